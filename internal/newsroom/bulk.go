package newsroom

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// An Order is a deed to be done to several articles, one after the other.
type Order struct {
	Verb news.Verb
	To   int64     // whom to assign to, or to which desk to move; 0 for nobody and none
	At   time.Time // when it is due, or to be published; the zero time for no hurry
	Note string    // why it is sent back
}

// Bulk lists the verbs that can be done to several articles at once. The
// others need a thought for each: a correction, a reason, an embargo.
func Bulk() []news.Verb {
	return []news.Verb{
		news.ToAssign, news.ToMove, news.ToSetDue, news.ToSubmit, news.ToSendBack, news.ToApprove,
		news.ToSchedule, news.ToUnschedule, news.ToPublish, news.ToSpike, news.ToUnspike,
	}
}

// BulkCap is how many articles an order can be given for.
const BulkCap = 200

// An Outcome is what became of one article of an [Order].
type Outcome struct {
	ID      int64
	Article *news.Article // as it is now; nil if it was refused
	Err     error
}

// DoAll carries out an order for each article as if it were the only one:
// what is refused for one is done for the next.
func (n *Newsroom) DoAll(ctx context.Context, staff news.Staff, o Order, articles []Seen) []Outcome {
	outcomes := make([]Outcome, len(articles))
	for i, seen := range articles {
		a, err := n.carryOut(ctx, staff, o, seen)
		outcomes[i] = Outcome{seen.ID, a, err}
	}
	return outcomes
}

func (n *Newsroom) carryOut(ctx context.Context, staff news.Staff, o Order, seen Seen) (*news.Article, error) {
	switch o.Verb {
	case news.ToAssign:
		return n.Assign(ctx, staff, seen, o.To)
	case news.ToMove:
		return n.MoveToDesk(ctx, staff, seen, o.To)
	case news.ToSetDue:
		return n.SetDue(ctx, staff, seen, o.At)
	case news.ToSubmit:
		return n.Submit(ctx, staff, seen)
	case news.ToSendBack:
		return n.SendBack(ctx, staff, seen, o.Note)
	case news.ToApprove:
		return n.Approve(ctx, staff, seen)
	case news.ToSchedule:
		return n.Schedule(ctx, staff, seen, o.At)
	case news.ToUnschedule:
		return n.Unschedule(ctx, staff, seen)
	case news.ToPublish:
		return n.Publish(ctx, staff, seen, true)
	case news.ToSpike:
		return n.Spike(ctx, staff, seen)
	case news.ToUnspike:
		return n.Unspike(ctx, staff, seen)
	default:
		return nil, &news.Error{Kind: news.Invalid, Message: "This can not be done to several articles at once."}
	}
}
