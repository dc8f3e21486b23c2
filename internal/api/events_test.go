package api

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
)

// A session knows everybody as the editor until it ends.
type session struct{ ended atomic.Bool }

func (s *session) Identify(*http.Request) (who Identity, err error) {
	if !s.ended.Load() {
		who.Staff = news.Staff(editor)
	}
	return who, nil
}

// listen opens a stream of events; what it returns reads the next of that name.
func tuneIn(t *testing.T, h *house, last string) (next func(name string) (id, data string)) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _ = h.Serve(w, r) }))
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	t.Cleanup(func() {
		cancel()
		server.Close()
	})
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+Root+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Last-Event-ID", last)
	answer, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = answer.Body.Close() })
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("the stream is %s", kind)
	}
	lines := bufio.NewScanner(answer.Body)
	return func(name string) (id, data string) {
		t.Helper()
		event := ""
		for lines.Scan() {
			field, value, _ := strings.Cut(lines.Text(), ": ")
			switch field {
			case "id":
				id = value
			case "event":
				event = value
			case "data":
				data = value
			case "":
				if event == name {
					return id, data
				}
				id, event, data = "", "", ""
			}
		}
		t.Fatalf("the stream ended without %s: %v", name, lines.Err())
		return "", ""
	}
}

func TestAStreamTellsWhatOthersDo(t *testing.T) {
	t.Parallel()
	h := newHouse(t, editor)
	next := tuneIn(t, h, "")
	a := h.write(t, "Ferry runs again")
	if _, data := next("article"); !strings.Contains(data, `"headline":"Ferry runs again"`) || !strings.Contains(data, `"deed":"article_written"`) {
		t.Errorf("it tells %s", data)
	}
	if _, err := h.newsroom.Lock(t.Context(), news.Staff(editor), a.ID); err != nil {
		t.Fatal(err)
	}
	if _, data := next("article"); !strings.Contains(data, `"deed":"article_locked"`) || !strings.Contains(data, `"writing":{"id":1`) {
		t.Errorf("it tells %s", data)
	}
	status, answer := send(t, h.API, http.MethodPost, "/articles/1/presence", "")
	if people, _ := answer["people"].([]any); status != 200 || len(people) != 1 {
		t.Errorf("present: %d %v", status, answer)
	}
	if _, data := next("presence"); data != `{"article":1,"people":[{"id":1,"name":""}]}` {
		t.Errorf("it tells %s", data)
	}
}

func TestAStreamThatBrokeOffGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	h := newHouse(t, editor)
	next := tuneIn(t, h, "")
	h.write(t, "First")
	id, _ := next("article")
	a := h.write(t, "Second")
	if _, err := h.newsroom.Submit(t.Context(), news.Staff(editor), newsroom.Seen{ID: a.ID, Version: 1}); err != nil {
		t.Fatal(err)
	}
	next("article")
	next("article") // the floor has heard of all by now
	again := tuneIn(t, h, id)
	for _, deed := range []string{"article_written", "article_submitted"} {
		if _, data := again("article"); !strings.Contains(data, deed) || !strings.Contains(data, "Second") {
			t.Errorf("it tells %s, want what was missed: %s", data, deed)
		}
	}
}

func TestAStreamEndsWithItsSession(t *testing.T) {
	t.Parallel()
	s := &session{}
	h := newHouse(t, s)
	next := tuneIn(t, h, "")
	s.ended.Store(true)
	next("signed_out")
}
