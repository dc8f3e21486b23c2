package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/wneessen/go-mail/smtp"
)

// Dial opens a line to the relay of o, encrypted and signed in as o says. name
// is how we introduce ourselves: the host that mail comes from.
func Dial(ctx context.Context, o Options, name string) (*Line, error) {
	conn, err := o.connect(ctx)
	if err != nil {
		return nil, fmt.Errorf("reach the relay: %w", err)
	}
	line, err := o.greet(ctx, conn, name)
	if err != nil {
		_ = conn.Close() // what went wrong before says more
		return nil, fmt.Errorf("be greeted by the relay: %w", err)
	}
	return line, nil
}

// Relays are several that mail may go through. Lines are opened to them in
// turn; one that can not be reached is passed over.
type Relays struct {
	All  []Options
	Name string // see [Dial]
	turn atomic.Uint64
}

// Dial opens a line to the first relay that answers, or says what went wrong
// with each.
func (r *Relays) Dial(ctx context.Context) (*Line, error) {
	turn := r.turn.Add(1)
	var wrong []error
	for i := range r.All {
		o := r.All[(turn+uint64(i))%uint64(len(r.All))]
		line, err := Dial(ctx, o, r.Name)
		if err == nil {
			return line, nil
		}
		wrong = append(wrong, fmt.Errorf("%s: %w", o.Host, err))
	}
	return nil, errors.Join(wrong...)
}

func (o Options) connect(ctx context.Context) (net.Conn, error) {
	dialer := &net.Dialer{Timeout: patience}
	address := net.JoinHostPort(o.Host, strconv.Itoa(o.Port))
	if o.TLS != TLS {
		return dialer.DialContext(ctx, "tcp", address)
	}
	return (&tls.Dialer{NetDialer: dialer, Config: o.tls()}).DialContext(ctx, "tcp", address)
}

// tls returns whom to trust, and for which name.
func (o Options) tls() *tls.Config {
	if o.Roots == nil {
		return &tls.Config{ServerName: o.Host, MinVersion: tls.VersionTLS12}
	}
	return o.Roots.Clone()
}

// greet goes through all that comes before the first mail. It ends early when
// ctx does.
func (o Options) greet(ctx context.Context, conn net.Conn, name string) (*Line, error) {
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	client, err := smtp.NewClient(conn, o.Host)
	if err != nil {
		return nil, err
	}
	if err := client.UpdateDeadline(patience); err != nil {
		return nil, err
	}
	if err := client.Hello(name); err != nil {
		return nil, err
	}
	if o.TLS != TLS && o.TLS != Open {
		if err := client.StartTLS(o.tls()); err != nil {
			return nil, err
		}
	}
	if err := o.signIn(client); err != nil {
		return nil, err
	}
	return newLine(client), nil
}

// signIn says who we are, in the first way that the relay knows.
func (o Options) signIn(client *smtp.Client) error {
	if o.User == "" {
		return nil
	}
	_, offered := client.Extension("AUTH")
	knows := func(way string) bool {
		return strings.Contains(" "+strings.ToUpper(offered)+" ", " "+way+" ")
	}
	open := o.TLS == Open
	switch {
	case knows("SCRAM-SHA-256"):
		return client.Auth(smtp.ScramSHA256Auth(o.User, o.Password))
	case knows("PLAIN"):
		return client.Auth(smtp.PlainAuth("", o.User, o.Password, o.Host, open))
	case knows("LOGIN"):
		return client.Auth(smtp.LoginAuth(o.User, o.Password, o.Host, open))
	default:
		return errors.New("the relay offers no way to sign in that we know")
	}
}
