package settings_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/settings"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
	"github.com/courant-press/courant/internal/theme"
)

var (
	reporter  = news.Staff{ID: 1, Posts: news.As(news.Reporter)}
	editor    = news.Staff{ID: 2, Posts: news.As(news.DeskEditor)}
	publisher = news.Staff{ID: 3, Posts: news.As(news.Publisher)}
)

// onlyClassic is a shelf with no other theme.
type onlyClassic struct{}

func (onlyClassic) Theme(name string) (*theme.Theme, error) {
	if name != "" {
		return nil, errors.New("there is no such theme")
	}
	return nil, nil
}

func newOffice(t *testing.T, st *store.Store) *settings.Office {
	t.Helper()
	set := news.Settings{
		Name: "The Ferry Gazette", Lang: "en-GB", Zone: "Europe/London", URL: "https://gazette.example",
		ArticlePath: news.DefaultArticlePath, AI: news.DefaultAIPolicy,
	}
	must(t, st.SaveSettings(t.Context(), set, news.Event{Name: news.SettingsChanged}))
	return &settings.Office{Store: st, Themes: onlyClassic{}, Now: storetest.Now}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// faulty fails the test unless err is about one field, in this sentence.
func faulty(t *testing.T, err error, field, sentence string) {
	t.Helper()
	if diff := cmp.Diff(news.Faults{{Field: field, Sentence: sentence}}, news.FaultsOf(err)); diff != "" {
		t.Errorf("faults of %v (-want +got):\n%s", err, diff)
	}
}

func TestOnlyWhoMayDecides(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t, storetest.New(t)), t.Context()
	topic := news.Topic{Kind: news.Place, Name: "Quay"}
	must(t, o.SaveTopic(ctx, reporter, &topic)) // a reporter may add one
	author := news.Author{Name: "Guest"}
	must(t, o.SaveAuthor(ctx, editor, &author)) // and an editor a guest
	for deed, do := range map[string]func(who news.Staff) error{
		"settings":        func(who news.Staff) error { _, err := o.Change(ctx, who, 1, func(*news.Settings) {}); return err },
		"section":         func(who news.Staff) error { return o.SaveSection(ctx, who, &news.Section{Name: "News"}) },
		"menu":            func(who news.Staff) error { return o.ArrangeSections(ctx, who, nil) },
		"section moved":   func(who news.Staff) error { _, _, err := o.MoveSectionArticles(ctx, who, 1, 2); return err },
		"section deleted": func(who news.Staff) error { return o.DeleteSection(ctx, who, 1, 0) },
		"desk":            func(who news.Staff) error { return o.SaveDesk(ctx, who, &news.Desk{Name: "Night"}) },
		"desks":           func(who news.Staff) error { return o.ArrangeDesks(ctx, who, nil) },
		"desk moved":      func(who news.Staff) error { _, _, err := o.MoveDeskArticles(ctx, who, 1, 2); return err },
		"desk deleted":    func(who news.Staff) error { return o.DeleteDesk(ctx, who, 1) },
		"profile":         func(who news.Staff) error { return o.SaveProfile(ctx, who, &news.Profile{Name: "Court"}) },
		"profiles":        func(who news.Staff) error { return o.ArrangeProfiles(ctx, who, nil) },
		"profile deleted": func(who news.Staff) error { return o.DeleteProfile(ctx, who, 1) },
		"topics merged":   func(who news.Staff) error { return o.MergeTopics(ctx, who, 1, 2) },
		"author":          func(who news.Staff) error { return o.SaveAuthor(ctx, who, &author) },
		"authors merged":  func(who news.Staff) error { return o.MergeAuthors(ctx, who, 1, 2) },
		"redirect":        func(who news.Staff) error { _, err := o.AddRedirect(ctx, who, "/a", "/b"); return err },
		"redirects":       func(who news.Staff) error { _, err := o.ImportRedirects(ctx, who, "/a,/b"); return err },
		"no redirect":     func(who news.Staff) error { return o.RemoveRedirect(ctx, who, "/a") },
	} {
		for _, who := range []news.Staff{reporter, editor} {
			if err := do(who); err == nil || news.KindOf(err) != news.Forbidden {
				t.Errorf("%s by %d: %v", deed, who.ID, err)
			}
		}
		if err := do(publisher); err != nil && news.KindOf(err) == news.Forbidden {
			t.Errorf("%s by the publisher: %v", deed, err)
		}
	}
	if err := o.SaveTopic(ctx, reporter, &topic); err == nil || news.KindOf(err) != news.Forbidden {
		t.Errorf("a reporter changes a topic: %v", err)
	}
}

func TestSettingsAreChangedInTheVersionThatWasSeen(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		o, ctx := newOffice(t, st), t.Context()
		s, err := o.Change(ctx, publisher, 1, func(s *news.Settings) { s.Motto = "Both shores" })
		if err != nil || s.Version != 2 || s.Name != "The Ferry Gazette" {
			t.Fatalf("changed to %+v, %v", s, err)
		}
		if _, err = o.Change(ctx, publisher, 1, func(s *news.Settings) { s.Motto = "One shore" }); err == nil || news.KindOf(err) != news.Conflict {
			t.Errorf("an older version: %v", err)
		}
		_, err = o.Change(ctx, publisher, 2, func(s *news.Settings) { s.Name = " " })
		faulty(t, err, "name", "The paper needs a name.")
		_, err = o.Change(ctx, publisher, 2, func(s *news.Settings) { s.Theme = "gone" })
		faulty(t, err, "theme", "This theme can not be used: there is no such theme")
		kept, err := st.Settings(ctx)
		if err != nil || kept.Motto != "Both shores" || kept.Version != 2 {
			t.Errorf("kept are %+v, %v", kept, err)
		}
	})
}

func TestASectionSaysWhatIsWrongBesideTheField(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		o, ctx := newOffice(t, st), t.Context()
		city := news.Section{Name: "City & County", Colour: "#1f4e79"}
		must(t, o.SaveSection(ctx, publisher, &city))
		if city.Slug != "city-county" || city.Order != 1 {
			t.Errorf("the new section is %+v", city)
		}
		faulty(t, o.SaveSection(ctx, publisher, &news.Section{Name: "City", Slug: "city-county"}), "slug",
			"The section “City & County” has this slug already. Choose another one.")
		faulty(t, o.SaveSection(ctx, publisher, &news.Section{Name: "Desk", Slug: "desk"}), "slug",
			"The slug “desk” belongs to the program; choose another one.")
		faulty(t, o.SaveSection(ctx, publisher, &news.Section{Name: "Sun", Colour: "#ffdd00"}), "colour",
			"This colour can not be read on white: its contrast is 1.3, and text needs 4.5. Choose a darker one.")
		_, err := o.AddRedirect(ctx, publisher, "/sport", "/city-county")
		must(t, err)
		faulty(t, o.SaveSection(ctx, publisher, &news.Section{Name: "Sport"}), "slug",
			"The address /sport is taken by something else. Choose another slug.")
		city.Slug = "city"
		must(t, o.SaveSection(ctx, publisher, &city))
		if to, err := st.Resolve(ctx, "/city-county", storetest.Now()); err != nil || to.To != "/city" {
			t.Errorf("the old address leads to %v, %v", to, err)
		}
		if to, err := st.Resolve(ctx, "/sport", storetest.Now()); err != nil || to.To != "/city" {
			t.Errorf("what led to it leads to %v, %v", to, err)
		}
	})
}

func TestATableOfRedirectsIsJudgedLineByLine(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		o, ctx := newOffice(t, st), t.Context()
		must(t, o.SaveSection(ctx, publisher, &news.Section{Name: "City"}))
		table := "\ufeffold address;new address\n" +
			"https://old.example/2019/05/a/;https://gazette.example/city\n" +
			"/?p=12;/city\n" +
			"no-slash;/city\n" +
			"/b;https://elsewhere.example/b\n" +
			"/city;/b\n" +
			"/c;/2019/05/a/\n" +
			"/d\n" +
			"\"/with;sign\";/city\n"
		lines, err := o.ImportRedirects(ctx, publisher, table)
		must(t, err)
		var got []string
		for _, l := range lines {
			got = append(got, l.Refusal)
		}
		want := []string{
			"", "",
			"An address begins with a slash, like “/about”.",
			"An address can only lead to a page of this paper, not to elsewhere.example.",
			"The address /city is taken.",
			"",
			"An address begins with a slash, like “/about”.",
			"",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("lines (-want +got):\n%s", diff)
		}
		if lines[2].Number != 4 || lines[2].From != "no-slash" {
			t.Errorf("the third line is %+v", lines[2])
		}
		for _, from := range []string{"/2019/05/a/", "/?p=12", "/c", "/with;sign"} {
			if to, err := st.Resolve(ctx, from, storetest.Now()); err != nil || to.To != "/city" {
				t.Errorf("%s leads to %v, %v", from, to, err)
			}
		}
	})
}

func TestACircleOfRedirectsIsRefused(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t, storetest.New(t)), t.Context()
	_, err := o.AddRedirect(ctx, publisher, "/a", "/b")
	must(t, err)
	if _, err = o.AddRedirect(ctx, publisher, "/b", "/a"); err == nil || news.KindOf(err) != news.Invalid {
		t.Errorf("a circle of two: %v", err)
	}
	_, err = o.AddRedirect(ctx, publisher, "/a", "/a")
	faulty(t, err, "to", "This address would lead to itself.")
	_, err = o.AddRedirect(ctx, publisher, "/a", "/c")
	faulty(t, err, "from", "The address /a leads somewhere already. Remove that first, or choose another one.")
	_, err = o.AddRedirect(ctx, publisher, "/desk/login", "/c")
	faulty(t, err, "from", "Addresses below /desk belong to the program.")
}

func FuzzATableOfRedirectsNeverBreaksTheOffice(f *testing.F) {
	for _, seed := range []string{"", "/a,/b", "\"", "a;b\tc", "/a,/b\n\"/c\"x,/d", "\x00,\xff"} {
		f.Add(seed)
	}
	st := storetest.New(f)
	o := &settings.Office{Store: st, Now: storetest.Now}
	f.Fuzz(func(t *testing.T, table string) {
		lines, err := o.ImportRedirects(t.Context(), publisher, table)
		if err != nil && news.KindOf(err) != news.Invalid {
			t.Fatal(err)
		}
		for _, l := range lines {
			if strings.Contains(l.Refusal, "went wrong") {
				t.Errorf("line %+v", l)
			}
		}
	})
}

func TestEveryTemplateOfAPageCanBePublished(t *testing.T) {
	t.Parallel()
	for _, s := range []news.Settings{
		{Name: "The Ferry Gazette"},
		{Name: "A & B <i>", Publisher: "Ferry Ltd", Owners: "Its readers", Address: "Quay 1", Email: "desk@gazette.example", Phone: "1", Founded: "1871", Copyright: "©"},
	} {
		for _, tmpl := range settings.PageTemplates() {
			c, err := settings.NewPage(tmpl.Name, "", s)
			must(t, err)
			if problems := news.Problems(&c, news.Proof{}); problems != nil {
				t.Errorf("%s: %q", tmpl.Name, problems)
			}
			if text := richtext.PlainText(c.Body); len(text) < 200 || strings.Contains(text, "{{") || strings.Contains(text, "&lt;") {
				t.Errorf("%s says %q", tmpl.Name, text)
			}
		}
	}
	if c, err := settings.NewPage("", "Advertising", news.Settings{}); err != nil || c.Slug != "advertising" || c.Kind != news.AboutPage {
		t.Errorf("an empty page is %+v, %v", c, err)
	}
	if _, err := settings.NewPage("gossip", "", news.Settings{}); news.KindOf(err) != news.NotFound {
		t.Errorf("a template there is not: %v", err)
	}
}
