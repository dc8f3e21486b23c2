package reader

import (
	"context"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// yearsShown is how many years the log of corrections counts, beside the
// newest months. It has a key for each of their months.
const yearsShown = 3

// correctionFigures returns how often the paper corrects itself, for the first
// page of the log.
func (s *Site) correctionFigures(ctx context.Context, e *edition, at paper.Cursor) (*CorrectionFigures, error) {
	if !at.IsZero() {
		return nil, nil
	}
	found, err := s.source.CorrectionStatistics(ctx, e.now)
	if err != nil || len(found.Kinds) == 0 {
		return nil, err
	}
	f := &CorrectionFigures{since: e.day(e.now)}
	for _, m := range found.Months {
		f.Spans = append(f.Spans, e.figureRow(m, e.locale.MonthYear(m.From)))
	}
	for _, y := range found.Years[:min(yearsShown, len(found.Years))] {
		f.Spans = append(f.Spans, e.figureRow(y, strconv.Itoa(y.From.Year())))
		f.since = y.From
	}
	f.until = e.day(e.now)
	for _, k := range found.Kinds {
		f.Kinds = append(f.Kinds, FigureRow{
			Name: e.correctionLabel(k.Kind), Corrections: e.locale.Number(k.Corrections), Median: e.took(k.Median),
		})
	}
	return f, nil
}

func (e *edition) figureRow(s news.CorrectionSpan, name string) FigureRow {
	row := FigureRow{Name: name, Articles: e.locale.Number(s.Articles), Corrections: e.locale.Number(s.Corrections)}
	if s.Articles > 0 {
		row.PerThousand = e.locale.Number(s.PerThousand())
	}
	if s.Corrections > 0 {
		row.Median = e.took(s.Median)
	}
	return row
}

// took says how long something took: "3 hours".
func (e *edition) took(d time.Duration) string { return e.locale.Age(e.now.Add(-d), e.now) }

// keys are those of the months that are counted.
func (f *CorrectionFigures) keys() (keys []news.Key) {
	if f == nil {
		return nil
	}
	for month := f.since; !month.After(f.until); month = month.AddDate(0, 1, 0) {
		keys = append(keys, news.MonthKey(month))
	}
	return keys
}
