package quote

import (
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// found returns the quotes of a text as they are kept: those that were read in
// its running text, with speakers that are topics where the text names them,
// and its blocks of quotes, in reading order.
func found(article int64, body richtext.Doc, read []Quote, topics []news.Topic) []news.Quote {
	named := byName(topics)
	var all []news.Quote
	for block, b := range body.Blocks {
		for len(read) > 0 && read[0].Pieces[0].Place.Block <= block {
			all = append(all, proposed(article, read[0], named))
			read = read[1:]
		}
		if q, ok := b.(richtext.Quote); ok {
			all = append(all, declared(article, block, q))
		}
	}
	number(all)
	return all
}

// proposed returns a quote of the running text.
func proposed(article int64, q Quote, named map[string]int64) news.Quote {
	said := news.Saying{Speaker: speakerOf(q.Speaker, named)}
	for _, p := range q.Pieces {
		said.Pieces = append(said.Pieces, news.QuotePiece{
			Words: p.Text, Block: p.Place.Block, Text: p.Place.Text, Start: p.Place.Start, End: p.Place.End,
		})
	}
	kind := news.DirectQuote
	if q.Kind == Partial {
		kind = news.PartialQuote
	}
	return news.Quote{Article: article, Kind: kind, Cue: q.Cue.Text, Found: said, Said: said, State: news.QuoteProposed}
}

// declared returns a block of quote. Where its writer chose a topic as the
// speaker, nothing is left to decide.
func declared(article int64, block int, b richtext.Quote) news.Quote {
	said := news.Saying{Speaker: news.Speaker{Topic: b.Topic, Name: b.Speaker, Role: b.Role}}
	for n, t := range b.Text {
		words := t.String()
		said.Pieces = append(said.Pieces, news.QuotePiece{Words: words, Block: block, Text: n, End: len([]rune(words))})
	}
	state := news.QuoteProposed
	if b.Topic != 0 {
		state = news.QuoteConfirmed
	}
	return news.Quote{Article: article, Kind: news.BlockQuote, Found: said, Said: said, State: state}
}

// number gives each quote its mark.
func number(all []news.Quote) {
	times := map[string]int{}
	for i := range all {
		words := all[i].Found.Words()
		fold := news.FoldQuote(words)
		times[fold]++
		all[i].Mark = news.QuoteMark(words, times[fold])
	}
}

// speakerOf returns a speaker as the topic of that name, or by the name alone:
// the full one if the article gives it.
func speakerOf(s Speaker, named map[string]int64) news.Speaker {
	name := s.Name
	if name == "" {
		name = capitalised(s.Mention.Text)
	}
	return news.Speaker{Topic: named[fold(name)], Name: name, Role: s.Role}
}

// capitalised returns a mention as it stands at the beginning of a line; a
// pronoun names nobody.
func capitalised(mention string) string {
	switch strings.ToLower(mention) {
	case "he", "she", "they", "it", "er", "sie", "es":
		return ""
	}
	first, size := firstRune(mention)
	return strings.ToUpper(first) + mention[size:]
}

func firstRune(s string) (string, int) {
	for i := range s {
		if i > 0 {
			return s[:i], i
		}
	}
	return s, len(s)
}

// byName returns the people and organisations among topics by each of their
// names, folded; a name that two of them have is left out.
func byName(topics []news.Topic) map[string]int64 {
	named := map[string]int64{}
	for _, t := range topics {
		if t.Kind != news.Person && t.Kind != news.Organisation {
			continue
		}
		for _, name := range append([]string{t.Name}, t.Aliases...) {
			f := fold(name)
			if other, taken := named[f]; taken && other != t.ID {
				named[f] = 0
				continue
			}
			named[f] = t.ID
		}
	}
	delete(named, "")
	return named
}

// fold returns a name as it is compared: without case, marks, accents and the
// article before it.
func fold(name string) string {
	return strings.TrimPrefix(news.Slugify(name), "the-")
}
