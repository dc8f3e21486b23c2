package letter

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
)

// A Delivery is one mail of an issue to one reader.
type Delivery struct {
	ID         int64
	Subscriber int64
	To         news.Email
	Tries      int       // before this one
	Since      time.Time // of the first try; zero if there was none
}

// An Outcome is how a delivery ended, or when it goes on.
type Outcome struct {
	Delivery int64     `json:"d"`
	Result   Result    `json:"r"`
	At       time.Time `json:"t"`
	RetryAt  time.Time `json:"n,omitzero"` // of Later
	Status   string    `json:"s,omitempty"`
	Text     string    `json:"x,omitempty"` // of the server, for people
}

// A Result is the end of a try.
type Result string

// The results.
const (
	Accepted Result = "accepted" // the relay answers for it from here on
	Refused  Result = "refused"  // for good
	Missed   Result = "missed"   // refused for the time being, for too long
	Later    Result = "later"    // to be tried again at RetryAt
	Unsent   Result = "unsent"   // never left the house: free for any node
	Unknown  Result = "unknown"  // was in the air when a machine or a line broke: not sent again
)

// How long a mail is tried that is refused for the time being.
const (
	firstRetry   = 15 * time.Minute
	longestRetry = 4 * time.Hour
	giveUpAfter  = 72 * time.Hour
)

// A Store keeps the deliveries of an issue. Each method is one transaction.
type Store interface {
	// FreeDeliveries takes back what this node had claimed and not settled.
	FreeDeliveries(ctx context.Context, issue int64) error
	// ClaimDeliveries gives this node up to n deliveries whose time has come
	// and that nobody has claimed; none if the issue is not being sent. What
	// a node that is gone for good had claimed is nobody's: it may have sent
	// it. Only a person can free it.
	ClaimDeliveries(ctx context.Context, issue int64, n int) ([]Delivery, error)
	// SettleDeliveries writes outcomes down and reports whether the issue is
	// still being sent. It may be told the same twice: an outcome of a
	// delivery that this node has not claimed changes nothing.
	SettleDeliveries(ctx context.Context, issue int64, outcomes []Outcome) (going bool, err error)
}

// outcome says how a try ended by the error of [mail.Line.Send]. held reports
// whether the text had left the house.
func (d Delivery) outcome(err error, held bool, now time.Time) Outcome {
	o := Outcome{Delivery: d.ID, At: now}
	refusal, refused := errors.AsType[*mail.Refusal](err)
	switch {
	case err == nil:
		o.Result = Accepted
	case refused && refusal.HangsUp() && !held:
		o.Result = Unsent
	case refused && !refusal.Temporary():
		o.Result, o.Status, o.Text = Refused, refusal.Status, refusal.Text
	case refused && d.tooLong(now):
		o.Result, o.Status, o.Text = Missed, refusal.Status, refusal.Text
	case refused:
		o.Result, o.Status, o.Text, o.RetryAt = Later, refusal.Status, refusal.Text, now.Add(d.retry())
	case held:
		o.Result, o.Text = Unknown, err.Error()
	default:
		o.Result = Unsent
	}
	return o
}

func (d Delivery) tooLong(now time.Time) bool {
	return !d.Since.IsZero() && now.Sub(d.Since) > giveUpAfter
}

// retry returns how long to wait: each time twice as long.
func (d Delivery) retry() time.Duration {
	return min(firstRetry<<min(d.Tries, 8), longestRetry)
}

// blocked reports whether an outcome speaks against the sender and not the
// reader (RFC 3463, class 7: security or policy).
func (o Outcome) blocked() bool {
	return o.Result == Refused && strings.HasPrefix(o.Status, "5.7.")
}
