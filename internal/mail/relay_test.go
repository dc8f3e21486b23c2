package mail_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"math/big"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	ours "github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
)

// A relay keeps what it is given.
type relay struct {
	mu      sync.Mutex
	letters []string
	from    string
	to      []string
}

func (r *relay) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{relay: r}, nil }

// A session is one connection, whose user must be known before a mail is taken.
type session struct {
	relay *relay
	known bool
}

func (*session) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if s.known = user == "desk" && password == "hush"; !s.known {
			return errors.New("wrong password")
		}
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if !s.known {
		return smtp.ErrAuthRequired
	}
	s.relay.from = from
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.relay.to = append(s.relay.to, to)
	return nil
}

func (s *session) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	s.relay.mu.Lock()
	defer s.relay.mu.Unlock()
	s.relay.letters = append(s.relay.letters, string(text))
	return err
}

func (*session) Reset()        {}
func (*session) Logout() error { return nil }

// newRelay starts a relay on the loopback interface and returns how to reach
// it. Without secure it knows no encryption.
func newRelay(t *testing.T, secure bool) (*relay, ours.Options) {
	t.Helper()
	r := &relay{}
	server := smtp.NewServer(r)
	server.Domain, server.AllowInsecureAuth = "localhost", true
	roots := x509.NewCertPool()
	if secure {
		server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate(t, roots)}}
	}
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(l) }() // it ends when it is closed
	t.Cleanup(func() { _ = server.Close() })
	return r, ours.Options{
		Host: "localhost", Port: l.Addr().(*net.TCPAddr).Port, User: "desk", Password: "hush",
		From: "The Ferry Gazette <desk@gazette.example>", TLS: ours.StartTLS, Now: time.Now,
		Roots: &tls.Config{RootCAs: roots, ServerName: "localhost"},
	}
}

func certificate(t *testing.T, roots *x509.CertPool) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), DNSNames: []string{"localhost"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots.AddCert(signed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

var letter = ours.Message{To: "nora@paper.example", Subject: "Ihr Konto bei „Fähre“", Text: "Hello Nora,\n\nhttps://gazette.example/desk/join#KEY\n"}

func TestAMailArrivesAsItWasWritten(t *testing.T) {
	t.Parallel()
	r, o := newRelay(t, true)
	sender, err := ours.New(o)
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), letter); err != nil {
		t.Fatal(err)
	}
	got, err := mail.ReadMessage(strings.NewReader(r.letters[0]))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	if r.from != "desk@gazette.example" || r.to[0] != letter.To || !strings.Contains(string(body), "/desk/join#KEY") {
		t.Errorf("from %s to %v:\n%s", r.from, r.to, body)
	}
	for name, want := range map[string]string{
		"From": `"The Ferry Gazette" <desk@gazette.example>`, "To": "<nora@paper.example>", "Auto-Submitted": "auto-generated",
	} {
		if got.Header.Get(name) != want {
			t.Errorf("%s: %s", name, got.Header.Get(name))
		}
	}
	if id := got.Header.Get("Message-ID"); !strings.HasSuffix(id, "@gazette.example>") || len(id) < 30 {
		t.Errorf("the mail is called %s", id)
	}
}

func TestNothingIsSentInTheOpenUnlessThatIsWanted(t *testing.T) {
	t.Parallel()
	r, o := newRelay(t, false)
	sender, err := ours.New(o)
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), letter); err == nil || len(r.letters) != 0 {
		t.Errorf("sent %d, %v", len(r.letters), err)
	}
	o.TLS, o.User = ours.Open, ""
	if sender, err = ours.New(o); err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), letter); err == nil {
		t.Error("the relay took a mail from nobody")
	}
}

func TestACertificateOfAStrangerIsRefused(t *testing.T) {
	t.Parallel()
	r, o := newRelay(t, true)
	o.Roots = &tls.Config{RootCAs: x509.NewCertPool(), ServerName: "localhost"}
	sender, err := ours.New(o)
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), letter); err == nil || len(r.letters) != 0 {
		t.Errorf("sent %d, %v", len(r.letters), err)
	}
}

func TestALineBreakBeginsNoHeader(t *testing.T) {
	t.Parallel()
	r, o := newRelay(t, true)
	sender, err := ours.New(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []ours.Message{
		{To: "nora@paper.example\r\nBcc: all@paper.example", Subject: "Hello", Text: "x"},
		{To: "nora@paper.example", Subject: "Hello\r\nBcc: all@paper.example", Text: "x"},
		{To: "nora@paper.example, all@paper.example", Subject: "Hello", Text: "x"},
		{To: "nora", Subject: "Hello", Text: "x"},
	} {
		if err := sender.Send(t.Context(), m); news.KindOf(err) != news.Invalid {
			t.Errorf("%q: %v", m, err)
		}
	}
	if len(r.letters) != 0 {
		t.Errorf("sent %q", r.letters)
	}
}

func TestASenderNeedsAnAddress(t *testing.T) {
	t.Parallel()
	if _, err := ours.New(ours.Options{Host: "localhost", From: "The desk"}); news.KindOf(err) != news.Invalid {
		t.Errorf("%v", err)
	}
}
