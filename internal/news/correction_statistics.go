package news

import (
	"slices"
	"time"
)

// CorrectionStatistics says how often a paper corrects itself and how long
// that takes.
type CorrectionStatistics struct {
	Months []CorrectionSpan // the newest twelve, the newest first
	Years  []CorrectionSpan // newest first
	Kinds  []CorrectionCount
}

// A CorrectionSpan is what was corrected in a month or a year.
type CorrectionSpan struct {
	From     time.Time // when it began, in the zone of the paper
	Articles int       // that became public in it
	// Corrections counts those of mistakes that were made in it, of articles
	// of whatever age.
	Corrections int
	Median      time.Duration // from publication to correction
}

// PerThousand returns how many mistakes were corrected for each thousand
// articles, rounded; 0 where there were no articles.
func (s CorrectionSpan) PerThousand() int {
	if s.Articles == 0 {
		return 0
	}
	return (s.Corrections*1000 + s.Articles/2) / s.Articles
}

// A CorrectionCount is how often corrections of one kind were made, and how
// long after publication half of them were.
type CorrectionCount struct {
	Kind        CorrectionKind
	Corrections int
	Median      time.Duration
}

// A Corrected is a correction as the statistics count it.
type Corrected struct {
	Kind    CorrectionKind
	At      time.Time
	Publish time.Time // when its article became public
}

// A Published is how many articles became public on a day, or in a longer
// time that began with it.
type Published struct {
	Day      time.Time
	Articles int
}

// monthsShown is how many months the statistics tell apart.
const monthsShown = 12

// CountCorrections makes statistics of the corrections of public articles and
// of the articles of each month. Months and years are those of the zone of now.
func CountCorrections(made []Corrected, published []Published, now time.Time) CorrectionStatistics {
	s := CorrectionStatistics{Years: spans(made, published, now.Location(), yearOf)}
	for _, month := range spans(made, published, now.Location(), monthOf) {
		if month.From.After(now.AddDate(-1, 0, 0)) && len(s.Months) < monthsShown {
			s.Months = append(s.Months, month)
		}
	}
	for _, kind := range CorrectionKinds() {
		var took []time.Duration
		for _, c := range made {
			if c.Kind == kind {
				took = append(took, c.At.Sub(c.Publish))
			}
		}
		if len(took) > 0 {
			s.Kinds = append(s.Kinds, CorrectionCount{kind, len(took), median(took)})
		}
	}
	return s
}

func yearOf(t time.Time) time.Time {
	return time.Date(t.Year(), 1, 1, 0, 0, 0, 0, t.Location())
}

func monthOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, t.Location())
}

// spans counts by the stretch of time that of puts a moment in, newest first.
func spans(made []Corrected, published []Published, zone *time.Location, of func(time.Time) time.Time) []CorrectionSpan {
	articles, took := map[time.Time]int{}, map[time.Time][]time.Duration{}
	for _, p := range published {
		articles[of(p.Day.In(zone))] += p.Articles
	}
	for _, c := range made {
		from := of(c.At.In(zone))
		articles[from] += 0 // a month without articles may have corrections
		if c.Kind.IsMistake() {
			took[from] = append(took[from], c.At.Sub(c.Publish))
		}
	}
	var all []CorrectionSpan
	for from, n := range articles {
		all = append(all, CorrectionSpan{from, n, len(took[from]), median(took[from])})
	}
	slices.SortFunc(all, func(x, y CorrectionSpan) int { return y.From.Compare(x.From) })
	return all
}

// median returns the middle of some times, 0 of none.
func median(took []time.Duration) time.Duration {
	if len(took) == 0 {
		return 0
	}
	took = slices.Sorted(slices.Values(took))
	middle := len(took) / 2
	if len(took)%2 == 1 {
		return took[middle]
	}
	return (took[middle-1] + took[middle]) / 2
}
