package bigpicture

import (
	"time"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/question"
	"github.com/courant-press/courant/internal/bigpicture/quote"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/richtext"
)

// An Article is what is read: a text as it stands at the desk or was published.
type Article struct {
	Headline   string
	Standfirst string
	Body       richtext.Doc
	Lang       string    // BCP 47
	Published  time.Time // in the paper's zone; now for a draft
}

// A Reading is what one article says by itself.
type Reading struct {
	Quotes    []quote.Quote
	Questions []question.Question
	Tags      topic.Tags
	Terms     related.Terms  // to be counted, and to be weighed anew when the archive has grown
	Vector    related.Vector // as weighed by the archive of today
	Among     int            // articles of that archive
	Text      *duplicate.Text
	Signature duplicate.Signature
}

// Read reads an article with the topics of the paper and the frequencies of
// its archive. It takes time in proportion to the length of the text, some
// milliseconds for 900 words, whatever the number of topics and articles.
func Read(a Article, topics *topic.Tagger, archive related.Frequencies) Reading {
	passages := prose.Passages(a.Body)
	names := name.Find(passages, a.Lang)
	r := Reading{
		Quotes: quote.InPassages(passages, names, a.Lang),
		Questions: question.Find(question.Article{
			Headline: a.Headline, Standfirst: a.Standfirst, Passages: passages, Lang: a.Lang, Published: a.Published,
		}),
		Terms: related.Read(a.Headline, passages, names),
		Text:  duplicate.Read(passages),
	}
	r.Vector, r.Among = related.Weigh(r.Terms, archive), archive.Articles()
	r.Signature = r.Text.Signature()
	r.Tags = topics.Tag(topic.Text{Passages: passages, Names: names, Vector: r.Vector})
	return r
}
