package inbox

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/mail"
)

// A Mailbox is one at somebody else's server that bounces come back to, for
// papers that can not run a server of their own. It is emptied by POP3 (RFC
// 1939), always encrypted.
type Mailbox struct {
	Host, User, Password string
	Port                 int         // 0 for 995
	Roots                *tls.Config // who is trusted to sign certificates; nil for whom the machine trusts
	Returns              mail.Returns
	Take                 Take
}

// Empty reads what has come and removes it. A mail that Take refuses stays
// for the next time, as do all after it.
func (m *Mailbox) Empty(ctx context.Context) error {
	conn, err := m.dial(ctx)
	if err != nil {
		return fmt.Errorf("open the mailbox: %w", err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	p := pop{text: textproto.NewConn(conn)}
	count, err := p.open(m.User, m.Password)
	for n := 1; n <= count && err == nil; n++ {
		err = m.take(ctx, p, n)
	}
	// Removed is what was marked only when we say goodbye, so that comes also
	// after an error.
	return errors.Join(err, p.say("QUIT"))
}

func (m *Mailbox) dial(ctx context.Context) (net.Conn, error) {
	config, port := m.Roots, m.Port
	if config == nil {
		config = &tls.Config{ServerName: m.Host, MinVersion: tls.VersionTLS12}
	}
	if port == 0 {
		port = 995
	}
	dialer := &tls.Dialer{NetDialer: &net.Dialer{Timeout: patience}, Config: config}
	return dialer.DialContext(ctx, "tcp", net.JoinHostPort(m.Host, strconv.Itoa(port)))
}

// take hands one mail on and marks it as done with.
func (m *Mailbox) take(ctx context.Context, p pop, n int) error {
	raw, err := p.read(n)
	if err != nil {
		return fmt.Errorf("read mail %d of the mailbox: %w", n, err)
	}
	id, _ := m.Returns.Find(string(raw))
	if err := m.Take.read(ctx, id, raw); err != nil {
		return err
	}
	return p.say("DELE " + strconv.Itoa(n))
}

// A pop speaks with the server.
type pop struct{ text *textproto.Conn }

// open waits for the greeting, signs in, and returns how many mails there are.
func (p pop) open(user, password string) (int, error) {
	if _, err := p.answer(); err != nil {
		return 0, err
	}
	for _, command := range []string{"USER " + user, "PASS " + password} {
		if err := p.say(command); err != nil {
			return 0, err
		}
	}
	if err := p.text.PrintfLine("STAT"); err != nil {
		return 0, err
	}
	answer, err := p.answer()
	if err != nil {
		return 0, err
	}
	count, _, _ := strings.Cut(answer, " ")
	return strconv.Atoi(count)
}

// read returns one mail, or its beginning if it is very long.
func (p pop) read(n int) ([]byte, error) {
	if err := p.say("RETR " + strconv.Itoa(n)); err != nil {
		return nil, err
	}
	text := bufio.NewReader(p.text.DotReader())
	raw, err := io.ReadAll(io.LimitReader(text, largest))
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(io.Discard, text)
	return raw, err
}

// say sends a command and waits for the yes.
func (p pop) say(command string) error {
	if err := p.text.PrintfLine("%s", command); err != nil {
		return err
	}
	_, err := p.answer()
	return err
}

// answer returns what follows a yes; a no is an error in the server's words.
func (p pop) answer() (string, error) {
	line, err := p.text.ReadLine()
	if err != nil {
		return "", err
	}
	if rest, ok := strings.CutPrefix(line, "+OK"); ok {
		return strings.TrimSpace(rest), nil
	}
	return "", fmt.Errorf("the server says %q", line)
}
