package api

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// whoever is the person of the moment.
type whoever struct{ as }

func (w *whoever) Identify(r *http.Request) (Identity, error) { return w.as.Identify(r) }

// printed prints the headline of a page and nothing else.
type printed struct{}

func (printed) Preview(_ context.Context, p paper.ArticlePage) ([]byte, error) {
	return []byte("<h1>" + p.FullHead + "</h1>"), nil
}

// A writingDesk is an API on a new paper with one section, whose caller can be
// changed.
type writingDesk struct {
	*API
	t   *testing.T
	st  *store.Store
	who *whoever
}

func newWritingDesk(t *testing.T) *writingDesk {
	t.Helper()
	st, who := storetest.New(t), &whoever{reporter}
	ctx := t.Context()
	check(t, st.SaveSettings(ctx, news.Settings{
		Name: "The Ferry Gazette", Lang: "en-GB", Zone: "Europe/London", URL: "https://gazette.example",
		ArticlePath: news.DefaultArticlePath, AI: news.DefaultAIPolicy,
	}, decided))
	check(t, st.SaveSection(ctx, &news.Section{Slug: "harbour", Name: "Harbour", Order: 1}, decided))
	a := New(Options{
		Identifier: who, Answers: st, Settings: st, Articles: st, Printer: printed{},
		Newsroom: &newsroom.Newsroom{Store: st, Now: storetest.Now}, Log: slog.New(slog.DiscardHandler), Now: storetest.Now,
	})
	return &writingDesk{a, t, st, who}
}

// does sends a request as one person and returns the answer, which must have
// the status.
func (d *writingDesk) does(who as, status int, method, path, body string) map[string]any {
	d.t.Helper()
	d.who.as = who
	got, answer := send(d.t, d.API, method, path, body)
	if got != status {
		d.t.Fatalf("%s %s: %d %v, want %d", method, path, got, answer["detail"], status)
	}
	return answer
}

func contentOf(headline, text string) string {
	return fmt.Sprintf(`{"kind":"news","section":1,"slug":"","headline":%q,"standfirst":"Nobody knows why.",
		"body":{"version":1,"blocks":[{"type":"paragraph","text":[{"text":%q}]}]}}`, headline, text)
}

// draft sends a text begun from a revision.
func (d *writingDesk) draft(who as, status, base int, headline string) map[string]any {
	d.t.Helper()
	return d.does(who, status, http.MethodPut, "/articles/1/draft",
		fmt.Sprintf(`{"base":%d,"content":%s,"typing":true}`, base, contentOf(headline, "It rains.")))
}

// may returns what the one who asked may do to an article.
func may(article map[string]any) string {
	var names []string
	for _, v := range article["verbs"].([]any) {
		if verb := v.(map[string]any); verb["allowed"] == true {
			names = append(names, verb["name"].(string))
		} else if verb["why"] == nil {
			names = append(names, verb["name"].(string)+" is refused without a word")
		}
	}
	return strings.Join(names, " ")
}

func TestAnArticleGoesFromTheWriterToTheReaders(t *testing.T) {
	t.Parallel()
	d := newWritingDesk(t)
	a := d.does(reporter, 201, http.MethodPost, "/articles", `{"content":`+contentOf("Rain", "It rains.")+`}`)
	if got := may(a); got != "write submit spike lock assign move set_due" {
		t.Errorf("the writer of a draft may: %s", got)
	}
	if got := may(d.does(editor, 200, http.MethodGet, "/articles/1", "")); got != "write submit embargo spike lock assign move set_due" {
		t.Errorf("an editor may: %s", got)
	}
	saved := d.draft(reporter, 200, 1, "Rain again")
	if saved["head"] != 2.0 {
		t.Errorf("saved as %v", saved)
	}
	d.does(reporter, 409, http.MethodPost, "/articles/1/submit", `{"version":1}`)
	for _, step := range []struct {
		who  as
		verb string
		body string
	}{
		{reporter, "submit", `{"version":2}`},
		{editor, "send-back", `{"version":3,"note":"Where?"}`},
		{reporter, "submit", `{"version":4}`},
		{editor, "ready", `{"version":5}`},
		{editor, "schedule", `{"version":6,"at":"2099-01-01T06:00:00Z"}`},
		{editor, "unschedule", `{"version":7}`},
		{editor, "publish", `{"version":8,"substance":false}`},
		{editor, "correct", `{"version":9,"kind":"correction","text":"It did not rain.","top":false,"with_text":false}`},
	} {
		a = d.does(step.who, 200, http.MethodPost, "/articles/1/"+step.verb, step.body)
	}
	deeds := d.does(reporter, 200, http.MethodGet, "/articles/1/history", "")["items"].([]any)
	if last := deeds[0].(map[string]any); last["name"] != "article_corrected" || len(deeds) != 10 {
		t.Errorf("history: %v", deeds)
	}
	if a["state"] != "live" || len(a["corrections"].([]any)) != 1 || a["path"] == "" {
		t.Errorf("in the end: %v", a)
	}
	d.does(editor, 422, http.MethodPost, "/articles/1/withdraw", `{"version":10,"reason":""}`)
	if a = d.does(editor, 200, http.MethodPost, "/articles/1/withdraw", `{"version":10,"reason":"It was wrong."}`); may(a) != "write embargo reinstate lock assign move set_due" {
		t.Errorf("an editor may: %s", may(a))
	}
}

func TestATextThatComesTooLateIsKeptAndCanBeCompared(t *testing.T) {
	t.Parallel()
	d := newWritingDesk(t)
	d.does(reporter, 201, http.MethodPost, "/articles", `{"content":`+contentOf("Rain", "It rains.")+`}`)
	d.does(reporter, 200, http.MethodPost, "/articles/1/lock", "")
	d.does(editor, 409, http.MethodPost, "/articles/1/lock", "")
	d.does(editor, 200, http.MethodPost, "/articles/1/take-over", "")
	problem := d.draft(reporter, 409, 1, "Typed on the train")
	if detail := problem["detail"].(string); !strings.Contains(detail, "kept as revision 2") {
		t.Errorf("the writer is told: %s", detail)
	}
	d.draft(editor, 200, 1, "Rain and wind")
	items := d.does(reporter, 200, http.MethodGet, "/articles/1/revisions", "")["items"].([]any)
	if len(items) != 3 || items[1].(map[string]any)["aside"] != true {
		t.Errorf("%v", items)
	}
	c := d.does(reporter, 200, http.MethodGet, "/articles/1/compare?from=2&to=3", "")
	fields, _ := json.Marshal(c["fields"])
	want := `[{"field":"headline","words":[{"op":"removed","text":"Typed on the train"},{"op":"added","text":"Rain and wind"}]}]`
	if string(fields) != want {
		t.Errorf("compared: %s", fields)
	}
	d.does(reporter, 404, http.MethodGet, "/articles/1/compare?from=2&to=9", "")
}

func TestTheDeskHelpsWithWriting(t *testing.T) {
	t.Parallel()
	d := newWritingDesk(t)
	d.does(reporter, 201, http.MethodPost, "/articles", `{"content":`+contentOf("Will it rain?", "It rains.")+`}`)
	checks, _ := json.Marshal(d.does(reporter, 200, http.MethodGet, "/articles/1/checks", ""))
	if !strings.Contains(string(checks), "headline-question") {
		t.Errorf("checks: %s", checks)
	}
	pasted, _ := json.Marshal(d.does(reporter, 200, http.MethodPost, "/paste", `{"html":"<p style=color:red>One <b>two</b><script>x</script></p>"}`)["body"])
	if string(pasted) != `{"blocks":[{"text":[{"text":"One "},{"bold":true,"text":"two"}],"type":"paragraph"}],"version":1}` {
		t.Errorf("pasted: %s", pasted)
	}
	if place := d.does(reporter, 200, http.MethodGet, "/articles/1/address?slug=&headline=Rain+again&section=1", ""); place["slug"] != "rain-again" || place["taken"] != false {
		t.Errorf("address: %v", place)
	}
	d.who.as = reporter
	c := d.does(editor, 201, http.MethodPost, "/articles/1/comments", `{"text":"Sure?","quoted":"It rains"}`)
	d.does(reporter, 201, http.MethodPost, fmt.Sprintf("/comments/%v/replies", c["id"]), `{"text":"Yes."}`)
	d.does(reporter, 200, http.MethodPost, fmt.Sprintf("/comments/%v/resolve", c["id"]), "")
	if items := d.does(reporter, 200, http.MethodGet, "/articles/1/comments", "")["items"].([]any); len(items) != 2 {
		t.Errorf("comments: %v", items)
	}
}

func TestABodyInTheMakingIsTaken(t *testing.T) {
	t.Parallel()
	d := newWritingDesk(t)
	body := `{"version":1,"blocks":[{"type":"paragraph","text":null},{"type":"list","items":[{"text":null}]},{"type":"paragraph","text":[{"text":"x","comment":3}]}]}`
	a := d.does(reporter, 201, http.MethodPost, "/articles", `{"content":{"kind":"news","section":0,"slug":"","headline":"","body":`+body+`}}`)
	kept, _ := json.Marshal(a["content"].(map[string]any)["body"])
	if string(kept) != `{"blocks":[{"text":[{"comment":3,"text":"x"}],"type":"paragraph"}],"version":1}` {
		t.Errorf("kept: %s", kept)
	}
}

func TestABodyThatIsNoneIsRefusedInASentence(t *testing.T) {
	t.Parallel()
	d := newWritingDesk(t)
	for name, body := range map[string]string{
		"unknown block":   `{"version":1,"blocks":[{"type":"marquee","text":[]}]}`,
		"unknown member":  `{"version":1,"blocks":[{"type":"paragraph","text":[{"text":"x","onclick":"y"}]}]}`,
		"hostile link":    `{"version":1,"blocks":[{"type":"paragraph","text":[{"text":"x","link":"javascript:alert(1)"}]}]}`,
		"another version": `{"version":9,"blocks":[]}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer := d.does(reporter, 422, http.MethodPost, "/articles", `{"content":{"kind":"news","section":1,"slug":"","headline":"x","body":`+body+`}}`)
			if answer["detail"] == "" {
				t.Error("refused without a word")
			}
		})
	}
}
