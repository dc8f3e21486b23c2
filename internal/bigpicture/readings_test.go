package bigpicture_test

import (
	"context"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A notebook is a taker that notes what it gets.
type notebook struct {
	taken   []bigpicture.LiveText
	dropped []int64
}

func (n *notebook) Take(_ context.Context, t bigpicture.LiveText) error {
	n.taken = append(n.taken, t)
	return nil
}

func (n *notebook) Drop(_ context.Context, article int64) error {
	n.dropped = append(n.dropped, article)
	return nil
}

// readings returns readings of a new paper.
func readings(t *testing.T, takers ...bigpicture.Taker) (*bigpicture.Readings, *store.Store) {
	t.Helper()
	st := storetest.New(t)
	r := &bigpicture.Readings{Store: st, Now: storetest.Now, Takers: takers}
	st.OnEvent(r.Hear)
	return r, st
}

// written keeps a new article with one paragraph.
func written(t *testing.T, st *store.Store, text string) *news.Article {
	t.Helper()
	a := &news.Article{State: news.Draft, CreatedAt: storetest.Now(), SavedAt: storetest.Now()}
	a.Kind, a.Headline = news.News, "Will the ferry run again?"
	a.Body.Blocks = []richtext.Block{richtext.Paragraph{Text: richtext.Plain(text)}}
	check(t, st.CreateArticle(t.Context(), a, news.Save{Event: news.Event{Name: news.ArticleWritten}}))
	return a
}

// published gives readers the text of an article.
func published(t *testing.T, st *store.Store, a *news.Article, at time.Time) {
	t.Helper()
	a.State, a.PublishAt, a.Path, a.LiveHead = news.Live, at, "/ferry", a.Head
	check(t, st.SaveArticle(t.Context(), a, news.Save{Publish: true, Event: news.Event{Name: news.ArticlePublished}}))
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAReadingFollowsTheTopics(t *testing.T) {
	t.Parallel()
	r, st := readings(t)
	a := written(t, st, "The mayor of Ostrand, Anna Holm, said “We never stopped.”")
	known := func() (ids []int64) {
		reading, err := r.AtDesk(t.Context(), a)
		check(t, err)
		for _, tag := range reading.Tags.Known {
			ids = append(ids, tag.Topic)
		}
		return ids
	}
	if ids := known(); len(ids) != 0 {
		t.Fatalf("topics %v of a paper without topics", ids)
	}
	ostrand := news.Topic{Kind: news.Place, Slug: "ostrand", Name: "Ostrand"}
	check(t, st.SaveTopic(t.Context(), &ostrand, news.Event{Name: news.TopicChanged}))
	if ids := known(); len(ids) != 1 || ids[0] != ostrand.ID {
		t.Fatalf("topics %v, want %d", ids, ostrand.ID)
	}
	town := news.Topic{Kind: news.Place, Slug: "town", Name: "The Town"}
	check(t, st.SaveTopic(t.Context(), &town, news.Event{Name: news.TopicChanged}))
	check(t, st.MergeTopics(t.Context(), ostrand.ID, town.ID, news.Event{Name: news.TopicsMerged}))
	if ids := known(); len(ids) != 1 || ids[0] != town.ID {
		t.Fatalf("topics %v, want %d, which stands for %d", ids, town.ID, ostrand.ID)
	}
}

func TestTakersGetWhatReadersHave(t *testing.T) {
	t.Parallel()
	book := &notebook{}
	r, st := readings(t, book)
	a := written(t, st, "“We never stopped,” said Anna Holm.")
	check(t, r.TakeIn(t.Context(), a.ID))
	if len(book.taken) != 0 || len(book.dropped) != 1 {
		t.Fatalf("a draft was taken: %+v", book.taken)
	}
	published(t, st, a, storetest.Now())
	check(t, r.TakeIn(t.Context(), a.ID))
	if len(book.taken) != 1 || len(book.taken[0].Reading.Quotes) != 1 || book.taken[0].Revision != 1 || book.taken[0].Lang == "" {
		t.Fatalf("taken: %+v", book.taken)
	}
}
