package bigpicture_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

var noon = time.Date(2026, 11, 22, 18, 0, 0, 0, time.UTC)

// article returns one with the given text, a paragraph for each line.
func article(text string) bigpicture.Article {
	a := bigpicture.Article{Headline: "Will the ferry run again by Friday?", Lang: "en", Published: noon}
	for line := range strings.SplitSeq(text, "\n") {
		a.Body.Blocks = append(a.Body.Blocks, richtext.Paragraph{Text: richtext.Plain(line)})
	}
	return a
}

func TestAReportersArticle(t *testing.T) {
	t.Parallel()
	tagger := topic.NewTagger([]topic.Topic{{ID: 4, Kind: news.Place, Name: "Ostrand"}})
	r := bigpicture.Read(article("OSTRAND — “We never stopped,” said Anna Holm, the mayor of Ostrand.\n"+
		"“The ferry runs,” she told the council. “It will run tomorrow.”"), tagger, related.NewCounts())
	if len(r.Quotes) != 2 || r.Quotes[1].Speaker.Name != "Anna Holm" || r.Quotes[1].Speaker.Role != "mayor of Ostrand" {
		t.Errorf("quotes: %+v", r.Quotes)
	}
	if len(r.Questions) != 1 || r.Questions[0].Due.Format(time.DateOnly) != "2026-11-27" {
		t.Errorf("questions: %+v", r.Questions)
	}
	if len(r.Tags.Known) != 1 || r.Tags.Known[0].Topic != 4 {
		t.Errorf("known topics: %+v", r.Tags.Known)
	}
	if len(r.Tags.Unknown) != 1 || r.Tags.Unknown[0].Text != "Anna Holm" || r.Tags.Unknown[0].Kind != news.Person {
		t.Errorf("unknown names: %+v", r.Tags.Unknown)
	}
}

// BenchmarkSuggestions does all that happens for an article of 900 words at
// the desk, beside 50,000 topics and an archive of growing size.
func BenchmarkSuggestions(b *testing.B) {
	var topics []topic.Topic
	for i := range 50_000 {
		topics = append(topics, topic.Topic{ID: int64(i + 1), Kind: news.Person, Name: fmt.Sprintf("Given%d Family%d", i, i)})
	}
	tagger := topic.NewTagger(topics)
	for _, size := range []int{1_000, 4_000, 16_000} {
		b.Run(fmt.Sprintf("%d articles", size), func(b *testing.B) {
			counts, index, copies, lines := related.NewCounts(), related.NewIndex(), duplicate.NewIndex(), storyline.NewStream()
			for i := range size {
				r := bigpicture.Read(article(made(i, 100)), topic.NewTagger(nil), counts)
				counts.Add(r.Terms)
				index.Add(int64(i), r.Vector, noon)
				copies.Add(int64(i), r.Signature)
			}
			a := article(made(7, 900))
			for b.Loop() {
				r := bigpicture.Read(a, tagger, counts)
				index.Search(r.Vector, noon, -1, 20)
				copies.Candidates(r.Signature)
				lines.Add(r.Vector, noon)
			}
		})
	}
}

// made returns a made-up article of about n words, quotes included.
func made(seed, n int) string {
	var text strings.Builder
	for i := range n / 30 {
		fmt.Fprintf(&text, "“We never stopped the %d of word%d,” said Given%d Family%d, the mayor of Place%d, on Friday. "+
			"The council of Place%d had asked whether ferry%d would run, and what it cost.\n",
			i, seed*31+i, seed, seed, seed%50, seed%50, (seed*17+i)%3000)
	}
	return text.String()
}
