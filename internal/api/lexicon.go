package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/aloud"
)

// A LexiconEntry says how something that stands in print is said.
type LexiconEntry struct {
	ID int64 `json:"id"`
	LexiconForm
}

// A LexiconForm is what can be said of an entry.
type LexiconForm struct {
	Written string `json:"written" maxLength:"400" doc:"As it stands in print; upper and lower case count."`
	Spoken  string `json:"spoken" maxLength:"400" doc:"As a voice would have to read it."`
	Lang    string `json:"lang,omitempty" maxLength:"40" doc:"BCP 47, for texts in this language only; empty for all."`
}

func (f LexiconForm) entry(id int64) listen.Entry {
	return listen.Entry{ID: id, Entry: aloud.Entry{Written: f.Written, Spoken: f.Spoken, Lang: f.Lang}}
}

func (a *API) lexicon() {
	route(a, operation{
		id: "list-lexicon", method: http.MethodGet, path: "/lexicon", tag: "listen", needs: right(news.MayWrite),
		summary: "How names are said, in the order of what is written.",
	}, func(ctx context.Context, _ *struct{}) (*page[LexiconEntry], error) {
		entries, err := a.Recordings.Lexicon(ctx)
		return pageOf(each(entries, wireSpoken), ""), err
	})
	route(a, operation{
		id: "add-lexicon-entry", method: http.MethodPost, path: "/lexicon", tag: "listen", needs: right(news.MayLetters), status: made,
		summary: "Say how a name is said. What was recorded in the last days and has it is made again.",
	}, func(ctx context.Context, in *struct{ Body LexiconForm }) (*LexiconEntry, error) {
		return a.saveEntry(ctx, in.Body.entry(0))
	})
	route(a, operation{
		id: "change-lexicon-entry", method: http.MethodPut, path: "/lexicon/{id}", tag: "listen", needs: right(news.MayLetters),
		summary: "Say otherwise how a name is said.",
	}, func(ctx context.Context, in *deedOn[LexiconForm]) (*LexiconEntry, error) {
		return a.saveEntry(ctx, in.Body.entry(in.ID))
	})
	route(a, operation{
		id: "delete-lexicon-entry", method: http.MethodDelete, path: "/lexicon/{id}", tag: "listen", needs: right(news.MayLetters),
		summary: "Leave it to the voice how a name is said.",
	}, func(ctx context.Context, in *ByID) (*none, error) {
		return nil, a.Recordings.DropEntry(ctx, staffOf(ctx), in.ID)
	})
}

func (a *API) saveEntry(ctx context.Context, e listen.Entry) (*LexiconEntry, error) {
	e, err := a.Recordings.SaveEntry(ctx, staffOf(ctx), e)
	if err != nil {
		return nil, err
	}
	w := wireSpoken(e)
	return &w, nil
}

func wireSpoken(e listen.Entry) LexiconEntry {
	return LexiconEntry{e.ID, LexiconForm{Written: e.Written, Spoken: e.Spoken, Lang: e.Lang}}
}
