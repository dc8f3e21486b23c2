package subscribers

import (
	"context"
	"fmt"
	"net/netip"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Wording is the version of what the forms say one agrees to. It changes with
// the words under them, see letter_consent in the catalogues.
const Wording = "2026-11"

// A Wish is what somebody filled in to get letters.
type Wish struct {
	Email   string
	Letters []int64
	Page    string     // path on which the form stood
	Trap    string     // a field that people do not see; programs fill it in
	From    netip.Addr // whose wish it is
}

// SignUp asks the owner of an address by mail whether they want some letters.
// The answer and the work are the same whether the address is known or not,
// wants to be left alone, or was asked a moment ago: a job writes the mail, or
// finds that there is none to write.
func (d *Subscribers) SignUp(ctx context.Context, w Wish) error {
	email, err := news.ParseEmail(w.Email)
	if err != nil {
		return err
	}
	letters, err := d.offered(ctx, w.Letters)
	if err != nil {
		return err
	}
	if w.Trap != "" {
		return nil
	}
	if d.Mail == nil {
		return &news.Error{Kind: news.Unavailable, Message: "Letters can not be ordered right now, because the paper has no way to send mail."}
	}
	few, err := d.spend(ctx, w.From, email)
	if err != nil {
		return err
	}
	consent := news.Consent{Source: news.ByForm, Wording: Wording, Page: page(w.Page), Network: d.network(w.From)}
	return d.ask(ctx, email, func(x *news.Subscriber, now time.Time) (due bool) {
		for _, l := range letters {
			due = few && x.Ask(l.ID, consent, now) || due
		}
		return due
	})
}

// offered returns those of some letters that take readers.
func (d *Subscribers) offered(ctx context.Context, wanted []int64) ([]news.Letter, error) {
	all, err := d.Store.OfferedLetters(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the letters: %w", err)
	}
	letters := slices.DeleteFunc(all, func(l news.Letter) bool { return !slices.Contains(wanted, l.ID) })
	if len(letters) == 0 {
		return nil, &news.Error{Kind: news.Invalid, Message: "Please choose at least one letter."}
	}
	return letters, nil
}

// ask notes a wish that is due for the owner of an address, and orders the
// mail in the same transaction. Where none is due the same is ordered for
// nobody.
func (d *Subscribers) ask(ctx context.Context, email news.Email, wish func(*news.Subscriber, time.Time) (due bool)) error {
	now := d.Now()
	ev := news.Event{Name: news.LettersAsked, At: now}
	for tries := 1; ; tries++ {
		x, err := d.Store.SubscriberAt(ctx, email)
		if err != nil && news.KindOf(err) != news.NotFound {
			return fmt.Errorf("look for a subscriber: %w", err)
		}
		if x.ID == 0 {
			x = news.Subscriber{Email: email, MadeAt: now}
		}
		reason, err := d.Store.Suppressed(ctx, d.Keys.Mark(email))
		if err != nil {
			return fmt.Errorf("look whether an address wants to be left alone: %w", err)
		}
		if reason.Lasts() || !wish(&x, now) {
			return d.Store.Tell(ctx, ev)
		}
		err = d.Store.SaveSubscriber(ctx, &x, ev)
		if err == nil || news.KindOf(err) != news.Conflict || tries == mostTries {
			return err
		}
	}
}

// page returns where a form stood, if it can be a path of ours.
func page(path string) string {
	if len(path) > 500 || len(path) == 0 || path[0] != '/' {
		return "/letters"
	}
	return path
}

// A limit is how many wishes there may be at once, and after how long there
// may be one more.
type limit struct {
	wishes int
	every  time.Duration
}

// A household or a school meets neither; a program that signs up strangers
// fills nobody's mailbox.
var (
	perNetwork = limit{20, 3 * time.Minute}
	perAddress = limit{3, 20 * time.Minute}
)

// spend counts a wish. Too many from one network are refused; of too many for
// one address nobody is told, since who asks may not own it.
func (d *Subscribers) spend(ctx context.Context, from netip.Addr, email news.Email) (few bool, err error) {
	for _, count := range []struct {
		key string
		limit
	}{
		{"letters-from:" + d.network(from), perNetwork},
		{"letters-to:" + d.Keys.Mark(email), perAddress},
	} {
		wait, err := d.Store.Spend(ctx, count.key, count.every, time.Duration(count.wishes)*count.every, d.Now())
		if err != nil {
			return false, fmt.Errorf("count a wish: %w", err)
		}
		if few = wait <= 0; !few && count.limit == perNetwork {
			return false, &news.Error{Kind: news.TooMany, Message: "Too many letters were asked for from here. Please try again in an hour."}
		}
	}
	return few, nil
}

// network is by what wishes from one place are told: the address, or the /64
// network that an IPv6 address is one of, which one person has whole.
func (d *Subscribers) network(a netip.Addr) string {
	if a = a.Unmap(); a.Is6() {
		a = netip.PrefixFrom(a, 64).Masked().Addr()
	}
	return d.Keys.NetworkMark(a)
}
