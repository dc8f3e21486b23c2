package main

import (
	"math"

	"github.com/courant-press/courant/internal/bigpicture/related"
)

// A headlinePair is two headlines with how alike people found them, 0 to 5.
type headlinePair struct {
	ID, A, B string
	Score    float64
}

// headlines measures whether two headlines are found as alike as people found
// them: Pearson's correlation on the pairs of SemEval 2013 and 2014 (Agirre et
// al., "SemEval-2014 Task 10"). Each is weighed by the headlines of both years.
func (q *quality) headlines() error {
	pairs, err := rows[headlinePair](q, "neardup/sts_headlines.jsonl")
	if err != nil {
		return err
	}
	counts := related.NewCounts()
	for _, p := range pairs {
		counts.Add(related.ReadHeadline(p.A))
		counts.Add(related.ReadHeadline(p.B))
	}
	vector := func(headline string) related.Vector { return related.Weigh(related.ReadHeadline(headline), counts) }
	for _, year := range []struct {
		prefix        string
		floor, anchor float64
	}{{"sts2013", .733, .75}, {"sts2014", .692, .72}} {
		var said, found []float64
		for _, p := range pairs {
			if p.ID[:len(year.prefix)] == year.prefix && q.chosen(p.ID) {
				said, found = append(said, p.Score), append(found, vector(p.A).Cosine(vector(p.B)))
			}
		}
		q.report.figure(year.prefix+": Pearson", pearson(said, found), year.floor, year.anchor, "")
	}
	return nil
}

// pearson returns the correlation of two rows of equal length, from -1 to 1.
func pearson(a, b []float64) float64 {
	meanA, meanB := mean(a), mean(b)
	var both, squaresA, squaresB float64
	for i := range a {
		both += (a[i] - meanA) * (b[i] - meanB)
		squaresA += (a[i] - meanA) * (a[i] - meanA)
		squaresB += (b[i] - meanB) * (b[i] - meanB)
	}
	return both / math.Sqrt(squaresA*squaresB)
}

func mean(all []float64) float64 {
	sum := 0.0
	for _, x := range all {
		sum += x
	}
	return sum / float64(len(all))
}
