package reader_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

func TestEveryArticleAndTheFrontOfferALetter(t *testing.T) {
	s := themedSite(t, ferryGazette(), &theme.Shelf{Classic: must(themes.Classic())})
	for path, want := range map[string]string{"/": "Both Shores", articlePath: "Le Quai", "/letters/quai": "", "/letters/quai/8": "Le Quai"} {
		p := s.get(path)
		form := p.Find("form[action='/letters'][method=post]")
		if form.Length() != 1 || form.Find("input[type=email][required]").Length() != 1 || want != "" && p.text(".signup h2") != want {
			t.Errorf("%s: %d forms, %q", path, form.Length(), p.text(".signup h2"))
		}
		if page, _ := form.Find("input[name=page]").Attr("value"); page != path {
			t.Errorf("the form of %s says %s", path, page)
		}
	}
	if about := s.get("/about"); about.Find(".signup").Length() != 0 {
		t.Error("a standing page offers a letter")
	}
}

func TestAnIssueStandsInTheArchiveWithWhatBecameOfIt(t *testing.T) {
	s := themedSite(t, ferryGazette(), &theme.Shelf{Classic: must(themes.Classic())})
	p := s.get("/letters/morning/7")
	for _, want := range []string{"Issue of Both Shores", "Good morning.", "From the port", "As the letter had it", "It was Tuesday."} {
		if !strings.Contains(p.body, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(p.body, "Taken down since") || p.text("#corrected + ul") == "" {
		t.Error("an article that is gone is there, or the correction is not on top")
	}
	if !strings.Contains(p.header.Get("Surrogate-Key"), "issue:7") {
		t.Errorf("keys %s", p.header.Get("Surrogate-Key"))
	}
	for path, code := range map[string]int{
		"/letters": 200, "/letters/morning": 200, "/letters/sent": 200, "/letters/morning/feed.xml": 200, "/letters/morning/atom.xml": 200,
		"/letters/morning/feed.json": 200, "/Letters/Morning/": 301, "/letters/none": 404, "/letters/none/feed.xml": 404,
		"/letters/quai/7": 404, "/letters/morning/07": 404, "/letters/morning/7/x": 404, "/letters/morning/-1": 404,
	} {
		if got := s.do(http.MethodGet, path); got.code != code {
			t.Errorf("%s: %d, want %d", path, got.code, code)
		}
	}
	if feed := s.get("/letters/morning/feed.xml"); !strings.Contains(feed.body, "https://gazette.example/letters/morning/7") {
		t.Error("the feed does not lead to the issue")
	}
	for _, path := range []string{"/letters", "/letters/morning"} {
		if !strings.Contains(s.get("/sitemaps/pages.xml").body, "https://gazette.example"+path+"<") {
			t.Errorf("%s is not in the sitemap", path)
		}
	}
}

// A desk of readers behind the forms of a site.
type formed struct {
	*site
	store *store.Store
	desk  *subscribers.Subscribers
	sent  []mail.Message
}

func (f *formed) Send(_ context.Context, m mail.Message) error {
	f.sent = append(f.sent, m)
	return nil
}

func newForms(t *testing.T) *formed {
	t.Helper()
	f := &formed{store: storetest.New(t)}
	set := ferryGazette().frame.Settings
	if err := f.store.SaveSettings(t.Context(), set, news.Event{Name: news.SettingsChanged}); err != nil {
		t.Fatal(err)
	}
	for _, l := range ferryGazette().frame.Letters {
		kept := news.Letter{Slug: l.Slug, Name: l.Name, Lang: l.Lang}
		if err := f.store.SaveLetter(t.Context(), &kept, news.Event{Name: news.LetterChanged}); err != nil {
			t.Fatal(err)
		}
	}
	f.desk = &subscribers.Subscribers{Store: f.store, Keys: letter.Keys{Secret: []byte("secret")}, Mail: f, Now: storetest.Now}
	f.site = siteWith(t, ferryGazette(), &theme.Shelf{Classic: must(themes.Classic())}, f.desk)
	return f
}

// post sends a form as a browser does, from the site itself unless other
// headers say otherwise.
func (f *formed) post(path string, form url.Values, headers ...string) page {
	f.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	f.handler.ServeHTTP(w, r)
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(w.Body.String()))
	if err != nil {
		f.t.Fatal(err)
	}
	return page{Document: doc, code: w.Code, header: w.Header(), body: w.Body.String()}
}

// mailed does the jobs and returns the path of the link in the last mail.
func (f *formed) mailed() string {
	f.t.Helper()
	events, err := f.store.EventsAfter(f.t.Context(), 0)
	if err != nil {
		f.t.Fatal(err)
	}
	for _, ev := range events {
		for _, order := range subscribers.Orders(ev) {
			if err := f.desk.MailReader(f.t.Context(), order.Args.(subscribers.MailReader)); err != nil {
				f.t.Fatal(err)
			}
		}
	}
	if len(f.sent) == 0 {
		f.t.Fatal("no mail")
	}
	return regexp.MustCompile(`/letters/\w+/\S+`).FindString(f.sent[len(f.sent)-1].Text)
}

func TestAReaderSignsUpByForms(t *testing.T) {
	t.Parallel()
	f := newForms(t)
	wish := url.Values{"email": {"nora@paper.example"}, "letter": {"1", "2"}, "page": {articlePath}}
	if p := f.post("/letters", wish); p.code != http.StatusSeeOther || p.header.Get("Location") != "/letters/sent" {
		t.Fatalf("%d %s", p.code, p.header)
	}
	link := f.mailed()
	for _, p := range []page{f.get(link), f.do(http.MethodHead, link), f.get(link)} {
		for name, want := range map[string]string{"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "same-origin", "Set-Cookie": ""} {
			if got := p.header.Get(name); got != want {
				t.Errorf("%s is %q", name, got)
			}
		}
	}
	x, err := f.store.SubscriberAt(t.Context(), "nora@paper.example")
	if err != nil || x.Has(1) {
		t.Fatalf("looking was enough: %+v %v", x, err)
	}
	if p := f.post(link, nil, "Sec-Fetch-Site", "cross-site"); p.code != http.StatusForbidden {
		t.Errorf("another site confirms: %d", p.code)
	}
	if p := f.post(link, nil); p.code != http.StatusOK || !strings.Contains(p.body, "Le Quai") {
		t.Errorf("%d", p.code)
	}
	if x, err = f.store.SubscriberAt(t.Context(), "nora@paper.example"); err != nil || !x.Has(1) || !x.Has(2) || x.Letters[0].Consent.Page != articlePath {
		t.Errorf("%+v %v", x, err)
	}
}

func TestAFormWithAFaultComesBackAsItWas(t *testing.T) {
	t.Parallel()
	f := newForms(t)
	p := f.post("/letters", url.Values{"email": {"no<b>ra"}, "letter": {"2"}})
	if v := p.attr("input[type=email]", "value"); p.code != http.StatusUnprocessableEntity || v != "no<b>ra" || p.attr("input[type=email]", "aria-invalid") != "true" {
		t.Errorf("%d, %q", p.code, v)
	}
	if p.Find("#letter-2[checked]").Length() != 1 || p.Find("#letter-1[checked]").Length() != 0 {
		t.Error("the choice is lost")
	}
	if p := f.post("/letters", url.Values{"email": {"nora@paper.example"}}); p.code != http.StatusUnprocessableEntity {
		t.Errorf("no letter: %d", p.code)
	}
	if p := f.post("/letters", url.Values{"email": {strings.Repeat("x", 70<<10)}}); p.code != http.StatusUnprocessableEntity && p.code != http.StatusRequestEntityTooLarge {
		t.Errorf("a form without end: %d", p.code)
	}
	for _, method := range []string{http.MethodPut, http.MethodDelete} {
		if p := f.do(method, "/letters/leave/x"); p.code != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d", method, p.code)
		}
	}
	if p := f.do(http.MethodPost, "/letters/morning"); p.code != http.StatusMethodNotAllowed {
		t.Errorf("a post to a page: %d", p.code)
	}
}

func TestOneClickLeavesFromAnywhere(t *testing.T) {
	t.Parallel()
	f := newForms(t)
	x := news.Subscriber{Email: "nora@paper.example"}
	for _, id := range []int64{1, 2} {
		x.Give(id, news.Consent{Source: news.ByStaff})
	}
	if err := f.store.KeepSubscriber(t.Context(), &x); err != nil {
		t.Fatal(err)
	}
	path := "/letters/leave/" + f.desk.Keys.Sign(letter.Token{Purpose: letter.ToLeave, Subscriber: x.ID, Letter: 1})
	if p := f.get(path); p.text(".letter-note li") != "Both Shores" || p.Find("button[name=all]").Length() != 1 {
		t.Errorf("%s", p.text(".letter-note"))
	}
	p := f.post(path, url.Values{"List-Unsubscribe": {"One-Click"}}, "Sec-Fetch-Site", "cross-site", "Origin", "https://mail.example")
	now, err := f.store.Subscriber(t.Context(), x.ID)
	if p.code != http.StatusOK || err != nil || now.Has(1) || !now.Has(2) || p.header.Get("Set-Cookie") != "" {
		t.Errorf("%d %+v %v", p.code, now, err)
	}
	if p := f.post(path, url.Values{"all": {"1"}}); p.code != http.StatusOK {
		t.Errorf("again: %d", p.code)
	}
	if now, err = f.store.Subscriber(t.Context(), x.ID); err != nil || now.Has(2) {
		t.Errorf("%+v %v", now, err)
	}
	if p := f.post("/letters/leave/forged", nil); p.code != http.StatusNotFound {
		t.Errorf("forged: %d", p.code)
	}
}

func TestAReaderLooksAfterTheirOwn(t *testing.T) {
	t.Parallel()
	f := newForms(t)
	x := news.Subscriber{Email: "nora@paper.example"}
	x.Give(1, news.Consent{Source: news.ByStaff, Note: "On paper."})
	if err := f.store.KeepSubscriber(t.Context(), &x); err != nil {
		t.Fatal(err)
	}
	path := "/letters/prefer/" + f.desk.Keys.Sign(letter.Token{Purpose: letter.ToPrefer, Subscriber: x.ID})
	if p := f.get(path); p.Find("#letter-1[checked]").Length() != 1 || p.Find("#letter-2[checked]").Length() != 0 {
		t.Error("the page shows other letters")
	}
	if p := f.post(path, url.Values{"letter": {"2"}, "lang": {"fr"}, "section": {"1"}}); p.code != http.StatusOK || p.Find("#letter-2[checked]").Length() != 1 || p.text("[role=status]") == "" {
		t.Errorf("%d %s", p.code, p.text(".prefer"))
	}
	if p := f.get(path + "/data"); !strings.Contains(p.body, "On paper.") {
		t.Error("the page does not say all")
	}
	if p := f.get(path + "/data.json"); !strings.Contains(p.body, `"note": "On paper."`) || !strings.Contains(p.header.Get("Content-Disposition"), "attachment") {
		t.Errorf("%s", p.body)
	}
	if p := f.post(path, url.Values{"do": {"move"}, "email": {"nora@new.example"}}); p.code != http.StatusOK {
		t.Errorf("move: %d", p.code)
	}
	if link := f.mailed(); f.get(link).text(".letter-note li") != "nora@new.example" || f.post(link, nil).code != http.StatusOK {
		t.Errorf("%s does not move", link)
	}
	if p := f.post(path, url.Values{"do": {"erase"}}); p.code != http.StatusUnprocessableEntity {
		t.Errorf("erased without being sure: %d", p.code)
	}
	if p := f.post(path, url.Values{"do": {"erase"}, "sure": {"1"}}); p.code != http.StatusOK {
		t.Errorf("erase: %d", p.code)
	}
	if p := f.do(http.MethodGet, path); p.code != http.StatusGone {
		t.Errorf("still there: %d", p.code)
	}
}
