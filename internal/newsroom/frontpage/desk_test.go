package frontpage_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A desk is a paper with an editor of its fronts, a reporter, and a clock.
type desk struct {
	*frontpage.Fronts
	st               *store.Store
	room             *newsroom.Newsroom
	editor, reporter news.Staff
	harbour          news.Section

	mu  sync.Mutex
	now time.Time
}

func each(t *testing.T, fn func(t *testing.T, d *desk)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, st *store.Store) { fn(t, newDesk(t, st)) })
}

func newDesk(t *testing.T, st *store.Store) *desk {
	t.Helper()
	d := &desk{st: st, now: storetest.Now()}
	d.Fronts = &frontpage.Fronts{Store: st, Now: d.clock}
	d.room = &newsroom.Newsroom{Store: st, Now: d.clock}
	ctx, ev := t.Context(), news.Event{Name: news.SettingsChanged}
	must(t, st.SaveSettings(ctx, news.Settings{
		Name: "The Ferry Gazette", Lang: "en", Zone: "Europe/Paris", URL: "https://gazette.example",
		ArticlePath: news.DefaultArticlePath, AI: news.DefaultAIPolicy,
	}, ev))
	d.harbour = news.Section{Slug: "harbour", Name: "Harbour", Order: 1}
	must(t, st.SaveSection(ctx, &d.harbour, ev))
	d.editor = news.Staff{Email: "gwen@example.org", Name: "Gwen Orr", Posts: news.As(news.Publisher)}
	d.reporter = news.Staff{Email: "ada@example.org", Name: "Ada Moran", Posts: news.As(news.Reporter)}
	must(t, st.SaveStaff(ctx, &d.editor, ev))
	must(t, st.SaveStaff(ctx, &d.reporter, ev))
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

// ready writes an article and takes it to where it can be published.
func (d *desk) ready(t *testing.T, headline string) *news.Article {
	t.Helper()
	ctx := t.Context()
	c := news.Content{Headline: headline, Section: d.harbour.ID, Kind: news.News, Body: richtext.Doc{Blocks: []richtext.Block{
		richtext.Paragraph{Text: richtext.Text{{Text: headline + " is what it is about."}}},
	}}}
	a, err := d.room.Write(ctx, d.editor, c)
	must(t, err)
	a, err = d.room.Submit(ctx, d.editor, seen(a))
	must(t, err)
	a, err = d.room.Approve(ctx, d.editor, seen(a))
	must(t, err)
	return a
}

// article publishes an article a minute after the last.
func (d *desk) article(t *testing.T, headline string) *news.Article {
	t.Helper()
	a := d.ready(t, headline)
	a, err := d.room.Publish(t.Context(), d.editor, seen(a), true)
	must(t, err)
	d.wait(time.Minute)
	return a
}

func seen(a *news.Article) newsroom.Seen { return newsroom.Seen{ID: a.ID, Version: a.Version} }

// save arranges the home front over whatever is there.
func (d *desk) save(t *testing.T, boxes ...news.Container) *frontpage.View {
	t.Helper()
	v, err := d.Open(t.Context(), d.editor, "home")
	must(t, err)
	v, err = d.Save(t.Context(), d.editor, at(v), news.Front{Containers: boxes})
	must(t, err)
	return v
}

// launch arranges the home front and gives it to readers.
func (d *desk) launch(t *testing.T, boxes ...news.Container) *frontpage.View {
	t.Helper()
	v, err := d.Launch(t.Context(), d.editor, at(d.save(t, boxes...)))
	must(t, err)
	return v
}

func at(v *frontpage.View) frontpage.Seen {
	return frontpage.Seen{Name: v.Draft.Name, Version: v.Draft.Version}
}

// shown returns the headlines that readers have on the home front.
func (d *desk) shown(t *testing.T) string {
	t.Helper()
	p, err := d.st.FrontPage(t.Context(), "home", d.clock())
	must(t, err)
	var heads []string
	for _, c := range p.Containers {
		for _, card := range c.Cards {
			heads = append(heads, card.Headline)
		}
	}
	return strings.Join(heads, " | ")
}

func lead(slots ...news.Slot) news.Container {
	return news.Container{Key: "lead", Shape: news.LeadShape, Slots: slots}
}

func slot(a *news.Article) news.Slot { return news.Slot{Article: a.ID} }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func refused(t *testing.T, kind news.Kind, err error) {
	t.Helper()
	if err == nil || news.KindOf(err) != kind {
		t.Errorf("the refusal is %v, want %s", err, kind)
	}
}
