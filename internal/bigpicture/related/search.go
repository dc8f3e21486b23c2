package related

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
)

// Sizes of a search: articles are looked up by their heaviest terms, and the
// best of them are held against all terms of the question.
const (
	Indexed = 32  // heaviest terms of an article by which it is found
	Earlier = 200 // articles that use a term and were published before a time, the nearest, are looked at
	Later   = 100 // and so many after it
	weighed = 200 // articles that are held against all of a question
)

// An Archive keeps the vectors of articles, so that they can be searched. More
// articles may use a term than are worth looking at: Alike returns the ids of
// those among the [Earlier] and [Later] ones nearest to a time that share most
// of v, the best first, at most limit. Every article is found by its [Indexed]
// heaviest terms alone.
type Archive interface {
	Alike(ctx context.Context, v Vector, at time.Time, limit int) ([]int64, error)
	// Vectors returns the vectors of some articles. One that is gone is left out.
	Vectors(ctx context.Context, articles []int64) (map[int64]Dated, error)
}

// A Dated vector comes with when its article was published.
type Dated struct {
	At     time.Time
	Vector Vector
}

// A Hit is an article that is like the one asked for.
type Hit struct {
	Article  int64
	Likeness float64 // from 0; over 1 if the neighbours say so as well
	Alone    float64 // without the neighbours, from 0 to 1
}

// What the nearest articles add to a question.
const (
	neighbours = 3
	feedback   = 1
	near       = 0.1 // the least likeness of a neighbour
)

// Search returns the articles of an archive that are likest to v at a time,
// the likest first, at most limit. The article with the given id is left out.
// Its cost does not grow with the archive.
func Search(ctx context.Context, archive Archive, v Vector, at time.Time, article int64, limit int) ([]Hit, error) {
	s := searching{archive, at, article, map[int64]Dated{}}
	first, err := s.score(ctx, v)
	if err != nil {
		return nil, err
	}
	hits, err := s.score(ctx, s.fuller(v, first))
	hits = hits[:min(limit, len(hits))]
	for i, hit := range hits {
		d := s.seen[hit.Article]
		hits[i].Alone = v.Cosine(d.Vector) * Near(at, d.At)
	}
	return hits, err
}

// A searching is one search with the vectors it has seen.
type searching struct {
	archive Archive
	at      time.Time
	article int64
	seen    map[int64]Dated
}

// fuller returns the question v with what its nearest neighbours say as well.
func (s *searching) fuller(v Vector, hits []Hit) Vector {
	question := map[Term]float32{}
	for _, w := range v {
		question[w.Term] = w.Value
	}
	for _, hit := range hits[:min(neighbours, len(hits))] {
		if hit.Likeness < near {
			break
		}
		for _, w := range s.seen[hit.Article].Vector {
			question[w.Term] += feedback * float32(hit.Likeness) * w.Value
		}
	}
	fuller := make(Vector, 0, len(question))
	for t, value := range question {
		fuller = append(fuller, Weight{t, value})
	}
	return fuller.heaviest(len(fuller))
}

// score returns the articles that share a term with v, the likest first. V may
// have any length.
func (s *searching) score(ctx context.Context, v Vector) ([]Hit, error) {
	ids, err := s.archive.Alike(ctx, v.Heaviest(Indexed), s.at, weighed)
	if err != nil {
		return nil, err
	}
	ids = slices.DeleteFunc(ids, func(id int64) bool { return id == s.article })
	if err := s.look(ctx, ids); err != nil {
		return nil, err
	}
	var hits []Hit
	for _, id := range ids {
		if d, ok := s.seen[id]; ok {
			hits = append(hits, Hit{Article: id, Likeness: v.Cosine(d.Vector) * Near(s.at, d.At)})
		}
	}
	slices.SortFunc(hits, likest)
	return hits, nil
}

// look gets the vectors of articles that were not seen yet.
func (s *searching) look(ctx context.Context, ids []int64) error {
	fresh := slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { _, ok := s.seen[id]; return ok })
	if len(fresh) == 0 {
		return nil
	}
	found, err := s.archive.Vectors(ctx, fresh)
	maps.Copy(s.seen, found)
	return err
}

func likest(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Likeness, a.Likeness), cmp.Compare(a.Article, b.Article))
}
