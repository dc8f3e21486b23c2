package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// A RevisionLine is a saved version of an article, without its text.
type RevisionLine struct {
	Number int       `json:"number"`
	Staff  int64     `json:"staff" doc:"Who saved it; 0 for an import or the program itself."`
	Name   string    `json:"name"`
	At     time.Time `json:"at"`
	Note   string    `json:"note" doc:"Why."`
	Aside  bool      `json:"aside" doc:"Refused because somebody else was writing, and kept."`
	Public time.Time `json:"public,omitzero" doc:"When readers first got it."`
}

// A Revision is a saved version of an article.
type Revision struct {
	RevisionLine
	Content news.Content `json:"content"`
}

// A Comparison is what changed from one revision to another.
type Comparison struct {
	From   RevisionLine   `json:"from"`
	To     RevisionLine   `json:"to"`
	Fields []ChangedField `json:"fields" doc:"What changed around the text."`
	Blocks []ChangedBlock `json:"blocks" doc:"The whole text in reading order, with what became of it."`
}

// A ChangedField is a field that changed.
type ChangedField struct {
	Field string    `json:"field"`
	Words []Segment `json:"words"`
}

// A ChangedBlock is what became of a block. Words are its text; where they tell
// nothing, as of a picture, the kind and op do.
type ChangedBlock struct {
	Op    richtext.Op `json:"op" enum:"kept,added,removed,changed"`
	Kind  string      `json:"kind"`
	Words []Segment   `json:"words"`
}

// A Segment is a run of characters and what became of them.
type Segment struct {
	Op   richtext.Op `json:"op" enum:"kept,added,removed"`
	Text string      `json:"text"`
}

// mostRevisions is how many revisions a timeline has at most.
const mostRevisions = 500

func (a *API) revisions() {
	route(a, operation{
		id: "list-revisions", method: http.MethodGet, path: "/articles/{id}/revisions", tag: "revisions", needs: right(news.MayWrite),
		summary: "The newest 500 revisions of an article, newest first.",
	}, a.listRevisions)
	route(a, operation{
		id: "list-history", method: http.MethodGet, path: "/articles/{id}/history", tag: "revisions", needs: right(news.MayWrite),
		summary: "The newest 500 deeds on an article, newest first.",
	}, a.listHistory)
	route(a, operation{
		id: "get-revision", method: http.MethodGet, path: "/articles/{id}/revisions/{number}", tag: "revisions", needs: right(news.MayWrite),
		summary: "One revision with its text.",
	}, a.getRevision)
	route(a, operation{
		id: "compare-revisions", method: http.MethodGet, path: "/articles/{id}/compare", tag: "revisions", needs: right(news.MayWrite),
		summary: "What changed from one revision to another, word by word.",
	}, a.compareRevisions)
}

// A Deed is something that was done to an article.
type Deed struct {
	Name  news.EventName `json:"name" doc:"article_submitted and the like."`
	Staff int64          `json:"staff" doc:"0 for the program itself."`
	By    string         `json:"by"`
	At    time.Time      `json:"at"`
	Note  string         `json:"note"`
}

func (a *API) listHistory(ctx context.Context, in *ArticleID) (*page[Deed], error) {
	events, err := a.Articles.History(ctx, in.ID, mostRevisions)
	if err != nil {
		return nil, err
	}
	names, err := a.names(ctx)
	return pageOf(each(events, func(ev news.Event) Deed {
		return Deed{Name: ev.Name, Staff: ev.Staff, By: names[ev.Staff], At: ev.At, Note: ev.Note}
	}), ""), err
}

func (a *API) listRevisions(ctx context.Context, in *ArticleID) (*page[RevisionLine], error) {
	lines, err := a.Articles.RevisionLines(ctx, in.ID, 0, mostRevisions)
	if err != nil {
		return nil, err
	}
	names, err := a.names(ctx)
	if err != nil {
		return nil, err
	}
	return pageOf(each(lines, func(r news.RevisionLine) RevisionLine { return wireLine(r, names) }), ""), nil
}

func (a *API) getRevision(ctx context.Context, in *struct {
	ArticleID
	Number int `path:"number" minimum:"1"`
},
) (*Revision, error) {
	r, err := a.Articles.Revision(ctx, in.ID, in.Number)
	if err != nil {
		return nil, err
	}
	names, err := a.names(ctx)
	return &Revision{wireLine(lineOf(r), names), r.Content}, err
}

func (a *API) compareRevisions(ctx context.Context, in *struct {
	ArticleID
	From int `query:"from" required:"true" minimum:"1"`
	To   int `query:"to" required:"true" minimum:"1"`
},
) (*Comparison, error) {
	from, err := a.Articles.Revision(ctx, in.ID, in.From)
	if err != nil {
		return nil, err
	}
	to, err := a.Articles.Revision(ctx, in.ID, in.To)
	if err != nil {
		return nil, err
	}
	names, err := a.names(ctx)
	if err != nil {
		return nil, err
	}
	fields, blocks := compare(&from.Content, &to.Content)
	return &Comparison{
		From: wireLine(lineOf(from), names), To: wireLine(lineOf(to), names), Fields: fields, Blocks: blocks,
	}, nil
}

// names returns the names of the staff by number.
func (a *API) names(ctx context.Context) (map[int64]string, error) {
	staff, err := a.Articles.ListStaff(ctx)
	names := make(map[int64]string, len(staff))
	for _, s := range staff {
		names[s.ID] = s.Name
	}
	return names, err
}

func lineOf(r news.Revision) news.RevisionLine {
	return news.RevisionLine{Number: r.Number, Staff: r.Staff, At: r.At, Note: r.Note, Aside: r.Aside, Public: r.Public}
}

func wireLine(r news.RevisionLine, names map[int64]string) RevisionLine {
	return RevisionLine{Number: r.Number, Staff: r.Staff, Name: names[r.Staff], At: r.At, Note: r.Note, Aside: r.Aside, Public: r.Public}
}
