package app

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
	"github.com/courant-press/courant/internal/store"
)

// operator is who works on the command line: nobody of the staff, who may do
// everything there, because the database lies open before them.
func operator() news.Staff {
	return news.Staff{Name: "The operator", Posts: news.As(news.Administrator)}
}

type staffPostsCommand struct {
	Email string   `arg:"" help:"Address of the account."`
	Posts []string `arg:"" help:"Posts as ROLE, or ROLE@DESK with the number of a desk, such as desk_editor@3." placeholder:"POST"`
	JSON  bool     `help:"Print one JSON object."`
}

func (c staffPostsCommand) Run(r *run) error {
	posts, err := readPosts(c.Posts)
	if err != nil {
		return err
	}
	return r.withAccount(c.Email, c.JSON, func(p *account.Porter, s news.Staff) error {
		return p.SetPosts(r.ctx, operator(), s.ID, posts)
	})
}

// readPosts reads posts as they are typed: "reporter", "desk_editor@3".
func readPosts(texts []string) ([]news.Post, error) {
	var posts []news.Post
	for _, text := range texts {
		role, number, atDesk := strings.Cut(text, "@")
		post := news.Post{Role: news.Role(role)}
		if atDesk {
			var err error
			if post.Desk, err = strconv.ParseInt(number, 10, 64); err != nil || post.Desk < 1 {
				return nil, refusal("%q is not a post. Use ROLE, or ROLE@DESK with the number of a desk.", text)
			}
		}
		posts = append(posts, post)
	}
	return posts, nil
}

type staffEndCommand struct {
	Email string `arg:"" help:"Address of the account."`
	JSON  bool   `help:"Print one JSON object."`
}

func (c staffEndCommand) Run(r *run) error {
	return r.withAccount(c.Email, c.JSON, func(p *account.Porter, s news.Staff) error {
		return p.EndSessionsOf(r.ctx, operator(), s.ID)
	})
}

type staffFactorsCommand struct {
	Email string `arg:"" help:"Address of the account."`
	JSON  bool   `help:"Print one JSON object."`
}

func (c staffFactorsCommand) Run(r *run) error {
	return r.withAccount(c.Email, c.JSON, func(p *account.Porter, s news.Staff) error {
		return p.RemoveFactors(r.ctx, operator(), s.ID)
	})
}

// withAccount does something to the account of an address, and reports how it
// stands then.
func (r *run) withAccount(email string, asJSON bool, do func(*account.Porter, news.Staff) error) error {
	return r.withStore(func(st *store.Store) error {
		s, err := st.StaffByEmail(r.ctx, email)
		if err == nil {
			err = do(porterOf(st, r.Now), s)
		}
		if err == nil {
			s, err = st.StaffByEmail(r.ctx, email)
		}
		if err != nil {
			return fmt.Errorf("account %s: %w", email, err)
		}
		return r.say(reportOf(s, "", false), asJSON)
	})
}
