package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// CorrectionReads reads what was corrected in the whole paper.
type CorrectionReads interface {
	CorrectionStatistics(ctx context.Context, now time.Time) (news.CorrectionStatistics, error)
}

// CorrectionStatistics says how often the paper corrects itself.
type CorrectionStatistics struct {
	Months []CorrectionSpan  `json:"months" doc:"The newest twelve, the newest first."`
	Years  []CorrectionSpan  `json:"years" doc:"Newest first."`
	Kinds  []CorrectionCount `json:"kinds"`
}

// A CorrectionSpan is what was corrected in a month or a year.
type CorrectionSpan struct {
	From        time.Time `json:"from" doc:"When it began in the zone of the paper."`
	Articles    int       `json:"articles" doc:"That became public in it."`
	Corrections int       `json:"corrections" doc:"Of mistakes, made in it: updates and notes do not count."`
	PerThousand int       `json:"per_thousand" doc:"Corrections for each 1,000 articles."`
	Median      int       `json:"median" doc:"Seconds from publication to correction."`
}

// A CorrectionCount is how often corrections of one kind were made.
type CorrectionCount struct {
	Kind        news.CorrectionKind `json:"kind" enum:"correction,clarification,update,note,retraction"`
	Corrections int                 `json:"corrections"`
	Median      int                 `json:"median" doc:"Seconds from publication to correction."`
}

func (a *API) corrections() {
	route(a, operation{
		id: "count-corrections", method: http.MethodGet, path: "/corrections/statistics", tag: "corrections", needs: signedIn,
		summary: "How often the paper corrects itself, and how soon.",
	}, func(ctx context.Context, _ *struct{}) (*CorrectionStatistics, error) {
		s, err := a.Corrections.CorrectionStatistics(ctx, a.Now())
		return &CorrectionStatistics{each(s.Months, wireSpan), each(s.Years, wireSpan), each(s.Kinds, wireCount)}, err
	})
}

func wireSpan(s news.CorrectionSpan) CorrectionSpan {
	return CorrectionSpan{s.From, s.Articles, s.Corrections, s.PerThousand(), int(s.Median.Seconds())}
}

func wireCount(c news.CorrectionCount) CorrectionCount {
	return CorrectionCount{c.Kind, c.Corrections, int(c.Median.Seconds())}
}
