package locale

import (
	"strings"
	"testing"
	"time"
)

func TestFindTakesTheNearestShippedLocale(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"fr":                       "fr",
		"fr-CA":                    "fr",
		"en-GB":                    "en-GB",
		"EN-gb":                    "en-GB",
		"en_GB":                    "en-GB",
		"en-US":                    "en",
		"en-AU":                    "en-GB", // Day before month.
		"en-CA":                    "en",    // Month before day.
		"zh-Hant-TW":               "zh",
		"de-CH-1996":               "de",
		"fa-IR-u-ca-persian":       "fa",
		"iw-IL":                    "he", // The old code of Hebrew.
		"fr-":                      "fr",
		"en-XA":                    "en-XA",
		"":                         "en",
		"-":                        "en",
		"--":                       "en",
		"tlh":                      "en",
		"frisian":                  "en",
		"français":                 "en",
		"fr\x00":                   "en",
		strings.Repeat("-", 1<<20): "en",
		"de" + strings.Repeat("-abcdefgh", 100000): "de",
	} {
		if got := Find(tag).Tag(); got != want {
			t.Errorf("Find(%.40q) is %s, want %s", tag, got, want)
		}
	}
}

func TestQuoteUsesTheMarksOfTheLanguage(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"en": "“so”",
		"fr": "«\u00a0so\u00a0»",
		"de": "„so“",
		"it": "«so»",
		"pl": "„so”",
		"nl": "‘so’",
		"ja": "「so」",
		"fa": "«so»",
	} {
		if got := Find(tag).Quote("so"); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}

func TestAPaperKnowsWhichLanguageItsWordsAreIn(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{"fr": "fr", "en-GB": "en-GB", "ar": "ar", "pl": "en", "fa": "en"} {
		if got := Find(tag).WordsTag(); got != want {
			t.Errorf("the words of %s are in %s, want %s", tag, got, want)
		}
	}
}

func TestATableThatCannotBePrintedIsRefused(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*table){
		"a field no code prints":    func(x *table) { x.Patterns.Full = "EEEE, d MMMM y G" },
		"a width no code prints":    func(x *table) { x.Patterns.Time = "hhh:mm" },
		"a plural rule of decimals": func(x *table) { x.Plurals = [][2]string{{"one", "v = 0"}} },
		"a broken plural rule":      func(x *table) { x.Plurals = [][2]string{{"one", "n = 1.."}} },
		"a modulo that is no figure": func(x *table) {
			x.Plurals = [][2]string{{"one", "n % x = 1"}}
		},
	} {
		bad := Find("fr").table
		spoil(&bad)
		if _, err := newLocale("fr", bad, nil); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, tag := range append(Tags(), "", "-", "en--", "x-private", "zh-Hant-HK-u-nu-hanidec", "ﬀ", "\xff") {
		f.Add(tag)
	}
	day := time.Date(2026, time.May, 3, 21, 5, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, tag string) {
		l := Find(tag)
		if l == nil || l.FullDate(day) == "" || l.Word("home") == "" {
			t.Errorf("Find(%q) found nothing that speaks", tag)
		}
	})
}
