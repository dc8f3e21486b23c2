package duplicate

import (
	"hash/fnv"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// shingle is how many words make one.
const shingle = 3

// A Text is the words of an article, ready to be compared.
type Text struct {
	words    []word
	shingles []uint64 // the one that begins with each word but the last ones
}

// A word is the hash of a folded word, and where it stands.
type word struct {
	hash       uint64
	passage    *prose.Passage
	start, end int // bytes of the passage
}

// Read takes in the passages of an article.
func Read(passages []prose.Passage) *Text {
	t := &Text{}
	for i := range passages {
		for _, token := range passages[i].Tokens {
			if token.Kind != prose.Mark {
				t.words = append(t.words, word{hash(prose.Fold(token.Text)), &passages[i], token.Start, token.End})
			}
		}
	}
	t.shingles = shingles(t.words)
	return t
}

// shingles returns the hash of each run of words. A text of fewer words than
// a run has is a single one.
func shingles(words []word) []uint64 {
	if len(words) == 0 {
		return nil
	}
	n := min(shingle, len(words))
	all := make([]uint64, 0, len(words)-n+1)
	for i := range len(words) - n + 1 {
		var h uint64
		for _, w := range words[i : i+n] {
			h = mix(h*31 + w.hash)
		}
		all = append(all, h)
	}
	return all
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// mix spreads the bits of x over all places (the finaliser of SplitMix64,
// Steele, Lea and Flood, 2014).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
