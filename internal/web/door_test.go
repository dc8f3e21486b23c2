package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
)

// A lobby is a door with its log.
type lobby struct {
	*Door
	log bytes.Buffer
}

func newLobby(h Handler, change func(*DoorOptions)) *lobby {
	l := &lobby{}
	log := slog.New(slog.NewJSONHandler(&l.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	o := DoorOptions{
		Handler: h,
		Errors:  &Errors{Log: log, ID: func() string { return "quay7" }},
		Policy:  PublicPolicy(nil, nil),
		Log:     log,
		Now:     time.Now,
	}
	if change != nil {
		change(&o)
	}
	l.Door = NewDoor(o)
	return l
}

func (l *lobby) ask(r *http.Request) reply {
	w := httptest.NewRecorder()
	l.ServeHTTP(w, r)
	return reply{w.Code, w.Header(), w.Body.String()}
}

// A reply is what a reader is sent.
type reply struct {
	Status int
	Header http.Header
	Body   string
}

func request(method, target string) *http.Request {
	return httptest.NewRequestWithContext(context.Background(), method, target, nil)
}

func fails(err error) Handler {
	return func(http.ResponseWriter, *http.Request) error { return err }
}

func says(body string) Handler {
	return func(w http.ResponseWriter, _ *http.Request) error {
		_, err := io.WriteString(w, body)
		return err
	}
}

func TestErrorBecomesItsStatus(t *testing.T) {
	t.Parallel()
	kind := func(k news.Kind) error { return fmt.Errorf("article page: %w", &news.Error{Kind: k, Message: "No."}) }
	tests := []struct {
		method string
		err    error
		status int
		says   string
	}{
		{"GET", kind(news.Invalid), 400, "No."},
		{"POST", kind(news.Invalid), 422, "No."},
		{"GET", kind(news.NotFound), 404, "No."},
		{"GET", kind(news.Gone), 410, "No."},
		{"POST", kind(news.Conflict), 409, "No."},
		{"POST", kind(news.Forbidden), 403, "No."},
		{"GET", kind(news.Unauthorized), 401, "No."},
		{"GET", kind(news.TooMany), 429, "No."},
		{"GET", kind(news.Unavailable), 503, "No."},
		{"GET", kind(news.Internal), 500, "No."},
		{"GET", errors.New("dial tcp 10.0.0.7: refused"), 500, "Something went wrong on our side."},
		{"GET", fmt.Errorf("render: %w", context.DeadlineExceeded), 503, "takes longer"},
		{"POST", fmt.Errorf("read form: %w", &http.MaxBytesError{Limit: 9}), 413, "too big"},
		{"GET", &Refusal{Status: 406, Message: "Not in this form."}, 406, "Not in this form."},
	}
	for _, test := range tests {
		l := newLobby(fails(test.err), nil)
		answer := l.ask(request(test.method, "/"))
		body := answer.Body
		if answer.Status != test.status || !strings.Contains(body, test.says) {
			t.Errorf("%s, %v: %d %q, want %d with %q", test.method, test.err, answer.Status, body, test.status, test.says)
		}
		ours := test.status >= 500
		if strings.Contains(body, "quay7") != ours || strings.Contains(l.log.String(), `"request failed"`) != ours {
			t.Errorf("%v: shown %q, logged %q; both must name the ID only where it is our fault", test.err, body, l.log.String())
		}
		if strings.Contains(body, "10.0.0.7") {
			t.Errorf("%v is shown to the reader", test.err)
		}
		if got := answer.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("an error may be kept: %q", got)
		}
	}
}

func TestProgramsGetProblemJSON(t *testing.T) {
	t.Parallel()
	api := func(o *DoorOptions) { o.Errors.JSON = true }
	for name, test := range map[string]struct {
		accept string
		change func(*DoorOptions)
		want   string
	}{
		"a browser":              {"text/html,application/json;q=0.1", nil, "text/html; charset=utf-8"},
		"a program that says so": {"application/json", nil, "application/problem+json"},
		"a reader of the API":    {"*/*", api, "application/problem+json"},
		"nobody in particular":   {"", nil, "text/html; charset=utf-8"},
	} {
		r := request("GET", "/")
		r.Header.Set("Accept", test.accept)
		answer := newLobby(fails(errors.New("broken")), test.change).ask(r)
		if got := answer.Header.Get("Content-Type"); got != test.want {
			t.Errorf("%s gets %s, want %s", name, got, test.want)
		}
		if test.want != "application/problem+json" {
			continue
		}
		var got Problem
		if err := json.Unmarshal([]byte(answer.Body), &got); err != nil {
			t.Fatal(err)
		}
		want := Problem{500, "Internal Server Error", "Something went wrong on our side.", "quay7"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestErrorPageIsTheThemesOrElsePlain(t *testing.T) {
	t.Parallel()
	lost := fails(&news.Error{Kind: news.NotFound, Message: "No such <page>."})
	for name, test := range map[string]struct {
		page ErrorPage
		want string
	}{
		"a theme": {func(_ *http.Request, p Problem) (string, []byte, error) {
			return "text/html", fmt.Appendf(nil, "Gazette: %d %s", p.Status, p.Detail), nil
		}, "Gazette: 404 No such <page>."},
		"a theme that fails": {func(*http.Request, Problem) (string, []byte, error) {
			return "", nil, errors.New("no template")
		}, "<h1>Not Found</h1>\n<p>No such &lt;page&gt;."},
		"a theme that panics": {func(*http.Request, Problem) (string, []byte, error) {
			panic("nil map")
		}, "<h1>Not Found</h1>\n<p>No such &lt;page&gt;."},
	} {
		answer := newLobby(lost, func(o *DoorOptions) { o.Errors.Page = test.page }).ask(request("GET", "/"))
		if body := answer.Body; answer.Status != http.StatusNotFound || !strings.Contains(body, test.want) {
			t.Errorf("%s: %d %q", name, answer.Status, body)
		}
	}
}

func TestPanicIsAnErrorOfOurs(t *testing.T) {
	t.Parallel()
	l := newLobby(func(http.ResponseWriter, *http.Request) error { panic("index out of range") }, nil)
	answer := l.ask(request("GET", "/"))
	if body := answer.Body; answer.Status != http.StatusInternalServerError || strings.Contains(body, "index") {
		t.Errorf("%d %q", answer.Status, body)
	}
	if log := l.log.String(); !strings.Contains(log, "index out of range") || !strings.Contains(log, "door_test.go") {
		t.Errorf("the log lacks cause or stack: %s", log)
	}
}

func TestPanicAfterTheFirstByteCutsTheConnection(t *testing.T) {
	t.Parallel()
	l := newLobby(func(w http.ResponseWriter, _ *http.Request) error {
		_, _ = io.WriteString(w, "Half a pa")
		panic("lost")
	}, nil)
	defer func() {
		if err, _ := recover().(error); !errors.Is(err, http.ErrAbortHandler) {
			t.Error("half a page passed for a whole one")
		}
	}()
	l.ask(request("GET", "/"))
}

func TestNothingIsWrittenTwice(t *testing.T) {
	t.Parallel()
	l := newLobby(func(w http.ResponseWriter, _ *http.Request) error {
		w.WriteHeader(http.StatusAccepted)
		w.WriteHeader(http.StatusTeapot)
		_, _ = io.WriteString(w, "Taken.")
		return errors.New("too late")
	}, nil)
	answer := l.ask(request("GET", "/"))
	if body := answer.Body; answer.Status != http.StatusAccepted || body != "Taken." {
		t.Errorf("%d %q", answer.Status, body)
	}
}

func TestErrorTakesBackWhatTheAnswerWouldHaveBeen(t *testing.T) {
	t.Parallel()
	l := newLobby(func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Etag", `"a"`)
		w.Header().Set("Content-Encoding", "br")
		return &news.Error{Kind: news.Gone, Message: "Withdrawn."}
	}, nil)
	answer := l.ask(request("GET", "/"))
	if answer.Header.Get("Etag") != "" || answer.Header.Get("Content-Encoding") != "" {
		t.Errorf("left over: %v", answer.Header)
	}
}

func TestReaderWhoLeftIsNobodysFault(t *testing.T) {
	t.Parallel()
	ctx, leave := context.WithCancel(context.Background())
	leave()
	l := newLobby(fails(fmt.Errorf("article: %w", context.Canceled)), nil)
	w := httptest.NewRecorder()
	l.ServeHTTP(w, request("GET", "/").WithContext(ctx))
	if w.Body.Len() > 0 || strings.Contains(l.log.String(), "ERROR") || !strings.Contains(l.log.String(), `"status":499`) {
		t.Errorf("sent %q, logged %s", w.Body, l.log.String())
	}
}

func TestOnlyOurHostsAreAnswered(t *testing.T) {
	t.Parallel()
	l := newLobby(says("Gazette"), func(o *DoorOptions) { o.Hosts = []string{"Gazette.example", "::1"} })
	for host, want := range map[string]int{
		"gazette.example": 200, "GAZETTE.example:8080": 200, "[::1]:8080": 200, "[::1]": 200,
		"evil.example": 421, "gazette.example.evil.example": 421, "": 421,
	} {
		r := request("GET", "/")
		r.Host = host
		if got := l.ask(r).Status; got != want {
			t.Errorf("host %q: %d, want %d", host, got, want)
		}
	}
}

func TestAddressThatIsTooLong(t *testing.T) {
	t.Parallel()
	l := newLobby(says("Gazette"), nil)
	if got := l.ask(request("GET", "/?"+strings.Repeat("a", longestAddress))).Status; got != 414 {
		t.Errorf("got %d", got)
	}
}

func TestEveryAnswerCarriesThePolicy(t *testing.T) {
	t.Parallel()
	reader := ReadOnly(func(w http.ResponseWriter, r *http.Request) error {
		if r.URL.Path == "/old" {
			return Redirect(w, r, "/new", http.StatusMovedPermanently)
		}
		return says("Gazette")(w, r)
	})
	broken := func(http.ResponseWriter, *http.Request) error { panic("broken") }
	for name, test := range map[string]struct {
		h Handler
		r *http.Request
	}{
		"a page":       {reader, request("GET", "/")},
		"a redirect":   {reader, request("GET", "/old")},
		"a refusal":    {reader, request("POST", "/")},
		"options":      {reader, request("OPTIONS", "/")},
		"an error":     {broken, request("GET", "/")},
		"another host": {reader, func() *http.Request { r := request("GET", "/"); r.Host = "evil"; return r }()},
	} {
		l := newLobby(test.h, func(o *DoorOptions) { o.Hosts = []string{"example.com"} })
		h := l.ask(test.r).Header
		for _, field := range l.policy.plain {
			if got := h.Get(field.name); got != field.value[0] {
				t.Errorf("%s has %s %q", name, field.name, got)
			}
		}
	}
}

func TestPolicyOverHTTPSAsksToStayThere(t *testing.T) {
	t.Parallel()
	l := newLobby(says("Gazette"), func(o *DoorOptions) { o.Proxies = Proxies{netip.MustParsePrefix("192.0.2.0/24")} })
	plain, proxied := request("GET", "/"), request("GET", "/")
	proxied.Header.Set("X-Forwarded-Proto", "https") // httptest's requests come from 192.0.2.1
	if h := l.ask(plain).Header; h.Get("Strict-Transport-Security") != "" || strings.Contains(h.Get("Content-Security-Policy"), "upgrade") {
		t.Errorf("over http: %v", h)
	}
	if h := l.ask(proxied).Header; h.Get("Strict-Transport-Security") == "" || !strings.Contains(h.Get("Content-Security-Policy"), "upgrade") {
		t.Errorf("over https: %v", h)
	}
}

func TestPolicyFurtherInReplacesTheDoors(t *testing.T) {
	t.Parallel()
	l := newLobby(MediaPolicy().Wrap(nil, says("GIF89a")), nil)
	h := l.ask(request("GET", "/")).Header
	if got := h.Get("Content-Security-Policy"); !strings.Contains(got, "sandbox") || len(h["Content-Security-Policy"]) != 1 {
		t.Errorf("an upload is served with %q", h["Content-Security-Policy"])
	}
	if got := FramePolicy(nil).plain[0].value[0]; !strings.Contains(got, "frame-ancestors *") {
		t.Errorf("the card for other sites has %q", got)
	}
	if got := PublicPolicy([]string{"https://media.example"}, []string{"https://video.example"}).plain[0].value[0]; !strings.Contains(got, "img-src 'self' data: https://media.example;") ||
		!strings.Contains(got, "frame-src https://video.example;") {
		t.Errorf("hosts are missing from %q", got)
	}
}

func TestRequestLog(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		every int
		paths []string
		want  int
	}{
		{"every request", 1, []string{"/", "/", "/gone"}, 3},
		{"one in two", 2, []string{"/", "/", "/", "/"}, 2},
		{"only what went wrong", 0, []string{"/", "/gone", "/"}, 1},
	}
	for _, test := range tests {
		l := newLobby(func(w http.ResponseWriter, r *http.Request) error {
			if r.URL.Path == "/gone" {
				return &news.Error{Kind: news.Gone, Message: "Withdrawn."}
			}
			return says("Gazette")(w, r)
		}, func(o *DoorOptions) { o.LogEvery = test.every })
		for _, path := range test.paths {
			l.ask(request("GET", path))
		}
		if got := strings.Count(l.log.String(), `"msg":"request"`); got != test.want {
			t.Errorf("%s: %d lines, want %d", test.name, got, test.want)
		}
	}
}

func TestRequestLogNamesNoReader(t *testing.T) {
	t.Parallel()
	l := newLobby(says("Gazette"), func(o *DoorOptions) { o.LogEvery, o.LogNetwork = 1, true })
	r := request("GET", "/search?q=divorce")
	r.RemoteAddr = "198.51.100.77:4711"
	l.ask(r)
	var line map[string]any
	if err := json.Unmarshal(l.log.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	delete(line, "time")
	delete(line, "duration")
	want := map[string]any{
		"level": "INFO", "msg": "request", "id": "quay7", "method": "GET", "path": "/search",
		"status": 200.0, "bytes": 7.0, "network": "198.51.100.0/24",
	}
	if diff := cmp.Diff(want, line); diff != "" {
		t.Errorf("log line (-want +got):\n%s", diff)
	}
}

func TestErrorsBehindAMux(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	e := &Errors{Log: slog.New(slog.NewTextHandler(&log, nil)), JSON: true}
	mux := http.NewServeMux()
	mux.Handle("GET /api/a", e.Handle(fails(errors.New("broken"))))
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, request("GET", "/api/a"))
	var got Problem
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || len(got.ID) != 10 || !strings.Contains(log.String(), got.ID) {
		t.Errorf("answer %q, log %q", w.Body, log.String())
	}
}
