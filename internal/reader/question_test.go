package reader_test

import (
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// askedThemselves gives the paper a question of four years ago, which was
// answered, and one of today.
func (g *gazette) askedThemselves() {
	old, lead := &g.articles[5], &g.articles[0]
	g.asked = []paper.Question{
		{Question: news.Question{
			ID: 1, State: news.Answered, Slug: "will-the-pier-be-saved", Article: old.ID, AskedAt: old.PublishedAt,
			Asked: news.Asked{Text: "Will the pier be saved?", Kind: news.YesOrNo, Part: news.InBody, Due: news.DayAt(old.PublishedAt) + 100},
			Ending: news.Ending{
				Answer: "no", Outcome: "It was taken down in the storm.", AnsweredOn: news.DayAt(old.PublishedAt) + 120, Answering: lead.ID,
			},
		}, Asking: old.Card, Telling: &lead.Card},
		{Question: news.Question{
			ID: 2, State: news.OpenQuestion, Slug: "when-will-it-sail", Article: lead.ID, AskedAt: lead.PublishedAt,
			Asked: news.Asked{Text: "When will it sail?", Kind: news.WhenIsIt, Due: news.DayAt(sunday) + 5, Test: "It leaves the quay."},
		}, Asking: lead.Card},
	}
	old.Questions, lead.Questions = g.asked[:1], g.asked[1:]
	g.frame.Asks = true
}

func TestTheAnswerStandsUnderTheHeadlineThatAsked(t *testing.T) {
	g := ferryGazette()
	s := newSite(t, g)
	s.get(g.articles[5].Path).expect(t, map[string]string{
		"h1 + .question.answered b": "Answered on 22 March 2023", ".question em": "No", ".question .outcome": "It was taken down in the storm.",
		".question .card:last-child h2": "Ferry runs",
	})
	s.get(articlePath).expect(t, map[string]string{
		"h1 + .question.open b": "Still open; we expect an answer by 27 November 2026", ".question em": "",
	})
}

func TestAQuestionIsOverdueFromTheDayAfter(t *testing.T) {
	g := ferryGazette()
	g.articles[0].Questions[0].IsOverdue = true
	newSite(t, g).get(articlePath).expect(t, map[string]string{
		`.question[data-late="true"] b`: "Still open; we had expected an answer by 27 November 2026",
	})
}

func TestQuestionsHaveListsAndPages(t *testing.T) {
	s := newSite(t, ferryGazette())
	s.get("/questions").expect(t, map[string]string{"h1": "Open questions", ".question > a": "When will it sail?", "#other": "Questions answered"})
	s.get("/questions/answered").expect(t, map[string]string{"h1": "Questions answered", ".question > a": "Will the pier be saved?"})
	s.get("/questions/when-will-it-sail").expect(t, map[string]string{
		"h1": "When will it sail?", ".test": "It leaves the quay.", ".due": "27 November 2026", ".question i": "When?",
	})
}

func TestAStorylineShowsItsQuestions(t *testing.T) {
	p := newSite(t, ferryGazette()).get("/storyline/harbour-bridge")
	p.expect(t, map[string]string{
		`h2 a[href="/questions"]`: "Open questions", `h2 a[href="/questions/answered"]`: "Questions answered",
		".asked .open > a": "When will it sail?", ".asked .open b": "Still open; we expect an answer by 27 November 2026",
		".asked .answered > a": "Will the pier be saved?", ".asked .answered em": "No",
	})
}

func TestQuestionsHaveFeeds(t *testing.T) {
	s := newSite(t, ferryGazette())
	for path, want := range map[string]string{
		"/questions/feed.xml":          "Still open; we expect an answer by 27 November 2026.",
		"/questions/atom.xml":          "https://gazette.example/questions/when-will-it-sail",
		"/questions/answered/atom.xml": "Answered on 22 March 2023: No. It was taken down in the storm.",
	} {
		if body := s.get(path).body; !strings.Contains(body, want) {
			t.Errorf("%s does not have %q:\n%s", path, want, body)
		}
	}
}

func TestAnAnswerInAWord(t *testing.T) {
	for name, test := range map[string]struct {
		kind         news.QuestionKind
		answer, want string
	}{
		"yes":      {news.YesOrNo, "yes", "Yes"},
		"a day":    {news.WhenIsIt, "2026-03-01", "1 March 2026"},
		"a number": {news.HowMany, "12345", "12,345"},
		"a part":   {news.HowMany, "3.5", "3.5"},
		"a name":   {news.WhichOne, "Ada Holm", "Ada Holm"},
	} {
		t.Run(name, func(t *testing.T) {
			g := ferryGazette()
			q := &g.articles[5].Questions[0]
			q.Kind, q.Answer = test.kind, test.answer
			newSite(t, g).get(g.articles[5].Path).expect(t, map[string]string{".question em": test.want})
		})
	}
}

func TestTheRecordOfThePaper(t *testing.T) {
	g := ferryGazette()
	g.record = paper.QuestionRecord{Asked: 1200, Open: 200, Overdue: 7, Answered: 1000, Dated: 900, InTime: 850}
	g.record.Usual.AskedAt, g.record.Usual.AnsweredOn = sunday.AddDate(0, -3, 0), news.DayAt(sunday)
	p := newSite(t, g).get("/questions")
	if got, want := p.text("#record"), "Asked1,200Answered1,000Open200Open beyond the date7Answered by the date850 of 900Median time to an answer3 months"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	g.record.Usual.AskedAt = sunday.Add(-time.Hour)
	if got := newSite(t, g).get("/questions").text("#record dd:last-child"); got != "the same day" {
		t.Errorf("%q", got)
	}
}
