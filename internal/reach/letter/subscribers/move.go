package subscribers

import (
	"context"
	"net/netip"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// Move asks the owner of another address by mail whether a reader's letters
// shall go there. Nobody learns whether that address is known.
func (d *Subscribers) Move(ctx context.Context, token, address string, from netip.Addr) error {
	x, err := d.Reader(ctx, token)
	if err != nil {
		return err
	}
	to, err := news.ParseEmail(address)
	if err != nil {
		return err
	}
	if d.Mail == nil {
		return &news.Error{Kind: news.Unavailable, Message: "Your address can not be changed right now, because the paper has no way to send mail."}
	}
	few, err := d.spend(ctx, from, to)
	if err != nil {
		return err
	}
	welcome, err := d.welcomed(ctx, to)
	if err != nil {
		return err
	}
	return d.ask(ctx, x.Email, func(x *news.Subscriber, now time.Time) bool { return few && welcome && x.Move(to, now) })
}

// welcomed reports whether mail may be sent to an address at all.
func (d *Subscribers) welcomed(ctx context.Context, e news.Email) (bool, error) {
	reason, err := d.Store.Suppressed(ctx, d.Keys.Mark(e))
	if err != nil || reason.Lasts() {
		return false, err
	}
	x, err := d.Store.SubscriberAt(ctx, e)
	if err != nil && news.KindOf(err) == news.NotFound {
		return true, nil
	}
	return x.Blocked == nil, err
}

// MovingTo returns the address that a link to move is about, and changes
// nothing.
func (d *Subscribers) MovingTo(ctx context.Context, token string) (news.Email, error) {
	t, err := d.Keys.Read(letter.ToMove, token)
	if err != nil {
		return "", err
	}
	x, err := d.Store.Subscriber(ctx, t.Subscriber)
	if err != nil {
		return "", unknown(err)
	}
	if err := x.Moved(t.At, d.Now()); err != nil {
		return "", err
	}
	return x.Email, nil
}

// Moved has a reader's letters go to the address whose owner got the link. A
// reader who had letters there as well is one reader from now on.
func (d *Subscribers) Moved(ctx context.Context, token string) error {
	t, err := d.Keys.Read(letter.ToMove, token)
	if err != nil {
		return err
	}
	var other int64
	keep := func(ctx context.Context, x *news.Subscriber) error {
		if other != 0 {
			return d.Store.MergeSubscribers(ctx, x, other)
		}
		return d.Store.KeepSubscriber(ctx, x)
	}
	x, err := d.change(ctx, t.Subscriber, keep, func(x *news.Subscriber) error {
		if err := x.Moved(t.At, d.Now()); err != nil {
			return err
		}
		there, err := d.Store.SubscriberAt(ctx, x.Email)
		switch {
		case err != nil && news.KindOf(err) == news.NotFound:
			other = 0
			return nil
		case err != nil || there.ID == x.ID:
			return err
		case there.Blocked != nil:
			return noLonger()
		}
		other = there.ID
		x.Join(there)
		return nil
	})
	if err != nil {
		return unknown(err)
	}
	return d.welcome(ctx, x)
}
