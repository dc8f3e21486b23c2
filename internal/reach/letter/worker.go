package letter

import (
	"context"
	"errors"
	"fmt"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
)

// A worker is one line and the room in which mails for it are put together.
type worker struct {
	*sending
	line *mail.Line
	text []byte
}

// deliver sends one mail and notes its outcome. Its error is that the run can
// not go on.
func (w *worker) deliver(ctx context.Context, d Delivery) error {
	text, err := w.Form.Fill(w.text[:0], w.Fill(d))
	if err != nil { // an address nobody can write to; it must not hold up the others
		return w.note(ctx, d, Outcome{Delivery: d.ID, Result: Refused, At: w.Now(), Text: err.Error()})
	}
	w.text = text
	held := false
	err = w.hand(context.WithoutCancel(ctx), d, func() error {
		if err := w.journal.Begin(d.ID); err != nil {
			return fmt.Errorf("write the journal: %w", err)
		}
		held = true
		return nil
	})
	o := d.outcome(err, held, w.Now())
	if held {
		if err := w.journal.End(o); err != nil {
			return errors.Join(fmt.Errorf("write the journal: %w", err), w.note(ctx, d, o))
		}
	}
	if o.Result == Unsent {
		return errors.Join(fmt.Errorf("send an issue: %w", err), w.note(ctx, d, o))
	}
	return w.note(ctx, d, o)
}

// hand gives a mail to the relay. Relays end a line after so many mails; where
// that happens before the text has left, a new line is tried once.
func (w *worker) hand(ctx context.Context, d Delivery, hold mail.Hold) error {
	seal, err := w.Seal.Sign(w.text)
	if err != nil {
		return err
	}
	e := mail.Envelope{From: w.returnTo(d), To: d.To}
	if w.line != nil {
		held := false
		err := w.line.Send(ctx, e, func() error { held = true; return hold() }, seal, w.text)
		if !brokeOff(err) {
			return err
		}
		w.hangUp()
		if held {
			return err
		}
	}
	if w.line, err = w.Dial(ctx); err != nil {
		return err
	}
	if err = w.line.Send(ctx, e, hold, seal, w.text); brokeOff(err) {
		w.hangUp()
	}
	return err
}

// returnTo is where a mail goes that can not be delivered.
func (r *Run) returnTo(d Delivery) news.Email {
	if r.Returns.Domain == "" {
		return r.Sender
	}
	return r.Returns.Address(d.ID)
}

// brokeOff reports whether an error is the end of a line and not of a mail.
func brokeOff(err error) bool {
	refusal, refused := errors.AsType[*mail.Refusal](err)
	return err != nil && (!refused || refusal.HangsUp())
}

func (w *worker) hangUp() {
	if w.line != nil {
		_ = w.line.Close() // whatever it says, we are done with it
		w.line = nil
	}
}
