package listen

import (
	"context"
	"errors"
	"fmt"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// ReadAloud is the job that has an article heard after readers got another
// text of it, or none any more. It is safe to do twice: what was spoken lies in
// the larder, and what is told already is only noted.
type ReadAloud struct {
	Article int64 `json:"article"`
}

// Kind names the job.
func (ReadAloud) Kind() string { return "read_aloud" }

// Queue names where the job waits: for nodes that can speak.
func (ReadAloud) Queue() string { return Queue }

// ReadAloud does the job. A failure is kept in a sentence for the desk, and
// tried again unless trying can not help.
func (r *Recordings) ReadAloud(ctx context.Context, j ReadAloud) error {
	err := r.readAloud(ctx, j.Article)
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return job.Again(0) // the lines spoken so far lie in the larder
	case news.KindOf(err) == news.Conflict:
		return nil // another text came out meanwhile, and ordered its own
	}
	ev := news.Event{Name: news.RecordingFailed, Article: j.Article, At: r.Now(), Note: news.Sentence(err), Hard: []news.Key{news.HeardKey(j.Article)}}
	if failing := r.Store.FailRecording(ctx, j.Article, news.Sentence(err), ev); failing != nil {
		return errors.Join(err, failing)
	}
	if news.KindOf(err) == news.Invalid {
		return nil
	}
	return err
}

func (r *Recordings) readAloud(ctx context.Context, article int64) error {
	kept, err := r.Store.Recording(ctx, article)
	if err != nil {
		return fmt.Errorf("load the recording of article %d: %w", article, err)
	}
	d, err := r.draft(ctx, article)
	switch {
	case news.KindOf(err) == news.NotFound:
		return r.withdraw(ctx, kept)
	case err != nil:
		return err
	case !r.shallSpeak(kept, d):
		return r.forget(ctx, kept)
	case kept.Tells(d.text) && kept.Told.Same(d.version):
		return nil
	case kept.Tells(d.text):
		kept.Marks = moved(kept.Marks, d.text)
		return r.keep(ctx, kept, d)
	case kept.Personal():
		if err := r.outdate(ctx, kept); err != nil {
			return err
		}
	}
	return r.speak(ctx, kept, d)
}

// shallSpeak reports whether an article is to be heard: because an editor says
// so, or the settings, or because it was heard so far.
func (r *Recordings) shallSpeak(k Kept, d draft) bool {
	switch k.Wish {
	case Silent:
		return false
	case Wanted:
		return true
	default:
		return k.Made() || d.set.Listen.Speaks(d.page.Card.Kind, d.page.Words)
	}
}

// speak has a text spoken and keeps the recording.
func (r *Recordings) speak(ctx context.Context, kept Kept, d draft) error {
	made, err := r.Studio.Read(ctx, d.text, r.label(ctx, d))
	if err != nil {
		return err
	}
	kept.Recording, kept.MadeAt = made, r.Now()
	return r.keep(ctx, kept, d)
}

// keep gives readers a recording of the version that they have.
func (r *Recordings) keep(ctx context.Context, kept Kept, d draft) error {
	kept.Told, kept.Failure = d.version, ""
	ev := r.told(news.RecordingMade, kept.Article)
	ev.Note = Duration(kept.Duration)
	if err := r.Store.SaveRecording(ctx, kept, ev); err != nil {
		return fmt.Errorf("keep the recording of article %d: %w", kept.Article, err)
	}
	return nil
}

// outdate takes from the readers what a person read, and tells the desk.
func (r *Recordings) outdate(ctx context.Context, kept Kept) error {
	ev := r.told(news.RecordingOutdated, kept.Article)
	ev.Note = kept.Reader
	return r.Store.DropRecording(ctx, kept.Article, ev)
}

// forget drops a recording that nobody shall hear any more.
func (r *Recordings) forget(ctx context.Context, kept Kept) error {
	if !kept.Made() {
		return nil
	}
	return r.Store.DropRecording(ctx, kept.Article, r.told(news.RecordingDropped, kept.Article))
}

// withdraw takes the recording of an article that was taken down from the
// shelf, so that nobody who knows its address gets it. What is only not public
// yet keeps it.
func (r *Recordings) withdraw(ctx context.Context, kept Kept) error {
	if !kept.Made() {
		return nil
	}
	a, err := r.Store.Article(ctx, kept.Article)
	if err != nil {
		return fmt.Errorf("load article %d: %w", kept.Article, err)
	}
	if a.State != news.Withdrawn {
		return nil
	}
	for _, f := range kept.Files {
		if err := r.Files.Drop(ctx, f.Blob); err != nil {
			return fmt.Errorf("drop the recording of article %d: %w", kept.Article, err)
		}
	}
	return r.forget(ctx, kept)
}

// told returns the event of something done to a recording: the page of its
// article, and the lists of what can be heard, are printed again.
func (r *Recordings) told(name news.EventName, article int64) news.Event {
	return news.Event{
		Name: name, Article: article, At: r.Now(),
		Hard: []news.Key{news.HeardKey(article)}, Soft: []news.Key{news.KeyHeard},
	}
}
