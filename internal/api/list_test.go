package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/newsroom/floor"
	"github.com/courant-press/courant/internal/search"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A house is an API on a real paper, in which something happens.
type house struct {
	*API
	st       *store.Store
	newsroom *newsroom.Newsroom
	index    *search.Index
}

// newHouse opens a house in which everybody is one person, until the test ends.
func newHouse(t *testing.T, who Identifier) *house {
	t.Helper()
	st := storetest.New(t)
	log := slog.New(slog.DiscardHandler)
	room := &newsroom.Newsroom{Store: st, Now: storetest.Now}
	index, err := search.Open(t.Context(), search.Options{Path: filepath.Join(t.TempDir(), "search.db"), Log: log})
	if err != nil {
		t.Fatal(err)
	}
	watch, err := floor.Open(t.Context(), floor.Options{Store: st, Now: storetest.Now, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	wake := make(chan struct{}, 1)
	st.OnEvent(func(news.Event) {
		watch.Wake()
		select {
		case wake <- struct{}{}:
		default:
		}
	})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 2)
	go func() { ended <- watch.Run(ctx) }()
	go func() { ended <- index.Follow(ctx, st, wake) }()
	t.Cleanup(func() {
		cancel()
		if err := errors.Join(<-ended, <-ended); !errors.Is(err, context.Canceled) {
			t.Errorf("the house ended with %v", err)
		}
		if err := index.Close(); err != nil {
			t.Error(err)
		}
	})
	a := New(Options{
		Identifier: who, Answers: st, Now: storetest.Now, Log: log,
		Newsroom: room, Floor: watch, Lists: st, Finder: index, Views: st, Audits: st, Corrections: st,
	})
	return &house{a, st, room, index}
}

// write adds a draft of the editor.
func (h *house) write(t *testing.T, headline string) *news.Article {
	t.Helper()
	a, err := h.newsroom.Write(t.Context(), news.Staff(editor), news.Content{Headline: headline, Section: 1})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// headlines returns the headlines of an answer.
func headlines(answer map[string]any) []string {
	got := []string{}
	items, _ := answer["items"].([]any)
	for _, item := range items {
		row, _ := item.(map[string]any)
		got = append(got, fmt.Sprint(row["headline"]))
	}
	return got
}

func TestTheListAnswersWhatItIsAsked(t *testing.T) {
	t.Parallel()
	h := newHouse(t, editor)
	for i := range 5 {
		h.write(t, fmt.Sprintf("Ferry %d", i))
	}
	for query, want := range map[string]string{
		"":                               "Ferry 4,Ferry 3,Ferry 2,Ferry 1,Ferry 0",
		"?reverse=true&limit=2":          "Ferry 0,Ferry 1",
		"?assignee=me&state=draft,ready": "Ferry 4,Ferry 3,Ferry 2,Ferry 1,Ferry 0",
		"?assignee=nobody":               "",
		"?assignee=77":                   "",
		"?fact=locked&desk=3":            "",
		"?late=true":                     "",
		"?today=true":                    "",
		"?section=1&kind=news&limit=1":   "Ferry 4",
		"?section=2":                     "",
	} {
		status, answer := send(t, h.API, http.MethodGet, "/articles"+query, "")
		if diff := cmp.Diff(want, strings.Join(headlines(answer), ",")); status != 200 || diff != "" {
			t.Errorf("%s: %d %v %s", query, status, answer["detail"], diff)
		}
	}
}

func TestPagesOfTheListFollowEachOther(t *testing.T) {
	t.Parallel()
	h := newHouse(t, editor)
	for i := range 5 {
		h.write(t, fmt.Sprintf("Ferry %d", i))
	}
	var got []string
	after := ""
	for range 3 {
		_, answer := send(t, h.API, http.MethodGet, "/articles?limit=2&after="+after, "")
		got = append(got, headlines(answer)...)
		after, _ = answer["next"].(string)
	}
	if diff := cmp.Diff("Ferry 4,Ferry 3,Ferry 2,Ferry 1,Ferry 0", strings.Join(got, ",")); diff != "" || after != "" {
		t.Errorf("the pages are %s, next %q", diff, after)
	}
}

func TestTheListRefusesWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	h := newHouse(t, editor)
	for query, says := range map[string]string{
		"?limit=201":      "limit",
		"?state=gone":     "state",
		"?sort=headline":  "sort",
		"?assignee=ada":   "assignee",
		"?after=nonsense": "Begin without after",
		"?colour=red":     "colour",
		"?due_before=now": "due_before",
	} {
		status, answer := send(t, h.API, http.MethodGet, "/articles"+query, "")
		if detail, _ := answer["detail"].(string); status != 422 || !strings.Contains(detail, says) {
			t.Errorf("%s: %d %v", query, status, answer["detail"])
		}
	}
}

func TestAnArticleIsFoundByItsWordsOnceItIsSaved(t *testing.T) {
	t.Parallel()
	h := newHouse(t, editor)
	h.write(t, "Ferry runs again")
	h.write(t, "Bridge stuck")
	for range 400 {
		_, answer := send(t, h.API, http.MethodGet, "/articles?q=ferr&state=draft", "")
		if diff := cmp.Diff([]string{"Ferry runs again"}, headlines(answer)); diff == "" {
			_, counts := send(t, h.API, http.MethodGet, "/articles/counts?q=ferr", "")
			want := map[string]any{"states": []any{map[string]any{"state": "draft", "count": 1.0, "more": false}}, "capped": false}
			if diff := cmp.Diff(want, counts); diff != "" {
				t.Errorf("counts %s", diff)
			}
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Error("it was not found")
}

func TestEachArticleOfABulkOrderIsAnsweredForItself(t *testing.T) {
	t.Parallel()
	h := newHouse(t, editor)
	one, two, three := h.write(t, "One"), h.write(t, "Two"), h.write(t, "Three")
	if _, err := h.newsroom.Spike(t.Context(), news.Staff(editor), newsroom.Seen{ID: two.ID, Version: two.Version}); err != nil {
		t.Fatal(err)
	}
	body := fmt.Sprintf(`{"deed":"submit","articles":[{"id":%d,"version":1},{"id":%d,"version":2},{"id":%d,"version":9},{"id":99,"version":1}]}`, one.ID, two.ID, three.ID)
	status, answer := send(t, h.API, http.MethodPost, "/articles/bulk", body)
	want := map[string]any{"items": []any{
		map[string]any{"id": float64(one.ID), "done": true, "version": 2.0},
		map[string]any{"id": float64(two.ID), "done": false, "refusal": "A spiked article can not be submitted; it must be draft."},
		map[string]any{"id": float64(three.ID), "done": false, "refusal": "Somebody else has saved this article in the meantime. Load it again to see what changed."},
		map[string]any{"id": 99.0, "done": false, "refusal": "There is no such article."},
	}}
	if diff := cmp.Diff(want, answer); status != 200 || diff != "" {
		t.Errorf("%d %s", status, diff)
	}
}

func TestEveryBulkDeedIsAVerb(t *testing.T) {
	t.Parallel()
	h := newHouse(t, reporter)
	for name := range bulkVerbs() {
		body := fmt.Sprintf(`{"deed":%q,"articles":[{"id":99,"version":1}],"at":"2026-11-23T08:00:00Z","note":"x"}`, name)
		status, answer := send(t, h.API, http.MethodPost, "/articles/bulk", body)
		items, _ := answer["items"].([]any)
		if status != 200 || len(items) != 1 || items[0].(map[string]any)["refusal"] != "There is no such article." {
			t.Errorf("%s: %d %v", name, status, answer)
		}
	}
}

func TestViewsAreKeptAndSharedByTheirOwner(t *testing.T) {
	t.Parallel()
	h := newHouse(t, editor)
	status, view := send(t, h.API, http.MethodPost, "/views", `{"name":" Late at my desk ","query":"late=true&desk=3","shared":true}`)
	want := map[string]any{"id": 1.0, "mine": true, "name": "Late at my desk", "query": "late=true&desk=3", "shared": true}
	if diff := cmp.Diff(want, view); status != 201 || diff != "" {
		t.Fatalf("%d %s", status, diff)
	}
	if status, answer := send(t, h.API, http.MethodPut, "/views/1", `{"name":"Late","query":"late=true"}`); status != 200 || answer["name"] != "Late" {
		t.Errorf("changed: %d %v", status, answer)
	}
	other := newsroom.View{Staff: 77, Name: "Theirs", Query: "", Shared: true}
	hidden := newsroom.View{Staff: 77, Name: "Hidden", Query: ""}
	for _, v := range []*newsroom.View{&other, &hidden} {
		if err := h.st.SaveView(t.Context(), v); err != nil {
			t.Fatal(err)
		}
	}
	_, answer := send(t, h.API, http.MethodGet, "/views", "")
	if items, _ := answer["items"].([]any); len(items) != 2 {
		t.Errorf("views are %v, want my own and the shared one", answer)
	}
	for path, status := range map[string]int{"/views/2": 403, "/views/3": 404, "/views/4": 404} {
		if got, answer := send(t, h.API, http.MethodPut, path, `{"name":"Mine","query":""}`); got != status {
			t.Errorf("%s: %d %v, want %d", path, got, answer, status)
		}
	}
	if status, answer := send(t, h.API, http.MethodPost, "/views", `{"name":"  ","query":""}`); status != 422 || answer["detail"] != "Give the view a name." {
		t.Errorf("without a name: %d %v", status, answer)
	}
}

func TestTheAuditLogShowsWhoDidWhat(t *testing.T) {
	t.Parallel()
	h := newHouse(t, as{ID: 1, Name: "Edith", Posts: news.As(news.Publisher)})
	a := h.write(t, "Ferry")
	h.write(t, "Bridge")
	if _, err := h.newsroom.Submit(t.Context(), news.Staff(editor), newsroom.Seen{ID: a.ID, Version: 1}); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"":                                   "article_submitted,article_written,article_written",
		"?deed=article_submitted":            "article_submitted",
		"?person=1&article=2":                "article_written",
		"?person=5":                          "",
		"?from=2026-11-22T00:00:00Z&limit=1": "article_submitted",
		"?until=2026-11-22T00:00:00Z":        "",
		"?deed=article_written&from=2026-11-22T00:00:00Z": "article_written,article_written",
	} {
		status, answer := send(t, h.API, http.MethodGet, "/audit"+query, "")
		var got []string
		items, _ := answer["items"].([]any)
		for _, item := range items {
			got = append(got, fmt.Sprint(item.(map[string]any)["deed"]))
		}
		if diff := cmp.Diff(want, strings.Join(got, ",")); status != 200 || diff != "" {
			t.Errorf("%s: %d %s", query, status, diff)
		}
	}
	_, first := send(t, h.API, http.MethodGet, "/audit?limit=2", "")
	_, rest := send(t, h.API, http.MethodGet, fmt.Sprintf("/audit?limit=2&after=%v", first["next"]), "")
	if items, _ := rest["items"].([]any); len(items) != 1 || rest["next"] != nil {
		t.Errorf("the second page is %v", rest)
	}
}
