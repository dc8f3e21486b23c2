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
	a.reach()
	route(a, operation{
		id: "count-corrections", method: http.MethodGet, path: "/corrections/statistics", tag: "corrections", needs: signedIn,
		summary: "How often the paper corrects itself, and how soon.",
	}, func(ctx context.Context, _ *struct{}) (*CorrectionStatistics, error) {
		s, err := a.Corrections.CorrectionStatistics(ctx, a.Now())
		return &CorrectionStatistics{each(s.Months, wireSpan), each(s.Years, wireSpan), each(s.Kinds, wireCount)}, err
	})
}

// A Reach is a place of the paper that the correction of an article may
// concern as well.
type Reach struct {
	Why       news.ReachReason `json:"why" enum:"words,timeline,card,letter,link" doc:"What was wrong stands there; an entry of a timeline has its facts from the article; its card on a front has words of its own; it was sent in an issue of a letter; it links to the article."`
	Mark      string           `json:"mark" doc:"Names the place as long as the same words stand there."`
	Article   int64            `json:"article" doc:"Another public article; 0 for none."`
	Storyline int64            `json:"storyline"`
	Front     string           `json:"front"`
	Name      string           `json:"name" doc:"Headline, title of the storyline, name of the front, or letter and subject."`
	Path      string           `json:"path" doc:"Where readers have it; empty for a card."`
	Words     string           `json:"words" doc:"What stands there."`
	LookedAt  time.Time        `json:"looked_at,omitzero" doc:"Somebody saw to it then."`
	LookedBy  int64            `json:"looked_by,omitempty"`
}

// A ReachList is what a correction reaches.
type ReachList struct {
	Wrong []string `json:"wrong" doc:"The sentences that are looked for: those that the new text has no more."`
	Items []Reach  `json:"items" doc:"The gravest first."`
}

// reach registers what is done about what a correction reaches.
func (a *API) reach() {
	const path = "/articles/{id}/corrections/reach"
	route(a, operation{
		id: "list-reach", method: http.MethodGet, path: path, tag: "corrections", needs: right(news.MayCorrect),
		summary: "What a correction of the article concerns as well: while it is written, and after it.",
	}, func(ctx context.Context, in *struct {
		ByID
		Words string `query:"words" maxLength:"500" doc:"Words that are wrong, to be looked for too."`
	},
	) (*ReachList, error) {
		l, err := a.Reach.Reach(ctx, staffOf(ctx), in.ID, in.Words)
		return &ReachList{list(l.Wrong), each(l.Places, wireReach)}, err
	})
	route(a, operation{
		id: "look-at-reach", method: http.MethodPost, path: path, tag: "corrections", needs: right(news.MayCorrect),
		summary: "Note that somebody saw to such a place, or take that back.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body struct {
			Mark   string `json:"mark" minLength:"1" maxLength:"40"`
			Looked bool   `json:"looked"`
		}
	},
	) (*none, error) {
		return nil, a.Reach.Look(ctx, staffOf(ctx), in.ID, in.Body.Mark, in.Body.Looked)
	})
}

func wireReach(r news.Reach) Reach {
	return Reach{r.Why, r.Mark, r.Article, r.Story, r.Front, r.Name, r.Path, r.Words, r.LookedAt, r.LookedBy}
}

func wireSpan(s news.CorrectionSpan) CorrectionSpan {
	return CorrectionSpan{s.From, s.Articles, s.Corrections, s.PerThousand(), int(s.Median.Seconds())}
}

func wireCount(c news.CorrectionCount) CorrectionCount {
	return CorrectionCount{c.Kind, c.Corrections, int(c.Median.Seconds())}
}
