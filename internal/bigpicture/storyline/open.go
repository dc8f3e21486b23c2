package storyline

import (
	"context"
	"fmt"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// A Form is what can be said of a storyline.
type Form struct {
	Title   string
	Slug    string // made of the title where there is none
	Summary string
	Picture int64
}

// fill puts the form into a storyline, or says what is wrong with it.
func (f Form) fill(x *news.Storyline) error {
	x.Title, x.Slug, x.Summary, x.Picture = f.Title, f.Slug, f.Summary, f.Picture
	if x.Slug == "" && x.Title != "" {
		x.Slug = news.Slugify(x.Title)
	}
	return x.Faults().Refuse()
}

// Open makes a new storyline of the paper with some articles in it.
func (s *Storylines) Open(ctx context.Context, staff news.Staff, f Form, articles []int64) (news.Storyline, error) {
	if err := staff.Need(news.MayApprove); err != nil {
		return news.Storyline{}, err
	}
	return s.open(ctx, staff, news.Storyline{}, f, articles)
}

// OpenProposed makes a proposed storyline one of the paper, with those of its
// articles that are taken; the others that were proposed are refused for good.
func (s *Storylines) OpenProposed(ctx context.Context, staff news.Staff, id int64, version int, f Form, articles []int64) (news.Storyline, error) {
	x, err := s.seen(ctx, staff, id, version)
	if err != nil {
		return x, err
	}
	return s.open(ctx, staff, x, f, articles)
}

// atOnce is how many articles a storyline can be opened with.
const atOnce = 200

func (s *Storylines) open(ctx context.Context, staff news.Staff, x news.Storyline, f Form, articles []int64) (news.Storyline, error) {
	if err := x.Open(s.Now()); err != nil {
		return x, err
	}
	if err := f.fill(&x); err != nil {
		return x, err
	}
	members, err := s.decided(ctx, staff, x.ID, articles)
	if err != nil {
		return x, err
	}
	if err := s.Store.OpenProposal(ctx, &x, members, s.told(staff, news.StorylineOpened, x.Title)); err != nil {
		return x, err
	}
	for _, m := range members {
		if m.State == news.MemberIn {
			if err := s.proposeEntries(ctx, x.ID, m.Article); err != nil {
				return x, err
			}
		}
	}
	return x, nil
}

// decided returns the decisions about the articles of a storyline that is
// opened: those that are taken, and of those proposed all others.
func (s *Storylines) decided(ctx context.Context, staff news.Staff, id int64, articles []int64) (members []news.Member, err error) {
	if len(articles) > atOnce {
		return nil, &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("A storyline can be opened with %d articles at most; add the others later.", atOnce)}
	}
	decide := func(article int64, state news.MemberState) {
		members = append(members, news.Member{Article: article, State: state, Staff: staff.ID, At: s.Now()})
	}
	for _, article := range slices.Compact(slices.Sorted(slices.Values(articles))) {
		if _, err := s.Store.Article(ctx, article); err != nil {
			return nil, fmt.Errorf("take article %d into a storyline: %w", article, err)
		}
		decide(article, news.MemberIn)
	}
	if id == 0 {
		return members, nil
	}
	proposed, _, err := s.Store.StorylineMembers(ctx, id, news.MemberProposed, "", atOnce)
	for _, row := range proposed {
		if !slices.Contains(articles, row.Article) {
			decide(row.Article, news.MemberRefused)
		}
	}
	return members, err
}

// RefuseProposed says that a proposed storyline is none. The same articles
// are not proposed as one again.
func (s *Storylines) RefuseProposed(ctx context.Context, staff news.Staff, id int64, version int) error {
	x, err := s.seen(ctx, staff, id, version)
	if err != nil {
		return err
	}
	if err := x.Refuse(); err != nil {
		return err
	}
	return s.Store.SaveStoryline(ctx, &x, s.told(staff, news.StorylineDenied, x.Title))
}
