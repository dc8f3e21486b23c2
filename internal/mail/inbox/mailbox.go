package inbox

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"
)

// A Mailbox is one at somebody else's server that bounces come back to, for
// papers that can not run a server of their own. It is always spoken to
// encrypted.
type Mailbox struct {
	Clerk
	Protocol             Protocol
	Host, User, Password string
	Port                 int         // 0 for the usual one
	Roots                *tls.Config // who is trusted to sign certificates; nil for whom the machine trusts
}

// A Protocol is a way to empty a mailbox.
type Protocol string

// The protocols.
const (
	POP3 Protocol = "pop3" // RFC 1939
	IMAP Protocol = "imap" // RFC 9051, and the one before it
)

// A box is a mailbox that was opened. Mails are counted from 1.
type box interface {
	// open waits for the greeting, signs in, and returns how many mails there
	// are.
	open(user, password string) (int, error)
	// read returns one mail, or its beginning if it is very long.
	read(n int) ([]byte, error)
	// remove marks a mail as done with.
	remove(n int) error
	// close removes what was marked and says goodbye.
	close() error
}

// longest is how much time emptying a mailbox may take. What is not done by
// then is done the next time.
const longest = 10 * time.Minute

// Empty reads what has come and removes it. A mail that could not be handed on
// stays for the next time, as do all after it.
func (m *Mailbox) Empty(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	conn, err := m.dial(ctx)
	if err != nil {
		return fmt.Errorf("open the mailbox: %w", err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	b := m.box(conn)
	count, err := b.open(m.User, m.Password)
	if err != nil {
		return fmt.Errorf("open the mailbox: %w", err)
	}
	for n := 1; n <= count && err == nil; n++ {
		err = m.takeOut(ctx, b, n)
	}
	return errors.Join(err, b.close()) // what was handed on is removed also after an error
}

// takeOut hands one mail on and marks it.
func (m *Mailbox) takeOut(ctx context.Context, b box, n int) error {
	raw, err := b.read(n)
	if err != nil {
		return fmt.Errorf("read mail %d of the mailbox: %w", n, err)
	}
	if err := m.read(ctx, m.addressee(raw), raw); err != nil {
		return err
	}
	return b.remove(n)
}

func (m *Mailbox) box(conn net.Conn) box {
	if m.Protocol == IMAP {
		return newIMAP(conn)
	}
	return newPOP(conn)
}

func (m *Mailbox) dial(ctx context.Context) (net.Conn, error) {
	config, port := m.Roots, m.Port
	if config == nil {
		config = &tls.Config{ServerName: m.Host, MinVersion: tls.VersionTLS12}
	}
	if port == 0 {
		port = map[Protocol]int{POP3: 995, IMAP: 993}[m.Protocol]
	}
	dialer := &tls.Dialer{NetDialer: &net.Dialer{Timeout: patience}, Config: config}
	return dialer.DialContext(ctx, "tcp", net.JoinHostPort(m.Host, strconv.Itoa(port)))
}
