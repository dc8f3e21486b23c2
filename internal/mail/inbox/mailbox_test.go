package inbox_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/mail/inbox"
)

// A box is a POP3 server with a few mails for whoever knows the password.
type box struct {
	mu    sync.Mutex
	mails []string
}

// open serves the box and returns where, and how to trust it.
func (b *box) open(t *testing.T) (port int, roots *tls.Config) {
	t.Helper()
	web := httptest.NewTLSServer(nil) // for its certificate
	t.Cleanup(web.Close)
	l, err := tls.Listen("tcp", "127.0.0.1:0", web.TLS)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go b.serve(conn)
		}
	}()
	roots = web.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	return l.Addr().(*net.TCPAddr).Port, roots
}

func (b *box) serve(conn net.Conn) {
	defer conn.Close()
	b.mu.Lock()
	defer b.mu.Unlock()
	gone := map[int]bool{}
	fmt.Fprint(conn, "+OK hello\r\n")
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		verb, argument, _ := strings.Cut(lines.Text(), " ")
		n, _ := strconv.Atoi(argument)
		switch verb {
		case "STAT":
			fmt.Fprintf(conn, "+OK %d 1000\r\n", len(b.mails))
		case "RETR":
			fmt.Fprintf(conn, "+OK\r\n%s\r\n.\r\n", b.mails[n-1])
		case "DELE":
			gone[n-1] = true
			fmt.Fprint(conn, "+OK\r\n")
		case "PASS":
			answer := "+OK\r\n"
			if argument == "wrong" {
				answer = "-ERR no\r\n"
			}
			fmt.Fprint(conn, answer)
		case "QUIT":
			fmt.Fprint(conn, "+OK bye\r\n")
			b.remove(gone)
			return
		default:
			fmt.Fprint(conn, "+OK\r\n")
		}
	}
}

func (b *box) remove(gone map[int]bool) {
	var kept []string
	for i, mail := range b.mails {
		if !gone[i] {
			kept = append(kept, mail)
		}
	}
	b.mails = kept
}

func TestAMailboxIsEmptiedOfWhatCouldBeWrittenDown(t *testing.T) {
	t.Parallel()
	to := func(id int64) string { return "Delivered-To: " + string(returns.Address(id)) + "\r\n" + dsn }
	b := &box{mails: []string{to(17), "From: nora@paper.example\r\n\r\nHello", to(18), to(19)}}
	port, roots := b.open(t)
	var got []string
	m := &inbox.Mailbox{
		Host: "127.0.0.1", Port: port, User: "bounces", Password: "hush", Roots: roots, Returns: returns,
		Take: func(_ context.Context, id int64, reports []bounce.Report) error {
			if got = append(got, fmt.Sprint(id, " ", reports[0].Kind)); id == 18 && len(got) == 2 {
				return errors.New("the disk is full")
			}
			return nil
		},
	}
	if err := m.Empty(t.Context()); err == nil || len(b.mails) != 2 {
		t.Errorf("%v, %d are left", err, len(b.mails))
	}
	if err := m.Empty(t.Context()); err != nil || len(b.mails) != 0 {
		t.Errorf("%v, %d are left", err, len(b.mails))
	}
	if diff := cmp.Diff([]string{"17 gone", "18 gone", "18 gone", "19 gone"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAMailboxNeedsItsPasswordAndATrustedServer(t *testing.T) {
	t.Parallel()
	port, roots := new(box).open(t)
	m := &inbox.Mailbox{Host: "127.0.0.1", Port: port, User: "bounces", Password: "wrong", Roots: roots, Returns: returns}
	if err := m.Empty(t.Context()); err == nil || !strings.Contains(err.Error(), "-ERR no") {
		t.Error(err)
	}
	m.Roots = nil
	if err := m.Empty(t.Context()); err == nil || strings.Contains(err.Error(), "-ERR") {
		t.Error(err)
	}
}
