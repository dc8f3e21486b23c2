package subscribers

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// EraseMe forgets the reader of a link to one's own choices. What stays is a
// keyed hash, by which an old list that is brought in does not bring the
// address back.
func (d *Subscribers) EraseMe(ctx context.Context, token string) error {
	t, err := d.Keys.Read(letter.ToPrefer, token)
	if err != nil {
		return err
	}
	x, err := d.Store.Subscriber(ctx, t.Subscriber)
	if err != nil && news.KindOf(err) == news.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return d.erase(ctx, x, news.Event{Name: news.SubscriberErased, At: d.Now()})
}

// erase forgets a reader. Why mail came back from an address counts for longer
// than the wish to be forgotten.
func (d *Subscribers) erase(ctx context.Context, x news.Subscriber, ev news.Event) error {
	reason := news.Erased
	if x.Blocked != nil {
		reason = x.Blocked.Reason
	}
	if err := d.Store.EraseSubscriber(ctx, x.ID, d.Keys.Mark(x.Email), reason, ev); err != nil {
		return fmt.Errorf("erase subscriber %d: %w", x.ID, err)
	}
	return nil
}

// mostForgotten is how many readers the job looks at before it begins anew.
const mostForgotten = 500

// Forget does the job: it drops wishes that nobody confirmed in time, and
// forgets readers who have nothing else or left everything long ago.
func (d *Subscribers) Forget(ctx context.Context, _ Forget) error {
	for {
		now := d.Now()
		list, err := d.Store.OverdueSubscribers(ctx, now.Add(-news.ForgetAfter), now.Add(-news.KeepLeft), mostForgotten)
		if err != nil {
			return fmt.Errorf("look for what is to be forgotten: %w", err)
		}
		for _, x := range list {
			if err := d.forget(ctx, x); err != nil {
				return fmt.Errorf("forget subscriber %d: %w", x.ID, err)
			}
		}
		if len(list) < mostForgotten {
			return nil
		}
	}
}

func (d *Subscribers) forget(ctx context.Context, x news.Subscriber) error {
	if !x.Forget(d.Now()) || x.Blocked != nil && len(x.Letters) > 0 {
		err := d.Store.KeepSubscriber(ctx, &x)
		if err != nil && news.KindOf(err) == news.Conflict {
			return nil // they did something just now
		}
		return err
	}
	ev := news.Event{Name: news.SubscriberErased, At: d.Now(), Note: "forgotten in time"}
	switch {
	case x.Blocked != nil:
		return d.Store.EraseSubscriber(ctx, x.ID, d.Keys.Mark(x.Email), x.Blocked.Reason, ev)
	case len(x.Letters) > 0:
		return d.Store.EraseSubscriber(ctx, x.ID, d.Keys.Mark(x.Email), news.Departed, ev)
	default: // who never confirmed has not asked for anything, as far as we know
		return d.Store.EraseSubscriber(ctx, x.ID, "", "", ev)
	}
}
