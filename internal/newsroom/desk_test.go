package newsroom_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

var (
	reporter = news.Staff{ID: 1, Name: "Mara Voss", Posts: news.As(news.Reporter)}
	editor   = news.Staff{ID: 2, Name: "Jonas Lind", Posts: news.As(news.DeskEditor)}
	sub      = news.Staff{ID: 3, Name: "Ada Roe", Posts: news.As(news.DeskEditor)}
)

// A desk is a newsroom on a real store, with a clock that tests can move.
type desk struct {
	*newsroom.Newsroom
	st      *store.Store
	section int64

	mu  sync.Mutex
	now time.Time
}

// each runs fn at a new desk on each engine.
func each(t *testing.T, fn func(t *testing.T, d *desk)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, st *store.Store) { fn(t, newDesk(t, st)) })
}

func newDesk(t *testing.T, st *store.Store) *desk {
	t.Helper()
	d := &desk{st: st, now: storetest.Now()}
	d.Newsroom = &newsroom.Newsroom{Store: st, Now: d.clock}
	set := news.Settings{
		Name: "The Ferry Gazette", Lang: "en-GB", Zone: "Europe/London", URL: "https://gazette.example",
		ArticlePath: news.DefaultArticlePath, AI: news.DefaultAIPolicy,
	}
	must(t, st.SaveSettings(t.Context(), set, news.Event{Name: news.SettingsChanged}))
	harbour := news.Section{Slug: "harbour", Name: "Harbour", Order: 1}
	must(t, st.SaveSection(t.Context(), &harbour, news.Event{Name: news.SettingsChanged}))
	d.section = harbour.ID
	return d
}

func (d *desk) clock() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func (d *desk) wait(span time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.Add(span)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// done returns the article of a deed that must succeed.
func done(t *testing.T, a *news.Article, err error) *news.Article {
	t.Helper()
	must(t, err)
	return a
}

// refused fails the test unless err is a refusal of that kind.
func refused(t *testing.T, kind news.Kind, err error) {
	t.Helper()
	if err == nil || news.KindOf(err) != kind {
		t.Errorf("got %v, want a refusal that is %s", err, kind)
	}
}

func seen(a *news.Article) newsroom.Seen { return newsroom.Seen{ID: a.ID, Version: a.Version} }

// text returns a content that may be published.
func (d *desk) text(headline string) news.Content {
	return news.Content{Section: d.section, Headline: headline, Standfirst: "Nobody knows why."}
}

// in brings a new article into a state by the deeds that lead there.
func (d *desk) in(t *testing.T, state news.State, headline string) *news.Article {
	t.Helper()
	ctx := t.Context()
	a, err := d.Write(ctx, reporter, d.text(headline))
	for _, next := range wayTo(state) {
		must(t, err)
		switch next {
		case news.Submitted:
			a, err = d.Submit(ctx, reporter, seen(a))
		case news.Ready:
			a, err = d.Approve(ctx, editor, seen(a))
		case news.Scheduled:
			a, err = d.Schedule(ctx, editor, seen(a), d.clock().Add(time.Hour))
		case news.Live:
			a, err = d.Publish(ctx, editor, seen(a), true)
		case news.Withdrawn:
			a, err = d.Withdraw(ctx, editor, seen(a), "It was wrong.", 0)
		case news.Spiked:
			a, err = d.Spike(ctx, reporter, seen(a))
		}
	}
	return done(t, a, err)
}

// wayTo returns the states an article passes on its way, the last one included.
func wayTo(state news.State) []news.State {
	way := []news.State{news.Submitted, news.Ready, news.Live, news.Withdrawn}
	switch state {
	case news.Spiked:
		return []news.State{news.Spiked}
	case news.Scheduled:
		return []news.State{news.Submitted, news.Ready, news.Scheduled}
	default:
		return way[:slices.Index(way, state)+1]
	}
}

// stored returns an article as the store has it.
func (d *desk) stored(t *testing.T, id int64) *news.Article {
	t.Helper()
	a, err := d.st.Article(t.Context(), id)
	return done(t, a, err)
}

// public returns where readers find the article now, or "" if they do not.
func (d *desk) public(t *testing.T, a *news.Article) string {
	t.Helper()
	p, err := d.st.ArticlePage(t.Context(), a.ID, d.clock())
	if err != nil {
		if kind := news.KindOf(err); kind != news.NotFound && kind != news.Gone {
			t.Error(err)
		}
		return ""
	}
	return p.Path
}

// history returns the names of the events of an article.
func (d *desk) history(t *testing.T, id int64) []news.EventName {
	t.Helper()
	events, err := d.st.Events(t.Context(), id)
	must(t, err)
	var names []news.EventName
	for _, ev := range events {
		names = append(names, ev.Name)
	}
	return names
}
