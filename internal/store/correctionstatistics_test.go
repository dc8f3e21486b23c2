package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestStatisticsCountTheCorrectionsOfWhatIsPublic(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		d.article(t, "right", now.Add(-2*time.Hour))
		for slug, at := range map[string]time.Time{"wrong": now.Add(-3 * time.Hour), "planned": now.Add(time.Hour)} {
			a := d.article(t, slug, at)
			check(t, st.SaveArticle(ctx, a, news.Save{
				Publish: true, Correction: &news.Correction{Kind: news.FactWrong, Text: "It was not so.", At: now.Add(-time.Hour)},
				Event: news.Event{Name: news.ArticleCorrected},
			}))
		}
		got, err := st.CorrectionStatistics(ctx, now)
		check(t, err)
		month := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC)
		year := time.Date(now.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
		want := news.CorrectionStatistics{
			Months: []news.CorrectionSpan{{From: month, Articles: 2, Corrections: 1, Median: 2 * time.Hour}},
			Years:  []news.CorrectionSpan{{From: year, Articles: 2, Corrections: 1, Median: 2 * time.Hour}},
			Kinds:  []news.CorrectionCount{{Kind: news.FactWrong, Corrections: 1, Median: 2 * time.Hour}},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
