package listen

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen/aloud"
	"github.com/courant-press/courant/internal/reach/listen/script"
)

// Store is what recordings are made of, and where they are kept.
type Store interface {
	Settings(ctx context.Context) (news.Settings, error)
	Article(ctx context.Context, id int64) (*news.Article, error)
	// Preview returns the page of an article with the text at the desk.
	Preview(ctx context.Context, a *news.Article, now time.Time) (paper.ArticlePage, error)
	// Bodies returns the pages of articles as readers have them at a time.
	Bodies(ctx context.Context, ids []int64, now time.Time) ([]paper.ArticlePage, error)

	// LiveVersion returns the version that readers have of an article, or will
	// have by itself. Others are refused as [news.NotFound].
	LiveVersion(ctx context.Context, article int64) (Version, error)
	// Recording returns what is known of an article's recording; of one that
	// was never thought of, its number alone.
	Recording(ctx context.Context, article int64) (Kept, error)
	// SaveRecording keeps a recording, which readers get from then on. It is
	// refused as [news.Conflict] if readers have another version by now.
	SaveRecording(ctx context.Context, k Kept, ev news.Event) error
	// FailRecording keeps why there is none.
	FailRecording(ctx context.Context, article int64, failure string, ev news.Event) error
	// WishRecording keeps what an editor wants. Readers do not get what there
	// is any longer, if drop.
	WishRecording(ctx context.Context, article int64, wish Wish, drop bool, ev news.Event) error
	// DropRecording forgets the recording of an article. The wish stays.
	DropRecording(ctx context.Context, article int64, ev news.Event) error
	// Unheard returns articles that became public in a span, or will be, are of
	// the kinds and the length asked for, and have no recording of the version
	// that readers have, newest first from a mark on. Those that failed after a
	// time are left out, and those that shall be silent.
	Unheard(ctx context.Context, q Unheard) ([]Mark, error)
	// HeardSince returns articles with a recording by a machine that became
	// public since, newest first, from a mark on.
	HeardSince(ctx context.Context, since time.Time, from Mark, limit int) ([]Mark, error)
	// SoundFiles yields the hashes of all files that a recording consists of.
	SoundFiles(ctx context.Context, yield func(blob string)) error

	// Lexicon returns how names are said, in the order of what is written.
	Lexicon(ctx context.Context) ([]Entry, error)
	// SaveSpoken keeps an entry of the lexicon and gives a new one its ID.
	SaveSpoken(ctx context.Context, e *Entry, ev news.Event) error
	DropSpoken(ctx context.Context, id int64, ev news.Event) error
}

// Recordings is the room where articles become heard. Its methods may be
// called at the same time.
type Recordings struct {
	Store  Store
	Studio *Studio // without an Engine where only people's recordings are taken
	Now    func() time.Time
	// Files is the shelf of the Studio, from which what nobody needs is taken.
	Files Files
	// Ordered says that recordings are ordered when articles come out: here or
	// on another machine somebody speaks.
	Ordered bool
	// Cover returns the picture that goes into the files of an article's
	// recording, as JPEG or PNG, with its media type; nil for none.
	Cover func(ctx context.Context, article paper.ArticlePage) (file []byte, mediaType string)
}

// Files is a shelf from which files can be taken.
type Files interface {
	// Drop takes a file from the shelf, if it is there.
	Drop(ctx context.Context, hash string) error
	// Sweep takes all files from the shelf that were put there before a time,
	// unless they are used.
	Sweep(ctx context.Context, before time.Time, used func(hash string) bool) error
}

// Speaks reports whether articles are spoken on this machine.
func (r *Recordings) Speaks() bool {
	return r.Studio != nil && r.Studio.Engine != nil && r.Studio.Tools.Ready() == nil
}

// Reader returns who reads texts in a language, with the newsroom's lexicon.
func (r *Recordings) Reader(ctx context.Context, lang string, set news.Settings) (*script.Reader, error) {
	entries, err := r.Store.Lexicon(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the lexicon: %w", err)
	}
	said := make([]aloud.Entry, len(entries))
	for i, e := range entries {
		said[i] = e.Entry
	}
	return script.NewReader(languageOf(lang, set), said, set.Location()), nil
}

// A draft is an article on its way into the studio.
type draft struct {
	version Version
	page    paper.ArticlePage
	text    script.Script
	set     news.Settings
}

// draft returns the text of an article that readers have, or will have. The
// version is asked for first: if another one comes out in between, the text is
// newer than the version says, and what is made of it is not kept.
func (r *Recordings) draft(ctx context.Context, article int64) (d draft, err error) {
	if d.version, err = r.Store.LiveVersion(ctx, article); err != nil {
		return d, fmt.Errorf("find the text of article %d: %w", article, err)
	}
	at := r.Now()
	if d.version.PublishAt.After(at) {
		at = d.version.PublishAt
	}
	pages, err := r.Store.Bodies(ctx, []int64{article}, at)
	if err != nil {
		return d, fmt.Errorf("load article %d: %w", article, err)
	}
	if len(pages) == 0 {
		return d, &news.Error{Kind: news.NotFound, Message: "Readers do not have this article."}
	}
	d.page = pages[0]
	if d.set, err = r.Store.Settings(ctx); err != nil {
		return d, fmt.Errorf("load the settings: %w", err)
	}
	reader, err := r.Reader(ctx, d.page.Lang, d.set)
	if err != nil {
		return d, err
	}
	d.text = reader.Article(d.page)
	return d, nil
}

// label is what the files of an article's recording say of themselves.
func (r *Recordings) label(ctx context.Context, d draft) Label {
	l := Label{
		Paper: d.set.Name, Series: d.set.Name, Site: d.set.URL, URL: d.set.URL + d.page.Path,
		Date: d.page.PublishedAt.In(d.set.Location()).Format(time.DateOnly),
	}
	if r.Cover != nil {
		l.Cover, l.Type = r.Cover(ctx, d.page)
	}
	return l
}
