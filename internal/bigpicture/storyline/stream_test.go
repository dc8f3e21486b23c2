package storyline_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/storyline"
)

// stream puts texts into storylines, a day apart, and returns which each is in
// at the end.
func stream(apart time.Duration, texts ...string) []int {
	counts, s := related.NewCounts(), storyline.NewStream()
	at := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	var in []int
	for _, text := range texts {
		passages := []prose.Passage{prose.NewPassage(0, 0, text)}
		terms := related.Read("", passages, name.Find(passages, "en"))
		counts.Add(terms)
		p := s.Add(related.Weigh(terms, counts), at)
		for i := range in {
			for _, joined := range p.Joined {
				if in[i] == joined {
					in[i] = p.Storyline
				}
			}
		}
		in = append(in, p.Storyline)
		at = at.Add(apart)
	}
	return in
}

func TestArticlesOnOneEventMakeAStoryline(t *testing.T) {
	t.Parallel()
	got := stream(24*time.Hour,
		"The ferry to Ostrand stopped in the storm; passengers slept in the harbour hall.",
		"Voters in Vinn chose a new council on Sunday.",
		"Passengers of the Ostrand ferry left the harbour hall when the storm was over.",
		"The new council of Vinn was sworn in after voters chose it.",
	)
	if diff := cmp.Diff([]int{1, 2, 1, 2}, got); diff != "" {
		t.Error(diff)
	}
}

func TestPiecesOfOneStoryAreJoined(t *testing.T) {
	t.Parallel()
	got := stream(time.Hour,
		"The ferry stopped at Ostrand harbour in the storm.",
		"Passengers slept on benches in the school of Kell.",
		"The ferry stopped at Ostrand harbour in the storm, and its passengers slept on benches in the school of Kell.",
	)
	if diff := cmp.Diff([]int{got[2], got[2], got[2]}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAStorylineThatIsLongQuietFadesAway(t *testing.T) {
	t.Parallel()
	first, second := related.Vector{{Term: 1, Value: 1}}, related.Vector{{Term: 1, Value: .3}, {Term: 2, Value: .954}}
	at := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	for days, together := range map[int]bool{1: true, 400: false} {
		s := storyline.NewStream()
		a, b := s.Add(first, at), s.Add(second, at.AddDate(0, 0, days))
		if (a.Storyline == b.Storyline) != together {
			t.Errorf("after %d days: %v", days, a.Storyline == b.Storyline)
		}
	}
}

func TestTextWithoutWordsIsAStorylineAlone(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff([]int{1, 2, 3}, stream(time.Hour, "", "…", "Ferry")); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{1_000, 4_000, 16_000} {
		b.Run(fmt.Sprintf("after %d articles", n), func(b *testing.B) {
			s, at := storyline.NewStream(), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
			for i := range n {
				s.Add(vector(uint64(i/8), uint64(i)), at)
				at = at.Add(10 * time.Minute)
			}
			i := uint64(n)
			for b.Loop() {
				s.Add(vector(i/8, i), at)
				i++
			}
		})
	}
}

// vector returns a made-up article of the given story.
func vector(story, seed uint64) related.Vector {
	terms, counts := related.Terms{}, related.NewCounts()
	own, all := rand.New(rand.NewPCG(story, 0)), rand.New(rand.NewPCG(seed, 1))
	for range 60 {
		terms[related.Term(own.IntN(1_000_000))] = 2
		terms[related.Term(int(all.ExpFloat64()*2000))]++
	}
	return related.Weigh(terms, counts)
}
