package api

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"testing"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

var decided = news.Event{Name: news.SettingsChanged}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// onPaper returns an API on a new paper.
func onPaper(t *testing.T, who as) (*API, *store.Store) {
	t.Helper()
	st := storetest.New(t)
	return New(Options{Identifier: who, Answers: st, Settings: st, Log: slog.New(slog.DiscardHandler), Now: storetest.Now}), st
}

// names returns the names of the items of a list.
func names(answer map[string]any) (names []string) {
	items, _ := answer["items"].([]any)
	for _, item := range items {
		name, _ := item.(map[string]any)["name"].(string)
		names = append(names, name)
	}
	return names
}

func TestEverybodyAtTheDeskMayChooseFromLists(t *testing.T) {
	t.Parallel()
	a, st := onPaper(t, reporter)
	ctx := t.Context()
	check(t, st.SaveSection(ctx, &news.Section{Slug: "harbour", Name: "Harbour", Order: 1}, decided))
	check(t, st.SaveDesk(ctx, &news.Desk{Name: "Night desk"}, decided))
	check(t, st.SaveProfile(ctx, &news.Profile{Name: "Court", Required: []news.Field{news.DatelineField}}, decided))
	check(t, st.SaveTopic(ctx, &news.Topic{Kind: news.Person, Slug: "vera-lindqvist", Name: "Vera Lindqvist"}, decided))
	check(t, st.SaveTopic(ctx, &news.Topic{Kind: news.Place, Slug: "linde-quay", Name: "Linde Quay"}, decided))
	check(t, st.SaveAuthor(ctx, &news.Author{Slug: "ada-moran", Name: "Ada Moran"}, decided))
	for path, want := range map[string]string{
		"/sections":                   `["Harbour"]`,
		"/desks":                      `["Night desk"]`,
		"/profiles":                   `["Court"]`,
		"/topics":                     `["Linde Quay","Vera Lindqvist"]`,
		"/topics?q=lind":              `["Linde Quay","Vera Lindqvist"]`,
		"/topics?q=lind&kind=person":  `["Vera Lindqvist"]`,
		"/topics?ids=2":               `["Linde Quay"]`,
		"/topics?ids=1,2":             `["Vera Lindqvist","Linde Quay"]`,
		"/subjects":                   `null`,
		"/authors?q=mor":              `["Ada Moran"]`,
		"/authors?ids=1,7":            `["Ada Moran"]`,
		"/authors?q=nobody":           `null`,
		"/topics?q=lind&limit=1":      `["Linde Quay"]`,
		"/topics?after=linde-quay~2":  `["Vera Lindqvist"]`,
		"/topics?kind=place&limit=30": `["Linde Quay"]`,
	} {
		status, answer := send(t, a, http.MethodGet, path, "")
		got, _ := json.Marshal(names(answer))
		if status != http.StatusOK || string(got) != want {
			t.Errorf("%s answers %d %s, want %s", path, status, got, want)
		}
	}
	for _, path := range []string{"/topics?limit=101", "/topics?after=nowhere", "/topics?kind=gossip"} {
		if status, _ := send(t, a, http.MethodGet, path, ""); status != http.StatusUnprocessableEntity {
			t.Errorf("%s answers %d", path, status)
		}
	}
	stranger, _ := onPaper(t, nobody)
	if status, _ := send(t, stranger, http.MethodGet, "/topics", ""); status != http.StatusUnauthorized {
		t.Errorf("strangers get %d", status)
	}
}
