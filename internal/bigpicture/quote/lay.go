package quote

import (
	"cmp"
	"slices"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// lay returns the quotes found in a text with what is kept about them laid
// over: a decision is about words, and holds wherever they stand now. What was
// decided and is not found any more is looked for in the text itself; a newly
// found quote that shares words with one that was confirmed gives way to it.
func lay(found, kept []news.Quote, body richtext.Doc) []news.Quote {
	t := text{body: body}
	byMark := map[string]news.Quote{}
	for _, q := range kept {
		byMark[q.Mark] = q
	}
	var all []news.Quote
	for _, q := range found {
		k, known := byMark[q.Mark]
		if known {
			q = over(q, k, &t)
			delete(byMark, q.Mark)
		}
		all = append(all, q)
	}
	for _, k := range kept {
		if _, left := byMark[k.Mark]; left && k.State != news.QuoteProposed && t.moveAll(&k) {
			all = append(all, k)
		}
	}
	all = yielding(all)
	slices.SortStableFunc(all, func(a, b news.Quote) int {
		x, y := a.Said.Pieces[0], b.Said.Pieces[0]
		return cmp.Or(cmp.Compare(x.Block, y.Block), cmp.Compare(x.Text, y.Text), cmp.Compare(x.Start, y.Start))
	})
	return all
}

// over returns a quote as it is found now, with what was decided about it.
func over(q, kept news.Quote, t *text) news.Quote {
	q.ID, q.ByHand, q.LiveIn, q.PublishAt = kept.ID, kept.ByHand, kept.LiveIn, kept.PublishAt
	if kept.Staff == 0 {
		return q // nobody decided, or the writer did, in the text
	}
	q.State, q.Staff, q.At = kept.State, kept.Staff, kept.At
	switch {
	case kept.Mended && t.move(&kept.Said):
		q.Said, q.Mended = kept.Said, true
	case kept.Mended: // the bounds that a person chose are gone, the speaker stands
		q.Said.Speaker, q.Mended = kept.Said.Speaker, true
	default:
		q.Said.Speaker = kept.Said.Speaker
	}
	return q
}

// yielding leaves out proposals that share words with a confirmed quote.
func yielding(all []news.Quote) []news.Quote {
	var sure []news.QuotePiece
	for _, q := range all {
		if q.State == news.QuoteConfirmed {
			sure = append(sure, q.Said.Pieces...)
		}
	}
	return slices.DeleteFunc(all, func(q news.Quote) bool {
		return q.State == news.QuoteProposed && slices.ContainsFunc(q.Found.Pieces, func(p news.QuotePiece) bool {
			return slices.ContainsFunc(sure, func(s news.QuotePiece) bool {
				return p.Block == s.Block && p.Text == s.Text && p.Start < s.End && s.Start < p.End
			})
		})
	})
}
