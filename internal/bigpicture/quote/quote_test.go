package quote_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/quote"
	"github.com/courant-press/courant/internal/richtext"
)

// body returns paragraphs as the body of an article.
func body(paragraphs ...string) richtext.Doc {
	var d richtext.Doc
	for _, p := range paragraphs {
		d.Blocks = append(d.Blocks, richtext.Paragraph{Text: richtext.Plain(p)})
	}
	return d
}

// short writes quotes as "kind speaker [name]: words / words".
func short(quotes []quote.Quote) []string {
	var lines []string
	for _, q := range quotes {
		var words []string
		for _, p := range q.Pieces {
			words = append(words, p.Text)
		}
		name := ""
		if q.Speaker.Name != "" {
			name = " [" + q.Speaker.Name + "]"
		}
		lines = append(lines, fmt.Sprintf("%s %s%s: %s", q.Kind, q.Speaker.Mention.Text, name, strings.Join(words, " / ")))
	}
	return lines
}

func TestFind(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		lang string
		text []string
		want []string
	}{
		"the speaker after the quote": {
			"en",
			[]string{"“We never stopped,” said Anna Holm, the mayor of Ostrand."},
			[]string{"direct Anna Holm [Anna Holm]: We never stopped,"},
		},
		"a place before the speaker": {
			"en",
			[]string{"Ostrand teacher Anna Holm said: “We never stopped.”"},
			[]string{"direct Ostrand teacher Anna Holm [Anna Holm]: We never stopped."},
		},
		"a party behind the name": {
			"en",
			[]string{"Anna Holm (Harbour Alliance) said: “We never stopped.”"},
			[]string{"direct Anna Holm (Harbour Alliance) [Anna Holm]: We never stopped."},
		},
		"a pronoun for whom the house lets speak": {
			"en",
			[]string{"Strait Line spokesman Jon Brandt would not say when.", "“No news yet,” he said."},
			[]string{"direct he [Jon Brandt]: No news yet,"},
		},
		"a pronoun for who goes on": {
			"en",
			[]string{"“It runs,” said Jon Brandt.", "But what if Anna Holm wins?", "“Anna Holm should do as she likes,” he said."},
			[]string{"direct Jon Brandt [Jon Brandt]: It runs,", "direct he [Jon Brandt]: Anna Holm should do as she likes,"},
		},
		"a pronoun for who came up since": {
			"en",
			[]string{"“It runs,” said Jon Brandt.", "Then Per Lund came in from the quay.", "“It does not run,” he said."},
			[]string{"direct Jon Brandt [Jon Brandt]: It runs,", "direct he [Per Lund]: It does not run,"},
		},
		"who the speaker works for": {
			"en",
			[]string{"A spokesman for Strait Line said: “We never stopped.”", "A friend of Anna Holm said: “We never stopped.”"},
			[]string{
				"direct A spokesman for Strait Line [Strait Line]: We never stopped.",
				"direct A friend of Anna Holm: We never stopped.",
			},
		},
		"a question that somebody put": {
			"en",
			[]string{"We could not answer the question put by Anna Holm: “Will it run?”"},
			[]string{"direct Anna Holm [Anna Holm]: Will it run?"},
		},
		"a speaker beside the sentence": {
			"en",
			[]string{"The trouble began at noon, with Anna Holm marching up to him, saying “That is rubbish.”"},
			[]string{"direct Anna Holm [Anna Holm]: That is rubbish."},
		},
		"a noun that could be a verb": {
			"en",
			[]string{"The deal that Anna Holm attacked in a conference call as “wrong for the island” is done."},
			[]string{"partial Anna Holm [Anna Holm]: wrong for the island"},
		},
		"a subject before the bracket's but": {
			"en",
			[]string{"Sixty left (the company would not say more but called it “a small matter for us”)."},
			[]string{"partial the company: a small matter for us"},
		},
		"the speaker before the quote": {
			"en",
			[]string{"Anna Holm told reporters: “We never stopped.”"},
			[]string{"direct Anna Holm [Anna Holm]: We never stopped."},
		},
		"a quote in two pieces is one": {
			"en",
			[]string{"“The ferry runs,” Holm said, “and it will run tomorrow.”"},
			[]string{"direct Holm [Holm]: The ferry runs, / and it will run tomorrow."},
		},
		"more words after the cue belong to it": {
			"en",
			[]string{"“The ferry runs,” Holm said. “It will run tomorrow.”"},
			[]string{"direct Holm [Holm]: The ferry runs, / It will run tomorrow."},
		},
		"a quote goes on in the next paragraph": {
			"en",
			[]string{"“The ferry runs,” Holm said. “We promised it.", "“And it will run tomorrow.”"},
			[]string{"direct Holm [Holm]: The ferry runs, / We promised it. / And it will run tomorrow."},
		},
		"a colon announces the next paragraph": {
			"en",
			[]string{"Anna Holm put it like this:", "“The ferry runs whatever the weather brings.”"},
			[]string{"direct Anna Holm [Anna Holm]: The ferry runs whatever the weather brings."},
		},
		"a partial quote": {
			"en",
			[]string{"Anna Holm called the plan “a gift to the sea” on Friday."},
			[]string{"partial Anna Holm [Anna Holm]: a gift to the sea"},
		},
		"a surname stands for the full name": {
			"en",
			[]string{"Anna Holm met the crew.", "“The ferry runs,” Holm said."},
			[]string{"direct Holm [Anna Holm]: The ferry runs,"},
		},
		"a pronoun stands for who spoke last": {
			"en",
			[]string{"Anna Holm met the crew.", "“The ferry runs,” she said."},
			[]string{"direct she [Anna Holm]: The ferry runs,"},
		},
		"a title tells who a pronoun can not be": {
			"en",
			[]string{"Ms. Holm met Mr. Brandt.", "“The ferry runs,” she said."},
			[]string{"direct she [Holm]: The ferry runs,"},
		},
		"an organisation speaks": {
			"en",
			[]string{"The harbour office said in a statement that “all sailings are cancelled.”"},
			[]string{"direct The harbour office: all sailings are cancelled."},
		},
		"a document speaks": {
			"en",
			[]string{"“All sailings are cancelled,” according to the report of the harbour office."},
			[]string{"direct the report of the harbour office: All sailings are cancelled,"},
		},
		"an apposition is stepped over": {
			"en",
			[]string{"“It runs,” Anna Holm, the mayor of Ostrand, said."},
			[]string{"direct Anna Holm [Anna Holm]: It runs,"},
		},
		"a passive has another speaker": {
			"en",
			[]string{"“Will it run?” Holm was asked by a passenger."},
			[]string{"direct a passenger: Will it run?"},
		},
		"straight marks": {
			"en",
			[]string{`"It runs," Holm said. "Always."`},
			[]string{"direct Holm [Holm]: It runs, / Always."},
		},
		"marks of two strokes": {
			"en",
			[]string{"''It runs,'' Mr. Holm said."},
			[]string{"direct Mr. Holm [Holm]: It runs,"},
		},
		"single marks with an apostrophe inside": {
			"en",
			[]string{"‘It doesn’t run,’ Holm said."},
			[]string{"direct Holm [Holm]: It doesn’t run,"},
		},
		"a quote inside a quote": {
			"en",
			[]string{"“He told me ‘never again’ and left,” Holm said."},
			[]string{"direct Holm [Holm]: He told me ‘never again’ and left,"},
		},
		"a title of a work is no quote": {
			"en",
			[]string{"Holm said she had read “The Old Harbour Master” twice."},
			nil,
		},
		"words between marks that nobody says": {
			"en",
			[]string{"The so-called “ferry tax” was never paid."},
			nil,
		},
		"a mark that is never closed ends with its paragraph": {
			"en",
			[]string{"Holm said: “It runs.", "Nobody else spoke to us."},
			[]string{"direct Holm [Holm]: It runs."},
		},
		"a German verb that says nothing of speech": {
			"de",
			[]string{"„Die Fähre fährt“, fuhr Anna Holm fort."},
			[]string{"direct Anna Holm [Anna Holm]: Die Fähre fährt"},
		},
		"a German subject behind the first of two verbs": {
			"de",
			[]string{"Als der Sturm kam, öffnete der Wärter die Brücke und rief: „Lasst sie durch!“"},
			[]string{"direct der Wärter: Lasst sie durch!"},
		},
		"a German sentence that goes on in quoted words": {
			"de",
			[]string{"Anna Holm warnte, dass die Brücke bricht. „Wir haben es seit Jahren gesagt.“"},
			[]string{"direct Anna Holm [Anna Holm]: Wir haben es seit Jahren gesagt."},
		},
		"German, the speaker after": {
			"de",
			[]string{"„Die Fähre fährt“, sagte Hafenmeister Jonas Brandt am Freitag."},
			[]string{"direct Hafenmeister Jonas Brandt [Jonas Brandt]: Die Fähre fährt"},
		},
		"German, the speaker before": {
			"de",
			[]string{"Jonas Brandt erklärte: „Die Fähre fährt.“"},
			[]string{"direct Jonas Brandt [Jonas Brandt]: Die Fähre fährt."},
		},
		"German, with the verb second": {
			"de",
			[]string{"Nach der Sitzung sagte die Bürgermeisterin: „Die Fähre fährt.“"},
			[]string{"direct die Bürgermeisterin: Die Fähre fährt."},
		},
		"German, without a verb": {
			"de",
			[]string{"„Die Fähre fährt“, so Jonas Brandt."},
			[]string{"direct Jonas Brandt [Jonas Brandt]: Die Fähre fährt"},
		},
		"German guillemets": {
			"de",
			[]string{"»Die Fähre fährt«, sagte Brandt."},
			[]string{"direct Brandt: Die Fähre fährt"},
		},
		"another language gives no speaker": {
			"fr",
			[]string{"« Le bac circule tous les jours. », a dit Anna Holm."},
			[]string{"direct : Le bac circule tous les jours."},
		},
		"Japanese brackets": {
			"ja",
			[]string{"「船は明日も動きます。」と市長は言った。"},
			nil,
		},
		"one word":   {"en", []string{"Ferry"}, nil},
		"no words":   {"en", []string{""}, nil},
		"only marks": {"en", []string{"“”„“\"''»«‘’"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, short(quote.Find(body(test.text...), test.lang))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestASpeakerHasTheRoleTheArticleGave(t *testing.T) {
	t.Parallel()
	d := body("Anna Holm, the mayor of Ostrand, met the crew.", "“The ferry runs,” she said.")
	quotes := quote.Find(d, "en")
	if len(quotes) != 1 || quotes[0].Speaker.Role != "mayor of Ostrand" {
		t.Errorf("got %+v", quotes)
	}
}

func TestPlacesPointAtTheWords(t *testing.T) {
	t.Parallel()
	d := body("Wetter.", "Änderung: „Die Fähre fährt“, sagte Jonas Brandt.")
	q := quote.Find(d, "de")[0]
	for _, w := range []quote.Words{q.Pieces[0].Words, q.Speaker.Mention, q.Cue} {
		text := []rune(richtext.TextsOf(d.Blocks[w.Place.Block])[w.Place.Text].String())
		if got := string(text[w.Place.Start:w.Place.End]); got != w.Text {
			t.Errorf("the place of %q holds %q", w.Text, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“We never stopped,” said Anna Holm. “And ‘never’ will.\n“It goes on,” she said: \"a\" ''b'' „c“ »d« «e»", "en")
	f.Add("„Die Fähre, sagte Brandt, so „ganz“ er: ‚ja‘", "de")
	f.Fuzz(func(t *testing.T, text, lang string) {
		d := body(strings.Split(strings.ToValidUTF8(text, "?"), "\n")...)
		for _, q := range quote.Find(d, lang) {
			for _, p := range q.Pieces {
				line := []rune(richtext.TextsOf(d.Blocks[p.Place.Block])[p.Place.Text].String())
				if p.Place.Start < 0 || p.Place.End > len(line) || string(line[p.Place.Start:p.Place.End]) != p.Text {
					t.Fatalf("piece %+v is not in %q", p, text)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	paragraph := "“We never stopped,” said Anna Holm, the mayor of Ostrand, who has led the town since 2019. “The ferry runs.” " +
		"Jonas Brandt told reporters on Friday that the plan was “a gift to the sea” and called it “overdue.”"
	for _, words := range []int{900, 9_000, 90_000} {
		b.Run(fmt.Sprintf("%d words", words), func(b *testing.B) {
			var paragraphs []string
			for range words / len(strings.Fields(paragraph)) {
				paragraphs = append(paragraphs, paragraph)
			}
			d := body(paragraphs...)
			for b.Loop() {
				quote.Find(d, "en")
			}
		})
	}
	b.Run("90000 words in one paragraph of opening marks", func(b *testing.B) {
		d := body(strings.Repeat("“ „word « ", 90_000))
		for b.Loop() {
			quote.Find(d, "en")
		}
	})
	b.Run("90000 words in one paragraph", func(b *testing.B) {
		d := body(strings.Repeat(paragraph+" ", 90_000/len(strings.Fields(paragraph))))
		for b.Loop() {
			quote.Find(d, "en")
		}
	})
}
