package related

import (
	"cmp"
	"slices"
	"time"
)

// crowd is how many articles are kept for a term, the newest: more say the
// same of it.
const crowd = 500

// A search looks articles up by the heaviest terms of the question, and holds
// the best of them against all of it.
const (
	asked   = 64
	weighed = 200
)

// An Index finds like articles among those that were added to it. Its memory
// grows with them, by about two kilobytes each, and the time of a search does
// not. It is not safe for use by several goroutines.
type Index struct {
	entries map[int64]entry
	using   map[Term][]posting
}

type entry struct {
	at     time.Time
	vector Vector
}

type posting struct {
	article int64
	value   float32
}

// A Hit is an article that is like the one asked for.
type Hit struct {
	Article  int64
	Likeness float64 // from 0; over 1 if the neighbours say so as well
}

// NewIndex returns an empty index.
func NewIndex() *Index { return &Index{map[int64]entry{}, map[Term][]posting{}} }

// Add adds an article, or replaces what was added under its id.
func (x *Index) Add(article int64, v Vector, at time.Time) {
	x.Remove(article)
	x.entries[article] = entry{at, v}
	for _, w := range v {
		all := append(x.using[w.Term], posting{article, w.Value})
		x.using[w.Term] = all[max(0, len(all)-crowd):]
	}
}

// Remove takes out an article.
func (x *Index) Remove(article int64) {
	for _, w := range x.entries[article].vector {
		all := slices.DeleteFunc(x.using[w.Term], func(p posting) bool { return p.article == article })
		if x.using[w.Term] = all; len(all) == 0 {
			delete(x.using, w.Term)
		}
	}
	delete(x.entries, article)
}

// What the nearest articles add to a question.
const (
	neighbours = 3
	feedback   = 1
	near       = 0.1 // the least likeness of a neighbour
)

// Search returns the articles that are likest to v at a time, the likest
// first, at most limit. The article with the given id is left out.
func (x *Index) Search(v Vector, at time.Time, article int64, limit int) []Hit {
	first := x.score(v, at, article)
	question := map[Term]float32{}
	for _, w := range v {
		question[w.Term] = w.Value
	}
	for _, hit := range first[:min(neighbours, len(first))] {
		if hit.Likeness < near {
			break
		}
		for _, w := range x.entries[hit.Article].vector {
			question[w.Term] += feedback * float32(hit.Likeness) * w.Value
		}
	}
	fuller := make(Vector, 0, len(question))
	for t, value := range question {
		fuller = append(fuller, Weight{t, value})
	}
	fuller = fuller.heaviest(len(fuller))
	hits := x.score(fuller, at, article)
	return hits[:min(limit, len(hits))]
}

// score returns the articles that share a term with v, the likest first. V may
// have any length.
func (x *Index) score(v Vector, at time.Time, article int64) []Hit {
	sums := map[int64]float32{}
	for _, w := range v.Heaviest(asked) {
		for _, p := range x.using[w.Term] {
			sums[p.article] += w.Value * p.value
		}
	}
	delete(sums, article)
	hits := make([]Hit, 0, len(sums))
	for id, sum := range sums {
		hits = append(hits, Hit{id, float64(sum) * Near(at, x.entries[id].at)})
	}
	slices.SortFunc(hits, likest)
	best := hits[:min(weighed, len(hits))]
	for i, hit := range best {
		e := x.entries[hit.Article]
		best[i].Likeness = v.Cosine(e.vector) * Near(at, e.at)
	}
	slices.SortFunc(best, likest)
	return hits
}

func likest(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Likeness, a.Likeness), cmp.Compare(a.Article, b.Article))
}
