package subscribers

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// Asked returns the letters that a link to confirm is about, and changes
// nothing: programs that look for dangers open every link of a mail.
func (d *Subscribers) Asked(ctx context.Context, token string) ([]news.Letter, error) {
	t, err := d.Keys.Read(letter.ToConfirm, token)
	if err != nil {
		return nil, err
	}
	x, err := d.Store.Subscriber(ctx, t.Subscriber)
	if err != nil {
		return nil, tooLate(err)
	}
	if err := confirm(&x, t.At, d.Now()); err != nil {
		return nil, err
	}
	return d.lettersOf(ctx, askedAt(x, t.At))
}

// Confirm says that the owner of an address wants the letters that a link is
// about, and returns them. Doing so again changes nothing.
func (d *Subscribers) Confirm(ctx context.Context, token string) ([]news.Letter, error) {
	t, err := d.Keys.Read(letter.ToConfirm, token)
	if err != nil {
		return nil, err
	}
	x, err := d.change(ctx, t.Subscriber, d.Store.KeepSubscriber, func(x *news.Subscriber) error { return confirm(x, t.At, d.Now()) })
	if err != nil {
		return nil, tooLate(err)
	}
	if err := d.welcome(ctx, x); err != nil {
		return nil, err
	}
	return d.lettersOf(ctx, askedAt(x, t.At))
}

// confirm makes all wishes of one mail count.
func confirm(x *news.Subscriber, asked, now time.Time) error {
	if x.Blocked != nil {
		return noLonger()
	}
	letters := askedAt(*x, asked)
	if len(letters) == 0 {
		return noLonger()
	}
	for _, l := range letters {
		if err := x.Confirm(l, asked, now); err != nil {
			return err
		}
	}
	return nil
}

// askedAt returns the letters that were asked for at a time and not left since.
func askedAt(x news.Subscriber, asked time.Time) []int64 {
	var letters []int64
	for _, sub := range x.Letters {
		if sub.State != news.Left && sub.Consent.AskedAt.Equal(asked) {
			letters = append(letters, sub.Letter)
		}
	}
	return letters
}

// welcome takes an address that comes back by its owner's wish off the list of
// those that lists must not bring back.
func (d *Subscribers) welcome(ctx context.Context, x news.Subscriber) error {
	mark := d.Keys.Mark(x.Email)
	reason, err := d.Store.Suppressed(ctx, mark)
	if err != nil || reason == "" || reason.Lasts() {
		return err
	}
	err = d.Store.Release(ctx, mark, news.Event{Name: news.AddressReleased, At: d.Now()})
	if err != nil && news.KindOf(err) == news.NotFound {
		return nil
	}
	return err
}

// lettersOf returns letters by number, without those that closed meanwhile.
func (d *Subscribers) lettersOf(ctx context.Context, ids []int64) ([]news.Letter, error) {
	all, err := d.Store.OfferedLetters(ctx)
	return slices.DeleteFunc(all, func(l news.Letter) bool { return !slices.Contains(ids, l.ID) }), err
}

func noLonger() error {
	return &news.Error{Kind: news.Gone, Message: "This link is no longer good. Please ask for the letter once more."}
}

// tooLate says what it means that the reader of a link is not known any more.
func tooLate(err error) error {
	if news.KindOf(err) == news.NotFound {
		return errors.Join(noLonger(), err)
	}
	return err
}
