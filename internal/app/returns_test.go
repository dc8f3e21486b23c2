package app

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/store/storetest"
)

// returned is what Postfix would send back.
const returned = "From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n" +
	"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; nora@paper.example\r\n" +
	"Action: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"

// openReturns opens a newspaper that hears what comes back of letters to three
// readers, and returns where its mail server is to listen.
func openReturns(t *testing.T) (p *printed, port int) {
	t.Helper()
	p = openPaper(t, storetest.Path(t), &movedClock{})
	p.clock.Set(sunday)
	p.config.Letters.BounceDomain = "bounces.gazette.example"
	port = freePort(t)
	p.config.Returns = config.Returns{
		Listen: net.JoinHostPort("127.0.0.1", strconv.Itoa(port)), Complaints: "abuse@bounces.gazette.example", Hooks: []string{"postmark:hush"},
	}
	p.returns.Addresses = returnsOf(p.config.Letters, p.letterKeys)
	for _, statement := range []string{
		`insert into setting (name, value) values ('paper', '{"Name":"Gazette","Lang":"en","URL":"https://gazette.example"}')`,
		`insert into subscriber (id, email, email_key, made_at) values (1, 'nora@paper.example', 'nora@paper.example', 1), (2, 'ove@paper.example', 'ove@paper.example', 1), (3, 'vera@paper.example', 'vera@paper.example', 1)`,
		`insert into subscription (subscriber, letter, state, source) values (1, 1, 'confirmed', 'form'), (2, 1, 'confirmed', 'form'), (3, 1, 'confirmed', 'form')`,
		`insert into delivery (id, issue, subscriber, state) values (17, 1, 1, 'accepted'), (18, 1, 2, 'accepted'), (19, 1, 3, 'accepted')`,
	} {
		_, err := p.store.DB().ExecContext(t.Context(), statement)
		ok(t, err)
	}
	return p, port
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	ok(t, err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// bring hands a mail to the server for returns, as soon as it listens.
func bring(t *testing.T, port int, to, text string) {
	t.Helper()
	for {
		line, err := mail.Dial(t.Context(), mail.Options{Host: "127.0.0.1", Port: port, TLS: mail.Open}, "mx.example")
		if err != nil {
			time.Sleep(10 * time.Millisecond)
			continue
		}
		defer line.Close()
		ok(t, line.Send(t.Context(), mail.Envelope{To: news.Email(to)}, nil, []byte(text)))
		return
	}
}

// stands says whether a reader is blocked, and how the letter stands.
func (p *printed) stands(t *testing.T, reader int64) string {
	t.Helper()
	x, err := p.store.Subscriber(t.Context(), reader)
	ok(t, err)
	blocked := "reached"
	if x.Blocked != nil {
		blocked = string(x.Blocked.Reason)
	}
	return blocked + ", " + string(x.Letters[0].State)
}

func TestWhatComesBackByMailHasConsequences(t *testing.T) {
	t.Parallel()
	p, port := openReturns(t)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- p.takeReturns(ctx) }()
	t.Cleanup(func() {
		stop()
		ok(t, <-done)
	})
	bring(t, port, string(p.returns.Addresses.Address(17)), returned)
	bring(t, port, "abuse@bounces.gazette.example", "From: fbl@provider.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"+
		"Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"+
		"Return-Path: <"+string(p.returns.Addresses.Address(18))+">\r\n\r\n--b--\r\n")
	token := p.letterKeys.Sign(letter.Token{Purpose: letter.ToLeave, Subscriber: 3, Letter: 1})
	bring(t, port, string(p.returns.Addresses.LeaveAddress(token)), "From: vera@paper.example\r\n\r\n")
	for reader, want := range map[int64]string{1: "bounced, left", 2: "complained, left", 3: "reached, left"} {
		if got := p.stands(t, reader); got != want {
			t.Errorf("reader %d: %s, want %s", reader, got, want)
		}
	}
}

func TestAProviderReportsByHTTP(t *testing.T) {
	t.Parallel()
	p, _ := openReturns(t)
	say := func(provider, password, body string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, "/api/v1/returns/"+provider, strings.NewReader(body))
		r.Header.Set("Content-Type", "text/plain; charset=UTF-8") // as Amazon SNS does
		if password != "" {
			r.SetBasicAuth("postmark", password)
		}
		w := httptest.NewRecorder()
		p.door.ServeHTTP(w, r)
		return w
	}
	report := `{"RecordType":"Bounce","Type":"HardBounce","Email":"Vera@paper.example","Details":"no such user"}`
	for name, c := range map[string]struct {
		provider, password string
		want               int
	}{
		"without a password":    {"postmark", "", http.StatusUnauthorized},
		"with a wrong one":      {"postmark", "guess", http.StatusUnauthorized},
		"a provider not set up": {"brevo", "hush", http.StatusNotFound},
		"a provider unheard of": {"pigeon", "hush", http.StatusUnprocessableEntity},
	} {
		answer := say(c.provider, c.password, report)
		if answer.Code != c.want || (c.want == http.StatusUnauthorized) != (answer.Header().Get("WWW-Authenticate") != "") {
			t.Errorf("%s: %d %v %s", name, answer.Code, answer.Header(), answer.Body)
		}
	}
	if got := p.stands(t, 3); got != "reached, confirmed" {
		t.Fatal(got)
	}
	if answer := say("postmark", "hush", report); answer.Code != http.StatusNoContent {
		t.Errorf("%d", answer.Code)
	}
	if got := p.stands(t, 3); got != "bounced, left" {
		t.Error(got)
	}
}
