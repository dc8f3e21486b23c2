package news

import "time"

// A Receipt says when what was done to an article reached one channel. It is
// not a promise but a look: it is done when the channel was seen to show it.
type Receipt struct {
	Event   int64 // the deed
	Article int64
	Channel Channel
	State   ReceiptState
	Due     time.Time     // when readers should have it
	At      time.Time     // when the channel was looked at last; zero if never
	Latency time.Duration // from Due to the moment it was seen there; 0 until then
	Tries   int
	Error   string // why it is not there, for a person; empty unless it failed
}

// A ReceiptState is how far a deed has come on one channel.
type ReceiptState string

// The states of a receipt.
const (
	Waiting   ReceiptState = "waiting"
	Delivered ReceiptState = "done"
	Failed    ReceiptState = "failed" // looked at, and not there; it is tried again
	Unused    ReceiptState = "unused" // the paper has no such channel, or the article does not go there
)

// A Channel is a way by which readers meet an article.
type Channel string

// The channels of the paper itself.
const (
	PageChannel    Channel = "page"
	ListChannel    Channel = "lists"   // the list of its section, and the front where it stands
	FeedChannel    Channel = "feeds"   // the newest of the paper
	SitemapChannel Channel = "sitemap" // the news sitemap
	SoundChannel   Channel = "sound"   // its recording
	LetterChannel  Channel = "letters" // the archived issues that were sent with it
	PurgeChannel   Channel = "purge"   // caches in front of the paper were told
)

// Channels lists every channel, the one that counts most first.
func Channels() []Channel {
	return []Channel{PageChannel, ListChannel, FeedChannel, SitemapChannel, SoundChannel, LetterChannel, PurgeChannel}
}

// Reaches reports whether readers see the deed, so that receipts are kept.
func (ev Event) Reaches() bool {
	switch ev.Name {
	case ArticlePublished, ArticleScheduled, ArticleCorrected, ArticleWithdrawn, ArticleReinstated:
		return true
	default:
		return false
	}
}

// Due is when readers should have what was done: at once, or when it takes
// effect.
func (ev Event) Due() time.Time {
	if ev.TakesEffect.After(ev.At) {
		return ev.TakesEffect
	}
	return ev.At
}

// Receipts returns the receipts of a deed that readers see, all waiting.
func (ev Event) Receipts() []Receipt {
	if !ev.Reaches() {
		return nil
	}
	var receipts []Receipt
	for _, c := range Channels() {
		receipts = append(receipts, Receipt{Event: ev.ID, Article: ev.Article, Channel: c, State: Waiting, Due: ev.Due()})
	}
	return receipts
}

// Saw notes the outcome of a look at the channel: nil for seen, another error
// for why it is not there.
func (r *Receipt) Saw(err error, now time.Time) {
	r.At, r.Tries = now, r.Tries+1
	if err != nil {
		r.State, r.Error = Failed, Sentence(err)
		return
	}
	r.State, r.Error, r.Latency = Delivered, "", max(0, now.Sub(r.Due))
}
