package digest

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/script"
)

// Store is where digests are kept, and what they are made from.
type Store interface {
	Settings(ctx context.Context) (news.Settings, error)
	FrontPage(ctx context.Context, name string, now time.Time) (paper.FrontPage, error)

	AudioDigest(ctx context.Context, id int64, now time.Time) (Kept, error)
	// AudioDigestOf returns the digest of a day.
	AudioDigestOf(ctx context.Context, day news.Day, now time.Time) (Kept, error)
	// AudioDigests returns the newest digests of days before this one, or of
	// all days for 0.
	AudioDigests(ctx context.Context, before news.Day, limit int, now time.Time) ([]Kept, error)
	// DigestsTelling returns the days whose digests tell of an article.
	DigestsTelling(ctx context.Context, article int64) ([]news.Day, error)
	// PublicStories returns those of the articles that readers have.
	PublicStories(ctx context.Context, ids []int64, now time.Time) (map[int64]Public, error)

	// SaveAudioDigest keeps a digest that is new or was changed. It refuses as
	// a [news.Conflict] a version that is not the last, and a second digest of
	// a day. A change that can not be heard leaves the recording as it is.
	SaveAudioDigest(ctx context.Context, d *news.AudioDigest, ev news.Event) error
	// SaveDigestRecording keeps the recording of a version of a digest, if that
	// is the last one; else it refuses as a [news.Conflict].
	SaveDigestRecording(ctx context.Context, k Kept, ev news.Event) error
	// FailDigest keeps why there is no recording of a digest.
	FailDigest(ctx context.Context, id int64, sentence string) error
}

// A Kept digest is one with its recording.
type Kept struct {
	news.AudioDigest
	Recording  listen.Recording // its files are none if none was made yet
	Heard      map[int64]int64  // which public revisions of its articles the recording tells
	RecordedAt time.Time
	Failure    string // why the last attempt failed, in a sentence; empty if it did not

	// Current reports whether the recording tells this digest as it is, with
	// its articles as readers have them.
	Current bool
}

// A Public article is one that readers have.
type Public struct {
	paper.Card
	Revision int64
}

// A Studio makes recordings.
type Studio interface {
	Read(ctx context.Context, text script.Script, l listen.Label) (listen.Recording, error)
	Take(ctx context.Context, upload io.Reader, reader string, text script.Script, l listen.Label) (listen.Recording, error)
}

// A Voice knows how texts are read in this newsroom.
type Voice interface {
	// Reader returns the reader for a language, or for that of the paper for "".
	Reader(ctx context.Context, lang string, set news.Settings) (*script.Reader, error)
}

// Digests is the desk at which the news of the day to hear are made.
type Digests struct {
	Store  Store
	Voice  Voice
	Studio Studio
	Now    func() time.Time
}

// Seen is a digest in the version that somebody saw.
type Seen struct {
	ID      int64
	Version int
}

// List returns the newest digests of days before this one, or of all for 0.
func (d *Digests) List(ctx context.Context, before news.Day, limit int) ([]Kept, error) {
	list, err := d.Store.AudioDigests(ctx, before, limit, d.Now())
	if err != nil {
		return nil, fmt.Errorf("load the digests: %w", err)
	}
	return list, nil
}

// Digest returns one digest.
func (d *Digests) Digest(ctx context.Context, id int64) (Kept, error) {
	k, err := d.Store.AudioDigest(ctx, id, d.Now())
	if err != nil {
		return k, fmt.Errorf("load digest %d: %w", id, err)
	}
	return k, nil
}

// told returns the event of a deed on a digest.
func (d *Digests) told(staff int64, deed news.EventName, x *news.AudioDigest) news.Event {
	return news.Event{
		Name: deed, Staff: staff, At: d.Now(), Note: x.Day.String(),
		Hard: []news.Key{news.DigestKey(x.Day), news.KeyDigests}, Soft: []news.Key{news.KeyDigestBox},
	}
}
