package listen

import (
	"cmp"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen/script"
)

// A Version names the text of an article that readers have, or will have by
// itself. A recording tells one version, and readers get it with no other.
type Version struct {
	Revision   int
	Correction int64     // the newest one, which is mentioned; 0 for none
	PublishAt  time.Time // when readers get the article
	ChangedAt  time.Time // when they got this version of it
}

// Same reports whether two versions have the same text.
func (v Version) Same(w Version) bool {
	return v.Revision == w.Revision && v.Correction == w.Correction
}

// A Wish is what an editor wants of an article's recording, against what the
// settings say.
type Wish string

// The wishes.
const (
	NoWish Wish = ""
	Silent Wish = "silent" // it shall not be heard
	Wanted Wish = "wanted" // it shall be heard
)

// A Kept recording is what the paper knows of the recording of an article.
type Kept struct {
	Recording
	Article  int64
	Told     Version   // which it tells; only Revision and Correction are kept
	MadeAt   time.Time // zero if there is none
	Wish     Wish
	FailedAt time.Time
	Failure  string // why there is none of the newest text, in a sentence
}

// Made reports whether there is a recording, of whichever version.
func (k Kept) Made() bool { return k.Told.Revision != 0 }

// Personal reports whether a person reads.
func (k Kept) Personal() bool { return k.Made() && k.Reader != "" }

// remadeWithin is how long readers are told that a recording is being made
// again. When it takes longer something is wrong, and they are told nothing.
const remadeWithin = 30 * time.Minute

// Remaking returns until when readers are told that the recording of an older
// text is being made again; zero if it is not.
func (k Kept) Remaking(now Version) time.Time {
	if !k.Made() || k.Told.Same(now) || k.Wish == Silent || k.Failure != "" {
		return time.Time{}
	}
	return now.ChangedAt.Add(remadeWithin)
}

// moved returns the marks of a recording on the blocks of a text that is
// spoken the same but stands elsewhere in the article, behind a new picture.
func moved(marks []paper.Mark, text script.Script) []paper.Mark {
	if len(marks) != len(text.Lines) {
		return marks
	}
	there := make([]paper.Mark, len(marks))
	for i, m := range marks {
		m.Block = text.Lines[i].Block
		there[i] = m
	}
	return there
}

// languageOf returns the language of an article: its own, or that of the paper.
func languageOf(lang string, set news.Settings) string { return cmp.Or(lang, set.Lang) }
