package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/news"
)

// StorylineReads lists storylines as the desk has them.
type StorylineReads interface {
	StorylineList(ctx context.Context, state news.StorylineState, words, after string, n int) ([]storyline.Row, string, error)
	StorylineRow(ctx context.Context, id int64) (storyline.Row, error)
	StorylineMembers(ctx context.Context, id int64, state news.MemberState, after string, n int) ([]storyline.MemberRow, string, error)
	Timeline(ctx context.Context, id int64, state news.EntryState, after string, n int) ([]storyline.EntryRow, string, error)
	ArticleStorylines(ctx context.Context, article int64) ([]storyline.ArticleRow, error)
	Storyline(ctx context.Context, id int64) (news.Storyline, error)
}

// StorylineHints says what the text of an article at the desk would be
// proposed for.
type StorylineHints interface {
	Suggest(ctx context.Context, article int64) ([]news.Member, error)
}

// A Storyline is a running story.
type Storyline struct {
	ID        int64               `json:"id"`
	Version   int                 `json:"version" doc:"Send it back with a change."`
	State     news.StorylineState `json:"state" enum:"proposed,open,closed,refused"`
	Pace      news.Pace           `json:"pace" enum:"running,quiet,closed" doc:"What readers are told; quiet comes with the clock."`
	Title     string              `json:"title"`
	Slug      string              `json:"slug"`
	Path      string              `json:"path,omitempty" doc:"Of its page; readers have it as soon as one of its articles is public."`
	Summary   string              `json:"summary"`
	Picture   int64               `json:"picture" doc:"Of the library; 0 for none."`
	OpenedAt  time.Time           `json:"opened_at,omitzero"`
	ClosedAt  time.Time           `json:"closed_at,omitzero"`
	Newest    time.Time           `json:"newest,omitzero" doc:"When its newest article was, or will be, published."`
	Articles  int                 `json:"articles" doc:"In it; 100 stands for more."`
	Proposals int                 `json:"proposals" doc:"Articles proposed for it; 100 stands for more."`
	Entries   int                 `json:"entries" doc:"Proposed for its timeline; 100 stands for more."`
}

// A StorylineForm is what can be said of a storyline.
type StorylineForm struct {
	Title   string `json:"title" maxLength:"400"`
	Slug    string `json:"slug,omitempty" maxLength:"200" doc:"Made of the title where there is none."`
	Summary string `json:"summary,omitempty" maxLength:"8000" doc:"What it is about and where it stands."`
	Picture int64  `json:"picture,omitempty" minimum:"0"`
}

func (f StorylineForm) form() storyline.Form {
	return storyline.Form{Title: f.Title, Slug: f.Slug, Summary: f.Summary, Picture: f.Picture}
}

// An OpeningForm opens a storyline with some articles in it.
type OpeningForm struct {
	StorylineForm
	Articles []int64 `json:"articles,omitempty" maxItems:"200"`
}

// A seenStoryline names a storyline in the version that somebody had.
type seenStoryline struct {
	ByID
	Body struct {
		Version int `json:"version" minimum:"1"`
	}
}

func (a *API) storylines() {
	approve := right(news.MayApprove)
	route(a, operation{
		id: "list-storylines", method: http.MethodGet, path: "/storylines", tag: "storylines", needs: right(news.MayWrite),
		summary: "The storylines in a state, the one with the newest article first.",
	}, func(ctx context.Context, in *struct {
		State news.StorylineState `query:"state" enum:"proposed,open,closed,refused" default:"open"`
		Q     string              `query:"q" maxLength:"80" doc:"How a word of the title begins."`
		After string              `query:"after" maxLength:"400" doc:"Where the last answer ended."`
		Limit int                 `query:"limit" minimum:"1" maximum:"100" default:"30"`
	},
	) (*page[Storyline], error) {
		rows, next, err := a.StorylineReads.StorylineList(ctx, in.State, in.Q, in.After, in.Limit)
		return pageOf(each(rows, a.wireStoryline), next), err
	})
	route(a, operation{
		id: "get-storyline", method: http.MethodGet, path: "/storylines/{id}", tag: "storylines", needs: right(news.MayWrite),
		summary: "One storyline.",
	}, func(ctx context.Context, in *ByID) (*Storyline, error) { return a.storyline(ctx, in.ID, nil) })
	route(a, operation{
		id: "open-storyline", method: http.MethodPost, path: "/storylines", tag: "storylines", needs: approve,
		summary: "Open a new storyline.", status: made,
	}, func(ctx context.Context, in *struct{ Body OpeningForm }) (*Storyline, error) {
		x, err := a.Storylines.Open(ctx, staffOf(ctx), in.Body.form(), in.Body.Articles)
		return a.storyline(ctx, x.ID, err)
	})
	route(a, operation{
		id: "open-proposed-storyline", method: http.MethodPost, path: "/storylines/{id}/open", tag: "storylines", needs: approve,
		summary: "Open a proposed storyline with some of its articles; the others are refused.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body struct {
			OpeningForm
			Version int `json:"version" minimum:"1"`
		}
	},
	) (*Storyline, error) {
		_, err := a.Storylines.OpenProposed(ctx, staffOf(ctx), in.ID, in.Body.Version, in.Body.form(), in.Body.Articles)
		return a.storyline(ctx, in.ID, err)
	})
	route(a, operation{
		id: "change-storyline", method: http.MethodPut, path: "/storylines/{id}", tag: "storylines", needs: approve,
		summary: "Change what a storyline says. Its old address leads to the new one.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body struct {
			StorylineForm
			Version int `json:"version" minimum:"1"`
		}
	},
	) (*Storyline, error) {
		_, err := a.Storylines.Change(ctx, staffOf(ctx), in.ID, in.Body.Version, in.Body.form())
		return a.storyline(ctx, in.ID, err)
	})
	a.storylineVerbs()
}

// storylineVerbs registers what needs no more than the storyline.
func (a *API) storylineVerbs() {
	approve := right(news.MayApprove)
	route(a, operation{
		id: "close-storyline", method: http.MethodPost, path: "/storylines/{id}/close", tag: "storylines", needs: approve,
		summary: "Say that a story is over.",
	}, func(ctx context.Context, in *seenStoryline) (*Storyline, error) {
		_, err := a.Storylines.Close(ctx, staffOf(ctx), in.ID, in.Body.Version)
		return a.storyline(ctx, in.ID, err)
	})
	route(a, operation{
		id: "reopen-storyline", method: http.MethodPost, path: "/storylines/{id}/reopen", tag: "storylines", needs: approve,
		summary: "Take a closed storyline up again.",
	}, func(ctx context.Context, in *seenStoryline) (*Storyline, error) {
		_, err := a.Storylines.Reopen(ctx, staffOf(ctx), in.ID, in.Body.Version)
		return a.storyline(ctx, in.ID, err)
	})
	route(a, operation{
		id: "refuse-storyline", method: http.MethodPost, path: "/storylines/{id}/refuse", tag: "storylines", needs: approve,
		summary: "Say that what was proposed is no storyline.",
	}, func(ctx context.Context, in *seenStoryline) (*none, error) {
		return nil, a.Storylines.RefuseProposed(ctx, staffOf(ctx), in.ID, in.Body.Version)
	})
	route(a, operation{
		id: "merge-storyline", method: http.MethodPost, path: "/storylines/{id}/merge", tag: "storylines", needs: approve,
		summary: "Make a storyline a part of another one. Its page leads there.",
	}, func(ctx context.Context, in *merge) (*none, error) {
		return nil, a.Storylines.Merge(ctx, staffOf(ctx), in.ID, in.Body.Into)
	})
	route(a, operation{
		id: "delete-storyline", method: http.MethodDelete, path: "/storylines/{id}", tag: "storylines", needs: approve,
		summary: "Delete an empty storyline.",
	}, func(ctx context.Context, in *ByID) (*none, error) {
		return nil, a.Storylines.Delete(ctx, staffOf(ctx), in.ID)
	})
}

// storyline answers a deed with the storyline as it stands then.
func (a *API) storyline(ctx context.Context, id int64, err error) (*Storyline, error) {
	if err != nil {
		return nil, err
	}
	row, err := a.StorylineReads.StorylineRow(ctx, id)
	if err != nil {
		return nil, err
	}
	w := a.wireStoryline(row)
	return &w, nil
}

func (a *API) wireStoryline(x storyline.Row) Storyline {
	pace, _ := x.Pace(x.Newest, a.Now())
	w := Storyline{
		ID: x.ID, Version: x.Version, State: x.State, Pace: pace, Title: x.Title, Slug: x.Slug, Summary: x.Summary,
		Picture: x.Picture, OpenedAt: x.OpenedAt, ClosedAt: x.ClosedAt, Newest: x.Newest,
		Articles: x.Members, Proposals: x.Proposals, Entries: x.Entries,
	}
	if x.State.Decided() {
		w.Path = x.Path()
	}
	return w
}
