package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/storyline"
)

// A storySet is a set of articles with the figures to hold ours against.
type storySet struct {
	file, lang         string
	mapFloor, mapBar   float64 // of mean average precision
	oneFloor, oneBar   float64 // of precision at one
	joinFloor, joinBar float64 // of B-cubed F1
}

func storySets() []storySet {
	return []storySet{
		{"ecbplus", "en", .935, .95, .981, .985, .858, .88},
		{"vietnamese_mds", "vi", .948, .96, .948, 0, .916, .92},
		{"wikiref220", "en", .899, .92, .958, 0, .846, .85},
		{"meantime_en", "en", 0, 0, 0, 0, 0, 0},
	}
}

// stories measures how well articles on one event are found (mean average
// precision, precision at one) and gathered in the order of the file (B-cubed
// F1; Bagga and Baldwin, 1998). Clusters are divided among the parts whole.
func (q *quality) stories() error {
	for _, set := range storySets() {
		all, err := rows[story](q, "text/"+set.file+".jsonl")
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(s story) bool { return !q.chosen(s.Cluster) })
		vectors := weighAll(all, set.lang)
		precision, one := retrieve(all, vectors)
		q.report.figure(set.file+": retrieval, MAP", precision, set.mapFloor, set.mapBar, "")
		q.report.figure(set.file+": retrieval, P@1", one, set.oneFloor, set.oneBar, "")
		joined, lines := gather(all, vectors)
		q.report.figure(set.file+": storylines, B-cubed F1", joined, set.joinFloor, set.joinBar,
			fmt.Sprintf("%d storylines", lines))
	}
	return nil
}

// weighAll returns the vectors of stories, weighed by all of them together.
func weighAll(all []story, lang string) []related.Vector {
	counts := related.NewCounts()
	terms := make([]related.Terms, len(all))
	for i, s := range all {
		passages := readPassages(strings.TrimPrefix(s.Text, s.Title))
		terms[i] = related.Read(s.Title, passages, name.Find(passages, lang))
		counts.Add(terms[i])
	}
	vectors := make([]related.Vector, len(all))
	for i := range all {
		vectors[i] = related.Weigh(terms[i], counts)
	}
	return vectors
}

// at returns when a story was published; zero if nobody knows.
func (s story) at() time.Time {
	at, _ := time.Parse("2006-01-02T15:04", s.Date)
	return at
}

// retrieve searches with every story that has a fellow for its fellows.
func retrieve(all []story, vectors []related.Vector) (precision, one float64) {
	index := related.NewIndex()
	fellows := map[string]int{}
	for i, s := range all {
		index.Add(int64(i), vectors[i], s.at())
		fellows[s.Cluster]++
	}
	searched := 0
	for i, s := range all {
		if fellows[s.Cluster] < 2 {
			continue
		}
		searched++
		right, sum := 0, 0.0
		for rank, hit := range index.Search(vectors[i], s.at(), int64(i), len(all)) {
			if all[hit.Article].Cluster != s.Cluster {
				continue
			}
			right++
			sum += float64(right) / float64(rank+1)
			if rank == 0 {
				one++
			}
		}
		precision += sum / float64(fellows[s.Cluster]-1)
	}
	return precision / float64(searched), one / float64(searched)
}

// gather puts stories into storylines in their order and returns the B-cubed
// F1 and how many storylines there are.
func gather(all []story, vectors []related.Vector) (f1 float64, lines int) {
	stream := storyline.NewStream()
	labels := make([]int, len(all))
	for i, s := range all {
		p := stream.Add(vectors[i], s.at())
		labels[i] = p.Storyline
		for j, label := range labels[:i] {
			if slices.Contains(p.Joined, label) {
				labels[j] = p.Storyline
			}
		}
	}
	return bCubed(all, labels), len(slices.CompactFunc(slices.Sorted(slices.Values(labels)), func(a, b int) bool { return cmp.Compare(a, b) == 0 }))
}

func bCubed(all []story, labels []int) float64 {
	type pair struct {
		cluster string
		label   int
	}
	both, ofCluster, ofLabel := map[pair]float64{}, map[string]float64{}, map[int]float64{}
	for i, s := range all {
		both[pair{s.Cluster, labels[i]}]++
		ofCluster[s.Cluster]++
		ofLabel[labels[i]]++
	}
	var precision, recall float64
	for p, n := range both {
		precision += n * n / ofLabel[p.label]
		recall += n * n / ofCluster[p.cluster]
	}
	return 2 * precision * recall / (precision + recall) / float64(len(all))
}
