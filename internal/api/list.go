package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/search"
)

// Lists reads the lists of the desk.
type Lists interface {
	Rows(ctx context.Context, q *newsroom.Query) ([]newsroom.Row, error)
	Tallies(ctx context.Context, q *newsroom.Query) ([]newsroom.Tally, error)
	Settings(ctx context.Context) (news.Settings, error)
	ListStaff(ctx context.Context) ([]news.Staff, error)
}

// A Finder finds articles by their words.
type Finder interface {
	Search(ctx context.Context, q search.Query) ([]int64, error)
}

// An ArticleRow is what lists show of an article.
type ArticleRow struct {
	ID          int64            `json:"id"`
	Version     int              `json:"version" doc:"Send it with a deed, so that nothing is done to what you have not seen."`
	State       news.State       `json:"state" enum:"draft,submitted,ready,scheduled,live,withdrawn,spiked"`
	Kind        news.ArticleKind `json:"kind"`
	Headline    string           `json:"headline"`
	Section     int64            `json:"section"`
	Desk        int64            `json:"desk" doc:"0 for none."`
	Assignee    *Person          `json:"assignee,omitempty" doc:"Who has it."`
	Writing     *Person          `json:"writing,omitempty" doc:"Who has the lock."`
	Since       time.Time        `json:"writing_since,omitzero"`
	Due         time.Time        `json:"due,omitzero"`
	Embargo     time.Time        `json:"embargo,omitzero"`
	PublishAt   time.Time        `json:"publish_at,omitzero" doc:"When it became or will become public."`
	SavedAt     time.Time        `json:"saved_at"`
	Words       int              `json:"words"`
	Picture     int64            `json:"picture" doc:"0 for none."`
	Corrections int              `json:"corrections"`
	NextVersion bool             `json:"next_version" doc:"It is live, and another text waits at the desk."`
	Restricted  bool             `json:"restricted" doc:"An import found it behind a wall."`
}

// An ArticleList is a page of the list.
type ArticleList struct {
	Items  []ArticleRow `json:"items"`
	Next   string       `json:"next,omitempty" doc:"Send it as after to get what follows; absent at the end."`
	Capped bool         `json:"capped" doc:"The words stand in more than 1,000 articles; this is a list of the newest 1,000 of them."`
}

// ArticleCounts says how many articles a question finds.
type ArticleCounts struct {
	States []StateCount `json:"states" doc:"States without articles are left out."`
	Capped bool         `json:"capped"`
}

// A StateCount is how many articles are in a state.
type StateCount struct {
	State news.State `json:"state"`
	Count int        `json:"count"`
	More  bool       `json:"more" doc:"There are more than this."`
}

// A ListQuestion is what the list can be asked for. It is exported because huma
// looks into no others.
type ListQuestion struct {
	State        []news.State     `query:"state" enum:"draft,submitted,ready,scheduled,live,withdrawn,spiked" doc:"Any of these; all states without it."`
	Text         string           `query:"q" maxLength:"200" doc:"Words of the article: \"quoted words\" next to each other, -words not at all."`
	Desk         int64            `query:"desk" minimum:"0"`
	Section      int64            `query:"section" minimum:"0"`
	Assignee     string           `query:"assignee" pattern:"^(me|nobody|[1-9][0-9]{0,15})$" patternDescription:"me, nobody or a number" doc:"Who has it: me, nobody, or the number of a person."`
	Kind         news.ArticleKind `query:"kind" enum:"news,report,analysis,explainer,feature,interview,review,opinion,editorial,obituary,page,advertorial"`
	Fact         []newsroom.Fact  `query:"fact" enum:"locked,embargo,next_version" doc:"All of these."`
	Late         bool             `query:"late" doc:"Only what should be done by now."`
	DueBefore    time.Time        `query:"due_before"`
	Today        bool             `query:"today" doc:"Only what became public today, in the zone of the paper."`
	PublishFrom  time.Time        `query:"publish_from"`
	PublishUntil time.Time        `query:"publish_until"`
}

type listInput struct {
	ListQuestion
	Sort    newsroom.Sort `query:"sort" enum:"saved,due,publish" default:"saved" doc:"Lists by due or publish show only articles that have such a time."`
	Reverse bool          `query:"reverse" doc:"The usual last first."`
	After   string        `query:"after" maxLength:"40" doc:"Where the page before ended."`
	Limit   int           `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

func (a *API) list() {
	route(a, operation{
		id: "list-articles", method: http.MethodGet, path: "/articles", tag: "articles", needs: right(news.MayWrite),
		summary: "The articles of the desk, by whatever a newsroom asks for.",
	}, a.listArticles)
	route(a, operation{
		id: "count-articles", method: http.MethodGet, path: "/articles/counts", tag: "articles", needs: right(news.MayWrite),
		summary: "How many articles a question finds in each state, up to 1,000.",
	}, a.countArticles)
	route(a, operation{
		id: "list-people", method: http.MethodGet, path: "/people", tag: "articles", needs: right(news.MayWrite),
		summary: "Everybody an article can be given to.",
	}, a.listPeople)
}

func (a *API) listArticles(ctx context.Context, in *listInput) (*ArticleList, error) {
	after, err := placeOf(in.After)
	if err != nil {
		return nil, err
	}
	q, capped, err := a.query(ctx, &in.ListQuestion)
	if err != nil {
		return nil, err
	}
	q.Sort, q.Reverse, q.After, q.Limit = in.Sort, in.Reverse, after, in.Limit+1
	rows, err := a.Lists.Rows(ctx, q)
	if err != nil {
		return nil, err
	}
	answer := &ArticleList{Items: []ArticleRow{}, Capped: capped}
	if len(rows) > in.Limit {
		rows = rows[:in.Limit]
		answer.Next = rows[in.Limit-1].Place(in.Sort).String()
	}
	for i := range rows {
		answer.Items = append(answer.Items, rowOf(&rows[i]))
	}
	return answer, nil
}

func (a *API) countArticles(ctx context.Context, in *ListQuestion) (*ArticleCounts, error) {
	q, capped, err := a.query(ctx, in)
	if err != nil {
		return nil, err
	}
	tallies, err := a.Lists.Tallies(ctx, q)
	if err != nil {
		return nil, err
	}
	answer := &ArticleCounts{States: []StateCount{}, Capped: capped}
	for _, t := range tallies {
		answer.States = append(answer.States, StateCount{State: t.State, Count: t.N, More: t.More})
	}
	return answer, nil
}

func (a *API) listPeople(ctx context.Context, _ *struct{}) (*page[Person], error) {
	staff, err := a.Lists.ListStaff(ctx)
	if err != nil {
		return nil, err
	}
	var people []Person
	for _, s := range staff {
		if !s.Disabled {
			people = append(people, Person{s.ID, s.Name})
		}
	}
	return pageOf(people, ""), nil
}

// query makes a question to the store of one that was asked, and looks up the
// words it has. Capped says that they stand in more articles than are listed.
func (a *API) query(ctx context.Context, in *ListQuestion) (q *newsroom.Query, capped bool, err error) {
	q = &newsroom.Query{
		States: in.State, Desk: in.Desk, Section: in.Section, Kind: in.Kind, Facts: in.Fact,
		DueBefore: in.DueBefore, PublishFrom: in.PublishFrom, PublishUntil: in.PublishUntil,
	}
	switch in.Assignee {
	case "":
	case "me":
		q.Assignee = staffOf(ctx).ID
	case "nobody":
		q.Unassigned = true
	default:
		q.Assignee, _ = strconv.ParseInt(in.Assignee, 10, 64) // its pattern was checked
	}
	if in.Late {
		q.DueBefore = a.Now()
		if q.States == nil {
			q.States = []news.State{news.Draft, news.Submitted, news.Ready}
		}
	}
	if in.Today {
		if q.PublishFrom, err = a.midnight(ctx); err != nil {
			return nil, false, err
		}
	}
	if strings.TrimSpace(in.Text) == "" {
		return q, false, nil
	}
	found, err := a.Finder.Search(ctx, q.TextQuery(in.Text))
	q.Found = list(found)
	return q, len(found) == newsroom.FoundCap, err
}

// midnight returns when today began in the zone of the paper.
func (a *API) midnight(ctx context.Context) (time.Time, error) {
	set, err := a.Lists.Settings(ctx)
	if err != nil {
		return time.Time{}, err
	}
	zone, err := time.LoadLocation(set.Zone)
	if err != nil {
		return time.Time{}, err
	}
	year, month, day := a.Now().In(zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, zone), nil
}

func rowOf(r *newsroom.Row) ArticleRow {
	row := ArticleRow{
		ID: r.ID, Version: r.Version, State: r.State, Kind: r.Kind, Headline: r.Headline, Section: r.Section,
		Desk: r.Desk, Assignee: person(r.Assignee, r.HasIt), Due: r.Due, Embargo: r.Embargo,
		PublishAt: r.PublishAt, SavedAt: r.SavedAt, Words: r.Words, Picture: r.Picture,
		Corrections: r.Corrections, NextVersion: r.NextVersion, Restricted: r.Restricted,
	}
	if r.Lock != nil {
		row.Writing, row.Since = person(r.Lock.Staff, r.Writing), r.Lock.Since
	}
	return row
}

func person(id int64, name string) *Person {
	if id == 0 {
		return nil
	}
	return &Person{id, name}
}

// placeOf reads where a page ended.
func placeOf(after string) (*newsroom.Place, error) {
	if after == "" {
		return nil, nil
	}
	place, ok := newsroom.ParsePlace(after)
	if !ok {
		return nil, &news.Error{Kind: news.Invalid, Message: "No page of this list ended there. Begin without after."}
	}
	return &place, nil
}
