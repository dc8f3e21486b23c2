package topic

import (
	"slices"
	"unicode"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
)

// A Topic is what a tagger must know of one.
type Topic struct {
	ID      int64
	Kind    news.TopicKind
	Name    string
	Aliases []string
	Profile related.Vector // of what was written about it; may be empty
}

// A Tagger finds topics. Adding and removing need one goroutine, reading may
// be done by many while none writes.
type Tagger struct {
	topics map[int64]Topic
	steps  map[step]int32
	ends   map[int32][]ending // of nodes at which names end
	nodes  int32
}

// A step leads from a node of the trie to the next by a folded word.
type step struct {
	node int32
	word uint64
}

// An ending is a name that is complete at a node.
type ending struct {
	topic int64
	text  string
	main  bool // the name itself, not an alias
}

// NewTagger returns a tagger that knows the given topics.
func NewTagger(topics []Topic) *Tagger {
	t := &Tagger{topics: make(map[int64]Topic, len(topics)), steps: map[step]int32{}, ends: map[int32][]ending{}}
	for _, topic := range topics {
		t.Add(topic)
	}
	return t
}

// Add adds a topic, or replaces the one with its id.
func (t *Tagger) Add(topic Topic) {
	t.Remove(topic.ID)
	t.topics[topic.ID] = topic
	t.addName(topic.ID, topic.Name, true)
	for _, alias := range topic.Aliases {
		t.addName(topic.ID, alias, false)
	}
}

// Remove takes out a topic. Its nodes of the trie stay: they lead nowhere.
func (t *Tagger) Remove(id int64) {
	topic, ok := t.topics[id]
	if !ok {
		return
	}
	delete(t.topics, id)
	for _, text := range append([]string{topic.Name}, topic.Aliases...) {
		if node, ok := t.follow(prose.Tokens(text)); ok {
			t.ends[node] = slices.DeleteFunc(t.ends[node], func(e ending) bool { return e.topic == id })
		}
	}
}

func (t *Tagger) addName(id int64, text string, main bool) {
	tokens := prose.Tokens(text)
	if len(tokens) == 0 {
		return
	}
	node := int32(0)
	for _, token := range tokens {
		s := step{node, hash(token.Text)}
		next, ok := t.steps[s]
		if !ok {
			t.nodes++
			next = t.nodes
			t.steps[s] = next
		}
		node = next
	}
	t.addEnding(node, ending{id, text, main})
}

// spellings is how many names of a topic may differ in capitals alone: as an
// acronym, with one and without. More would all be looked at wherever a text
// has the words.
const spellings = 4

func (t *Tagger) addEnding(node int32, name ending) {
	own := 0
	for _, e := range t.ends[node] {
		if e.topic == name.topic {
			own++
		}
		if own == spellings || e.topic == name.topic && e.text == name.text {
			return
		}
	}
	t.ends[node] = append(t.ends[node], name)
}

// follow returns the node that tokens lead to.
func (t *Tagger) follow(tokens []prose.Token) (node int32, ok bool) {
	for _, token := range tokens {
		if node, ok = t.steps[step{node, hash(token.Text)}]; !ok {
			return 0, false
		}
	}
	return node, ok
}

// hash returns the hash of a folded word (FNV-1a).
func hash(word string) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range []byte(prose.Fold(word)) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// A match is a name that stands in a passage: tokens from up to, not
// including, to.
type match struct {
	from, to int
	endings  []ending
}

// matches returns the longest names in a passage, none overlapping another.
func (t *Tagger) matches(p *prose.Passage) []match {
	var all []match
	for i := 0; i < len(p.Tokens); {
		m, ok := t.longest(p, i)
		if !ok {
			i++
			continue
		}
		all = append(all, m)
		i = m.to
	}
	return all
}

// longest returns the longest name that begins with token i.
func (t *Tagger) longest(p *prose.Passage, i int) (best match, ok bool) {
	node := int32(0)
	for j := i; j < len(p.Tokens); j++ {
		next, leads := t.steps[step{node, hash(p.Tokens[j].Text)}]
		if !leads {
			break
		}
		node = next
		var fit []ending
		for _, e := range t.ends[node] {
			if writtenAs(p.Tokens[i:j+1], e.text) {
				fit = append(fit, e)
			}
		}
		if len(fit) > 0 {
			best, ok = match{i, j + 1, fit}, true
		}
	}
	return best, ok
}

// writtenAs reports whether tokens are written as a name is: an acronym in
// capitals, a word with a capital with one; a name without capitals in any way.
func writtenAs(tokens []prose.Token, name string) bool {
	for i, n := range prose.Tokens(name) {
		switch written := tokens[i]; {
		case isAcronym(n.Text) && written.Text != n.Text:
			return false
		case n.Capital() && !written.Capital():
			return false
		}
	}
	return true
}

// isAcronym reports whether a word is two capitals or more.
func isAcronym(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return len(word) >= 2
}
