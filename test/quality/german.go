package main

import "unicode"

// quotesGerman measures on the German Wikinews of Petersen-Frey and Biemann,
// "Dataset of Quotation Attribution in German News Articles" (LREC-COLING
// 2024). Their direct quotations also are single words between marks; all
// that we find with a speaker counts.
func (q *quality) quotesGerman() error {
	articles, err := rows[quotedArticle](q, "quotes/german_wikinews.jsonl.gz")
	if err != nil {
		return err
	}
	var words, direct, sentences score
	for _, a := range articles {
		if !q.chosen(a.ID) {
			continue
		}
		c := comparison{q: q, text: []rune(a.Text), found: findQuotes(a.Text, "de"), gold: goldGerman(a)}
		for i := range c.found {
			c.found[i].Kind = "direct"
		}
		c.words(&words)
		c.speakers("direct", &direct)
		c.keepSentences()
		c.speakers("direct", &sentences)
	}
	q.report.figure("direct: characters, F1", words.f1(), 0.70, 0.85, words.String())
	q.report.figure("whole sentences: with speaker, F1", sentences.f1(), 0.65, 0.85, sentences.String())
	q.report.figure("sentences, phrases and words: with speaker, F1", direct.f1(), 0.50, 0, direct.String())
	return nil
}

// keepSentences leaves in the comparison only those direct quotations, found
// and marked, that are sentences: over four words that begin like one.
func (c *comparison) keepSentences() {
	for i, g := range c.gold {
		if g.sort == "direct" && !c.isSentence(g.quoted) {
			c.gold[i].sort = "phrase"
		}
	}
	for i, f := range c.found {
		if !c.isSentence(f.words) {
			c.found[i].Kind = "partial"
		}
	}
}

// isSentence reports whether characters of the text make a sentence.
func (c *comparison) isSentence(words map[int]bool) bool {
	first, spaces := len(c.text), 0
	for i := range words {
		first = min(first, i)
		if c.text[i] == ' ' {
			spaces++
		}
	}
	for first < len(c.text) && unicode.IsPunct(c.text[first]) {
		first++
	}
	return spaces >= 4 && first < len(c.text) && unicode.IsUpper(c.text[first])
}

// goldGerman returns the quotations of an article by the type people gave.
func goldGerman(a quotedArticle) []gold {
	var all []gold
	for _, at := range a.Attributions {
		g := gold{source: at.Source, quoted: map[int]bool{}, content: map[int]bool{}, sort: "indirect"}
		for _, s := range at.Content {
			for i := s.Start; i < s.End; i++ {
				g.content[i] = true
			}
		}
		if at.Type == "Direct" {
			g.sort, g.quoted = "direct", g.content
		}
		all = append(all, g)
	}
	return all
}
