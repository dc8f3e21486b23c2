package subscribers

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// Store keeps the readers of letters. Each method that changes something is
// one transaction. A reader who has changed since they were loaded, or whose
// address somebody else got meanwhile, is refused as [news.Conflict].
type Store interface {
	Settings(ctx context.Context) (news.Settings, error)
	// OfferedLetters returns the letters that take new readers, in their order.
	OfferedLetters(ctx context.Context) ([]news.Letter, error)
	Section(ctx context.Context, id int64) (news.Section, error)

	Subscriber(ctx context.Context, id int64) (news.Subscriber, error)
	SubscriberAt(ctx context.Context, e news.Email) (news.Subscriber, error)
	// KeepSubscriber keeps what a reader did; one with ID 0 is new.
	KeepSubscriber(ctx context.Context, x *news.Subscriber) error
	// SaveSubscriber does so with an event, whose note gets their number.
	SaveSubscriber(ctx context.Context, x *news.Subscriber, ev news.Event) error
	// LeaveLetter keeps a reader who left, and counts it where the letter's
	// last issue to them has its figures.
	LeaveLetter(ctx context.Context, x *news.Subscriber, letter int64) error
	// MergeSubscribers keeps a reader and erases another, who is the same.
	MergeSubscribers(ctx context.Context, into *news.Subscriber, gone int64) error
	// EraseSubscriber forgets a reader with every mail to them. If a mark is
	// given it is put on the list of addresses that are not written to.
	EraseSubscriber(ctx context.Context, id int64, mark string, reason news.BlockReason, ev news.Event) error
	// OverdueSubscribers returns up to n of whom something is to be forgotten.
	OverdueSubscribers(ctx context.Context, asked, left time.Time, n int) ([]news.Subscriber, error)

	Suppressed(ctx context.Context, mark string) (news.BlockReason, error)
	Suppress(ctx context.Context, marks []string, reason news.BlockReason, at time.Time, ev news.Event) error
	Release(ctx context.Context, mark string, ev news.Event) error
	SuppressionCounts(ctx context.Context) (map[news.BlockReason]int, error)

	FindSubscribers(ctx context.Context, q Query) ([]news.Subscriber, error)
	SubscriberCounts(ctx context.Context, since time.Time) (map[int64]Counts, error)
	BlockedCount(ctx context.Context) (int, error)
	SubscribersAfter(ctx context.Context, id int64, n int) ([]news.Subscriber, error)
	// MailsTo returns the last n mails of issues to a reader.
	MailsTo(ctx context.Context, subscriber int64, n int) ([]Mail, error)

	// BringSubscribers takes a part of a list in, see [Subscribers.Import].
	BringSubscribers(ctx context.Context, rows []Incoming, dry bool, now time.Time) ([]Fate, error)

	// FollowLink counts a click and returns where the n-th link of an issue
	// leads, LinkOf only returns it. There are links only where a letter counts.
	FollowLink(ctx context.Context, slug string, issue int64, n int) (string, error)
	LinkOf(ctx context.Context, slug string, issue int64, n int) (string, error)

	Tell(ctx context.Context, ev news.Event) error
	Spend(ctx context.Context, key string, cost, burst time.Duration, now time.Time) (wait time.Duration, err error)
}

// Subscribers is the desk that keeps readers and their wishes. Its methods may
// be called at the same time.
type Subscribers struct {
	Store Store
	Keys  letter.Keys
	Mail  mail.Sender // nil where no mail is set up
	Now   func() time.Time
	URL   string // absolute address of the site, where it is not that of the settings
}

// A Query asks for readers: by how an address begins, in the order of the
// addresses; else the newest first.
type Query struct {
	Email   string // how the address begins
	Letter  int64  // 0 for any
	State   news.SubscriptionState
	Blocked bool             // only those to whom nothing is sent
	After   *news.Subscriber // the last of the page before
	Limit   int
}

// Counts are how many readers a letter has. Joined and Leaving are those of a
// time, the others all.
type Counts struct{ Confirmed, Unconfirmed, Left, Joined, Leaving int }

// A Mail is one issue as it was sent to a reader.
type Mail struct {
	Issue, Letter int64
	Name, Slug    string // of the letter
	Subject       string
	State         string // as a delivery has it: waiting, claimed, or its result
	At            time.Time
	Status, Words string // of the server
}

// mostTries is how often a change is tried when somebody was faster.
const mostTries = 5

// change carries out a rule on a reader and keeps what came of it. If they
// changed meanwhile, as when somebody clicks twice, it is carried out again on
// what there is by then.
func (d *Subscribers) change(ctx context.Context, id int64, keep func(context.Context, *news.Subscriber) error, rule func(*news.Subscriber) error) (news.Subscriber, error) {
	for tries := 1; ; tries++ {
		x, err := d.Store.Subscriber(ctx, id)
		if err != nil {
			return x, err
		}
		if err := rule(&x); err != nil {
			return x, err
		}
		err = keep(ctx, &x)
		if err == nil || news.KindOf(err) != news.Conflict || tries == mostTries {
			return x, err
		}
	}
}

// name returns what letters are called, in the order of the paper.
func names(letters []news.Letter) []string {
	all := make([]string, len(letters))
	for i, l := range letters {
		all[i] = l.Name
	}
	return all
}
