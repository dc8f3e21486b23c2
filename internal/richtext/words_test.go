package richtext

import "testing"

func TestCountWords(t *testing.T) {
	for s, want := range map[string]int{
		"":                              0,
		"  — … !":                       0,
		"one two  three":                3,
		"don't stop, it’s well-known.":  4,
		"1,200.5 crowns":                2,
		"end.Begin":                     1,
		"wait - what":                   2,
		"e.g. this":                     2,
		"naïve café":                    2,
		"الجسر مغلق":                    2,
		"می\u200cخواهم بروم":            2,
		"東京は雨":                          4,
		"カタカナ and kana":                 6,
		"한국어 단어":                        2,
		"Straße 12b":                    2,
		"👩‍🚀 flies":                     1,
		"...leading and trailing''' ok": 4,
	} {
		if got := CountWords(s); got != want {
			t.Errorf("%q has %d words, want %d", s, got, want)
		}
	}
}

func TestWordsLeaveOutWhatStandsBesideTheText(t *testing.T) {
	d := Doc{[]Block{
		Paragraph{Plain("one two")},
		PullQuote{Text: Plain("one two")},
		Picture{Picture: 1, Caption: Plain("a caption")},
		Code{Text: "x := 1"},
		FactBox{"three", []Block{Paragraph{Plain("four")}}},
	}}
	if got := Words(d); got != 4 {
		t.Errorf("got %d words, want 4", got)
	}
}

func TestMinutes(t *testing.T) {
	for _, c := range []struct {
		words int
		lang  string
		want  int
	}{{0, "en", 0}, {1, "en", 1}, {228, "en-GB", 1}, {229, "en", 2}, {800, "de", 5}, {2550, "zh-Hant", 10}, {100, "", 1}} {
		if got := Minutes(c.words, c.lang); got != c.want {
			t.Errorf("%d words of %q take %d minutes, want %d", c.words, c.lang, got, c.want)
		}
	}
}

func TestExcerptEndsBetweenWords(t *testing.T) {
	d := Doc{[]Block{Heading{2, Plain("Not this")}, Paragraph{Plain("The bridge, they say, is")}, Paragraph{Plain("closed.")}}}
	for n, want := range map[int]string{
		100: "The bridge, they say, is closed.",
		32:  "The bridge, they say, is closed.",
		31:  "The bridge, they say, is…",
		12:  "The bridge…",
		10:  "The…",
		2:   "T…",
	} {
		if got := Excerpt(d, n); got != want {
			t.Errorf("%d characters: got %q, want %q", n, got, want)
		}
	}
}
