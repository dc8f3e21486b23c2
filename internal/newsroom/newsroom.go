package newsroom

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Newsroom carries out the deeds of the desk. Its methods may be called at
// the same time.
type Newsroom struct {
	Store    Store
	Now      func() time.Time
	Channels Channels // where it is seen whether readers have an article; nil to see nothing
}

// Seen names an article as the editor has it on the screen. A deed is refused
// as [news.Conflict] if it was saved since.
type Seen struct {
	ID      int64
	Version int
}

// A deed is a verb that somebody does to an article, with the event and the
// note that will stand in its history.
type deed struct {
	staff news.Staff
	verb  news.Verb
	seen  Seen
	event news.EventName
	note  string
}

// do carries out a deed that changes nothing for readers.
func (n *Newsroom) do(ctx context.Context, d deed, rule func(a *news.Article, now time.Time) error) (*news.Article, error) {
	a, err := n.open(ctx, d)
	if err != nil {
		return nil, err
	}
	now := n.Now()
	if err := rule(a, now); err != nil {
		return nil, err
	}
	return n.save(ctx, a, news.Save{Event: d.told(now)})
}

// open loads the article of a deed, and refuses if the person may not do it
// or has not seen the article as it is.
func (n *Newsroom) open(ctx context.Context, d deed) (*news.Article, error) {
	a, err := n.load(ctx, d.seen.ID)
	if err != nil {
		return nil, err
	}
	if err := d.staff.Allow(d.verb, a); err != nil {
		return nil, err
	}
	if a.Version != d.seen.Version {
		return nil, &news.Error{
			Kind:    news.Conflict,
			Message: "Somebody else has saved this article in the meantime. Load it again to see what changed.",
		}
	}
	return a, nil
}

func (n *Newsroom) load(ctx context.Context, id int64) (*news.Article, error) {
	a, err := n.Store.Article(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("load article %d: %w", id, err)
	}
	return a, nil
}

func (n *Newsroom) settings(ctx context.Context) (news.Settings, error) {
	settings, err := n.Store.Settings(ctx)
	if err != nil {
		return settings, fmt.Errorf("load the settings: %w", err)
	}
	return settings, nil
}

// save keeps what a deed changed and returns the article with its new version.
func (n *Newsroom) save(ctx context.Context, a *news.Article, save news.Save) (*news.Article, error) {
	if err := n.Store.SaveArticle(ctx, a, save); err != nil {
		return nil, fmt.Errorf("save article %d: %w", a.ID, err)
	}
	return a, nil
}

// told returns the event of a deed.
func (d deed) told(now time.Time) news.Event {
	return news.Event{Name: d.event, Article: d.seen.ID, Staff: d.staff.ID, At: now, Note: d.note}
}
