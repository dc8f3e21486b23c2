package api

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store/storetest"
)

var (
	audience  = as{ID: 3, Posts: news.As(news.AudienceEditor)}
	publisher = as{ID: 4, Posts: news.As(news.Publisher)}
)

// printedFront prints the names of the containers and nothing else.
type printedFront struct{}

func (printedFront) PreviewFront(_ context.Context, p paper.FrontPage) ([]byte, error) {
	return fmt.Appendf(nil, "%d containers, the first is %s", len(p.Containers), p.Containers[0].Title), nil
}

func newFrontDesk(t *testing.T) *writingDesk {
	t.Helper()
	st, who := storetest.New(t), &whoever{reporter}
	check(t, st.SaveSettings(t.Context(), news.Settings{
		Name: "The Ferry Gazette", Lang: "en-GB", Zone: "Europe/London", URL: "https://gazette.example",
		ArticlePath: news.DefaultArticlePath, AI: news.DefaultAIPolicy,
	}, decided))
	a := New(Options{
		Identifier: who, Answers: st, Log: slog.New(slog.DiscardHandler), Now: storetest.Now,
		Fronts: &frontpage.Fronts{Store: st, Now: storetest.Now}, FrontPrinter: printedFront{},
	})
	return &writingDesk{a, t, st, who}
}

const arrangement = `{"version":%d,"containers":[{"key":"lead","shape":"lead","title":"Top","slots":[]},
	{"shape":"list","backfill":{"limit":4,"kinds":["news"],"max_age":24}}]}`

func TestAFrontIsArrangedLaunchedAndRestored(t *testing.T) {
	t.Parallel()
	d := newFrontDesk(t)
	d.does(reporter, 403, http.MethodGet, "/fronts", "")
	home := d.does(audience, 200, http.MethodGet, "/fronts/home", "")
	if home["version"] != 0.0 || home["live"] != nil {
		t.Errorf("a new paper has %v", home)
	}
	saved := d.does(audience, 200, http.MethodPut, "/fronts/home/draft", fmt.Sprintf(arrangement, 0))
	if saved["version"] != 1.0 || len(saved["changes"].([]any)) == 0 || len(saved["arranged"].([]any)) != 2 {
		t.Errorf("saved is %v", saved)
	}
	d.does(audience, 409, http.MethodPut, "/fronts/home/draft", strings.Replace(fmt.Sprintf(arrangement, 0), "Top", "Late", 1))
	d.does(audience, 403, http.MethodPost, "/fronts/home/launch", `{"version":1}`)
	launched := d.does(publisher, 200, http.MethodPost, "/fronts/home/launch", `{"version":1}`)
	if launched["live"] == nil || len(launched["changes"].([]any)) != 0 {
		t.Errorf("launched is %v", launched)
	}
	history := d.does(audience, 200, http.MethodGet, "/fronts/home/launches", "")["items"].([]any)
	first := history[0].(map[string]any)
	if path, _ := first["path"].(string); path != "/fronts/home/2026-11-22-1504" {
		t.Errorf("it stands at %s in the time machine", path)
	}
	d.does(audience, 422, http.MethodGet, "/fronts/home/launches?limit=101", "")
	d.does(publisher, 422, http.MethodPost, "/fronts/home/launch", `{"version":1,"at":"2020-01-01T00:00:00Z"}`)
	planned := d.does(publisher, 200, http.MethodPost, "/fronts/home/launch", `{"version":1,"at":"2026-11-22T18:00:00Z"}`)
	ahead := planned["planned"].([]any)[0].(map[string]any)
	d.does(audience, 403, http.MethodDelete, fmt.Sprintf("/fronts/home/launches/%v", ahead["id"]), "")
	d.does(publisher, 200, http.MethodDelete, fmt.Sprintf("/fronts/home/launches/%v", ahead["id"]), "")
	d.does(audience, 200, http.MethodPost, fmt.Sprintf("/fronts/home/launches/%v/restore", first["id"]), `{"version":1}`)
	saves := d.does(audience, 200, http.MethodGet, "/fronts/home/saves", "")["items"].([]any)
	if len(saves) < 2 {
		t.Errorf("kept are %v", saves)
	}
}

func TestAPreviewOfAFrontIsTheReadersPage(t *testing.T) {
	t.Parallel()
	d := newFrontDesk(t)
	d.does(audience, 200, http.MethodPut, "/fronts/home/draft", fmt.Sprintf(arrangement, 0))
	w := httptest.NewRecorder()
	path := Root + "/fronts/home/preview"
	check(t, d.Serve(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, http.NoBody)))
	if w.Body.String() != "2 containers, the first is Top" || !IsPreview(path) {
		t.Errorf("%d %q", w.Code, w.Body)
	}
}

func TestFrontsAreMadeNamedAndDropped(t *testing.T) {
	t.Parallel()
	d := newFrontDesk(t)
	d.does(audience, 422, http.MethodPost, "/fronts", `{"name":"Not a name","title":"x"}`)
	d.does(audience, 201, http.MethodPost, "/fronts", `{"name":"evening","title":"Evening"}`)
	d.does(audience, 409, http.MethodPost, "/fronts", `{"name":"evening","title":"Again"}`)
	d.does(audience, 200, http.MethodPatch, "/fronts/evening", `{"version":1,"title":"Evening edition"}`)
	box := d.does(audience, 201, http.MethodPost, "/shared-containers", `{"name":"Weather","container":{"shape":"list"}}`)
	d.does(audience, 200, http.MethodPut, fmt.Sprintf("/shared-containers/%v", box["id"]), `{"name":"Weather","version":1,"container":{"shape":"strip"}}`)
	d.does(audience, 409, http.MethodPut, fmt.Sprintf("/shared-containers/%v", box["id"]), `{"name":"Weather","version":1,"container":{"shape":"grid"}}`)
	fronts := d.does(audience, 200, http.MethodGet, "/fronts", "")["items"].([]any)
	if len(fronts) != 2 {
		t.Errorf("there are %v", fronts)
	}
	d.who.as = publisher
	w := httptest.NewRecorder()
	check(t, d.Serve(w, httptest.NewRequestWithContext(t.Context(), http.MethodDelete, Root+"/fronts/evening", http.NoBody)))
	if w.Code != http.StatusNoContent {
		t.Errorf("dropping answers %d", w.Code)
	}
}
