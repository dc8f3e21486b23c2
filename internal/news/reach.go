package news

import "time"

// A Reach is a place of the paper that a correction of an article may concern
// as well: it has the wrong words, or leads readers to them.
type Reach struct {
	Why  ReachReason
	Mark string // names the place as long as the same words stand there

	Article int64     // another public article, or 0
	Path    string    // of the article, storyline or issue, for readers
	Name    string    // headline, title, or name of the front
	Front   string    // for a card
	Story   int64     // the storyline of an entry of a timeline
	Words   string    // what stands there; empty for a link
	SentAt  time.Time // of an issue

	LookedAt time.Time // when somebody saw to it; zero if nobody did
	LookedBy int64
}

// A ReachReason says why a place may be concerned.
type ReachReason string

// The reasons, the gravest first.
const (
	ReachWords    ReachReason = "words"    // the words that were wrong stand there
	ReachTimeline ReachReason = "timeline" // an entry of a timeline has its facts from the article
	ReachCard     ReachReason = "card"     // its card on a front has words of its own
	ReachLetter   ReachReason = "letter"   // it was sent to readers, in an issue that the archive has
	ReachLink     ReachReason = "link"     // it links to the article
)

// A Look is that somebody saw to a place that a correction reaches.
type Look struct {
	At time.Time
	By int64
}
