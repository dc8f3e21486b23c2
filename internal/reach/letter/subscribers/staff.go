package subscribers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Find returns readers for somebody who works on letters.
func (d *Subscribers) Find(ctx context.Context, staff news.Staff, q Query) ([]news.Subscriber, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return nil, err
	}
	return d.Store.FindSubscribers(ctx, q)
}

// Counts returns how many readers each letter has, and how many came and went
// since a time.
func (d *Subscribers) Counts(ctx context.Context, staff news.Staff, since time.Time) (map[int64]Counts, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return nil, err
	}
	return d.Store.SubscriberCounts(ctx, since)
}

// Dossier returns all that is known of a reader.
func (d *Subscribers) Dossier(ctx context.Context, staff news.Staff, id int64) (Dossier, error) {
	x, err := d.load(ctx, staff, id)
	if err != nil {
		return Dossier{}, err
	}
	return d.dossier(ctx, x)
}

func (d *Subscribers) load(ctx context.Context, staff news.Staff, id int64) (news.Subscriber, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return news.Subscriber{}, err
	}
	x, err := d.Store.Subscriber(ctx, id)
	if err != nil {
		return x, fmt.Errorf("load subscriber %d: %w", id, err)
	}
	return x, nil
}

// leastEvidence is how long a note on a reader's wish must be, in characters.
const leastEvidence = 10

// evident refuses a wish without evidence.
func evident(note string) error {
	if len([]rune(strings.TrimSpace(note))) < leastEvidence || len([]rune(note)) > 500 {
		return news.Faults{{Field: "evidence", Sentence: "Say in 10 to 500 characters where and when the reader agreed, such as “paper form, town fair, 3 May 2026”."}}.Refuse()
	}
	return nil
}

// Add puts a reader in by hand who agreed elsewhere, as on paper; evidence says
// where and when. Who has left a letter or must not be written to does not get
// it by this.
func (d *Subscribers) Add(ctx context.Context, staff news.Staff, address string, letters []int64, evidence string) (news.Subscriber, error) {
	var x news.Subscriber
	if err := staff.Need(news.MayLetters); err != nil {
		return x, err
	}
	email, err := news.ParseEmail(address)
	if err != nil {
		return x, err
	}
	if err := evident(evidence); err != nil {
		return x, err
	}
	chosen, err := d.offered(ctx, letters)
	if err != nil {
		return x, err
	}
	if reason, err := d.Store.Suppressed(ctx, d.Keys.Mark(email)); err != nil || reason != "" {
		return x, refused(reason, err)
	}
	x, err = d.Store.SubscriberAt(ctx, email)
	if err != nil && news.KindOf(err) != news.NotFound {
		return x, fmt.Errorf("look for a subscriber: %w", err)
	}
	if x.ID == 0 {
		x = news.Subscriber{Email: email, MadeAt: d.Now()}
	}
	given := false
	for _, l := range chosen {
		given = x.Give(l.ID, news.Consent{Source: news.ByStaff, Note: evidence, AskedAt: d.Now(), ConfirmedAt: d.Now()}) || given
	}
	if !given {
		return x, &news.Error{Kind: news.Conflict, Message: "This reader has these letters already, or has left them. Whoever left comes back by asking on the page of the letter."}
	}
	return x, d.Store.SaveSubscriber(ctx, &x, d.told(staff, news.SubscriberAdded, ""))
}

// refused says that an address must not be written to.
func refused(reason news.BlockReason, err error) error {
	if err != nil {
		return fmt.Errorf("look whether an address wants to be left alone: %w", err)
	}
	return &news.Error{Kind: news.Conflict, Message: "Nothing is sent to this address: " + why(reason) + "."}
}

// why says why nothing is sent to an address.
func why(reason news.BlockReason) string {
	switch reason {
	case news.Bounced:
		return "mail to it came back"
	case news.Complained:
		return "its owner called a letter spam"
	case news.Erased:
		return "its owner wanted to be forgotten"
	case news.Departed:
		return "its owner has left"
	default:
		return "somebody at the desk blocked it"
	}
}

// Block has nothing sent to a reader any more.
func (d *Subscribers) Block(ctx context.Context, staff news.Staff, id int64) (news.Subscriber, error) {
	x, err := d.load(ctx, staff, id)
	if err != nil {
		return x, err
	}
	x.Block(news.ByHand, d.Now())
	if err := d.Store.Suppress(ctx, []string{d.Keys.Mark(x.Email)}, news.ByHand, d.Now(), d.told(staff, news.AddressSuppressed, "")); err != nil {
		return x, fmt.Errorf("suppress the address of subscriber %d: %w", id, err)
	}
	return x, d.Store.SaveSubscriber(ctx, &x, d.told(staff, news.SubscriberBlocked, ""))
}

// Unblock lets mail be sent to a reader again. The letters that the block ended
// stay ended: the reader asks for them once more.
func (d *Subscribers) Unblock(ctx context.Context, staff news.Staff, id int64) (news.Subscriber, error) {
	x, err := d.load(ctx, staff, id)
	if err != nil {
		return x, err
	}
	x.Unblock()
	err = d.Store.Release(ctx, d.Keys.Mark(x.Email), d.told(staff, news.AddressReleased, ""))
	if err != nil && news.KindOf(err) != news.NotFound {
		return x, fmt.Errorf("release the address of subscriber %d: %w", id, err)
	}
	return x, d.Store.SaveSubscriber(ctx, &x, d.told(staff, news.SubscriberFreed, ""))
}

// Erase forgets a reader, as after a letter that asked for it.
func (d *Subscribers) Erase(ctx context.Context, staff news.Staff, id int64) error {
	x, err := d.load(ctx, staff, id)
	if err != nil {
		return err
	}
	return d.erase(ctx, x, d.told(staff, news.SubscriberErased, ""))
}

// IsSuppressed says why nothing may be sent to an address, or nothing.
func (d *Subscribers) IsSuppressed(ctx context.Context, staff news.Staff, address string) (news.BlockReason, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return "", err
	}
	email, err := news.ParseEmail(address)
	if err != nil {
		return "", err
	}
	return d.Store.Suppressed(ctx, d.Keys.Mark(email))
}

// Suppress puts an address on the list of those that are never written to.
func (d *Subscribers) Suppress(ctx context.Context, staff news.Staff, address string) error {
	if err := staff.Need(news.MayLetters); err != nil {
		return err
	}
	email, err := news.ParseEmail(address)
	if err != nil {
		return err
	}
	x, err := d.Store.SubscriberAt(ctx, email)
	if err == nil {
		_, err = d.Block(ctx, staff, x.ID)
		return err
	}
	if news.KindOf(err) != news.NotFound {
		return fmt.Errorf("look for a subscriber: %w", err)
	}
	return d.Store.Suppress(ctx, []string{d.Keys.Mark(email)}, news.ByHand, d.Now(), d.told(staff, news.AddressSuppressed, ""))
}

// Release takes an address off that list.
func (d *Subscribers) Release(ctx context.Context, staff news.Staff, address string) error {
	if err := staff.Need(news.MayLetters); err != nil {
		return err
	}
	email, err := news.ParseEmail(address)
	if err != nil {
		return err
	}
	if x, err := d.Store.SubscriberAt(ctx, email); err == nil && x.Blocked != nil {
		_, err = d.Unblock(ctx, staff, x.ID)
		return err
	}
	return d.Store.Release(ctx, d.Keys.Mark(email), d.told(staff, news.AddressReleased, ""))
}

// told returns the event of a deed of the staff.
func (d *Subscribers) told(staff news.Staff, deed news.EventName, note string) news.Event {
	return news.Event{Name: deed, Staff: staff.ID, At: d.Now(), Note: note}
}
