package question_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/question"
)

// published is a Sunday.
var published = time.Date(2026, 11, 22, 18, 0, 0, 0, time.UTC)

// find writes the questions of an article as "part kind due".
func find(headline, standfirst, body, lang string) []string {
	var passages []prose.Passage
	for i, line := range strings.Split(body, "\n") {
		passages = append(passages, prose.NewPassage(i, 0, line))
	}
	var lines []string
	for _, q := range question.Find(question.Article{Headline: headline, Standfirst: standfirst, Passages: passages, Lang: lang, Published: published}) {
		due := "-"
		if !q.Due.IsZero() {
			due = q.Due.Format(time.DateOnly)
		}
		lines = append(lines, strings.Join([]string{string(q.Part), string(q.Kind), due}, " "))
	}
	return lines
}

func TestFind(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		headline, standfirst, body, lang string
		want                             []string
	}{
		"yes or no":                         {"Will the ferry run again?", "", "", "en", []string{"headline yes_no -"}},
		"the second sentence of a headline": {"The judge is in. Is this his last?", "", "", "en", []string{"headline yes_no -"}},
		"which":                             {"Who will lead the harbour office?", "", "", "en", []string{"headline which -"}},
		"a number":                          {"How many boats will come?", "", "", "en", []string{"headline number -"}},
		"when":                              {"When will the bridge open?", "", "", "en", []string{"headline when -"}},
		"a date in the question":            {"Will the bridge open by 3 March?", "", "", "en", []string{"headline yes_no 2027-03-03"}},
		"an American date":                  {"Will it open by March 3, 2028?", "", "", "en", []string{"headline yes_no 2028-03-03"}},
		"before a year":                     {"Can the town be carbon-free before 2030?", "", "", "en", []string{"headline yes_no 2029-12-31"}},
		"a weekday":                         {"Will the council agree on Friday?", "", "", "en", []string{"headline yes_no 2026-11-27"}},
		"next month":                        {"Will the ferry run next month?", "", "", "en", []string{"headline yes_no 2026-12-31"}},
		"within two weeks":                  {"Will the ferry run within two weeks?", "", "", "en", []string{"headline yes_no 2026-12-06"}},
		"by the end of the year":            {"Will it run by the end of the year?", "", "", "en", []string{"headline yes_no 2026-12-31"}},
		"the standfirst knows the date":     {"Will the ferry run?", "The council decides by December 4.", "", "en", []string{"headline yes_no 2026-12-04"}},
		"in the text":                       {"Ferry stops", "", "It rained. Will it run again by Friday?", "en", []string{"body yes_no 2026-11-27"}},
		"without a question mark":           {"Ferry stops", "", "It remains to be seen who pays.", "en", []string{"body which -"}},
		"to the reader":                     {"Will you come to the fair?", "", "", "en", nil},
		"for a reason":                      {"Why will nobody pay?", "", "", "en", nil},
		"about the past":                    {"What happened in the harbour?", "", "", "en", nil},
		"in a quotation":                    {"Ferry stops", "", "“Will it run again?” he asked.", "en", nil},
		"German":                            {"Wird die Fähre wieder fahren?", "", "", "de", []string{"headline yes_no -"}},
		"German, with a date":               {"Kann die Brücke bis Ende März öffnen?", "", "", "de", []string{"headline yes_no 2027-03-31"}},
		"German, who":                       {"Wer wird Bürgermeister?", "", "", "de", []string{"headline which -"}},
		"another language, headlines only":  {"¿Volverá el ferry?", "", "¿Cuándo?", "es", []string{"headline yes_no -"}},
		"Chinese":                           {"渡船会恢复吗？", "", "", "zh", []string{"headline yes_no -"}},
		"no words":                          {"", "", "", "en", nil},
		"only a mark":                       {"?", "", "", "en", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, find(test.headline, test.standfirst, test.body, test.lang)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Will it open by May 3, 2028?", "Within two weeks. Next year?", "en")
	f.Add("Wird sie bis 3. März fahren?", "Ende des Jahres", "de")
	f.Fuzz(func(t *testing.T, headline, body, lang string) {
		p := []prose.Passage{prose.NewPassage(0, 0, body)}
		for _, q := range question.Find(question.Article{Headline: headline, Standfirst: body, Passages: p, Lang: lang, Published: published}) {
			if q.Text == "" || !q.Due.IsZero() && !q.Due.After(published) {
				t.Fatalf("%+v", q)
			}
		}
	})
}
