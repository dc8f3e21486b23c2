package app

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/question"
	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/store"
)

// An editorAtDesk makes the Gazette: one person who does every deed, always
// to the article as it stands.
type editorAtDesk struct {
	room   *newsroom.Newsroom
	fronts *frontpage.Fronts
	store  *store.Store
	staff  news.Staff
}

// seen names an article as it stands.
func (e editorAtDesk) seen(ctx context.Context, id int64) (newsroom.Seen, error) {
	a, err := e.store.Article(ctx, id)
	if err != nil {
		return newsroom.Seen{}, err
	}
	return newsroom.Seen{ID: id, Version: a.Version}, nil
}

// do carries out a deed on the article as it stands.
func (e editorAtDesk) do(ctx context.Context, id int64, deed func(newsroom.Seen) (*news.Article, error)) error {
	seen, err := e.seen(ctx, id)
	if err != nil {
		return err
	}
	_, err = deed(seen)
	return err
}

func (e editorAtDesk) Write(ctx context.Context, c news.Content) (int64, error) {
	a, err := e.room.Write(ctx, e.staff, c)
	if err != nil {
		return 0, err
	}
	return a.ID, nil
}

func (e editorAtDesk) Save(ctx context.Context, id int64, c news.Content, note string) error {
	a, err := e.store.Article(ctx, id)
	if err != nil {
		return err
	}
	_, err = e.room.Save(ctx, e.staff, newsroom.Draft{Article: id, Base: a.Head, Content: c, Note: note})
	return err
}

func (e editorAtDesk) Submit(ctx context.Context, id int64) error {
	return e.do(ctx, id, func(s newsroom.Seen) (*news.Article, error) { return e.room.Submit(ctx, e.staff, s) })
}

func (e editorAtDesk) Approve(ctx context.Context, id int64) error {
	return e.do(ctx, id, func(s newsroom.Seen) (*news.Article, error) { return e.room.Approve(ctx, e.staff, s) })
}

func (e editorAtDesk) Publish(ctx context.Context, id int64) error {
	return e.do(ctx, id, func(s newsroom.Seen) (*news.Article, error) { return e.room.Publish(ctx, e.staff, s, true) })
}

func (e editorAtDesk) Schedule(ctx context.Context, id int64, at time.Time) error {
	return e.do(ctx, id, func(s newsroom.Seen) (*news.Article, error) { return e.room.Schedule(ctx, e.staff, s, at) })
}

func (e editorAtDesk) Embargo(ctx context.Context, id int64, until time.Time) error {
	return e.do(ctx, id, func(s newsroom.Seen) (*news.Article, error) { return e.room.Embargo(ctx, e.staff, s, until) })
}

func (e editorAtDesk) Correct(ctx context.Context, id int64, c news.Correction) error {
	return e.do(ctx, id, func(s newsroom.Seen) (*news.Article, error) { return e.room.Correct(ctx, e.staff, s, c, false) })
}

func (e editorAtDesk) Withdraw(ctx context.Context, id int64, reason string, see int64) error {
	return e.do(ctx, id, func(s newsroom.Seen) (*news.Article, error) { return e.room.Withdraw(ctx, e.staff, s, reason, see) })
}

func (e editorAtDesk) MoveToDesk(ctx context.Context, id, desk int64) error {
	return e.do(ctx, id, func(s newsroom.Seen) (*news.Article, error) { return e.room.MoveToDesk(ctx, e.staff, s, desk) })
}

// Assign gives an article to somebody who has an account; where there are no
// accounts, it stays with the editor.
func (e editorAtDesk) Assign(ctx context.Context, id int64, email string) error {
	to, err := e.store.StaffByEmail(ctx, email)
	if err != nil {
		if news.KindOf(err) == news.NotFound {
			return nil
		}
		return err
	}
	return e.do(ctx, id, func(s newsroom.Seen) (*news.Article, error) { return e.room.Assign(ctx, e.staff, s, to.ID) })
}

func (e editorAtDesk) SetDue(ctx context.Context, id int64, at time.Time) error {
	return e.do(ctx, id, func(s newsroom.Seen) (*news.Article, error) { return e.room.SetDue(ctx, e.staff, s, at) })
}

func (e editorAtDesk) Launch(ctx context.Context, f news.Front) error {
	draft, err := e.fronts.Open(ctx, e.staff, f.Name)
	if err != nil {
		return err
	}
	saved, err := e.fronts.Save(ctx, e.staff, frontpage.Seen{Name: f.Name, Version: draft.Draft.Version}, f)
	if err != nil {
		return err
	}
	_, err = e.fronts.Launch(ctx, e.staff, frontpage.Seen{Name: f.Name, Version: saved.Draft.Version})
	return err
}

func (e editorAtDesk) questions() *question.Questions {
	return &question.Questions{Store: e.store, Now: e.room.Now}
}

func (e editorAtDesk) Ask(ctx context.Context, article int64, asked news.Asked) (int64, error) {
	q, err := e.questions().Ask(ctx, e.staff, article, asked, asked.Text)
	return q.ID, err
}

func (e editorAtDesk) Answer(ctx context.Context, id int64, end news.Ending) error {
	q, err := e.store.Question(ctx, id)
	if err != nil {
		return err
	}
	_, err = e.questions().Answer(ctx, e.staff, question.Seen{ID: id, Version: q.Version}, end)
	return err
}

func (e editorAtDesk) storylines() *storyline.Storylines {
	return &storyline.Storylines{Store: e.store, Now: e.room.Now}
}

func (e editorAtDesk) OpenStoryline(ctx context.Context, x news.Storyline, articles []int64) (int64, error) {
	form := storyline.Form{Title: x.Title, Slug: x.Slug, Summary: x.Summary, Picture: x.Picture}
	opened, err := e.storylines().Open(ctx, e.staff, form, articles)
	return opened.ID, err
}

func (e editorAtDesk) WriteEntry(ctx context.Context, entry news.TimelineEntry) error {
	form := storyline.EntryForm{Date: entry.Date, Text: entry.Text, Article: entry.Article}
	_, err := e.storylines().WriteEntry(ctx, e.staff, entry.Storyline, form)
	return err
}

// A movedClock stands still until it is set.
type movedClock struct{ at atomic.Int64 }

// Now returns the time it was set to.
func (c *movedClock) Now() time.Time { return time.UnixMilli(c.at.Load()) }

// Set moves it.
func (c *movedClock) Set(t time.Time) { c.at.Store(t.UnixMilli()) }
