package news

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestCorrectionsAreCountedByMonthYearAndKind(t *testing.T) {
	zone := time.FixedZone("east", 3*3600)
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, zone) }
	made := func(kind CorrectionKind, at time.Time, after time.Duration) Corrected {
		return Corrected{kind, at.UTC(), at.UTC().Add(-after)}
	}
	got := CountCorrections([]Corrected{
		made(FactWrong, day(2026, 11, 3), time.Hour),
		made(FactWrong, day(2026, 11, 20), 4*time.Hour),
		made(Retraction, day(2026, 11, 1), 48*time.Hour), // still October in UTC
		made(NewsUpdate, day(2026, 11, 9), 30*time.Minute),
		made(Clarification, day(2026, 2, 9), 2*time.Hour),
		made(FactWrong, day(2024, 7, 9), 10*time.Hour), // when nothing came out
	}, []Published{
		{day(2026, 11, 1), 1500},
		{day(2026, 11, 22), 500},
		{day(2026, 2, 28), 3},
		{day(2025, 11, 1), 1000},
	}, day(2026, 11, 22))
	want := CorrectionStatistics{
		Months: []CorrectionSpan{
			{day(2026, 11, 1), 2000, 3, 4 * time.Hour},
			{day(2026, 2, 1), 3, 1, 2 * time.Hour},
		},
		Years: []CorrectionSpan{
			{day(2026, 1, 1), 2003, 4, 3 * time.Hour},
			{day(2025, 1, 1), 1000, 0, 0},
			{day(2024, 1, 1), 0, 1, 10 * time.Hour},
		},
		Kinds: []CorrectionCount{
			{FactWrong, 3, 4 * time.Hour},
			{Clarification, 1, 2 * time.Hour},
			{NewsUpdate, 1, 30 * time.Minute},
			{Retraction, 1, 48 * time.Hour},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMistakesPerThousandArticlesAreRounded(t *testing.T) {
	for _, x := range []struct{ corrections, articles, want int }{
		{0, 0, 0}, {3, 0, 0}, {3, 2000, 2}, {1, 3, 333}, {2, 3, 667}, {5, 1000, 5},
	} {
		s := CorrectionSpan{Corrections: x.corrections, Articles: x.articles}
		if got := s.PerThousand(); got != x.want {
			t.Errorf("%d mistakes in %d articles are %d per thousand, want %d", x.corrections, x.articles, got, x.want)
		}
	}
}
