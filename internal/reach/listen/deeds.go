package listen

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen/script"
	"github.com/courant-press/courant/internal/reach/listen/sound"
)

// A Panel is what the desk shows of an article's recording.
type Panel struct {
	Kept   Kept
	State  State
	Speaks bool // articles are spoken on this node
}

// A State is how it stands with a recording.
type State string

// The states.
const (
	Unpublished State = "unpublished" // readers do not have the article
	Unspoken    State = "unspoken"    // it has none, and gets none by itself
	Hushed      State = "silent"      // an editor wants none
	Making      State = "making"      // it is on its way
	Failing     State = "failed"      // it could not be made; it is tried again
	Audible     State = "heard"       // readers can hear what they read
)

// Panel returns how it stands with the recording of an article.
func (r *Recordings) Panel(ctx context.Context, staff news.Staff, article int64) (Panel, error) {
	if _, err := r.open(ctx, staff, article); err != nil {
		return Panel{}, err
	}
	kept, state, err := r.State(ctx, article)
	return Panel{Kept: kept, State: state, Speaks: r.Speaks()}, err
}

// State returns what is known of an article's recording, and how it stands
// with it.
func (r *Recordings) State(ctx context.Context, article int64) (Kept, State, error) {
	kept, err := r.Store.Recording(ctx, article)
	if err != nil {
		return kept, "", fmt.Errorf("load the recording of article %d: %w", article, err)
	}
	d, err := r.draft(ctx, article)
	if news.KindOf(err) == news.NotFound {
		return kept, Unpublished, nil
	}
	if err != nil {
		return kept, "", err
	}
	return kept, r.state(kept, d), nil
}

func (r *Recordings) state(k Kept, d draft) State {
	switch {
	case k.Wish == Silent:
		return Hushed
	case k.Told.Same(d.version):
		return Audible
	case k.Failure != "":
		return Failing
	case r.shallSpeak(k, d):
		return Making
	default:
		return Unspoken
	}
}

// Script returns what is spoken of the text at the desk.
func (r *Recordings) Script(ctx context.Context, staff news.Staff, article int64) (script.Script, error) {
	a, err := r.open(ctx, staff, article)
	if err != nil {
		return script.Script{}, err
	}
	set, err := r.Store.Settings(ctx)
	if err != nil {
		return script.Script{}, fmt.Errorf("load the settings: %w", err)
	}
	page, err := r.Store.Preview(ctx, a, r.Now())
	if err != nil {
		return script.Script{}, fmt.Errorf("load article %d: %w", article, err)
	}
	reader, err := r.Reader(ctx, page.Lang, set)
	if err != nil {
		return script.Script{}, err
	}
	page.Corrections = a.Corrections
	return reader.Article(page), nil
}

// Silence takes the recording of an article from the readers, and has none
// made again.
func (r *Recordings) Silence(ctx context.Context, staff news.Staff, article int64) error {
	return r.wish(ctx, staff, article, Silent, news.RecordingSilenced)
}

// Order has an article spoken, whatever the settings say. What was made before
// is made again; what a person read makes room for the synthetic voice.
func (r *Recordings) Order(ctx context.Context, staff news.Staff, article int64) error {
	return r.wish(ctx, staff, article, Wanted, news.RecordingOrdered)
}

// wish keeps what an editor wants. Readers keep what they have until it was
// made again, unless it shall be silent or was read by a person.
func (r *Recordings) wish(ctx context.Context, staff news.Staff, article int64, wish Wish, deed news.EventName) error {
	if _, err := r.open(ctx, staff, article); err != nil {
		return err
	}
	kept, err := r.Store.Recording(ctx, article)
	if err != nil {
		return fmt.Errorf("load the recording of article %d: %w", article, err)
	}
	ev := r.told(deed, article)
	ev.Staff = staff.ID
	if err := r.Store.WishRecording(ctx, article, wish, wish == Silent || kept.Personal(), ev); err != nil {
		return fmt.Errorf("keep a wish for article %d: %w", article, err)
	}
	return nil
}

// Upload gives readers a recording in which a person reads the article, in
// place of the synthetic voice, until the text changes. The file is read to
// its end while it comes in; see [Studio.Take].
func (r *Recordings) Upload(ctx context.Context, staff news.Staff, article int64, reader string, file io.Reader) (Kept, error) {
	if _, err := r.open(ctx, staff, article); err != nil {
		return Kept{}, err
	}
	if reader = strings.Join(strings.Fields(reader), " "); reader == "" {
		return Kept{}, news.Faults{{Field: "reader", Sentence: "Say who reads."}}.Refuse()
	}
	if len([]rune(reader)) > longestEntry {
		return Kept{}, news.Faults{{Field: "reader", Sentence: "A name can have 100 characters at most."}}.Refuse()
	}
	d, err := r.draft(ctx, article)
	if news.KindOf(err) == news.NotFound {
		return Kept{}, &news.Error{Kind: news.Conflict, Message: "Readers do not have this article yet. Publish or schedule it first, so that the recording tells what they read."}
	}
	if err != nil {
		return Kept{}, err
	}
	made, err := r.Studio.Take(ctx, file, reader, d.text, r.label(ctx, d))
	if err != nil {
		return Kept{}, err
	}
	k := Kept{Recording: made, Article: article, Told: d.version, MadeAt: r.Now(), Wish: Wanted}
	ev := r.told(news.RecordingUploaded, article)
	ev.Staff, ev.Note = staff.ID, reader
	if err := r.Store.SaveRecording(ctx, k, ev); err != nil {
		return Kept{}, fmt.Errorf("keep the recording of article %d: %w", article, err)
	}
	return k, nil
}

// Say speaks a few words, for somebody who wants to hear how an entry of the
// lexicon sounds.
func (r *Recordings) Say(ctx context.Context, text, lang string) (sound.Clip, error) {
	set, err := r.Store.Settings(ctx)
	if err != nil {
		return sound.Clip{}, fmt.Errorf("load the settings: %w", err)
	}
	if !r.Speaks() {
		return sound.Clip{}, &news.Error{Kind: news.Unavailable, Message: "No voice is set up on this machine."}
	}
	return r.Studio.Say(ctx, text, languageOf(lang, set))
}

// open loads an article for somebody who may write it.
func (r *Recordings) open(ctx context.Context, staff news.Staff, article int64) (*news.Article, error) {
	a, err := r.Store.Article(ctx, article)
	if err != nil {
		return nil, fmt.Errorf("load article %d: %w", article, err)
	}
	return a, staff.Allow(news.ToWrite, a)
}
