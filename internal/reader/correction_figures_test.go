package reader_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

func TestTheLogSaysHowOftenThePaperCorrectsItself(t *testing.T) {
	g := ferryGazette()
	month := time.Date(2026, 11, 1, 0, 0, 0, 0, london)
	g.figures = news.CorrectionStatistics{
		Months: []news.CorrectionSpan{{From: month, Articles: 1500, Corrections: 3, Median: 3 * time.Hour}},
		Years:  []news.CorrectionSpan{{From: month.AddDate(0, -10, 0), Articles: 1500, Corrections: 3, Median: 3 * time.Hour}},
		Kinds:  []news.CorrectionCount{{Kind: news.FactWrong, Corrections: 3, Median: 3 * time.Hour}},
	}
	s := themedSite(t, g, &theme.Shelf{Classic: must(themes.Classic())})
	p := s.get("/corrections")
	rows := p.Find(".figures tbody tr").Map(func(_ int, row *goquery.Selection) string {
		return strings.Join(row.Find("th, td").Map(func(_ int, cell *goquery.Selection) string { return cell.Text() }), " | ")
	})
	want := []string{"November 2026 | 1,500 | 3 | 2 | 3 hours", "2026 | 1,500 | 3 | 2 | 3 hours", "Correction | 3 | 3 hours"}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("the figures (-want +got):\n%s", diff)
	}
	keys := strings.Fields(p.header.Get("Surrogate-Key"))
	for _, want := range []string{"list:corrections", "month:2026-01", "month:2026-11"} {
		if !slices.Contains(keys, want) {
			t.Errorf("the page has no key %s, so its figures stay when a count changes: %v", want, keys)
		}
	}
}
