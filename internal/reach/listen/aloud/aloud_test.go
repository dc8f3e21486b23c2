package aloud_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/reach/listen/aloud"
)

// The tables in testdata say it: what is written, then what is said.
func TestEachLanguageSaysWhatIsWritten(t *testing.T) {
	t.Parallel()
	tables, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(tables) < 5 {
		t.Fatalf("found %d tables: %v", len(tables), err)
	}
	for _, table := range tables {
		tag := strings.TrimSuffix(filepath.Base(table), ".txt")
		t.Run(tag, func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(table)
			if err != nil {
				t.Fatal(err)
			}
			l := aloud.Find(tag)
			for line := range strings.Lines(string(text)) {
				written, said, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " => ")
				if !ok {
					continue // a heading, or an empty line
				}
				if got := l.Say(written, nil); got != said {
					t.Errorf("%s\n got %s\nwant %s", written, got, said)
				}
			}
		})
	}
}

func TestALexiconComesBeforeAllRules(t *testing.T) {
	t.Parallel()
	lexicon := aloud.NewLexicon("en-GB", []aloud.Entry{
		{Written: "Łódź", Spoken: "Woodge"},
		{Written: "Reading", Spoken: "Redding"},
		{Written: "Reading 2026", Spoken: "Redding twenty-six"},
		{Written: "HMRC", Spoken: "the tax office"},
		{Written: "Paris", Spoken: "Parii", Lang: "fr"},
		{Written: "  ", Spoken: "nothing"},
	})
	for written, said := range map[string]string{
		"Łódź and Paris":              "Woodge and Paris",
		"In Reading, she was reading": "In Redding, she was reading",
		"Readings":                    "Readings",
		"Reading 2026 opens":          "Redding twenty-six opens",
		"HMRC said":                   "the tax office said",
	} {
		if got := aloud.Find("en-GB").Say(written, lexicon); got != said {
			t.Errorf("%s: got %q, want %q", written, got, said)
		}
	}
}

func TestANamelessLexiconIsNone(t *testing.T) {
	t.Parallel()
	if got := aloud.Find("en").Say("Ten", aloud.NewLexicon("en", nil)); got != "Ten" {
		t.Errorf("got %q", got)
	}
}

func FuzzSay(f *testing.F) {
	for _, s := range []string{"On 12 May 2026, 14:30.", "€3.50 (10–15%)", "1.234.567,89 €", "Louis XIV", "+49 30 123456", "½", "0", "a@b.example"} {
		f.Add("en-GB", s)
		f.Add("de", s)
		f.Add("fr", s)
		f.Add("es", s)
	}
	f.Fuzz(func(t *testing.T, tag, s string) {
		said := aloud.Find(tag).Say(s, nil)
		if utf8.ValidString(s) && !utf8.ValidString(said) {
			t.Errorf("%q broke into %q", s, said)
		}
		if strings.ContainsAny(said, "\n\r\t<>") {
			t.Errorf("%q left something unspeakable in %q", s, said)
		}
		if most := 200 + 60*len(s); len(said) > most {
			t.Errorf("%d bytes became %d", len(s), len(said))
		}
	})
}

func BenchmarkSay(b *testing.B) {
	l, text := aloud.Find("en-GB"), strings.Repeat("On 12 May 2026 the council paid £3.5m, 12% more than in the 1990s, for 40 km of road. ", 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		l.Say(text, nil)
	}
}
