package letter

import (
	"context"
	"errors"
	"fmt"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
)

// An Outbox is how letters leave the house, as the operator set it up.
type Outbox struct {
	Dial    func(context.Context) (*mail.Line, error) // opens a line to a relay
	Lines   int                                       // open at once on each node
	Seal    mail.Seal                                 // without a domain the one of each sender
	Returns mail.Returns                              // without a domain mails return to their sender
	// Warmup is how many mails a sender's domain may send on its first days;
	// after them, and where there are none, as many as there are.
	Warmup []int
}

// seal returns who signs the mails of a letter.
func (o *Outbox) seal(l news.Letter) mail.Seal {
	s := o.Seal
	if s.Domain == "" {
		s.Domain = l.Sender.Email.Domain()
	}
	return s
}

// hand gives some mails to a relay at once and waits until it has them.
func (o *Outbox) hand(ctx context.Context, l news.Letter, form *mail.Form, mails []mail.Filling) error {
	line, err := o.Dial(ctx)
	if err != nil {
		return errors.Join(&news.Error{Kind: news.Unavailable, Message: "The relay can not be reached. Try again in a minute, or tell the operator."}, err)
	}
	defer func() { _ = line.Close() }() // the mails are gone or not, whatever it says
	seal := o.seal(l)
	for _, m := range mails {
		text, err := form.Fill(nil, m)
		if err != nil {
			return err
		}
		seals, err := seal.Sign(text)
		if err != nil {
			return err
		}
		err = line.Send(ctx, mail.Envelope{From: l.Sender.Email, To: m.To}, nil, seals, text)
		if refusal, ok := errors.AsType[*mail.Refusal](err); ok {
			return &news.Error{Kind: news.Unavailable, Message: fmt.Sprintf("The relay did not take the mail to %s: %d %s", m.To, refusal.Code, refusal.Text)}
		}
		if err != nil {
			return fmt.Errorf("send a test: %w", err)
		}
	}
	return nil
}
