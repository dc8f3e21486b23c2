package news_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
)

func TestSlugify(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("word ", 30)
	tests := map[string]string{
		"Swing bridge stuck open":         "swing-bridge-stuck-open",
		"  “What now?” — asks the mayor!": "what-now-asks-the-mayor",
		"Don’t look back, it's over":      "dont-look-back-its-over",
		"Straße, Ærø, Łódź, Ånge, cœur":   "strasse-aero-lodz-ange-coeur",
		"İstanbul ILIK ığdır":             "istanbul-ilik-igdir",
		"Việt Nam đổi mới":                "viet-nam-doi-moi",
		"Þingvellir & Eyjafjörður":        "thingvellir-eyjafjordur",
		"Reykjavík 3.5 % 1,000":           "reykjavik-3-5-1-000",
		"Київ йде вперед":                 "київ-йде-вперед",
		"Αθήνα: νέα μέτρα":                "αθήνα-νέα-μέτρα",
		"می\u200cخواهم خبر":               "می-خواهم-خبر",
		"हिन्दी समाचार":                   "हिन्दी-समाचार",
		"橋が開かない":                          "橋が開かない",
		"":                                "untitled",
		"!!! \x00 \xff ---":               "untitled",
		"\u0301":                          "untitled",
		long:                              strings.TrimSuffix(strings.Repeat("word-", 16), "-"),
		strings.Repeat("x", 200):          strings.Repeat("x", 80),
		strings.Repeat("क्", 100):         strings.Repeat("क्", 40),
	}
	for in, want := range tests {
		if diff := cmp.Diff(want, news.Slugify(in)); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

func FuzzSlugify(f *testing.F) {
	for _, s := range []string{"Straße", "می\u200cخواهم", "हिन्दी", "---", "\xff\xfe", "ǅ ǽ ﬁ ſ", "a\u0301\u0302 \u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		slug := news.Slugify(s)
		switch {
		case slug == "" || !utf8.ValidString(slug) || utf8.RuneCountInString(slug) > 80:
			t.Errorf("%q: bad slug %q", s, slug)
		case strings.ContainsAny(slug, "/?#%&. \"'<>\\\x00") || strings.Contains(slug, "--") || strings.Trim(slug, "-") != slug:
			t.Errorf("%q: slug %q is not clean", s, slug)
		case news.Slugify(slug) != slug:
			t.Errorf("%q: %q becomes %q", s, slug, news.Slugify(slug))
		}
	})
}

func TestArticlePath(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.January, 2, 23, 30, 0, 0, time.UTC)
	auckland, err := time.LoadLocation("Pacific/Auckland")
	if err != nil {
		t.Skip("there is no time zone data here")
	}
	tests := map[string]string{
		news.ArticlePath(news.DefaultArticlePath, "world", at, "bridge", 7):              "/world/2026/01/02/bridge",
		news.ArticlePath(news.DefaultArticlePath, "world", at.In(auckland), "bridge", 7): "/world/2026/01/03/bridge",
		news.ArticlePath("/news/{id}-{slug}.html", "world", at, "bridge", 7):             "/news/7-bridge.html",
		news.ArticlePath("/{slug}", "world", at, "{id}", 7):                              "/{id}",
	}
	for got, want := range tests {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestSectionSlugs(t *testing.T) {
	t.Parallel()
	for slug, ok := range map[string]bool{
		"world": true, "local-news": true, "київ": true,
		"": false, "Local": false, "a b": false, "topic": false, "desk": false, "healthz": false, "archive": false,
	} {
		if err := news.CheckSectionSlug(slug); (err == nil) != ok {
			t.Errorf("%q: %v", slug, err)
		}
	}
}
