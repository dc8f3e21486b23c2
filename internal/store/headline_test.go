package store_test

import (
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestOnlyWhatReadersHaveIsFoundToLinkTo(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx, now := t.Context(), storetest.Now()
		a := &news.Article{State: news.Live, PublishAt: now, Path: "/harbour/ferry", Content: news.Content{Kind: news.News, Headline: "Ferry"}}
		if err := st.CreateArticle(ctx, a, news.Save{Publish: true, Event: news.Event{Name: news.ArticlePublished}}); err != nil {
			t.Fatal(err)
		}
		found, err := st.Headlines(ctx, []int64{a.ID, 99}, now)
		if err != nil || len(found) != 1 || found[0].Path != a.Path || found[0].Headline != "Ferry" {
			t.Errorf("%+v, %v", found, err)
		}
		if found, _ := st.Headlines(ctx, []int64{a.ID}, now.Add(-time.Second)); len(found) != 0 {
			t.Errorf("before it was public: %+v", found)
		}
		if h, err := st.HeadlineAt(ctx, a.Path, now); err != nil || h.Article != a.ID {
			t.Errorf("%+v, %v", h, err)
		}
		if _, err := st.HeadlineAt(ctx, "/harbour", now); news.KindOf(err) != news.NotFound {
			t.Errorf("%v", err)
		}
	})
}
