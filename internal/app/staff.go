package app

import (
	"bufio"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
)

type staffCommands struct {
	Add      staffAddCommand      `cmd:"" help:"Add an account."`
	List     staffListCommand     `cmd:"" help:"List the accounts."`
	Password staffPasswordCommand `cmd:"" help:"Give an account another password, and end its sessions."`
	Posts    staffPostsCommand    `cmd:"" help:"Give somebody other posts: a role for the whole paper, or for desks."`
	End      staffEndCommand      `cmd:"" help:"End all sessions of an account."`
	Factors  staffFactorsCommand  `cmd:"" help:"Take authenticator app, passkeys and recovery codes from somebody who has lost them."`
}

// A password comes from a file, from standard input, or is made up.
type password struct {
	PasswordFile string `help:"File that holds the password; - for standard input. Without it one is made and printed." placeholder:"FILE"`
}

// read returns the password and whether it was made up here.
func (p password) read(r *run) (word string, made bool, err error) {
	if p.PasswordFile == "" {
		return passphrase(), true, nil
	}
	in := r.Stdin
	if p.PasswordFile != "-" {
		f, err := os.Open(p.PasswordFile)
		if err != nil {
			return "", false, &news.Error{Kind: news.Invalid, Message: "The password file " + p.PasswordFile + " can not be read."}
		}
		defer f.Close()
		in = f
	}
	line, err := bufio.NewReader(io.LimitReader(in, 4096)).ReadString('\n')
	if err != nil && err != io.EOF {
		return "", false, fmt.Errorf("read the password: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), false, nil
}

// passphrase makes a password of 130 random bits that can be read aloud.
func passphrase() string {
	text := strings.ToLower(rand.Text())
	return text[:5] + "-" + text[5:10] + "-" + text[10:15] + "-" + text[15:20] + "-" + text[20:]
}

type staffAddCommand struct {
	Email string `arg:"" help:"Address the person signs in with."`
	Name  string `help:"Name of the person." required:""`
	Role  string `help:"One of: reporter, audience_editor, front_editor, desk_editor, publisher, administrator; or one that the publisher made." default:"reporter"`
	password
	JSON bool `help:"Print one JSON object."`
}

type staffReport struct {
	Email    string `json:"email"`
	Name     string `json:"name"`
	Role     string `json:"role"`
	Disabled bool   `json:"disabled,omitempty"`
	Password string `json:"password,omitempty"` // only if it was made up just now
}

func (c staffAddCommand) Run(r *run) error {
	return r.withStore(func(st *store.Store) error {
		word, made, err := c.read(r)
		if err != nil {
			return err
		}
		s := news.Staff{Email: c.Email, Name: c.Name, Posts: news.As(news.Role(c.Role))}
		if err := porterOf(st, r.Now).Add(r.ctx, 0, &s, word); err != nil {
			return err
		}
		return r.say(reportOf(s, word, made), c.JSON)
	})
}

type staffPasswordCommand struct {
	Email string `arg:"" help:"Address of the account."`
	password
	JSON bool `help:"Print one JSON object."`
}

func (c staffPasswordCommand) Run(r *run) error {
	return r.withStore(func(st *store.Store) error {
		word, made, err := c.read(r)
		if err != nil {
			return err
		}
		if err := porterOf(st, r.Now).SetPassword(r.ctx, c.Email, word); err != nil {
			return err
		}
		s, err := st.StaffByEmail(r.ctx, c.Email)
		if err != nil {
			return err
		}
		return r.say(reportOf(s, word, made), c.JSON)
	})
}

func reportOf(s news.Staff, word string, made bool) staffReport {
	rep := staffReport{Email: s.Email, Name: s.Name, Role: titleOf(s.Posts), Disabled: s.Disabled}
	if made {
		rep.Password = word
	}
	return rep
}

// titleOf returns the role of somebody for the whole paper, and each they have
// at a desk: "reporter, desk_editor@3".
func titleOf(posts []news.Post) string {
	var titles []string
	for _, p := range posts {
		title := string(p.Role)
		if p.Desk != 0 {
			title += fmt.Sprintf("@%d", p.Desk)
		}
		titles = append(titles, title)
	}
	return strings.Join(titles, ", ")
}

func (s staffReport) text(w io.Writer) {
	fmt.Fprintf(w, "%s (%s), %s", s.Name, s.Email, s.Role)
	if s.Disabled {
		fmt.Fprint(w, ", disabled")
	}
	if s.Password != "" {
		fmt.Fprintf(w, "\nPassword: %s", s.Password)
	}
	fmt.Fprintln(w)
}

type staffListCommand struct {
	JSON bool `help:"Print one JSON object."`
}

type staffListReport struct {
	Staff []staffReport `json:"staff"`
}

func (c staffListCommand) Run(r *run) error {
	return r.withStore(func(st *store.Store) error {
		all, err := porterOf(st, r.Now).List(r.ctx)
		if err != nil {
			return err
		}
		rep := staffListReport{Staff: []staffReport{}}
		for _, s := range all {
			rep.Staff = append(rep.Staff, reportOf(s, "", false))
		}
		return r.say(rep, c.JSON)
	})
}

func (l staffListReport) text(w io.Writer) {
	if len(l.Staff) == 0 {
		fmt.Fprintln(w, "There are no accounts yet. Add one with: courant staff add ADDRESS --name NAME --role administrator")
	}
	for _, s := range l.Staff {
		s.text(w)
	}
}

// withStore opens the store of the data folder, which must be a paper
// already, for the time of do.
func (r *run) withStore(do func(*store.Store) error) error {
	if err := r.mustExist(); err != nil {
		return err
	}
	st, err := store.Open(r.ctx, store.Options{URL: r.config.DatabaseURL(), Now: r.Now})
	if err != nil {
		return err
	}
	err = do(st)
	if e := st.Close(); err == nil {
		err = e
	}
	return err
}

// mustExist refuses a data folder without a paper in it, so that a misspelt
// name does not make an empty one.
func (r *run) mustExist() error {
	if r.config.Database != "" {
		return nil
	}
	if _, err := os.Stat(r.config.DatabaseURL()); err != nil {
		return &news.Error{Kind: news.NotFound, Message: fmt.Sprintf("There is no paper in %s. Make one with: courant setup", r.config.Data)}
	}
	return nil
}
