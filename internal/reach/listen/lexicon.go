package listen

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen/aloud"
)

// An Entry of the newsroom's lexicon says how a name is said.
type Entry struct {
	ID int64
	aloud.Entry
}

// longestEntry is how long either side of an entry may be, in characters.
const longestEntry = 100

// check refuses an entry that says nothing.
func (e *Entry) check() error {
	e.Written, e.Spoken, e.Lang = strings.TrimSpace(e.Written), strings.TrimSpace(e.Spoken), strings.TrimSpace(e.Lang)
	var faults news.Faults
	for _, f := range []struct{ field, text, missing string }{
		{"written", e.Written, "Say what stands in print."},
		{"spoken", e.Spoken, "Say how it is said."},
	} {
		switch {
		case f.text == "":
			faults = append(faults, news.Fault{Field: f.field, Sentence: f.missing})
		case utf8.RuneCountInString(f.text) > longestEntry:
			faults = append(faults, news.Fault{Field: f.field, Sentence: "An entry can have 100 characters at most."})
		}
	}
	return faults.Refuse()
}

// Lexicon returns how names are said, to anybody of the staff.
func (r *Recordings) Lexicon(ctx context.Context) ([]Entry, error) { return r.Store.Lexicon(ctx) }

// SaveEntry keeps how a name is said, a new one with the ID 0. Articles of the
// last days that have it are made again.
func (r *Recordings) SaveEntry(ctx context.Context, staff news.Staff, e Entry) (Entry, error) {
	if err := mayTeach(staff); err != nil {
		return e, err
	}
	if err := e.check(); err != nil {
		return e, err
	}
	if err := r.Store.SaveSpoken(ctx, &e, r.learnt(staff, e.Written+" → "+e.Spoken)); err != nil {
		return e, fmt.Errorf("keep an entry of the lexicon: %w", err)
	}
	return e, nil
}

// DropEntry forgets how a name is said.
func (r *Recordings) DropEntry(ctx context.Context, staff news.Staff, id int64) error {
	if err := mayTeach(staff); err != nil {
		return err
	}
	if err := r.Store.DropSpoken(ctx, id, r.learnt(staff, "")); err != nil {
		return fmt.Errorf("drop entry %d of the lexicon: %w", id, err)
	}
	return nil
}

// mayTeach refuses those who may neither work on letters nor on the settings.
func mayTeach(staff news.Staff) error {
	if staff.May(news.MaySettings) {
		return nil
	}
	return staff.Need(news.MayLetters)
}

func (r *Recordings) learnt(staff news.Staff, note string) news.Event {
	return news.Event{Name: news.LexiconChanged, Staff: staff.ID, At: r.Now(), Note: note}
}

// Relearn is the job that makes recordings again whose script is another one
// since a change of the lexicon. Those of the last days, that is: what is older
// is said right when it is corrected, or asked for.
type Relearn struct {
	Event int64 `json:"event"`
}

// Kind names the job.
func (Relearn) Kind() string { return "relearn" }

// Queue names where the job waits.
func (Relearn) Queue() string { return Backlog }

const (
	relearnt     = 7 * 24 * time.Hour
	mostRelearnt = 500 // recordings that are looked at
)

// Relearn does the job. It looks at each script, which costs little, and
// speaks those that changed; a recording by a person is left alone.
func (r *Recordings) Relearn(ctx context.Context, _ Relearn) error {
	list, err := r.Store.HeardSince(ctx, r.Now().Add(-relearnt), Mark{}, mostRelearnt)
	if err != nil {
		return fmt.Errorf("find what was spoken lately: %w", err)
	}
	for _, m := range list {
		if err := r.ReadAloud(ctx, ReadAloud{m.Article}); err != nil {
			return err
		}
	}
	return nil
}
