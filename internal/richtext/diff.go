package richtext

import (
	"encoding/json"
	"strings"
)

// An Op says what became of a block or of words from one version to the next.
type Op string

// What became of it.
const (
	Kept    Op = "kept"
	Added   Op = "added"
	Removed Op = "removed"
	Changed Op = "changed" // blocks only
)

// A Change is what became of one block. Old is nil for an added block, New
// for a removed one. Words tells how the text of a changed block changed; if
// all of it was kept, the change is in marks, links or what is not text.
type Change struct {
	Op       Op
	Old, New Block
	Words    []Segment
}

// Diff returns how to get from one version of a text to the next, in reading
// order: the Old blocks of all changes are the one, the New blocks the other.
// A block that was rewritten is a changed block if half of it is still there,
// else a removed one and an added one. Comments of the desk do not count.
func Diff(before, after Doc) []Change {
	before, after = before.WithoutComments(), after.WithoutComments()
	codes := codes[string]{}
	a, b := codes.of(signatures(before)), codes.of(signatures(after))
	var changes []Change
	i, j := 0, 0
	for _, m := range append(align(a, b), match{len(a), len(b)}) {
		changes = append(changes, changesBetween(before.Blocks[i:m.a], after.Blocks[j:m.b])...)
		if m.a < len(a) {
			changes = append(changes, Change{Op: Kept, Old: before.Blocks[m.a], New: after.Blocks[m.b]})
		}
		i, j = m.a+1, m.b+1
	}
	return changes
}

// signatures returns for each block a string that only equal blocks share.
func signatures(d Doc) []string {
	s := make([]string, len(d.Blocks))
	for i, b := range d.Blocks {
		data, err := json.Marshal(b)
		if err != nil { // no block of this package fails to marshal
			data = []byte(plainText(b))
		}
		s[i] = b.kind() + string(data)
	}
	return s
}

// changesBetween pairs the blocks of a stretch in which nothing was kept.
func changesBetween(before, after []Block) []Change {
	var changes []Change
	i, j := 0, 0
	for _, m := range append(pair(before, after), match{len(before), len(after)}) {
		for ; i < m.a; i++ {
			changes = append(changes, Change{Op: Removed, Old: before[i]})
		}
		for ; j < m.b; j++ {
			changes = append(changes, Change{Op: Added, New: after[j]})
		}
		if i < len(before) && j < len(after) {
			words := DiffText(plainText(before[i]), plainText(after[j]))
			changes = append(changes, Change{Changed, before[i], after[j], words})
			i, j = i+1, j+1
		}
	}
	return changes
}

// plainText returns the text of one block.
func plainText(b Block) string {
	var p plainPrinter
	b.plain(&p)
	return p.b.String()
}

// maxPairs bounds the work of [pair]: a stretch of 64 blocks that became 64
// others. In a longer one, blocks are paired as they come.
const maxPairs = 64 * 64

// pair finds which blocks of a became which of b, in order, such that the
// pairs are together as much alike as possible.
func pair(a, b []Block) []match {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	if len(a)*len(b) > maxPairs {
		return pairInOrder(a, b)
	}
	bagsA, bagsB := bags(a), bags(b)
	best := make([][]float64, len(a)+1) // best[i][j]: how alike a[i:] and b[j:] can be paired
	alike := make([][]float64, len(a))
	best[len(a)] = make([]float64, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		best[i], alike[i] = make([]float64, len(b)+1), make([]float64, len(b))
		for j := len(b) - 1; j >= 0; j-- {
			alike[i][j] = likeness(bagsA[i], bagsB[j])
			best[i][j] = max(best[i+1][j], best[i][j+1], best[i+1][j+1]+alike[i][j])
		}
	}
	var matches []match
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case alike[i][j] > 0 && best[i][j] == best[i+1][j+1]+alike[i][j]:
			matches = append(matches, match{i, j})
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	return matches
}

func pairInOrder(a, b []Block) []match {
	var matches []match
	for i := range min(len(a), len(b)) {
		if a[i].kind() == b[i].kind() {
			matches = append(matches, match{i, i})
		}
	}
	return matches
}

// A bag holds the words of a block and how often each occurs.
type bag struct {
	kind  string
	words map[string]int
	size  int
}

// maxBag is how many words of a block are compared; the beginning tells
// enough.
const maxBag = 400

func bags(blocks []Block) []bag {
	bags := make([]bag, len(blocks))
	for i, b := range blocks {
		bags[i] = bag{kind: b.kind(), words: map[string]int{}}
		for word := range strings.FieldsSeq(plainText(b)) {
			bags[i].words[word]++
			if bags[i].size++; bags[i].size == maxBag {
				break
			}
		}
	}
	return bags
}

// likeness returns from 0 (different things) to 1 how alike two blocks are.
func likeness(a, b bag) float64 {
	if a.kind != b.kind {
		return 0
	}
	if a.size+b.size == 0 {
		return 0.5 // pictures, say: one took the place of the other
	}
	common := 0
	for word, n := range a.words {
		common += min(n, b.words[word])
	}
	if like := 2 * float64(common) / float64(a.size+b.size); like >= 0.4 {
		return like
	}
	return 0
}
