package topic

import (
	"cmp"
	"maps"
	"slices"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
)

// Tags is what a text speaks of.
type Tags struct {
	Known     []Tag       // topics of the paper, most mentioned first
	Ambiguous []Ambiguous // names that several topics have, in reading order
	Unknown   []Unknown   // names that are no topics, most mentioned first
}

// A Tag is a topic with the places where the text names it.
type Tag struct {
	Topic  int64
	Places []prose.Place
}

// An Ambiguous name may mean any of several topics.
type Ambiguous struct {
	Text   string
	Topics []int64 // in rising order
	Place  prose.Place
}

// An Unknown name is no topic yet.
type Unknown struct {
	Text   string
	Kind   news.TopicKind
	Role   string
	Places []prose.Place
}

// A Text is what a tagger reads: the passages of an article with the names
// found in them, and its vector, which may be empty.
type Text struct {
	Passages []prose.Passage
	Names    *name.Names
	Vector   related.Vector
}

// Tag returns the topics and names in a text. It takes time in proportion to
// the length of the text, whatever the number of topics.
func (t *Tagger) Tag(text Text) Tags {
	r := tagging{Tagger: t, text: text, own: map[int64]bool{}, places: map[int64][]prose.Place{}, covered: map[int]bool{}}
	found := make([][]match, len(text.Passages))
	for i := range text.Passages {
		found[i] = r.sensible(i, t.matches(&text.Passages[i]))
		for _, m := range found[i] {
			if len(topics(m)) == 1 && m.endings[0].main {
				r.own[m.endings[0].topic] = true
			}
		}
	}
	for i := range text.Passages {
		for _, m := range found[i] {
			r.take(i, m)
		}
	}
	return Tags{r.known(), r.ambiguous, r.unknown()}
}

// A tagging is one text while it is tagged.
type tagging struct {
	*Tagger
	text      Text
	own       map[int64]bool // topics that are called by their own name
	places    map[int64][]prose.Place
	ambiguous []Ambiguous
	covered   map[int]bool // names, by number, that a topic was found in
}

// sensible leaves out matches that are part of a longer name: of a person for
// all but a person, of a place or organisation for a single word.
func (r *tagging) sensible(passage int, matches []match) []match {
	mentions := r.text.Names.In(passage)
	return slices.DeleteFunc(matches, func(m match) bool {
		end, _ := slices.BinarySearchFunc(mentions, m.to, func(n name.Mention, to int) int { return n.From - to })
		if end == 0 {
			return false
		}
		n := mentions[end-1]
		if n.To <= m.from || n.To-n.From <= m.to-m.from || m.from < n.From {
			return false
		}
		return m.to != n.To || r.topics[m.endings[0].topic].Kind != news.Person
	})
}

// take notes a match for the topic it means.
func (r *tagging) take(passage int, m match) {
	p := &r.text.Passages[passage]
	place := p.Place(p.Tokens[m.from].Start, p.Tokens[m.to-1].End)
	if mention, ok := r.text.Names.Within(passage, m.from, m.to); ok {
		r.covered[mention.Name] = true
	}
	all := topics(m)
	if id, ok := r.meant(all); ok {
		r.places[id] = append(r.places[id], place)
		return
	}
	r.ambiguous = append(r.ambiguous, Ambiguous{p.Span(m.from, m.to), all, place})
}

// clearly is by how much the likest profile must be ahead of the next.
const clearly = 1.5

// meant returns which of several topics a name means.
func (r *tagging) meant(all []int64) (int64, bool) {
	if len(all) == 1 {
		return all[0], true
	}
	var own []int64
	for _, id := range all {
		if r.own[id] {
			own = append(own, id)
		}
	}
	if len(own) == 1 {
		return own[0], true
	}
	best, first, second := int64(0), 0.0, 0.0
	for _, id := range all {
		switch like := r.text.Vector.Cosine(r.topics[id].Profile); {
		case like > first:
			best, first, second = id, like, first
		case like > second:
			second = like
		}
	}
	return best, first > 0 && first >= clearly*second
}

// topics returns the topics that a match may mean, each once.
func topics(m match) []int64 {
	var all []int64
	for _, e := range m.endings {
		all = append(all, e.topic)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (r *tagging) known() []Tag {
	var all []Tag
	for _, id := range slices.Sorted(maps.Keys(r.places)) {
		all = append(all, Tag{id, r.places[id]})
	}
	slices.SortStableFunc(all, func(a, b Tag) int { return cmp.Compare(len(b.Places), len(a.Places)) })
	return all
}

// unknown returns the names that no topic was found in, and that are worth
// offering: those whose kind the text tells.
func (r *tagging) unknown() []Unknown {
	var all []Unknown
	for i, n := range r.text.Names.All {
		if r.covered[i] || !n.Sure || n.Kind == name.Unknown {
			continue
		}
		u := Unknown{Text: n.Text, Kind: kind(n.Kind), Role: n.Role}
		for _, m := range n.Mentions {
			p := &r.text.Passages[m.Passage]
			u.Places = append(u.Places, p.Place(p.Tokens[m.From].Start, p.Tokens[m.To-1].End))
		}
		all = append(all, u)
	}
	slices.SortStableFunc(all, func(a, b Unknown) int { return cmp.Compare(len(b.Places), len(a.Places)) })
	return all
}

// kind returns the kind of topic that a name of a known kind would be.
func kind(k name.Kind) news.TopicKind {
	switch k {
	case name.Person:
		return news.Person
	case name.Organisation:
		return news.Organisation
	default:
		return news.Place
	}
}
