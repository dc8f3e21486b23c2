package duplicate

import "github.com/courant-press/courant/internal/bigpicture/prose"

// A Likeness is what two texts have in common.
type Likeness struct {
	Resemblance float64 // share of all shingles of both that both have
	Contained   float64 // share of the shingles of the shorter text that the longer has
	Passages    []Passage
}

// A Passage is a run of words that stands in both texts.
type Passage struct {
	Words int
	A, B  prose.Place
}

// The bounds of what counts as the same, and of what is shown.
const (
	sameResemblance = 0.5
	sameContained   = 0.8
	containedWords  = 40 // a text shorter than this is in others by chance
	shortestPassage = 8
	branches        = 8 // places of the other text that a run is tried at
)

// Compare returns what a and b have in common, with the runs of eight words
// and more in the order of a. It takes time in proportion to their lengths.
func Compare(a, b *Text) Likeness {
	inA, inB := set(a.shingles), set(b.shingles)
	both := 0
	for h := range inA {
		if inB[h] {
			both++
		}
	}
	least := min(len(inA), len(inB))
	if least == 0 {
		return Likeness{}
	}
	return Likeness{
		Resemblance: float64(both) / float64(len(inA)+len(inB)-both),
		Contained:   float64(both) / float64(least),
		Passages:    passages(a, b),
	}
}

// Same reports whether two texts with this likeness are nearly the same: half
// of all they say they both say, or one is nearly all in the other.
func (l Likeness) Same() bool {
	words := 0
	for _, p := range l.Passages {
		words += p.Words
	}
	return l.Resemblance >= sameResemblance || l.Contained >= sameContained && words >= containedWords
}

func set(shingles []uint64) map[uint64]bool {
	s := make(map[uint64]bool, len(shingles))
	for _, h := range shingles {
		s[h] = true
	}
	return s
}

// passages returns the runs of words that a and b share, the longest that
// begins at each place, none overlapping another in a.
func passages(a, b *Text) []Passage {
	at := map[uint64][]int{}
	for i, h := range b.shingles {
		if len(at[h]) < branches {
			at[h] = append(at[h], i)
		}
	}
	var all []Passage
	for i := 0; i < len(a.shingles); {
		length, from := 0, 0
		for _, j := range at[a.shingles[i]] {
			if n := run(a.words[i:], b.words[j:]); n > length {
				length, from = n, j
			}
		}
		if length >= shortestPassage {
			all = append(all, Passage{length, place(a.words[i : i+length]), place(b.words[from : from+length])})
		}
		i += max(1, length)
	}
	return all
}

// run returns how many words a and b begin with in common, within one passage
// of each.
func run(a, b []word) int {
	n := 0
	for n < min(len(a), len(b)) && a[n].hash == b[n].hash && a[n].passage == a[0].passage && b[n].passage == b[0].passage {
		n++
	}
	return n
}

// place returns where words stand.
func place(words []word) prose.Place {
	return words[0].passage.Place(words[0].start, words[len(words)-1].end)
}
