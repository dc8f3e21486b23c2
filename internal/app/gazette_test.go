package app

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A count is what there is of a printed Gazette.
type count struct {
	Sections, Authors, Topics, Pictures int
	Articles                            map[news.State]int
	Corrections, Versions               int // versions after the first that readers had
}

func TestTheGazetteIsPrintedWhole(t *testing.T) {
	t.Parallel()
	storetest.EachURL(t, func(t *testing.T, url string) {
		p := printGazette(t, url)
		got := count{
			Sections: len(p.ids.Sections), Authors: len(p.ids.Authors), Topics: len(p.ids.Topics), Pictures: len(p.ids.Pictures),
			Articles: map[news.State]int{},
		}
		for slug, id := range p.ids.Articles {
			a := p.article(t, slug)
			got.Articles[a.State]++
			for _, b := range a.Body.Blocks {
				if legacy, isLegacy := b.(richtext.Legacy); isLegacy {
					t.Errorf("%s has a legacy block: %+v", slug, legacy)
				}
			}
			if a.State == news.Live {
				history, err := p.store.HistoryPage(t.Context(), id, sunday)
				ok(t, err)
				got.Versions += len(history.Revisions) - 1
			}
		}
		log, err := p.store.CorrectionsPage(t.Context(), paper.Cursor{}, sunday)
		ok(t, err)
		got.Corrections = len(log.Entries)
		want := count{
			Sections: 12, Authors: 15, Topics: 78, Pictures: 60,
			Articles: map[news.State]int{
				news.Live: 83, news.Withdrawn: 1, news.Scheduled: 1, news.Ready: 2, news.Submitted: 2, news.Draft: 3,
			},
			Corrections: 7, Versions: 6,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// TestOneStoryInTwoWordingsIsFolded looks at the pair of the Gazette: our own
// report and the agency's, a little later.
func TestOneStoryInTwoWordingsIsFolded(t *testing.T) {
	t.Parallel()
	p := printGazette(t, storetest.Path(t))
	wire, own := p.ids.Articles["strike-called-off-wire"], p.ids.Articles["strike-called-off"]
	var into int64
	var why string
	row := p.store.DB().QueryRowContext(t.Context(), `select same_as, same_why from live where article = $1`, wire)
	ok(t, row.Scan(&into, &why))
	if into != own || why != "The headlines differ only in small words, endings, accents or punctuation." {
		t.Errorf("the agency's report is folded into %d because %q, want %d", into, why, own)
	}
	latest, err := p.store.Latest(t.Context(), paper.Cursor{}, 30, sunday)
	ok(t, err)
	ids := map[int64]bool{}
	for _, c := range latest.Cards {
		ids[c.ID] = true
	}
	if ids[wire] || !ids[own] || len(ids) != len(latest.Cards) {
		t.Errorf("the latest are %v", slices.Sorted(maps.Keys(ids)))
	}
}

// TestTheGazetteIsPrintedAtAnyHour makes it at times at which much of the day
// has still to come.
func TestTheGazetteIsPrintedAtAnyHour(t *testing.T) {
	t.Parallel()
	for name, now := range map[string]time.Time{
		"at midnight":   time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
		"on a leap day": time.Date(2028, 2, 29, 0, 5, 0, 0, time.UTC),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := openPaper(t, storetest.Path(t), &movedClock{})
			p.fillAt(t, now, pretend)
			if a := p.get("/"); a.status != 200 {
				t.Errorf("the front answers %d", a.status)
			}
			if a := p.get(p.article(t, "strike-called-off").Path); a.status != 200 {
				t.Errorf("the article of the day answers %d", a.status)
			}
		})
	}
}
