package web

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A station serves the same pages with and without an express lane, and
// counts what the lane took.
type station struct {
	*house
	taken atomic.Int64
}

func newStation(t *testing.T, lane bool, h Handler, change func(*DoorOptions)) *station {
	t.Helper()
	s := &station{}
	o := DoorOptions{
		Handler: h, Errors: &Errors{Log: slog.New(slog.DiscardHandler)}, Policy: PublicPolicy(nil, nil),
		Log: slog.New(slog.DiscardHandler), Now: time.Now,
	}
	if lane {
		o.Lane = s.lane
	}
	if change != nil {
		change(&o)
	}
	door := NewDoor(o)
	s.house = open(t, nil, func(o *ServeOptions) { o.Handler, o.Express = door, door })
	return s
}

const tag = `"page"`

// lane knows pages named like /300, of so many bytes.
func (s *station) lane(head []byte, r *Plain) (Reply, bool) {
	var n int
	if _, err := fmt.Sscanf(r.Path, "/%d", &n); err != nil {
		return Reply{}, false
	}
	s.taken.Add(1)
	head = fmt.Appendf(head, "Etag: %s\r\n", tag)
	if r.IfNoneMatch == tag {
		return Reply{Status: http.StatusNotModified, Head: head}, true
	}
	head = fmt.Appendf(head, "Content-Type: text/plain\r\nContent-Length: %d\r\n", n)
	return Reply{Status: http.StatusOK, Head: head, Body: pattern(n)}, true
}

// serve200 answers as the lane does, and for all other paths says what it got.
func serve200(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Content-Type", "text/plain")
	var n int
	if _, err := fmt.Sscanf(r.URL.Path, "/%d", &n); err != nil || r.Method == http.MethodPost {
		body, _ := io.ReadAll(r.Body)
		_, err := fmt.Fprintf(w, "%s %s %q", r.Method, r.URL, body)
		return err
	}
	w.Header().Set("Etag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.Header().Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	return sized(w, r)
}

// line is a connection to a station.
type line struct {
	net.Conn
	from *bufio.Reader
}

func (s *station) dial(t *testing.T) *line {
	t.Helper()
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	return &line{c, bufio.NewReader(c)}
}

func (l *line) say(t *testing.T, text string) {
	t.Helper()
	if _, err := io.WriteString(l, text); err != nil {
		t.Fatal(err)
	}
}

func (l *line) hear(t *testing.T, method string) reply {
	t.Helper()
	r, err := http.ReadResponse(l.from, &http.Request{Method: method})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := http.ParseTime(r.Header.Get("Date")); err != nil {
		t.Errorf("the date is %q", r.Header.Get("Date"))
	}
	r.Header.Del("Date")
	return reply{r.StatusCode, r.Header, string(body)}
}

// Whether the lane or net/http answers must make no difference to a reader.
func TestExpressAnswersAreThoseOfNetHTTP(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		request string
		express bool
	}{
		{"a page", "GET /15000 HTTP/1.1\r\nHost: g\r\n\r\n", true},
		{"an empty page", "GET /0 HTTP/1.1\r\nHost: g\r\n\r\n", true},
		{"its head", "HEAD /15000 HTTP/1.1\r\nHost: g\r\n\r\n", true},
		{"a page the reader has", "GET /15000 HTTP/1.1\r\nHost: g\r\nIf-None-Match: " + tag + "\r\n\r\n", true},
		{"many fields", "GET /9 HTTP/1.1\r\nHost: g:80\r\nUser-Agent: b\r\nCookie: a=1\r\nConnection: Keep-Alive\r\nAccept-Encoding: br\r\n\r\n", true},
		{"a page nobody printed", "GET /other HTTP/1.1\r\nHost: g\r\n\r\n", false},
		{"a query", "GET /9?a=b HTTP/1.1\r\nHost: g\r\n\r\n", false},
		{"an escape", "GET /%39 HTTP/1.1\r\nHost: g\r\n\r\n", false},
		{"a path to be cleaned", "GET //9 HTTP/1.1\r\nHost: g\r\n\r\n", false},
		{"two conditions", "GET /9 HTTP/1.1\r\nHost: g\r\nIf-None-Match: \"a\"\r\nIf-None-Match: \"b\"\r\n\r\n", false},
		{"a form", "POST /9 HTTP/1.1\r\nHost: g\r\nContent-Length: 3\r\n\r\na=b", false},
		{"a body in pieces", "POST /9 HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n", false},
		{"a GET with a body", "GET /x HTTP/1.1\r\nHost: g\r\nContent-Length: 3\r\n\r\na=b", false},
		{"a bare line feed", "GET /9 HTTP/1.1\nHost: g\n\n", false},
		{"HTTP/1.0", "GET /9 HTTP/1.0\r\nHost: g\r\n\r\n", false},
		{"the last request", "GET /9 HTTP/1.1\r\nHost: g\r\nConnection: close\r\n\r\n", false},
	}
	for _, test := range tests {
		method, _, _ := strings.Cut(test.request, " ")
		with, without := newStation(t, true, serve200, nil), newStation(t, false, serve200, nil)
		var answers [2]reply
		for i, s := range []*station{with, without} {
			l := s.dial(t)
			l.say(t, test.request)
			answers[i] = l.hear(t, method)
		}
		if diff := cmp.Diff(answers[1], answers[0]); diff != "" {
			t.Errorf("%s (-net/http +express):\n%s", test.name, diff)
		}
		if got := with.taken.Load() > 0; got != test.express {
			t.Errorf("%s: taken by the lane: %v, want %v", test.name, got, test.express)
		}
	}
}

// Many requests in one packet, of every sort, are answered in order, and what
// looks like a request inside a body is none.
func TestExpressKeepsTheOrder(t *testing.T) {
	t.Parallel()
	s := newStation(t, true, serve200, nil)
	l := s.dial(t)
	hidden := "GET /666 HTTP/1.1\r\nHost: g\r\n\r\n"
	l.say(t, "GET /10 HTTP/1.1\r\nHost: g\r\n\r\n"+
		"GET /a?b HTTP/1.1\r\nHost: g\r\n\r\n"+
		"GET /20 HTTP/1.1\r\nHost: g\r\n\r\n"+
		"HEAD /30 HTTP/1.1\r\nHost: g\r\n\r\n"+
		fmt.Sprintf("POST /c HTTP/1.1\r\nHost: g\r\nContent-Length: %d\r\n\r\n%s", len(hidden), hidden)+
		"GET /40 HTTP/1.1\r\nHost: g\r\n\r\n")
	var got []string
	for _, method := range []string{"GET", "GET", "GET", "HEAD", "POST", "GET"} {
		a := l.hear(t, method)
		got = append(got, a.Header.Get("Content-Length")+" "+a.Body)
	}
	var want []string
	for _, body := range []string{
		string(pattern(10)), `GET /a?b ""`, string(pattern(20)), "", fmt.Sprintf("POST /c %q", hidden), string(pattern(40)),
	} {
		want = append(want, fmt.Sprintf("%d %s", len(body), body))
	}
	want[3] = "30 "
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	if got := s.taken.Load(); got != 3 {
		t.Errorf("the lane took %d requests, want the 3 before the form", got)
	}
}

// Wherever the network cuts a stream of requests, the answers are the same.
func TestExpressUnderstandsPieces(t *testing.T) {
	t.Parallel()
	s := newStation(t, true, serve200, nil)
	stream := "GET /10 HTTP/1.1\r\nHost: g\r\n\r\nGET /a?b HTTP/1.1\r\nHost: g\r\n\r\nGET /20 HTTP/1.1\r\nHost: g\r\n\r\n"
	for cut := range len(stream) {
		l := s.dial(t)
		l.say(t, stream[:cut])
		time.Sleep(time.Millisecond)
		l.say(t, stream[cut:])
		for i, want := range []string{string(pattern(10)), `GET /a?b ""`, string(pattern(20))} {
			if got := l.hear(t, "GET").Body; got != want {
				t.Fatalf("cut at %d, answer %d: %q, want %q", cut, i, got, want)
			}
		}
		l.Close()
	}
}

func TestExpressTakesTurnsWithNetHTTP(t *testing.T) {
	t.Parallel()
	s := newStation(t, true, serve200, nil)
	l := s.dial(t)
	for range 50 {
		l.say(t, "GET /slow HTTP/1.1\r\nHost: g\r\n\r\n")
		l.hear(t, "GET")
		l.say(t, "GET /10 HTTP/1.1\r\nHost: g\r\n\r\n")
		l.hear(t, "GET")
	}
	if got := s.taken.Load(); got != 50 {
		t.Errorf("the lane took %d requests, want 50", got)
	}
}

func TestLaneDoesNotKeepNetHTTPWaitingForItsFirstRequest(t *testing.T) {
	t.Parallel()
	var later atomic.Int64
	s := newStation(t, true, serve200, func(o *DoorOptions) {
		o.Now = func() time.Time { return time.Now().Add(time.Duration(later.Load())) }
	})
	l := s.dial(t)
	for i, want := range []int64{1, 1, 2} {
		later.Store(int64(i) * int64(firstWait+time.Second))
		l.say(t, "GET /10 HTTP/1.1\r\nHost: g\r\n\r\n")
		l.hear(t, "GET")
		if got := s.taken.Load(); got != want {
			t.Errorf("after %d requests the lane has taken %d, want %d", i+1, got, want)
		}
	}
}

func TestRequestDuringAnotherWaits(t *testing.T) {
	t.Parallel()
	begun, finish := make(chan struct{}), make(chan struct{})
	s := newStation(t, true, func(w http.ResponseWriter, _ *http.Request) error {
		close(begun)
		<-finish
		return says("first")(w, nil)
	}, nil)
	l := s.dial(t)
	l.say(t, "GET /slow HTTP/1.1\r\nHost: g\r\n\r\n")
	<-begun
	l.say(t, "GET /10 HTTP/1.1\r\nHost: g\r\n\r\n")
	time.Sleep(10 * time.Millisecond) // for the watcher to meet its first byte
	close(finish)
	if got := l.hear(t, "GET").Body; got != "first" {
		t.Errorf("first came %q", got)
	}
	if got := l.hear(t, "GET").Body; got != string(pattern(10)) || s.taken.Load() != 1 {
		t.Errorf("then came %q, %d by the lane", got, s.taken.Load())
	}
}

func TestLeavingReaderIsNoticedBesideTheLane(t *testing.T) {
	t.Parallel()
	begun, left := make(chan struct{}), make(chan struct{})
	s := newStation(t, true, func(_ http.ResponseWriter, r *http.Request) error {
		close(begun)
		<-r.Context().Done()
		close(left)
		return r.Context().Err()
	}, nil)
	l := s.dial(t)
	l.say(t, "GET /10 HTTP/1.1\r\nHost: g\r\n\r\nGET /wait HTTP/1.1\r\nHost: g\r\n\r\n")
	<-begun
	l.Close()
	<-left
}

func TestHijackedConnectionIsNotTheLanes(t *testing.T) {
	t.Parallel()
	s := newStation(t, true, func(w http.ResponseWriter, _ *http.Request) error {
		c, buffered, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return err
		}
		defer c.Close()
		text, _ := buffered.ReadString('\n')
		_, err = io.WriteString(c, text)
		return err
	}, nil)
	l := s.dial(t)
	l.say(t, "GET /10 HTTP/1.1\r\nHost: g\r\n\r\nGET /ws HTTP/1.1\r\nHost: g\r\n\r\nGET /10 is what I say\n")
	l.hear(t, "GET")
	if got, _ := io.ReadAll(l.from); string(got) != "GET /10 is what I say\n" {
		t.Errorf("got %q", got)
	}
}

func TestExpressObeysTheDoor(t *testing.T) {
	t.Parallel()
	s := newStation(t, true, serve200, func(o *DoorOptions) { o.Hosts = []string{"gazette.example"}; o.LogEvery = 2 })
	l := s.dial(t)
	l.say(t, "GET /10 HTTP/1.1\r\nHost: evil.example\r\n\r\n")
	if got := l.hear(t, "GET").Status; got != http.StatusMisdirectedRequest || s.taken.Load() != 0 {
		t.Errorf("another host got %d", got)
	}
	for range 10 {
		l.say(t, "GET /10 HTTP/1.1\r\nHost: Gazette.example:80\r\n\r\n")
		if a := l.hear(t, "GET"); a.Status != 200 || a.Header.Get("Content-Security-Policy") == "" {
			t.Errorf("got %d with %v", a.Status, a.Header)
		}
	}
}

// The lane may understand less than net/http, but never something else.
func FuzzPlainRequest(f *testing.F) {
	for _, seed := range []string{
		"GET / HTTP/1.1\r\nHost: g\r\n\r\nGET",
		"HEAD /a-b/c.d HTTP/1.1\r\nhost: g:80\r\nAccept-Encoding: br\r\nIf-None-Match: \"a\"\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: g\r\nContent-Length: 0\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: g\r\nX: a\r\n b\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: g\r\nX: a\n\r\n\r\n",
		"GET / HTTP/1.1\r\nHost : g\r\n\r\n",
		"GET /%2e?x HTTP/1.1\r\nHost: [::1]\r\nConnection: keep-alive\r\n\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var plain Plain
		v := readPlain(data, &plain)
		if v == strange {
			return
		}
		from := bytes.NewReader(data)
		buffered := bufio.NewReader(from)
		r, err := http.ReadRequest(buffered)
		if err != nil && v == ordinary {
			return // net/http refuses it and hangs up, which ends the matter
		}
		if err != nil {
			t.Fatalf("net/http does not understand %q: %v", data, err)
		}
		if end := len(data) - from.Len() - buffered.Buffered(); end != plain.length {
			t.Errorf("%q ends at %d, for net/http at %d", data, plain.length, end)
		}
		if r.ContentLength != 0 || r.TransferEncoding != nil || r.Close || r.Host != plain.Host {
			t.Errorf("%q: net/http sees %+v", data, r)
		}
		if v == express && (r.URL.Path != plain.Path || r.URL.RawQuery != "" || path.Clean(plain.Path) != strings.TrimSuffix(plain.Path, "/") && plain.Path != "/") {
			t.Errorf("%q: path %q, for net/http %q", data, plain.Path, r.URL)
		}
		if r.Header.Get("If-None-Match") != plain.IfNoneMatch && v == express {
			t.Errorf("%q: condition %q", data, plain.IfNoneMatch)
		}
	})
}
