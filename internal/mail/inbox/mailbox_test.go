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

// A server has a few mails for whoever knows the password, by POP3 or IMAP.
type server struct {
	protocol inbox.Protocol
	mu       sync.Mutex
	mails    []string
}

// open serves the mails and returns where, and how to trust it.
func (b *server) open(t *testing.T) (port int, roots *tls.Config) {
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

func (b *server) serve(conn net.Conn) {
	defer conn.Close()
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.protocol == inbox.IMAP {
		b.imap(conn)
	} else {
		b.pop(conn)
	}
}

func (b *server) pop(conn net.Conn) {
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

func (b *server) imap(conn net.Conn) {
	gone := map[int]bool{}
	fmt.Fprint(conn, "* OK hello\r\n")
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		words := append(strings.Fields(lines.Text()), "", "", "")
		n, _ := strconv.Atoi(words[2])
		said := "OK done"
		switch words[1] {
		case "LOGIN":
			if words[3] == `"wrong"` {
				said = "NO -ERR no"
			}
		case "SELECT":
			fmt.Fprintf(conn, "* FLAGS (\\Deleted)\r\n* %d EXISTS\r\n", len(b.mails))
		case "FETCH":
			mail := b.mails[n-1]
			fmt.Fprintf(conn, "* %d FETCH (FLAGS () BODY[]<0> {%d}\r\n%s UID 7)\r\n* 1 RECENT\r\n", n, len(mail), mail)
		case "STORE":
			gone[n-1] = true
		case "EXPUNGE":
			b.remove(gone)
		case "LOGOUT":
			return
		}
		fmt.Fprintf(conn, "%s %s\r\n", words[0], said)
	}
}

func (b *server) remove(gone map[int]bool) {
	var kept []string
	for i, mail := range b.mails {
		if !gone[i] {
			kept = append(kept, mail)
		}
	}
	b.mails = kept
}

var protocols = []inbox.Protocol{inbox.POP3, inbox.IMAP}

func TestAMailboxIsEmptiedOfWhatCouldBeWrittenDown(t *testing.T) {
	t.Parallel()
	to := func(id int64) string { return "Delivered-To: " + string(returns.Address(id)) + "\r\n" + dsn }
	for _, protocol := range protocols {
		t.Run(string(protocol), func(t *testing.T) {
			t.Parallel()
			b := &server{protocol: protocol, mails: []string{
				to(17), "From: nora@paper.example\r\n\r\nHello", "To: <leave+token@bounces.gazette.example>\r\n\r\nPlease",
				"To: desk@gazette.example\r\n\r\nList-Unsubscribe: <mailto:leave+quoted@bounces.gazette.example>", to(18), to(19),
			}}
			port, roots := b.open(t)
			var got []string
			m := &inbox.Mailbox{
				Protocol: protocol, Host: "127.0.0.1", Port: port, User: "bounces", Password: "hush", Roots: roots,
				Clerk: inbox.Clerk{
					Returns: returns,
					Take: func(_ context.Context, id int64, reports []bounce.Report) error {
						if got = append(got, fmt.Sprint(id, " ", reports[0].Kind)); id == 18 && len(got) == 3 {
							return errors.New("the disk is full")
						}
						return nil
					},
					Leave: func(_ context.Context, token string) error { got = append(got, token); return nil },
				},
			}
			if err := m.Empty(t.Context()); err == nil || len(b.mails) != 2 {
				t.Errorf("%v, %d are left", err, len(b.mails))
			}
			if err := m.Empty(t.Context()); err != nil || len(b.mails) != 0 {
				t.Errorf("%v, %d are left", err, len(b.mails))
			}
			if diff := cmp.Diff([]string{"17 gone", "token", "18 gone", "18 gone", "19 gone"}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAMailboxNeedsItsPasswordAndATrustedServer(t *testing.T) {
	t.Parallel()
	for _, protocol := range protocols {
		port, roots := (&server{protocol: protocol}).open(t)
		m := &inbox.Mailbox{Protocol: protocol, Host: "127.0.0.1", Port: port, User: "bounces", Password: "wrong", Roots: roots}
		if err := m.Empty(t.Context()); err == nil || !strings.Contains(err.Error(), "-ERR no") {
			t.Error(protocol, err)
		}
		m.Password = "one\r\nDELE 1"
		if err := m.Empty(t.Context()); err == nil || !strings.Contains(err.Error(), "line break") {
			t.Error(protocol, err)
		}
		m.Roots = nil
		if err := m.Empty(t.Context()); err == nil || strings.Contains(err.Error(), "line break") {
			t.Error(protocol, err)
		}
	}
}
