package mail

import (
	"context"
	"crypto/tls"
	"fmt"
	"net/mail"
	"strings"
	"time"

	smtp "github.com/wneessen/go-mail"

	"github.com/courant-press/courant/internal/news"
)

// How the connection to a relay is kept secret.
const (
	StartTLS = "starttls" // begins in the open, goes on encrypted or not at all
	TLS      = "tls"      // encrypted from the first byte
	Open     = "none"     // never encrypted: for a relay on the same machine
)

// patience is how long a relay may take for one message.
const patience = 20 * time.Second

// textPatience is how long it may take to say that it has a text: it may look
// into it first (RFC 5321, section 4.5.3.2.6), and an answer that is missed
// leaves a mail of which nobody knows whether it went.
const textPatience = 10 * time.Minute

// A Relay sends through an SMTP server.
type Relay struct {
	from   *mail.Address
	now    func() time.Time
	client func() (*smtp.Client, error)
}

// Options say which relay, and who sends.
type Options struct {
	Host, User, Password string // without a user nobody signs in
	Port                 int
	From                 string // an address, with a name before it if wanted
	TLS                  string // StartTLS, TLS or Open
	Now                  func() time.Time
	Roots                *tls.Config // who is trusted to sign certificates; nil for whom the machine trusts
}

// New returns a relay. Nothing is sent yet.
func New(o Options) (*Relay, error) {
	from, err := mail.ParseAddress(o.From)
	if err != nil {
		return nil, &news.Error{Kind: news.Invalid, Message: "The sender of mail must be an address, such as desk@paper.example."}
	}
	options := o.client()
	return &Relay{from: from, now: o.Now, client: func() (*smtp.Client, error) {
		return smtp.NewClient(o.Host, options...)
	}}, nil
}

func (o Options) client() []smtp.Option {
	options := []smtp.Option{smtp.WithPort(o.Port), smtp.WithTimeout(patience)}
	switch o.TLS {
	case TLS:
		options = append(options, smtp.WithSSL())
	case Open:
		options = append(options, smtp.WithTLSPolicy(smtp.NoTLS))
	default:
		options = append(options, smtp.WithTLSPolicy(smtp.TLSMandatory))
	}
	if o.Roots != nil {
		options = append(options, smtp.WithTLSConfig(o.Roots))
	}
	if o.User != "" {
		options = append(options, smtp.WithSMTPAuth(smtp.SMTPAuthAutoDiscover), smtp.WithUsername(o.User), smtp.WithPassword(o.Password))
	}
	return options
}

// Send implements [Sender]. It returns when the relay has taken the message.
func (r *Relay) Send(ctx context.Context, m Message) error {
	letter, err := r.letter(m)
	if err != nil {
		return err
	}
	client, err := r.client()
	if err != nil {
		return fmt.Errorf("set up the relay: %w", err)
	}
	if err := client.DialAndSendWithContext(ctx, letter); err != nil {
		return fmt.Errorf("send a mail: %w", err)
	}
	return nil
}

// letter writes a message out. A line break in a header would begin another
// one, so it is refused.
func (r *Relay) letter(m Message) (*smtp.Msg, error) {
	to, err := mail.ParseAddress(m.To)
	if err != nil || broken(m.To) || broken(m.Subject) {
		return nil, &news.Error{Kind: news.Invalid, Message: "A mail needs one address, and one line for its subject."}
	}
	letter := smtp.NewMsg(smtp.WithNoDefaultUserAgent())
	letter.FromMailAddress(r.from)
	letter.AddToMailAddress(to)
	letter.Subject(m.Subject)
	letter.SetDateWithValue(r.now())
	letter.SetMessageID()
	id, _, _ := strings.Cut(strings.Trim(letter.GetMessageID(), "<>"), "@")
	_, host, _ := strings.Cut(r.from.Address, "@")
	letter.SetMessageIDWithValue(id + "@" + host)           // and not the name of this machine
	letter.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: nobody's robot shall answer
	letter.SetBodyString(smtp.TypeTextPlain, m.Text)
	return letter, nil
}

func broken(line string) bool {
	for _, r := range line {
		if r < ' ' || r == 0x7f {
			return true
		}
	}
	return false
}
