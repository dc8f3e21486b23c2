package locale

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAPhraseIsFilledAndAgreesWithItsNumber(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, got, want string }{
		{"a plain phrase", Find("de").Word("sections"), "Ressorts"},
		{"a placeholder", Find("fr").Word("by", "names", "Ada"), "Par Ada"},
		{"a text that looks like a placeholder", Find("en").Word("page_of", "page", "{pages}", "pages", "9"), "Page {pages} of 9"},
		{"one", Find("en").Words("minutes_to_read", 1), "1 minute to read"},
		{"many", Find("en").Words("minutes_to_read", 1200), "1,200 minutes to read"},
		{"the Arabic dual", Find("ar").Words("articles", 2), "مقالان"},
		{"the Arabic few", Find("ar").Words("articles", 103), "103 مقالات"},
		{"the Arabic many", Find("ar").Words("articles", 11), "11 مقالًا"},
		{"English where there is no catalogue", Find("pl").Words("minutes_to_read", 3), "3 minutes to read"},
		{"what a region says differently", Find("en-GB").Word("organisation"), "Organisation"},
		{"what a region leaves to its language", Find("en-GB").Word("sections"), "Sections"},
		{"an unknown phrase", Find("fr").Word("no_such_phrase"), "no_such_phrase"},
		{"a placeholder without its text", Find("en").Word("by", "names"), "By {names}"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}

func TestAPhraseIsCutOpenForALink(t *testing.T) {
	t.Parallel()
	got := Find("en").Around("version_of", "date", "number", "3")
	if diff := cmp.Diff(Frame{Before: "Version 3 of "}, got); diff != "" {
		t.Error(diff)
	}
	got = Find("en").Around("embed_from", "nothing", "host", "example.org")
	if diff := cmp.Diff(Frame{Before: "Embedded content from example.org"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestANameInAnotherScriptKeepsItsPlaceInTheLine(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, got, want string }{
		{"Latin in Arabic", Find("ar").Word("by", "names", "Ada (AFP)"), "بقلم \u2068Ada (AFP)\u2069"},
		{"Arabic in English", Find("en").Word("by", "names", "دينا"), "By \u2068دينا\u2069"},
		{"Arabic in Arabic", Find("ar").Word("by", "names", "دينا"), "بقلم دينا"},
		{"figures in Arabic", Find("ar").Word("page", "page", "3"), "الصفحة 3"},
		{"Japanese in English", Find("en").Word("by", "names", "東京"), "By 東京"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}

// TestTheCataloguesSayTheSame is what makes adding a phrase one line per catalogue: it names each line that is missing.
func TestTheCataloguesSayTheSame(t *testing.T) {
	t.Parallel()
	all := catalogues(t)
	english := all["en"]
	for tag, c := range all {
		if !strings.Contains(tag, "-") {
			if diff := cmp.Diff(keys(english), keys(c)); diff != "" {
				t.Errorf("%s (- English, + %s):\n%s", tag, tag, diff)
			}
		}
		for key, p := range c.phrases {
			checkPhrase(t, tag+" "+key, english.phrases[key], p)
			checkCategories(t, tag+" "+key, Find(tag), english.phrases[key], p)
		}
	}
}

// checkPhrase wants the placeholders of the English phrase in a translation. A form such as the Arabic dual may do without {n}.
func checkPhrase(t *testing.T, name string, english, p phrase) {
	t.Helper()
	for category, text := range p {
		want, got := placeholders(english[other]), placeholders(text)
		if category != other && !slices.Contains(got, "{n}") {
			want = slices.DeleteFunc(want, func(s string) bool { return s == "{n}" })
		}
		if !slices.Equal(want, got) {
			t.Errorf("%s, %s: placeholders %v, want %v", name, category, got, want)
		}
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s, %s: empty", name, category)
		}
	}
}

// checkCategories wants each plural category of the language where English has a plural, and none where it has not.
func checkCategories(t *testing.T, name string, l *Locale, english, p phrase) {
	t.Helper()
	want := []string{other}
	if len(english) > 1 {
		for _, rule := range l.plurals {
			want = append(want, rule.category)
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(p))); diff != "" {
		t.Errorf("%s: plural categories (- the language's, + here):\n%s", name, diff)
	}
}

func TestFrenchHighPunctuationIsHeldByANoBreakSpace(t *testing.T) {
	t.Parallel()
	loose := regexp.MustCompile(`[^\x{a0}\x{202f}][:;?!»]|«[^\x{a0}\x{202f}]`)
	for key, p := range catalogues(t)["fr"].phrases {
		for _, text := range p {
			if loose.MatchString(text) {
				t.Errorf("%s: %q", key, text)
			}
		}
	}
}

func TestThePseudoLocaleHasNoPlainEnglishLeft(t *testing.T) {
	t.Parallel()
	l := Find("en-XA")
	english := regexp.MustCompile(`[A-Za-z]`)
	said := []string{l.FullDate(evening), l.DateTime(evening), l.Age(at("2022-05-03 09:00"), evening), l.List([]string{"1", "2"})}
	for key, p := range catalogues(t)["en"].phrases {
		for _, n := range []int{1, 5} {
			text := l.Words(key, n)
			said = append(said, anyPlaceholder.ReplaceAllString(text, ""))
			if got, plain := len([]rune(text)), len([]rune(p[other])); got*10 < plain*13 && n == 5 {
				t.Errorf("%s: %q is not a third longer", key, text)
			}
		}
	}
	for _, text := range said {
		if english.MatchString(text) {
			t.Errorf("%q is still English", text)
		}
	}
	if got := l.Word("by", "names", "Ada"); !strings.Contains(got, "Ada") {
		t.Errorf("%q lost its placeholder", got)
	}
	if got, want := Find("en").FullDate(evening), "Sunday, May 3, 2026"; got != want {
		t.Errorf("the disguise has rubbed off on English: %s", got)
	}
}

var anyPlaceholder = regexp.MustCompile(`\{\w+\}`)

func placeholders(text string) []string {
	return slices.Sorted(slices.Values(anyPlaceholder.FindAllString(text, -1)))
}

func keys(c *catalogue) []string {
	return slices.Sorted(maps.Keys(c.phrases))
}

func catalogues(t *testing.T) map[string]*catalogue {
	t.Helper()
	all, err := readCatalogues()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestNoCatalogueSaysAPhraseTwice(t *testing.T) {
	t.Parallel()
	line := regexp.MustCompile(`(?m)^\t"(\w+)":`)
	for tag, c := range catalogues(t) {
		text, err := wordFiles.ReadFile("words/" + c.tag + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if lines := len(line.FindAll(text, -1)); lines != len(c.phrases) {
			t.Errorf("%s has %d lines for %d phrases", tag, lines, len(c.phrases))
		}
	}
}
