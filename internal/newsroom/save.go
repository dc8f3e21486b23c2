package newsroom

import (
	"context"
	"errors"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// A Draft is a text that somebody wrote for an article.
type Draft struct {
	Article int64
	Base    int // number of the revision the writer began with
	Content news.Content
	Note    string // why, for the history; may be empty
}

// tries is how often a text is saved anew when another save of the same
// article, a parallel one of the same writer mostly, was faster.
const tries = 5

// Save gives an article a new text, as its next revision. If somebody else
// has the lock, wrote since the Base, or took the article off the table, it
// refuses as [news.Conflict], but keeps the text as a revision set aside and
// says under which number.
func (n *Newsroom) Save(ctx context.Context, staff news.Staff, draft Draft) (*news.Article, error) {
	var err error
	for range tries {
		var a *news.Article
		if a, err = n.saveOnce(ctx, staff, draft); !errors.Is(err, errFaster) {
			return a, err
		}
	}
	return nil, err
}

// errFaster says that the article was saved between loading and saving it.
var errFaster = &news.Error{Kind: news.Conflict, Message: "Others are saving this article all the time. Try again."}

func (n *Newsroom) saveOnce(ctx context.Context, staff news.Staff, draft Draft) (*news.Article, error) {
	a, err := n.load(ctx, draft.Article)
	if err != nil {
		return nil, err
	}
	if err := staff.Allow(news.ToWrite, a); err != nil {
		return nil, err
	}
	d := deed{staff, news.ToWrite, Seen{ID: a.ID}, news.ArticleWritten, draft.Note}
	now := n.Now()
	refusal := n.outdated(ctx, a, staff, draft.Base)
	if refusal == nil {
		refusal = a.Rewrite(draft.Content, staff, now)
	}
	r := &news.Revision{Staff: staff.ID, At: now, Note: draft.Note, Content: draft.Content}
	if refusal != nil {
		if news.KindOf(refusal) != news.Conflict {
			return nil, refusal
		}
		d.event, r.Aside = news.ArticleSetAside, true
	}
	switch err := n.Store.SaveArticle(ctx, a, news.Save{Revision: r, Event: d.told(now)}); {
	case err != nil && news.KindOf(err) == news.Conflict:
		return nil, errFaster
	case err != nil:
		return nil, fmt.Errorf("save article %d: %w", a.ID, err)
	case refusal != nil:
		return nil, &news.Error{
			Kind:    news.Conflict,
			Message: fmt.Sprintf("%s Your text is kept as revision %d.", news.Sentence(refusal), r.Number),
		}
	}
	return a, nil
}

// outdated refuses a text that would undo what somebody else wrote. Texts
// that were set aside changed nothing, so they do not count.
func (n *Newsroom) outdated(ctx context.Context, a *news.Article, staff news.Staff, base int) error {
	if a.LockedFor(staff.ID) {
		return &news.Error{Kind: news.Conflict, Message: "Somebody else has taken over this article."}
	}
	if base == a.Head {
		return nil
	}
	revisions, err := n.Store.Revisions(ctx, a.ID)
	if err != nil {
		return fmt.Errorf("load the revisions of article %d: %w", a.ID, err)
	}
	for _, r := range revisions {
		if r.Number > base && !r.Aside && r.Staff != staff.ID {
			return &news.Error{Kind: news.Conflict, Message: "Somebody else has written in this article since you opened it."}
		}
	}
	return nil
}
