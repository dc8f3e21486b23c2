package api

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/store/storetest"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

// nowhere is a paper at which only the front answers.
type nowhere struct{}

func (nowhere) Visit(_ context.Context, address string) (status int, location, title string) {
	if address == "/" {
		return http.StatusOK, "", ""
	}
	return http.StatusNotFound, "", ""
}

// newLetterDesk returns a paper with a public article, number 1, and a letter.
func newLetterDesk(t *testing.T) *writingDesk {
	t.Helper()
	st, who := storetest.New(t), &whoever{reporter}
	set := news.Settings{
		Name: "The Ferry Gazette", Lang: "en-GB", Zone: "Europe/London", URL: "https://gazette.example",
		ArticlePath: news.DefaultArticlePath, AI: news.DefaultAIPolicy,
	}
	check(t, st.SaveSettings(t.Context(), set, decided))
	check(t, st.SaveSection(t.Context(), &news.Section{Slug: "harbour", Name: "Harbour", Order: 1}, decided))
	classic, err := themes.Classic()
	check(t, err)
	th, err := theme.Load(classic)
	check(t, err)
	keys := letter.Keys{Secret: []byte("a secret of the paper")}
	a := New(Options{
		Identifier: who, Answers: st, Log: slog.New(slog.DiscardHandler), Now: storetest.Now, Articles: st, Visitor: nowhere{},
		Newsroom: &newsroom.Newsroom{Store: st, Now: storetest.Now},
		Letters: &letter.Letters{
			Store: st, Paper: st, Now: storetest.Now,
			Printer: func(context.Context, string) (letter.Printer, error) {
				return letter.Printer{
					Settings: set, Theme: th, Locale: locale.Find("en"), Zone: time.UTC, Keys: keys,
					Picture: func(paper.Picture) string { return "https://gazette.example/media/1.jpg" },
				}, nil
			},
		},
		Cards:       st,
		Subscribers: &subscribers.Subscribers{Store: st, Keys: keys, Now: storetest.Now}, SubscriberReads: st,
	})
	d := &writingDesk{a, t, st, who}
	d.does(reporter, 201, http.MethodPost, "/articles", `{"content":`+contentOf("Rain", "It rains.")+`}`)
	d.does(editor, 200, http.MethodPost, "/articles/1/submit", `{"version":1}`)
	d.does(editor, 200, http.MethodPost, "/articles/1/ready", `{"version":2}`)
	d.does(editor, 200, http.MethodPost, "/articles/1/publish", `{"version":3,"substance":false}`)
	d.does(audience, 201, http.MethodPost, "/letters", letterForm("", "morning@gazette.example"))
	return d
}

func letterForm(more, sender string) string {
	return fmt.Sprintf(`{%s"slug":"morning","name":"The Morning Boat","description":"","lang":"","design":"",
		"sender":{"name":"The Gazette","email":%q,"reply_to":""},"days":[1,2],"minute":360,
		"digest":{"from":"section","front":"","id":1,"query":"","most":5},"unattended":false,"count_clicks":false,"closed":false}`, more, sender)
}

func TestALetterIsSetUpByWhoMay(t *testing.T) {
	t.Parallel()
	d := newLetterDesk(t)
	d.does(reporter, 403, http.MethodGet, "/letters", "")
	d.does(reporter, 403, http.MethodPost, "/letters", letterForm("", "a@b.example"))
	wrong := d.does(audience, 422, http.MethodPost, "/letters", letterForm("", "not an address"))
	if fault := wrong["errors"].([]any)[0].(map[string]any); fault["location"] != "sender.email" {
		t.Errorf("the fault is told beside %v", fault["location"])
	}
	one := d.does(audience, 200, http.MethodGet, "/letters/1", "")
	if one["path"] != "/letters/morning" || one["next_at"] != "2026-11-23T06:00:00Z" || one["readers"] != 0.0 {
		t.Errorf("the letter is %v", one)
	}
	d.does(audience, 200, http.MethodPut, "/letters/1", letterForm(`"version":1,`, "boat@gazette.example"))
	d.does(audience, 409, http.MethodPut, "/letters/1", letterForm(`"version":1,`, "late@gazette.example"))
	times := d.does(audience, 200, http.MethodGet, "/letters/times?days=0,6&minute=570", "")["next"].([]any)
	if len(times) != 3 || times[0] != "2026-11-28T09:30:00Z" {
		t.Errorf("the next times are %v", times)
	}
	d.does(audience, 422, http.MethodGet, "/letters/times?days=0&minute=1440", "")
	if n := d.does(audience, 200, http.MethodGet, "/letters/1/readers?langs=de", ""); n["readers"] != 0.0 {
		t.Errorf("it reaches %v", n)
	}
}

const content = `"opening":{"subject":%q,"preheader":""},"others":[],"to":{"langs":[],"sections":[]},
	"parts":[{"kind":"text","text":{"version":1,"blocks":[{"type":"paragraph","text":[{"text":"Good morning, "},{"text":"all","link":"/gone"}]}]}},
		{"kind":"article","article":1,"intro":"An intro of ours.","large":true},{"kind":"article","article":9}]`

func TestAnIssueIsComposedLookedAtAndApproved(t *testing.T) {
	t.Parallel()
	d := newLetterDesk(t)
	d.does(reporter, 403, http.MethodPost, "/letters/1/issues", `{}`)
	made := d.does(audience, 201, http.MethodPost, "/letters/1/issues", `{}`)
	if made["state"] != "draft" || made["opening"].(map[string]any)["subject"] != "Rain" || len(made["parts"].([]any)) != 1 {
		t.Errorf("composed is %v", made)
	}
	save := func(version int, subject string) string {
		return fmt.Sprintf(`{"version":%d,`+content+`}`, version, subject)
	}
	saved := d.does(audience, 200, http.MethodPut, "/issues/1", save(1, "Ours"))
	if articles := saved["articles"].([]any); saved["version"] != 2.0 || len(articles) != 1 || articles[0].(map[string]any)["headline"] != "Rain" {
		t.Errorf("saved is %v", saved)
	}
	d.does(audience, 409, http.MethodPut, "/issues/1", save(1, "Late"))
	d.does(audience, 422, http.MethodPut, "/issues/1", strings.Replace(save(2, "x"), `"kind":"article"`, `"kind":"advert"`, 1))
	look := d.does(audience, 200, http.MethodGet, "/issues/1/look", "")
	notes := fmt.Sprint(look["notes"])
	for _, want := range []string{"no preheader", "/gone leads nowhere", "do not have this article"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not noted in %s", want, notes)
		}
	}
	if text := look["text"].(string); !strings.Contains(text, "An intro of ours.") || look["bytes"].(float64) < 1000 {
		t.Errorf("it looks like %v", look)
	}
	d.does(audience, 409, http.MethodPost, "/issues/1/schedule", `{"version":2,"at":"2099-01-01T06:00:00Z"}`)
	approved := d.does(audience, 200, http.MethodPost, "/issues/1/approve", `{"version":2}`)
	d.does(audience, 409, http.MethodPut, "/issues/1", save(3, "After"))
	d.does(audience, 422, http.MethodPost, "/issues/1/schedule", `{"version":3,"at":"2020-01-01T06:00:00Z"}`)
	planned := d.does(audience, 200, http.MethodPost, "/issues/1/schedule", `{"version":3,"at":"2099-01-01T06:00:00Z"}`)
	if approved["state"] != "approved" || planned["send_at"] != "2099-01-01T06:00:00Z" {
		t.Errorf("%v, then %v", approved, planned)
	}
	d.does(audience, 200, http.MethodPost, "/issues/1/unschedule", `{"version":4}`)
	d.does(audience, 503, http.MethodPost, "/issues/1/send", `{"version":5}`) // there is no relay
	d.does(audience, 503, http.MethodPost, "/issues/1/test", `{"to":["a@b.example"]}`)
	d.does(audience, 422, http.MethodPost, "/issues/1/test", `{"to":["not an address"]}`)
	d.does(audience, 409, http.MethodPost, "/issues/1/stop", `{"version":5}`)
	d.does(audience, 200, http.MethodPost, "/issues/1/reopen", `{"version":5}`)
	if lines := d.does(audience, 200, http.MethodGet, "/letters/1/issues", "")["items"].([]any); len(lines) != 1 {
		t.Errorf("the issues are %v", lines)
	}
	d.leaves(audience, http.StatusConflict, http.MethodDelete, "/issues/1?version=1")
	d.leaves(audience, http.StatusNoContent, http.MethodDelete, "/issues/1?version=6")
	d.does(audience, 404, http.MethodGet, "/issues/1", "")
}

// leaves sends a request whose answer may be empty.
func (d *writingDesk) leaves(who as, status int, method, path string) *httptest.ResponseRecorder {
	d.t.Helper()
	d.who.as = who
	w := httptest.NewRecorder()
	check(d.t, d.Serve(w, httptest.NewRequestWithContext(d.t.Context(), method, Root+path, http.NoBody)))
	if w.Code != status {
		d.t.Fatalf("%s %s: %d %s, want %d", method, path, w.Code, w.Body, status)
	}
	return w
}

func TestThePreviewIsTheMailItself(t *testing.T) {
	t.Parallel()
	d := newLetterDesk(t)
	d.does(audience, 201, http.MethodPost, "/letters/1/issues", `{}`)
	w := d.leaves(audience, http.StatusOK, http.MethodGet, "/issues/1/preview?version=1")
	if !strings.Contains(w.Body.String(), "supported-color-schemes") || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		t.Errorf("%v %s", w.Header(), w.Body)
	}
	if !IsMailPreview(Root+"/issues/1/preview") || IsMailPreview(Root+"/issues/1") || IsPreview(Root+"/issues/1/preview") {
		t.Error("the policy of mails is for previews of mails alone")
	}
}

func TestReadersAreFoundAddedBlockedAndErased(t *testing.T) {
	t.Parallel()
	d := newLetterDesk(t)
	d.does(reporter, 403, http.MethodPost, "/subscribers/find", `{}`)
	const nora = `{"email":"Nora@paper.example","letters":[1],"evidence":%q}`
	d.does(audience, 422, http.MethodPost, "/subscribers", fmt.Sprintf(nora, ""))
	added := d.does(audience, 201, http.MethodPost, "/subscribers", fmt.Sprintf(nora, "paper form, harbour fair, 3 May"))
	if sub := added["subscriptions"].([]any)[0].(map[string]any); sub["state"] != "confirmed" || sub["source"] != "staff" {
		t.Errorf("added is %v", added)
	}
	d.does(audience, 409, http.MethodPost, "/subscribers", fmt.Sprintf(nora, "paper form, harbour fair, 3 May"))
	d.does(audience, 201, http.MethodPost, "/subscribers", `{"email":"ove@paper.example","letters":[1],"evidence":"paper form, harbour fair"}`)
	first := d.does(audience, 200, http.MethodPost, "/subscribers/find", `{"limit":1}`)
	second := d.does(audience, 200, http.MethodPost, "/subscribers/find", fmt.Sprintf(`{"limit":1,"after":%q}`, first["next"]))
	if first["next"] == nil || second["next"] != nil || fmt.Sprint(first["items"]) == fmt.Sprint(second["items"]) {
		t.Errorf("%v, then %v", first, second)
	}
	d.does(audience, 422, http.MethodPost, "/subscribers/find", `{"after":"here"}`)
	if found := d.does(audience, 200, http.MethodPost, "/subscribers/find", `{"begins":"NOR"}`)["items"].([]any); len(found) != 1 {
		t.Errorf("found are %v", found)
	}
	if n := d.does(audience, 200, http.MethodGet, "/letters/1/readers", ""); n["readers"] != 2.0 {
		t.Errorf("the letter has %v", n)
	}
	if blocked := d.does(audience, 200, http.MethodPost, "/subscribers/1/block", ""); blocked["blocked"] != "staff" {
		t.Errorf("blocked is %v", blocked)
	}
	if s := d.does(audience, 200, http.MethodPost, "/suppressions/find", `{"email":"nora@PAPER.example"}`); s["listed"] != true {
		t.Errorf("the list says %v", s)
	}
	if s := d.does(audience, 200, http.MethodPost, "/suppressions/lift", `{"email":"nora@paper.example"}`); s["listed"] != false {
		t.Errorf("the list says %v", s)
	}
	table := d.leaves(audience, http.StatusOK, http.MethodGet, "/subscribers/export").Body.String()
	if strings.Count(table, "\n") != 3 || !strings.Contains(table, "ove@paper.example,,morning,subscribed") {
		t.Error(table)
	}
	if mine := d.does(audience, 200, http.MethodGet, "/subscribers/1/export", ""); mine["email"] != "Nora@paper.example" {
		t.Errorf("the export says %v", mine)
	}
	d.leaves(audience, http.StatusNoContent, http.MethodDelete, "/subscribers/1")
	d.does(audience, 404, http.MethodGet, "/subscribers/1", "")
	counts := d.does(audience, 200, http.MethodGet, "/subscribers/counts", "")
	if counts["suppressed"] != 1.0 || counts["blocked"] != 0.0 {
		t.Errorf("the counts are %v", counts)
	}
}

// sendsList sends a form with a plan and a list.
func (d *writingDesk) sendsList(status int, path, plan, text string) map[string]any {
	d.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if plan != "" {
		check(d.t, form.WriteField("plan", plan))
	}
	file, err := form.CreateFormFile("file", "list.csv")
	check(d.t, err)
	_, _ = file.Write([]byte(text))
	check(d.t, form.Close())
	d.who.as = audience
	got, answer := send(d.t, d.API, http.MethodPost, path, body.String(), "Content-Type", form.FormDataContentType())
	if got != status {
		d.t.Fatalf("%s: %d %v, want %d", path, got, answer["detail"], status)
	}
	return answer
}

func TestAListIsLookedAtRehearsedAndBroughtIn(t *testing.T) {
	t.Parallel()
	d := newLetterDesk(t)
	const text = "email,labels,status\na@b.example,Boat,\nc@d.example,,unsubscribed\nnobody,,\ne@f.example,Other,\n"
	look := d.sendsList(200, "/subscriber-lists/look", "", text)
	if look["lines"] != 4.0 || look["active"] != 2.0 || look["refused"] != 1.0 || len(look["labels"].([]any)) != 2 {
		t.Errorf("it looks like %v", look)
	}
	const plan = `{"by_label":[{"label":"Boat","letters":[1]}],"evidence":%q,"rehearse":%t}`
	d.sendsList(422, "/subscriber-lists", fmt.Sprintf(plan, "", true), text)
	d.sendsList(422, "/subscriber-lists", `{"evidence":"our former newsletter, 2019"}`, text)
	d.sendsList(422, "/subscriber-lists", `no plan`, text)
	d.sendsList(422, "/subscriber-lists", "", text)
	d.sendsList(422, "/subscriber-lists/look", "", "PK\x03\x04")
	for _, rehearse := range []bool{true, false} {
		r := d.sendsList(200, "/subscriber-lists", fmt.Sprintf(plan, "our former newsletter, since 2019", rehearse), text)
		if r["added"] != 1.0 || r["left"] != 1.0 || r["refused"] != 2.0 || len(r["refusals"].([]any)) != 2 {
			t.Errorf("rehearsal %t: %v", rehearse, r)
		}
		want := map[bool]float64{true: 0, false: 1}[rehearse]
		if n := d.does(audience, 200, http.MethodGet, "/letters/1/readers", ""); n["readers"] != want {
			t.Errorf("rehearsal %t: the letter has %v", rehearse, n)
		}
	}
	again := d.sendsList(200, "/subscriber-lists", fmt.Sprintf(plan, "our former newsletter, since 2019", false), text)
	if again["added"] != 0.0 || again["known"] != 1.0 {
		t.Errorf("again: %v", again)
	}
	if r := d.sendsList(200, "/subscriber-lists", `{"suppress":true}`, "email\nx@y.example\na@b.example\n"); r["left"] != 2.0 {
		t.Errorf("a list of those not to be written to: %v", r)
	}
	if n := d.does(audience, 200, http.MethodGet, "/letters/1/readers", ""); n["readers"] != 0.0 {
		t.Errorf("whoever is not to be written to has a letter: %v", n)
	}
}
