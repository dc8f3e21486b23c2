package storyline

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
)

// A Text is an article as the room reads it.
type Text struct {
	Article   int64
	PublishAt time.Time
	Lang      string // BCP 47, never empty
	Content   news.Content
	Vector    related.Vector // nil where only the timeline is asked for
	Among     int            // articles of the archive that weighed it
}

const (
	sentences = 6   // of one article that are proposed for a timeline
	longest   = 280 // characters of a sentence that can stand alone
	shortest  = 25
)

// proposals returns what an article proposes for the timeline: what it
// reports itself, on the day it was published, and sentences that say what
// happened or will happen on another day.
func proposals(t Text, set news.Settings, now time.Time) []news.TimelineEntry {
	at := t.PublishAt
	if zone, err := time.LoadLocation(set.Zone); err == nil {
		at = at.In(zone)
	}
	entry := func(d news.EventDate, words string) news.TimelineEntry {
		return news.TimelineEntry{Date: d, Text: words, Print: d.String() + " " + prose.Fold(words), At: now}
	}
	var all []news.TimelineEntry
	if !isOpinion(t.Content.Kind) && !strings.HasSuffix(t.Content.Headline, "?") {
		all = append(all, entry(news.DayOf(at), ended(t.Content.Headline)))
	}
	for _, s := range dated(prose.Passages(t.Content.Body), calendarOf(t.Lang), at) {
		if all = append(all, entry(s.date, s.words)); len(all) > sentences {
			break
		}
	}
	return all
}

// isOpinion reports whether what an article says is no event.
func isOpinion(k news.ArticleKind) bool {
	switch k {
	case news.Opinion, news.Editorial, news.Review, news.Advertorial, news.Explainer, news.Interview:
		return true
	}
	return false
}

// ended closes a headline as a sentence.
func ended(headline string) string {
	if strings.HasSuffix(headline, ".") || strings.HasSuffix(headline, "!") {
		return headline
	}
	return headline + "."
}

// A datedSentence says what happened on a day.
type datedSentence struct {
	date  news.EventDate
	words string
}

// dated returns the sentences that name one date and can be understood alone:
// those that quote nobody and do not lean on the sentence before them.
func dated(passages []prose.Passage, c calendar, published time.Time) (found []datedSentence) {
	for i := range passages {
		p := &passages[i]
		for _, s := range p.Sentences {
			words := p.Span(s.From, s.To)
			if n := utf8.RuneCountInString(words); n < shortest || n > longest || !standsAlone(p.Tokens[s.From:s.To]) {
				continue
			}
			if date := c.dateIn(p.Tokens[s.From:s.To], published); date != 0 {
				found = append(found, datedSentence{date, words})
			}
		}
	}
	return found
}

// standsAlone reports whether a sentence quotes nobody and begins with no
// word that points back.
func standsAlone(tokens []prose.Token) bool {
	if len(tokens) < 4 || leaning[prose.Fold(tokens[0].Text)] {
		return false
	}
	for _, t := range tokens {
		if t.Is("“", "”", "\"", "„", "»", "«", "?") {
			return false
		}
	}
	return true
}

// leaning are first words that point to the sentence before.
var leaning = words(`he she it they this that these those his her its their but and so then there however
	er sie es ihr sein dies das diese dieser dieses doch und aber dann dort
	il elle ils elles ce cela cette ces mais et alors
	ello esto esta este pero y entonces él ella ellos ellas`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}
