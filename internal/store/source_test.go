package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A desk is a small paper with one of everything.
type desk struct {
	*store.Store
	news, city, sport news.Section // city is below news
	mayor             news.Topic
	ada, wire         news.Author
	photo             news.Picture
}

func newDesk(t *testing.T, st *store.Store) *desk {
	t.Helper()
	d := &desk{Store: st}
	d.news = news.Section{Slug: "news", Name: "News", Order: 1}
	d.sport = news.Section{Slug: "sport", Name: "Sport", Order: 2}
	d.city = news.Section{Slug: "city", Name: "City", Order: 1}
	d.mayor = news.Topic{Kind: news.Person, Slug: "vera-lindqvist", Name: "Vera Lindqvist"}
	d.ada = news.Author{Slug: "ada", Name: "Ada Moran", Bio: "Writes."}
	d.wire = news.Author{Slug: "wire", Name: "Harbour Wire", Agency: true}
	d.photo = news.Picture{Blob: "b10b", Type: "image/jpeg", Width: 3, Height: 2, Alt: "a ferry", Credit: "Ada", FocusX: 0.5}
	ctx, ev := t.Context(), news.Event{Name: news.SettingsChanged, At: now}
	set := news.Settings{Name: "The Ferry Gazette", Lang: "en", Zone: "Europe/London", AI: news.DefaultAIPolicy}
	check(t, st.SaveSettings(ctx, set, ev))
	check(t, st.SaveSection(ctx, &d.news, ev))
	d.city.Parent = d.news.ID
	check(t, st.SaveSection(ctx, &d.city, ev))
	check(t, st.SaveSection(ctx, &d.sport, ev))
	check(t, st.SaveTopic(ctx, &d.mayor, ev))
	check(t, st.SaveAuthor(ctx, &d.ada, ev))
	check(t, st.SaveAuthor(ctx, &d.wire, ev))
	check(t, st.SavePicture(ctx, &d.photo, ev))
	return d
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// article creates and publishes an article in the city section.
func (d *desk) article(t *testing.T, slug string, at time.Time, change ...func(*news.Article)) *news.Article {
	t.Helper()
	a := written("Headline of " + slug)
	a.Slug, a.Section = slug, d.city.ID
	a.Byline = []news.Byline{{Author: d.ada.ID}}
	a.Topics = []int64{d.mayor.ID}
	a.Picture = &news.Illustration{Picture: d.photo.ID, Caption: "Own caption"}
	for _, fn := range change {
		fn(a)
	}
	return publish(t, d.Store, create(t, d.Store, a), at)
}

func slugs(cards []paper.Card) (list []string) {
	for _, x := range cards {
		list = append(list, x.Path[len("/news/"):])
	}
	return list
}

func TestArticlePageSaysInWordsWhatTheArticleHasInNumbers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		d.article(t, "before", now.Add(-3*time.Hour))
		a := d.article(t, "this", now.Add(-2*time.Hour), func(a *news.Article) {
			a.Byline = append(a.Byline, news.Byline{Author: d.wire.ID, Role: news.ByReporting})
			a.Body.Blocks = append(a.Body.Blocks,
				richtext.Picture{Picture: d.photo.ID},
				richtext.Paragraph{Text: richtext.Text{{Text: "Lindqvist", Topic: d.mayor.ID}}})
		})
		d.article(t, "after", now.Add(-time.Hour))
		planned := d.article(t, "planned", now.Add(time.Hour))

		p, err := st.ArticlePage(t.Context(), a.ID, now)
		check(t, err)
		if diff := cmp.Diff(a.Content, p.Content); diff != "" {
			t.Errorf("content (-want +got):\n%s", diff)
		}
		wantByline := []paper.Credit{
			{Name: "Ada Moran", Path: "/author/ada"},
			{Name: "Harbour Wire", Path: "/author/wire", Role: news.ByReporting, Agency: true},
		}
		if diff := cmp.Diff(wantByline, p.Byline); diff != "" {
			t.Errorf("byline (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]paper.Author{{Author: d.ada}, {Author: d.wire}}, p.Authors); diff != "" {
			t.Errorf("authors (-want +got):\n%s", diff)
		}
		if p.Section != d.city || p.Parent == nil || p.Parent.Name != "News" {
			t.Errorf("section is %v below %v", p.Section, p.Parent)
		}
		if p.Picture == nil || p.Picture.Caption != "Own caption" || p.Picture.Alt != "a ferry" {
			t.Errorf("picture is %+v", p.Picture)
		}
		if p.Pictures[d.photo.ID].Blob != "b10b" || p.TopicRefs[d.mayor.ID].Path != "/person/vera-lindqvist" {
			t.Errorf("body shows %v and names %v", p.Pictures, p.TopicRefs)
		}
		if p.Before.Path != "/news/before" || p.After.Path != "/news/after" {
			t.Errorf("stands between %s and %s", p.Before.Path, p.After.Path)
		}
		if diff := cmp.Diff([]string{"after", "before"}, slugs(p.Latest)); diff != "" {
			t.Errorf("latest (-want +got):\n%s", diff)
		}
		if !p.Until.Equal(planned.PublishAt) {
			t.Errorf("turns at %v, want %v, when the next article becomes public", p.Until, planned.PublishAt)
		}
		for _, key := range []news.Key{news.ArticleKey(a.ID), news.KeyLatest, news.KeySettings, news.CardKey(p.Before.ID), news.AuthorKey(d.ada.ID)} {
			if !slices.Contains(p.Keys, key) {
				t.Errorf("key %s is missing from %v", key, p.Keys)
			}
		}
		if p.Versions != 1 || p.Words == 0 {
			t.Errorf("%d versions, %d words", p.Versions, p.Words)
		}
	})
}

func TestReadersSeeNothingThatIsNotPublic(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		draft := create(t, st, written("A draft"))
		planned := d.article(t, "planned", now.Add(time.Hour))

		for name, a := range map[string]*news.Article{"draft": draft, "planned": planned} {
			if _, err := st.ArticlePage(ctx, a.ID, now); news.KindOf(err) != news.NotFound {
				t.Errorf("the page of a %s article is %v", name, err)
			}
			if _, err := st.HistoryPage(ctx, a.ID, now); news.KindOf(err) != news.NotFound {
				t.Errorf("the history of a %s article is %v", name, err)
			}
		}
		if _, err := st.Resolve(ctx, planned.Path, now); news.KindOf(err) != news.NotFound {
			t.Errorf("the address of a planned article is %v", err)
		}
		for name, list := range map[string]func(time.Time) []paper.Card{
			"section": func(at time.Time) []paper.Card {
				p, err := st.SectionPage(ctx, d.news.ID, paper.Cursor{}, at)
				check(t, err)
				return p.List.Cards
			},
			"topic": func(at time.Time) []paper.Card {
				p, err := st.TopicPage(ctx, d.mayor.ID, paper.Cursor{}, at)
				check(t, err)
				return p.List.Cards
			},
			"author": func(at time.Time) []paper.Card {
				p, err := st.AuthorPage(ctx, d.ada.ID, paper.Cursor{}, at)
				check(t, err)
				return p.List.Cards
			},
			"latest": func(at time.Time) []paper.Card {
				l, err := st.Latest(ctx, paper.Cursor{}, 10, at)
				check(t, err)
				return l.Cards
			},
			"front": func(at time.Time) []paper.Card {
				p, err := st.FrontPage(ctx, "home", at)
				check(t, err)
				return p.Latest
			},
			"day": func(at time.Time) []paper.Card {
				p, err := st.ArchiveDay(ctx, now, at)
				check(t, err)
				return p.Cards
			},
		} {
			if got := list(planned.PublishAt.Add(-time.Millisecond)); len(got) != 0 {
				t.Errorf("%s shows %v before its time", name, slugs(got))
			}
			if got := list(planned.PublishAt); len(got) != 1 {
				t.Errorf("%s shows %v at its time", name, slugs(got))
			}
		}
		l, err := st.Latest(ctx, paper.Cursor{}, 10, now)
		if err != nil || !l.Until.Equal(planned.PublishAt) || !slices.Contains(l.Keys, news.KeyLatest) {
			t.Errorf("latest turns at %v and has keys %v, %v", l.Until, l.Keys, err)
		}
	})
}
