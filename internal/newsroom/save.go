package newsroom

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Draft is a text that somebody wrote for an article.
type Draft struct {
	Article int64
	Base    int // number of the revision the writer began with
	Content news.Content
	Note    string // why, for the history; may be empty
	Typing  bool   // saved by itself while somebody writes: takes the place of the save before
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
	before, now := *a, n.Now()
	refusal := n.outdated(ctx, a, staff, draft.Base)
	if refusal == nil {
		refusal = a.Rewrite(draft.Content, staff, now)
	}
	if refusal != nil {
		return nil, n.setAside(ctx, a, staff, draft, refusal)
	}
	if before.State == a.State && reflect.DeepEqual(before.Content, a.Content) {
		return &before, nil // sent twice: the first answer was lost on the way
	}
	save, err := n.revised(ctx, &before, staff, draft, now)
	if err != nil {
		return nil, err
	}
	switch err := n.Store.SaveArticle(ctx, a, save); {
	case err != nil && news.KindOf(err) == news.Conflict:
		return nil, errFaster
	case err != nil:
		return nil, fmt.Errorf("save article %d: %w", a.ID, err)
	}
	return a, nil
}

// revised returns what is saved with a new text: its revision, the one whose
// place it takes, and the event.
func (n *Newsroom) revised(ctx context.Context, before *news.Article, staff news.Staff, draft Draft, now time.Time) (news.Save, error) {
	d := deed{staff, news.ToWrite, Seen{ID: before.ID}, news.ArticleWritten, draft.Note}
	save := news.Save{Revision: &news.Revision{Staff: staff.ID, At: now, Note: draft.Note}}
	if draft.Typing && draft.Base == before.Head {
		last, err := n.Store.RevisionLines(ctx, before.ID, 0, recent)
		if err != nil {
			return save, fmt.Errorf("look at the last revisions of article %d: %w", before.ID, err)
		}
		if save.Replaces = before.Replaces(draft.Base, staff.ID, last, now); save.Replaces != 0 {
			d.event = news.ArticleTyped
		}
	}
	save.Event = d.told(now)
	return save, nil
}

// recent is how many of the last revisions are looked at to see what a save
// while typing can take the place of.
const recent = 4

// setAside keeps a text that was refused as [news.Conflict], and returns the
// refusal with the number under which it is kept. What is refused for itself
// is not kept.
func (n *Newsroom) setAside(ctx context.Context, a *news.Article, staff news.Staff, draft Draft, refusal error) error {
	if news.KindOf(refusal) != news.Conflict {
		return refusal
	}
	now := n.Now()
	d := deed{staff, news.ToWrite, Seen{ID: a.ID}, news.ArticleSetAside, draft.Note}
	r := &news.Revision{Staff: staff.ID, At: now, Note: draft.Note, Content: draft.Content, Aside: true}
	switch err := n.Store.SaveArticle(ctx, a, news.Save{Revision: r, Event: d.told(now)}); {
	case err != nil && news.KindOf(err) == news.Conflict:
		return errFaster
	case err != nil:
		return fmt.Errorf("set a text of article %d aside: %w", a.ID, err)
	}
	return &news.Error{
		Kind:    news.Conflict,
		Message: fmt.Sprintf("%s Your text is kept as revision %d.", news.Sentence(refusal), r.Number),
	}
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
	since, err := n.Store.RevisionLines(ctx, a.ID, base, math.MaxInt32)
	if err != nil {
		return fmt.Errorf("load the revisions of article %d: %w", a.ID, err)
	}
	for _, r := range since {
		if !r.Aside && r.Staff != staff.ID {
			return &news.Error{Kind: news.Conflict, Message: "Somebody else has written in this article since you opened it."}
		}
	}
	return nil
}
