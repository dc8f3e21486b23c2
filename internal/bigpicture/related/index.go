package related

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
)

// An Index is an [Archive] in memory, for tests and for measuring. It is not
// safe for use by several goroutines.
type Index struct {
	entries map[int64]Dated
	using   map[Term][]posting // in the order of time
}

type posting struct {
	at      time.Time
	article int64
	value   float32
}

func (p posting) compare(o posting) int {
	return cmp.Or(p.at.Compare(o.at), cmp.Compare(p.article, o.article))
}

// NewIndex returns an empty index.
func NewIndex() *Index { return &Index{map[int64]Dated{}, map[Term][]posting{}} }

// Add adds an article, or replaces what was added under its id.
func (x *Index) Add(article int64, v Vector, at time.Time) {
	x.Remove(article)
	x.entries[article] = Dated{at, v}
	for _, w := range v.Heaviest(Indexed) {
		p := posting{at, article, w.Value}
		i, _ := slices.BinarySearchFunc(x.using[w.Term], p, posting.compare)
		x.using[w.Term] = slices.Insert(x.using[w.Term], i, p)
	}
}

// Remove takes out an article.
func (x *Index) Remove(article int64) {
	for _, w := range x.entries[article].Vector {
		all := slices.DeleteFunc(x.using[w.Term], func(p posting) bool { return p.article == article })
		if x.using[w.Term] = all; len(all) == 0 {
			delete(x.using, w.Term)
		}
	}
	delete(x.entries, article)
}

// Search is [Search] in this index.
func (x *Index) Search(v Vector, at time.Time, article int64, limit int) []Hit {
	hits, _ := Search(context.Background(), x, v, at, article, limit) // memory does not fail
	return hits
}

// Alike implements [Archive].
func (x *Index) Alike(_ context.Context, v Vector, at time.Time, limit int) ([]int64, error) {
	sums := map[int64]float32{}
	for _, w := range v {
		all := x.using[w.Term]
		now, _ := slices.BinarySearchFunc(all, at, func(p posting, at time.Time) int {
			return cmp.Or(p.at.Compare(at), -1) // those of the same time are earlier
		})
		for _, p := range all[max(0, now-Earlier):min(len(all), now+Later)] {
			sums[p.article] += w.Value * p.value
		}
	}
	ids := slices.SortedFunc(maps.Keys(sums), func(a, b int64) int {
		return cmp.Or(cmp.Compare(sums[b], sums[a]), cmp.Compare(a, b))
	})
	return ids[:min(limit, len(ids))], nil
}

// Vectors implements [Archive].
func (x *Index) Vectors(_ context.Context, articles []int64) (map[int64]Dated, error) {
	found := map[int64]Dated{}
	for _, id := range articles {
		if d, ok := x.entries[id]; ok {
			found[id] = d
		}
	}
	return found, nil
}
