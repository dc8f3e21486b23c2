package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/wneessen/go-mail/smtp"

	"github.com/courant-press/courant/internal/news"
)

// A Line is one connection to a relay, over which one mail goes after the
// other. It is for one goroutine. After an error that is no [Refusal] it is of
// no more use.
type Line struct {
	client *smtp.Client
	ahead  bool // commands may be sent before the answers are read (RFC 2920)
	utf8   bool // addresses beyond ASCII are taken (RFC 6531)
	stale  bool // a refused mail must be cleared away first
	buffer []byte
}

// An Envelope is what the relay reads of a mail.
type Envelope struct {
	From news.Email // where it is returned to
	To   news.Email
}

// A Refusal is a relay's no to one mail.
type Refusal struct {
	Code   int    // of SMTP, from 400 to 599
	Status string // enhanced (RFC 3463), such as "5.1.1"; empty if none was given
	Text   string // in the words of the relay
}

func (r *Refusal) Error() string {
	return strings.TrimSpace(fmt.Sprintf("the relay refused a mail: %d %s %s", r.Code, r.Status, r.Text))
}

// Temporary reports whether the same mail may be taken later.
func (r *Refusal) Temporary() bool { return r.Code < 500 }

// HangsUp reports whether the relay ends the connection with this (RFC 5321,
// section 3.8).
func (r *Refusal) HangsUp() bool { return r.Code == 421 }

func newLine(client *smtp.Client) *Line {
	l := &Line{client: client}
	l.ahead, _ = client.Extension("PIPELINING")
	l.utf8, _ = client.Extension("SMTPUTF8")
	return l
}

// Hold says that the text of a mail is about to leave the house: until
// [Line.Send] has returned nobody can know whether the relay has taken it. An
// error keeps it from leaving.
type Hold func() error

// Send hands one mail over and returns nil when the relay has taken
// responsibility for it, or a *[Refusal]. hold is called after the relay has
// agreed to the envelope and before the text; it may be nil. The text comes in
// pieces, such as its seals and the mail.
func (l *Line) Send(ctx context.Context, e Envelope, hold Hold, text ...[]byte) error {
	if !l.utf8 && !e.To.ASCII() {
		return &Refusal{Code: 553, Status: "5.6.7", Text: "the relay takes no addresses beyond ASCII"}
	}
	defer context.AfterFunc(ctx, func() { _ = l.client.Close() })()
	if err := l.client.UpdateDeadline(patience); err != nil {
		return fmt.Errorf("send a mail: %w", err)
	}
	if err := l.envelope(e); err != nil {
		return err
	}
	if hold != nil {
		if err := hold(); err != nil {
			_ = l.client.Close() // in the middle of a mail there is no other way back
			return err
		}
	}
	return l.text(text...)
}

// envelope has the relay agree to take a text.
func (l *Line) envelope(e Envelope) error {
	commands := []command{
		{"MAIL FROM:<" + string(e.From) + ">" + l.extensions(e), 250},
		{"RCPT TO:<" + string(e.To) + ">", 250},
		{"DATA", 354},
	}
	if l.stale {
		commands = append([]command{{"RSET", 250}}, commands...)
	}
	l.stale = false
	if l.ahead {
		return l.say(commands...)
	}
	for _, c := range commands {
		if err := l.say(c); err != nil {
			return err
		}
	}
	return nil
}

func (l *Line) extensions(e Envelope) string {
	if !e.To.ASCII() {
		return " SMTPUTF8"
	}
	return ""
}

// A command is a line of ours and the code of a yes.
type command struct {
	line string
	want int
}

// say sends commands in one go and returns the first refusal among the
// answers.
func (l *Line) say(commands ...command) error {
	w := l.client.Text.W
	for _, c := range commands {
		_, _ = w.WriteString(c.line) // Flush returns the first error
		_, _ = w.WriteString("\r\n")
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("speak to the relay: %w", err)
	}
	refused, err := l.answers(commands)
	if err == nil && refused != nil {
		l.stale, err = true, refused
	}
	return err
}

// answers reads an answer for each command and returns the first refusal.
func (l *Line) answers(commands []command) (refused *Refusal, err error) {
	for _, c := range commands {
		err := l.answer(c.want)
		no, isNo := errors.AsType[*Refusal](err)
		switch {
		case err != nil && !isNo:
			return nil, err
		case err == nil && c.want == 354 && refused != nil:
			return refused, l.nothing()
		case refused == nil:
			refused = no
		}
	}
	return refused, nil
}

// nothing ends the text that a relay waits for although it has refused the
// only one to get it (RFC 2920, section 3.1).
func (l *Line) nothing() error {
	if err := l.client.Text.PrintfLine("."); err != nil {
		return fmt.Errorf("speak to the relay: %w", err)
	}
	if err := l.answer(250); err != nil {
		if _, refused := errors.AsType[*Refusal](err); !refused {
			return err
		}
	}
	return nil
}

// text sends the text of a mail and waits for the relay to take it.
func (l *Line) text(pieces ...[]byte) error {
	l.buffer = l.buffer[:0]
	for _, piece := range pieces {
		l.buffer = stuff(l.buffer, piece)
	}
	l.buffer = append(l.buffer, ".\r\n"...)
	if err := l.client.UpdateDeadline(textPatience); err != nil {
		return fmt.Errorf("give the relay a text: %w", err)
	}
	w := l.client.Text.W
	_, _ = w.Write(l.buffer) // Flush returns the first error
	if err := w.Flush(); err != nil {
		return fmt.Errorf("give the relay a text: %w", err)
	}
	return l.answer(250)
}

// stuff appends text to dst with a second dot where a line begins with one
// (RFC 5321, section 4.5.2), and with a line break at its end. It looks for
// the dots rather than the lines, since there are fewer of them and a single
// byte is found much faster than two.
func stuff(dst, text []byte) []byte {
	done := 0
	for at := 0; ; at++ {
		dot := bytes.IndexByte(text[at:], '.')
		if dot < 0 {
			break
		}
		if at += dot; at == 0 || text[at-1] == '\n' {
			dst = append(append(dst, text[done:at]...), '.')
			done = at
		}
	}
	dst = append(dst, text[done:]...)
	if len(text) > 0 && !bytes.HasSuffix(dst, []byte("\r\n")) {
		dst = append(dst, "\r\n"...)
	}
	return dst
}

// answer reads what the relay says and returns a *[Refusal] for a no.
func (l *Line) answer(want int) error {
	code, text, err := l.client.Text.ReadResponse(want)
	if err == nil {
		return nil
	}
	if _, said := errors.AsType[*textproto.Error](err); !said || code < 400 {
		return fmt.Errorf("hear from the relay: %w", err)
	}
	status, text := enhanced(text)
	return &Refusal{Code: code, Status: status, Text: text}
}

// enhanced cuts the enhanced status off an answer, if it begins with one.
func enhanced(text string) (status, rest string) {
	word, after, _ := strings.Cut(text, " ")
	parts := strings.Split(word, ".")
	if len(parts) != 3 {
		return "", text
	}
	for _, p := range parts {
		if n, err := strconv.Atoi(p); err != nil || n < 0 || n > 999 {
			return "", text
		}
	}
	return word, after
}

// Close says goodbye.
func (l *Line) Close() error { return l.client.Quit() }
