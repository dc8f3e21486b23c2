package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/news"
)

// A TimelineEntry is one thing that happened, or is planned, in a storyline.
type TimelineEntry struct {
	ID        int64           `json:"id"`
	Version   int             `json:"version" doc:"Send it back with a change."`
	Storyline int64           `json:"storyline"`
	State     news.EntryState `json:"state" enum:"proposed,kept,refused"`
	Date      string          `json:"date" doc:"A day, a month or a year: 2026-11-22, 2026-11, 2026."`
	Text      string          `json:"text"`
	Article   int64           `json:"article" doc:"The source; 0 for none."`
	Headline  string          `json:"headline,omitempty" doc:"Of the source, as it stands at the desk."`
	DecidedBy int64           `json:"decided_by,omitempty"`
	At        time.Time       `json:"at" doc:"Of the decision or the proposal."`
}

// A TimelineForm is what can be said of an entry.
type TimelineForm struct {
	Date    string `json:"date" maxLength:"10"`
	Text    string `json:"text" maxLength:"1200"`
	Article int64  `json:"article,omitempty" minimum:"0"`
}

func (f TimelineForm) form() (storyline.EntryForm, error) {
	date, err := news.ParseEventDate(f.Date)
	if err != nil {
		return storyline.EntryForm{}, news.Faults{{Field: "date", Sentence: news.Sentence(err)}}.Refuse()
	}
	return storyline.EntryForm{Date: date, Text: f.Text, Article: f.Article}, nil
}

func (a *API) timelines() {
	approve := right(news.MayApprove)
	route(a, operation{
		id: "list-timeline", method: http.MethodGet, path: "/storylines/{id}/timeline", tag: "storylines", needs: right(news.MayWrite),
		summary: "The entries of a timeline in a state, the newest date first.",
	}, func(ctx context.Context, in *struct {
		ByID
		State news.EntryState `query:"state" enum:"proposed,kept,refused" default:"kept"`
		After string          `query:"after" maxLength:"80" doc:"Where the last answer ended."`
		Limit int             `query:"limit" minimum:"1" maximum:"100" default:"50"`
	},
	) (*page[TimelineEntry], error) {
		rows, next, err := a.StorylineReads.Timeline(ctx, in.ID, in.State, in.After, in.Limit)
		return pageOf(each(rows, wireEntry), next), err
	})
	route(a, operation{
		id: "write-timeline-entry", method: http.MethodPost, path: "/storylines/{id}/timeline", tag: "storylines", needs: approve,
		summary: "Add an entry to a timeline. A date ahead makes it a planned event.", status: made,
	}, func(ctx context.Context, in *struct {
		ByID
		Body TimelineForm
	},
	) (*TimelineEntry, error) {
		f, err := in.Body.form()
		if err != nil {
			return nil, err
		}
		return entryAnswer(a.Storylines.WriteEntry(ctx, staffOf(ctx), in.ID, f))
	})
	route(a, operation{
		id: "change-timeline-entry", method: http.MethodPut, path: "/timeline/{id}", tag: "storylines", needs: approve,
		summary: "Say an entry in other words or of another day, and keep it.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body struct {
			TimelineForm
			Version int `json:"version" minimum:"1"`
		}
	},
	) (*TimelineEntry, error) {
		f, err := in.Body.form()
		if err != nil {
			return nil, err
		}
		return entryAnswer(a.Storylines.ChangeEntry(ctx, staffOf(ctx), in.ID, in.Body.Version, f))
	})
	for name, keep := range map[string]bool{"keep": true, "refuse": false} {
		route(a, operation{
			id: name + "-timeline-entry", method: http.MethodPost, path: "/timeline/{id}/" + name, tag: "storylines", needs: approve,
			summary: map[bool]string{true: "Keep an entry as it was proposed.", false: "Take an entry out, or refuse it for good."}[keep],
		}, func(ctx context.Context, in *seenStoryline) (*TimelineEntry, error) {
			return entryAnswer(a.Storylines.DecideEntry(ctx, staffOf(ctx), in.ID, in.Body.Version, keep))
		})
	}
}

func entryAnswer(e news.TimelineEntry, err error) (*TimelineEntry, error) {
	if err != nil {
		return nil, err
	}
	w := wireEntry(storyline.EntryRow{TimelineEntry: e})
	return &w, nil
}

func wireEntry(x storyline.EntryRow) TimelineEntry {
	return TimelineEntry{
		ID: x.ID, Version: x.Version, Storyline: x.Storyline, State: x.State, Date: x.Date.String(), Text: x.Text,
		Article: x.Article, Headline: x.Headline, DecidedBy: x.Staff, At: x.At,
	}
}
