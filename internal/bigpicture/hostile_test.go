package bigpicture_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// hostile are texts that a method must come through.
func hostile() map[string]string {
	return map[string]string{
		"100000 words":                     strings.Repeat("The ferry of Anna Holm runs to Ostrand again, she said. ", 10_000),
		"100000 words without a full stop": strings.Repeat("The ferry of Anna Holm said runs ", 16_000),
		"nothing":                          "",
		"one word":                         "Ferry",
		"one word of 100000 letters":       strings.Repeat("f", 100_000),
		"right to left":                    strings.Repeat("قال الوزير: «العبّارة تعمل كل يوم»، ", 2_000),
		"without spaces":                   strings.Repeat("「船は明日も動きます。」と市長は言った。", 2_000),
		"opening marks":                    strings.Repeat("“ „ « ‘ said ", 10_000),
		"nested marks":                     strings.Repeat("“a ‘b ", 5_000) + strings.Repeat("’ ”", 5_000),
		"straight marks":                   strings.Repeat("\"a '' b ", 10_000),
		"capitals":                         strings.Repeat("Anna Holm Of Ostrand ", 20_000),
		"broken characters":                strings.Repeat("a\xffb\xc3 ", 10_000),
		"a speaker for every line":         crowded(5_000),
	}
}

// crowded returns a text in which every line quotes somebody else.
func crowded(lines int) string {
	var text strings.Builder
	for i := range lines {
		fmt.Fprintf(&text, "“We never stopped for number %d,” said Given%d Family%d, the mayor.\n", i, i, i)
	}
	return text.String()
}

func TestReadComesThroughHostileText(t *testing.T) {
	t.Parallel()
	tagger := topic.NewTagger([]topic.Topic{calledManyNames(), {ID: 2, Kind: news.Place, Name: "Ostrand"}})
	for name, text := range hostile() {
		for _, lang := range []string{"en", "de", "xx"} {
			t.Run(name+" in "+lang, func(t *testing.T) {
				t.Parallel()
				isSensible(t, text, lang, tagger)
			})
		}
	}
}

// marks are those with which languages begin and end what somebody said.
func marks() []struct{ lang, open, shut string } {
	return []struct{ lang, open, shut string }{
		{"en", "“", "”"},
		{"en", "‘", "’"},
		{"en", `"`, `"`},
		{"en", "'", "'"},
		{"en", "``", "''"},
		{"de", "„", "“"},
		{"de", "‚", "‘"},
		{"de", "»", "«"},
		{"de", "›", "‹"},
		{"fr", "« ", " »"},
		{"fr", "‹ ", " ›"},
		{"fr", "— ", ""},
		{"es", "«", "»"},
		{"pl", "„", "”"},
		{"sv", "”", "”"},
		{"ar", "«", "»"},
		{"he", "״", "״"},
		{"he", "„", "”"},
		{"fa", "«", "»"},
		{"ja", "「", "」"},
		{"ja", "『", "』"},
		{"zh", "《", "》"},
		{"zh", "＂", "＂"},
		{"ko", "〈", "〉"},
	}
}

func TestReadComesThroughMarksThatDoNotMatch(t *testing.T) {
	t.Parallel()
	tagger := topic.NewTagger(nil)
	for i, m := range marks() {
		other := marks()[(i+1)%len(marks())]
		for shape, text := range map[string]string{
			"never closed":             strings.Repeat(m.open+"We go, said Anna Holm. ", 500),
			"never opened":             strings.Repeat("We go"+m.shut+", said Anna Holm. ", 500),
			"turned round":             strings.Repeat(m.shut+"We go,"+m.open+" said Anna Holm. ", 500),
			"one in another":           strings.Repeat(m.open+"We ", 500) + "go" + strings.Repeat(m.shut+", said Anna Holm. ", 500),
			"across those of another":  strings.Repeat(m.open+"We "+other.open+"go"+m.shut+", said Anna Holm."+other.shut+" ", 500),
			"one a line, never closed": strings.Repeat(m.open+"We go, said Anna Holm.\n", 500),
			"nothing between":          strings.Repeat(m.open+m.shut, 500),
			"at the end of the text":   "Anna Holm said: " + m.open,
		} {
			t.Run(m.lang+" "+m.open+" "+shape, func(t *testing.T) {
				t.Parallel()
				isSensible(t, text, m.lang, tagger)
			})
		}
	}
}

// isSensible reads a text and checks what holds for every reading: it says no
// more than there is to say, of places inside the text.
func isSensible(t *testing.T, text, lang string, tagger *topic.Tagger) {
	t.Helper()
	a := article(text)
	a.Lang = lang
	r := bigpicture.Read(a, tagger, related.NewCounts())
	marks := strings.Count(text, "``") + strings.Count(text, "''")
	for _, c := range text {
		if unicode.In(c, unicode.Quotation_Mark, unicode.Pd) || c == '״' {
			marks++
		}
	}
	for what, n := range map[string][2]int{
		"quotes":         {len(r.Quotes), marks},
		"questions":      {len(r.Questions), 5}, // of the headline, the standfirst and three of the body
		"known topics":   {len(r.Tags.Known), 2},
		"unknown names":  {len(r.Tags.Unknown), len(strings.Fields(text))},
		"weights":        {len(r.Vector), 160},
		"terms of words": {len(r.Terms), 2*20_000 + 2*len(strings.Fields(a.Headline))},
	} {
		if n[0] > n[1] {
			t.Errorf("%d %s, want at most %d", n[0], what, n[1])
		}
	}
	inside := insideOf(a.Body)
	for _, q := range r.Quotes {
		for _, piece := range q.Pieces {
			if !inside(piece.Place) {
				t.Fatalf("a quote at %+v", piece.Place)
			}
		}
	}
	for _, tag := range r.Tags.Known {
		if !inside(tag.Places[0]) || !inside(tag.Places[len(tag.Places)-1]) {
			t.Fatalf("topic %d at %+v", tag.Topic, tag.Places)
		}
	}
}

// insideOf tells whether a place is one of a body.
func insideOf(body richtext.Doc) func(prose.Place) bool {
	lengths := make([]int, len(body.Blocks)) // of paragraphs, in characters
	for i, b := range body.Blocks {
		lengths[i] = utf8.RuneCountInString(richtext.TextsOf(b)[0].String())
	}
	return func(p prose.Place) bool { return p.Start >= 0 && p.Start <= p.End && p.End <= lengths[p.Block] }
}

// calledManyNames is a topic with 10,000 aliases, of which most differ in
// capitals alone.
func calledManyNames() topic.Topic {
	x := topic.Topic{ID: 1, Kind: news.Person, Name: "Anna Holm"}
	for i := range 2_000 {
		x.Aliases = append(x.Aliases, fmt.Sprintf("Ferrywoman of Quay %d", i))
	}
	for i := range 8_000 {
		x.Aliases = append(x.Aliases, capitals("anna holm of ostrand", i))
	}
	return x
}

// capitals returns letters, as capitals where the bits of a number say so.
func capitals(text string, bits int) string {
	letters := []rune(text)
	for i, c := range letters {
		if bits>>i&1 == 1 {
			letters[i] = unicode.ToUpper(c)
		}
	}
	return string(letters)
}

// TestWorkGrowsWithTheTextAlone counts what is allocated, which no other load
// of the machine changes. It runs alone, as such a count must.
func TestWorkGrowsWithTheTextAlone(t *testing.T) {
	work := func(tagger *topic.Tagger, text string) float64 {
		a, counts := article(text), related.NewCounts()
		return testing.AllocsPerRun(1, func() { bigpicture.Read(a, tagger, counts) })
	}
	crowd := func(n int) *topic.Tagger {
		all := []topic.Topic{}
		for i := range n {
			all = append(all, topic.Topic{ID: int64(i + 10), Kind: news.Person, Name: fmt.Sprintf("Given%d Family%d", i, i)})
		}
		return topic.NewTagger(all)
	}
	few := crowd(50)
	for _, c := range []struct {
		name       string
		less, more float64
		times      float64 // by how much what grows may grow
	}{
		{"ten times the words", work(few, made(7, 5_000)), work(few, made(7, 50_000)), 12},
		{"ten times the quoted people", work(few, crowded(500)), work(few, crowded(5_000)), 12},
		{"a thousand times the topics", work(few, made(7, 900)), work(crowd(50_000), made(7, 900)), 1.05},
		{
			"ten thousand aliases",
			work(topic.NewTagger([]topic.Topic{{ID: 1, Name: "Anna Holm"}}), hostile()["capitals"]),
			work(topic.NewTagger([]topic.Topic{calledManyNames()}), hostile()["capitals"]), 5,
		},
	} {
		if c.more > c.times*c.less {
			t.Errorf("%s: %.0f allocations after %.0f, want at most %v times as many", c.name, c.more, c.less, c.times)
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, text := range hostile() {
		b.Run(name, func(b *testing.B) {
			tagger, counts := topic.NewTagger(nil), related.NewCounts()
			for b.Loop() {
				bigpicture.Read(article(text), tagger, counts)
			}
		})
	}
}
