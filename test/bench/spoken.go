package main

import (
	"math/rand/v2"
	"strings"

	"github.com/courant-press/courant/internal/richtext"
)

// sentence is how many words one has.
const sentence = 15

// spoken is a body of so many words that takes about as long to say as news
// does. Another seed gives other sentences.
func spoken(seed uint64, words int) (doc richtext.Doc) {
	vocabulary := strings.Fields(`the ferry harbour council bridge water before after between morning evening
		engineers passengers contract strike island lighthouse reported announced decided reopened measured seven
		twenty hundred of and with from because although nobody everybody slowly again northern southern long cold
		promised repaired counted shore captain minister hospital school letter question answer weather`)
	r := rand.New(rand.NewPCG(seed, 5))
	for left := words; left > 0; left -= paragraphWords {
		var b strings.Builder
		for i := range min(left, paragraphWords) {
			word := vocabulary[r.IntN(len(vocabulary))]
			if i%sentence == 0 {
				word = strings.ToUpper(word[:1]) + word[1:]
			}
			b.WriteString(word)
			if i%sentence == sentence-1 {
				b.WriteByte('.')
			}
			b.WriteByte(' ')
		}
		doc.Blocks = append(doc.Blocks, richtext.Paragraph{Text: richtext.Plain(strings.TrimSpace(b.String()))})
	}
	return doc
}
