package related

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// A Weight is how much a term says of an article.
type Weight struct {
	Term  Term
	Value float32
}

// A Vector is the heaviest terms of an article in the order of their hashes.
// Its length, the root of the sum of squares, is 1; that of an article
// without words is 0.
type Vector []Weight

const (
	size       = 160
	saturation = 12
	imagined   = 500 // articles that are added to those of the archive
	common     = 0.3 // share of articles that makes a word say nothing
	young      = 50  // articles that are added for that: a young archive may have one subject
)

// Weigh returns the vector of an article in an archive.
func Weigh(terms Terms, archive Frequencies) Vector {
	v := make(Vector, 0, len(terms))
	for t, count := range terms {
		if w := weight(count, archive.Of(t), archive.Articles()); w > 0 {
			v = append(v, Weight{t, w})
		}
	}
	return v.heaviest(size).normal()
}

// weight returns what a term says that an article uses count times and
// articles of the archive use.
func weight(count float32, using, articles int) float32 {
	if float64(using) > common*float64(articles+young) {
		return 0
	}
	rare := math.Log(float64(articles+imagined) / float64(using+1))
	return count * (saturation + 1) / (count + saturation) * float32(rare)
}

// heaviest returns the n heaviest terms of v, in the order of their hashes.
func (v Vector) heaviest(n int) Vector {
	if len(v) > n {
		slices.SortFunc(v, func(a, b Weight) int {
			return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Term, b.Term))
		})
		v = v[:n]
	}
	slices.SortFunc(v, func(a, b Weight) int { return cmp.Compare(a.Term, b.Term) })
	return v
}

// Heaviest returns the n heaviest weights of v, in the order of their terms.
func (v Vector) Heaviest(n int) Vector { return slices.Clone(v).heaviest(n) }

// normal scales v to the length 1.
func (v Vector) normal() Vector {
	var squares float64
	for _, w := range v {
		squares += float64(w.Value) * float64(w.Value)
	}
	if squares == 0 {
		return v
	}
	scale := float32(1 / math.Sqrt(squares))
	for i := range v {
		v[i].Value *= scale
	}
	return v
}

// Cosine returns how like two vectors are, from 0 to 1.
func (v Vector) Cosine(o Vector) float64 {
	var sum float32
	for i, j := 0, 0; i < len(v) && j < len(o); {
		switch {
		case v[i].Term < o[j].Term:
			i++
		case v[i].Term > o[j].Term:
			j++
		default:
			sum += v[i].Value * o[j].Value
			i++
			j++
		}
	}
	return float64(sum)
}

const (
	fade     = 14 * 24 * time.Hour // in which likeness loses most of what time takes
	timeless = 0.6                 // what time leaves
)

// Near returns by how much to multiply the likeness of two articles that were
// published at these times: 1 for the same moment, 0.6 for years apart. An
// unknown time takes nothing.
func Near(a, b time.Time) float64 {
	if a.IsZero() || b.IsZero() {
		return 1
	}
	apart := a.Sub(b).Abs().Hours() / fade.Hours()
	return timeless + (1-timeless)*math.Exp(-apart)
}
