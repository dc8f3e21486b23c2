package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
)

// An editor works on a paper from this process, as another node would: the
// server hears of it from the store.
type editor struct {
	store   *store.Store
	room    *newsroom.Newsroom
	staff   news.Staff
	section int64
}

// hire lets the editor of the Gazette in at the paper of so many articles.
func (b *bench) hire(ctx context.Context, articles int) (*editor, error) {
	dir, err := b.paper(ctx, articles)
	if err != nil {
		return nil, err
	}
	st, err := store.Open(ctx, store.Options{URL: filepath.Join(dir, "courant.db"), Now: time.Now})
	if err != nil {
		return nil, err
	}
	e := &editor{store: st, room: &newsroom.Newsroom{Store: st, Now: time.Now}}
	if e.staff, err = st.StaffByEmail(ctx, "editor@ferrygazette.example"); err != nil {
		return nil, err
	}
	sections, err := st.Sections(ctx)
	if err != nil {
		return nil, err
	}
	e.section = sections[0].ID
	return e, nil
}

// ready writes an article of so many words, up to where it may be published.
func (e *editor) ready(ctx context.Context, headline string, words int) (*news.Article, error) {
	a, err := e.room.Write(ctx, e.staff, news.Content{
		Kind: news.News, Section: e.section, Slug: news.Slugify(headline), Headline: headline, Body: prose(words),
	})
	if err == nil {
		a, err = e.room.Submit(ctx, e.staff, newsroom.Seen{ID: a.ID, Version: a.Version})
	}
	if err == nil {
		a, err = e.room.Approve(ctx, e.staff, newsroom.Seen{ID: a.ID, Version: a.Version})
	}
	return a, err
}

// publish gives an article to readers and returns how long the call took.
func (e *editor) publish(ctx context.Context, a *news.Article) (*news.Article, time.Duration, error) {
	begun := time.Now()
	a, err := e.room.Publish(ctx, e.staff, newsroom.Seen{ID: a.ID, Version: a.Version}, true)
	return a, time.Since(begun), err
}

// rewrite publishes an article under another headline.
func (e *editor) rewrite(ctx context.Context, a *news.Article, headline string) (*news.Article, error) {
	c := a.Content
	c.Headline = headline
	a, err := e.room.Save(ctx, e.staff, newsroom.Draft{Article: a.ID, Base: a.Head, Content: c})
	if err != nil {
		return nil, err
	}
	a, _, err = e.publish(ctx, a)
	return a, err
}

// everySecond publishes the article anew every second until ctx ends, and
// returns how often it did.
func (e *editor) everySecond(ctx context.Context, a *news.Article) (times int, err error) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return times, nil
		case <-tick.C:
		}
		if a, err = e.rewrite(context.WithoutCancel(ctx), a, fmt.Sprintf("The ferry at %d seconds", times)); err != nil {
			return times, err
		}
		times++
	}
}

// dropAll has every node take all pages from its press, by saving the settings
// as they are, and waits until a node on SQLite has heard of it.
func (e *editor) dropAll(ctx context.Context) error {
	settings, err := e.store.Settings(ctx)
	if err != nil {
		return err
	}
	if err := e.store.SaveSettings(ctx, settings, news.Event{Name: news.SettingsChanged, Staff: e.staff.ID, Hard: []news.Key{news.KeySettings}}); err != nil {
		return err
	}
	time.Sleep(600 * time.Millisecond)
	return nil
}

// prose is a body of so many words that compresses about as news does.
func prose(words int) richtext.Doc {
	r := rand.New(rand.NewPCG(1, 2))
	var doc richtext.Doc
	for left := words; left > 0; left -= 80 {
		var b strings.Builder
		for range min(left, 80) {
			b.WriteString(strings.Repeat("a", r.IntN(3)) + strconv.Itoa(r.IntN(3000)) + " ")
		}
		doc.Blocks = append(doc.Blocks, richtext.Paragraph{Text: richtext.Plain(strings.TrimSpace(b.String()))})
	}
	return doc
}
