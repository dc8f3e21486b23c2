package returns

import (
	"context"
	"fmt"
	"regexp"
	"strconv"

	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/mail/hook"
	"github.com/courant-press/courant/internal/news"
)

// Hear acts on what a provider reports. An error means that not all of it was
// written down: tell it again.
func (r *Returns) Hear(ctx context.Context, events []hook.Event) error {
	for _, e := range events {
		delivery, err := r.about(ctx, e)
		if err == nil {
			err = r.Take(ctx, delivery, []bounce.Report{e.Report})
		}
		if err != nil && news.KindOf(err) != news.NotFound {
			return fmt.Errorf("hear a provider: %w", err)
		}
	}
	return nil
}

// messageID is the id of a letter in a report, see letter.Printer.Fill.
var messageID = regexp.MustCompile(`\bd([0-9a-z]{1,13})@`)

// about returns which delivery an event is about. The address of return says
// so without doubt. Some providers replace it and hand on the message id; that
// is believed if it went to the address that the event names. Where neither is
// there, it is the last mail that went there.
func (r *Returns) about(ctx context.Context, e hook.Event) (int64, error) {
	if id, ok := r.Addresses.Find(e.Quotes); ok {
		return id, nil
	}
	to, err := news.ParseEmail(e.Recipient)
	if err != nil {
		return 0, &news.Error{Kind: news.NotFound, Message: "The report names no address."}
	}
	for _, m := range messageID.FindAllStringSubmatch(e.Quotes, 5) {
		id, _ := strconv.ParseInt(m[1], 36, 64) // 0, which nothing has, for what is no number
		if d, err := r.Store.SentDelivery(ctx, id); err == nil && d.Reader.Email.Key() == to.Key() {
			return id, nil
		}
	}
	return r.Store.LastSent(ctx, to)
}
