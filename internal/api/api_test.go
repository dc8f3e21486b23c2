package api

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
	"github.com/courant-press/courant/internal/store/storetest"
)

// as identifies everybody as one person; nobody if it has no id.
type as news.Staff

func (s as) Identify(*http.Request) (Identity, error) {
	return Identity{Pass: account.Pass{Staff: news.Staff(s)}}, nil
}

// echo counts how often it was carried out.
type echo struct {
	Word string `json:"word" maxLength:"10"`
}

func newAPI(t *testing.T, who as) (a *API, carriedOut *int) {
	t.Helper()
	a = New(Options{
		Identifier: who, Answers: storetest.New(t), Log: slog.New(slog.DiscardHandler),
		Now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
	})
	carriedOut = new(int)
	route(a, operation{id: "echo", method: http.MethodPost, path: "/echo", tag: "test", needs: right(news.MayPublish)},
		func(_ context.Context, in *struct{ Body echo }) (*echo, error) {
			*carriedOut++
			return &in.Body, nil
		})
	return a, carriedOut
}

func send(t *testing.T, a *API, method, path, body string, header ...string) (status int, answer map[string]any) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, Root+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	if err := a.Serve(w, r); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatalf("%s is not JSON: %v", w.Body, err)
	}
	return w.Code, answer
}

var (
	editor   = as{ID: 1, Posts: news.As(news.DeskEditor)}
	reporter = as{ID: 2, Posts: news.As(news.Reporter)}
	nobody   = as{}
)

func TestWhoMayNotIsTold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		who    as
		body   string
		header []string
		status int
		detail string
	}{
		{"nobody", nobody, `{"word":"x"}`, nil, 401, "Sign in first."},
		{"without the right", reporter, `{"word":"x"}`, nil, 403, "Your role does not let you publish."},
		{"from another site", editor, `{"word":"x"}`, []string{"Sec-Fetch-Site", "cross-site"}, 403, "This request came from another site."},
		{"too much", editor, `{"word":"much too long"}`, nil, 422, "This can not be used as it was sent: word: expected length <= 10."},
		{"unknown", editor, `{"word":"x","secret":"s3"}`, nil, 422, "This can not be used as it was sent: secret: unexpected property."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a, carriedOut := newAPI(t, c.who)
			status, answer := send(t, a, http.MethodPost, "/echo", c.body, c.header...)
			if status != c.status || answer["detail"] != c.detail || *carriedOut != 0 {
				t.Errorf("got %d %v, carried out %d times; want %d %q and 0", status, answer["detail"], *carriedOut, c.status, c.detail)
			}
			if text, _ := json.Marshal(answer); strings.Contains(string(text), "s3") {
				t.Errorf("the answer repeats what was sent: %s", text)
			}
		})
	}
}

func TestARequestWithAKeyIsCarriedOutOnce(t *testing.T) {
	t.Parallel()
	a, carriedOut := newAPI(t, editor)
	for range 3 {
		if status, answer := send(t, a, http.MethodPost, "/echo", `{"word":"once"}`, "Idempotency-Key", "k1"); status != 200 || answer["word"] != "once" {
			t.Fatalf("got %d %v", status, answer)
		}
	}
	if *carriedOut != 1 {
		t.Errorf("carried out %d times", *carriedOut)
	}
	status, answer := send(t, a, http.MethodPost, "/echo", `{"word":"other"}`, "Idempotency-Key", "k1")
	if status != 422 || answer["detail"] != "This idempotency key was used for another request." {
		t.Errorf("the key was taken for another request: %d %v", status, answer)
	}
}

func TestAnUnknownAddressIsAProblem(t *testing.T) {
	t.Parallel()
	a, _ := newAPI(t, editor)
	if status, answer := send(t, a, http.MethodGet, "/nothing", ""); status != 404 || answer["detail"] != "The API has nothing at this address." {
		t.Errorf("got %d %v", status, answer)
	}
}

func TestEveryOperationSaysWhatItNeeds(t *testing.T) {
	t.Parallel()
	for path, item := range New(Options{}).huma.OpenAPI().Paths {
		for method, op := range operations(item) {
			if n, _ := op.Metadata["needs"].(need); n == "" {
				t.Errorf("%s %s needs nothing that it declares", method, path)
			}
			if op.Summary == "" || len(op.Tags) != 1 || op.Tags[0] == "" {
				t.Errorf("%s %s has no summary or no tag", method, path)
			}
		}
	}
}
