package inbox

import (
	"bytes"
	"context"
	"net/mail"

	ours "github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/news"
)

// A Clerk reads what comes in and hands it on.
type Clerk struct {
	Returns ours.Returns
	Take    Take
	Leave   Leave // nil if nobody can leave by mail
}

// Take is given what a mail reports of a delivery of ours. An error has the
// other side keep the mail, to try again.
type Take func(ctx context.Context, delivery int64, reports []bounce.Report) error

// Leave is given the token of an address to which somebody wrote in order to
// leave. A token that is not ours is refused as not found; any other error has
// the other side keep the mail.
type Leave func(ctx context.Context, token string) error

// knows reports whether an address is one that we gave out.
func (c Clerk) knows(to string) bool {
	_, returned := c.Returns.Delivery(to)
	_, leaves := c.Returns.LeaveToken(to)
	return returned || leaves && c.Leave != nil
}

// read hands on what a mail says that came to an address. Where that does not
// tell what it is about, the mail does. What is of no mail of ours is
// forgotten: an answer would only begin a loop.
func (c Clerk) read(ctx context.Context, to string, raw []byte) error {
	if token, ok := c.Returns.LeaveToken(to); ok {
		return c.leave(ctx, token)
	}
	delivery, ok := c.Returns.Delivery(to)
	if !ok {
		delivery, ok = c.Returns.Find(string(raw))
	}
	if !ok {
		return nil
	}
	reports, err := bounce.Read(bytes.NewReader(raw))
	if err != nil || len(reports) == 0 {
		return err
	}
	return c.Take(ctx, delivery, reports)
}

func (c Clerk) leave(ctx context.Context, token string) error {
	if c.Leave == nil {
		return nil
	}
	err := c.Leave(ctx, token)
	if err != nil && news.KindOf(err) == news.NotFound {
		return nil
	}
	return err
}

// addressee returns to which address of ours a mail in a mailbox came, as far
// as its head tells: the servers on its way note that in different fields. A
// mail that quotes one of ours names such addresses further down; those do not
// count.
func (c Clerk) addressee(raw []byte) string {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return ""
	}
	for _, field := range []string{"Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To"} {
		for _, value := range m.Header[field] {
			if a, err := mail.ParseAddress(value); err == nil && c.knows(a.Address) {
				return a.Address
			}
		}
	}
	return ""
}
