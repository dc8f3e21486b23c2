package subscribers

import (
	"context"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// Leaving returns the reader and the letter that a link to leave is about, and
// changes nothing. Who is not known any more is the zero Subscriber.
func (d *Subscribers) Leaving(ctx context.Context, token string) (x news.Subscriber, letterID int64, err error) {
	t, err := d.Keys.Read(letter.ToLeave, token)
	if err != nil {
		return x, 0, err
	}
	x, err = d.Store.Subscriber(ctx, t.Subscriber)
	if err != nil && news.KindOf(err) == news.NotFound {
		err = nil
	}
	return x, t.Letter, err
}

// Leave ends the letter of a link at once (RFC 8058), or every letter. Leaving
// again, or after having been forgotten, changes nothing and is no error.
func (d *Subscribers) Leave(ctx context.Context, token string, all bool) error {
	t, err := d.Keys.Read(letter.ToLeave, token)
	if err != nil {
		return err
	}
	had := false
	keep := func(ctx context.Context, x *news.Subscriber) error {
		if had {
			return d.Store.LeaveLetter(ctx, x, t.Letter)
		}
		return d.Store.KeepSubscriber(ctx, x)
	}
	_, err = d.change(ctx, t.Subscriber, keep, func(x *news.Subscriber) error {
		had = x.Has(t.Letter)
		x.Leave(t.Letter, d.Now())
		if all || t.Letter == 0 {
			x.LeaveAll(d.Now())
		}
		return nil
	})
	if err != nil && news.KindOf(err) == news.NotFound {
		return nil
	}
	return err
}
