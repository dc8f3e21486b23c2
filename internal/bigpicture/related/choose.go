package related

import (
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// A Candidate is an article that may stand under another, with what it is
// about.
type Candidate struct {
	Article    int64
	Likeness   float64
	Storylines []Named
	Topics     []Topic
	Duplicate  bool // nearly the same as the article, or as one chosen before
}

// A Named thing has an id and a name that readers know.
type Named struct {
	ID   int64
	Name string
}

// A Topic is what an article is about, with its kind.
type Topic struct {
	Named
	Kind news.TopicKind
}

// A Reason says why an article is related.
type Reason struct {
	Kind  ReasonKind
	Named // what both have in common; nothing for [SameSubject] without a topic
}

// A ReasonKind is what two articles have in common. Words for readers are made
// of it in their language.
type ReasonKind string

// The reasons, the strongest first.
const (
	SameStoryline    ReasonKind = "storyline"
	SameEvent        ReasonKind = "event"
	SamePerson       ReasonKind = "person"
	SamePlace        ReasonKind = "place"
	SameOrganisation ReasonKind = "organisation"
	SameSubject      ReasonKind = "subject"
)

// A Choice is a related article as readers see it.
type Choice struct {
	Article int64
	Reason  Reason
	Pinned  bool
}

// Wishes are what editors decided for an article, which the program obeys.
type Wishes struct {
	Pinned []int64 // always shown, in this order
	Banned []int64 // never shown
}

const (
	// Shown is how many related articles a page shows at most. Twice as many
	// are kept: some may be on the page already, or not public yet.
	Shown = 5
	kept  = 2 * Shown
	least = 0.24 // likeness that needs no other reason: that of articles of one storyline
	faint = 0.05 // likeness below which no reason helps
)

// Choose picks from candidates, the likest first, what may stand under the
// article about, twice as many as are [Shown]. What has no reason is not
// related. What is pinned must be among the candidates.
func Choose(about Candidate, candidates []Candidate, w Wishes) []Choice {
	var chosen []Choice
	byID := map[int64]Candidate{}
	for _, c := range candidates {
		byID[c.Article] = c
	}
	for _, id := range w.Pinned {
		if c, ok := byID[id]; ok && len(chosen) < kept && id != about.Article {
			chosen = append(chosen, Choice{id, reason(about, c), true})
		}
	}
	for _, c := range candidates {
		if len(chosen) == kept {
			break
		}
		if c.Article == about.Article || c.Duplicate || slices.Contains(w.Banned, c.Article) || slices.ContainsFunc(chosen, func(o Choice) bool { return o.Article == c.Article }) {
			continue
		}
		if r := reason(about, c); c.Likeness >= least || c.Likeness >= faint && r.Kind != SameSubject {
			chosen = append(chosen, Choice{c.Article, r, false})
		}
	}
	return chosen
}

// reason returns the strongest thing that two articles have in common. Of two
// of a kind the one counts that the first article names first.
func reason(a, b Candidate) Reason {
	for _, s := range a.Storylines {
		if slices.Contains(b.Storylines, s) {
			return Reason{SameStoryline, s}
		}
	}
	for _, kind := range []struct {
		topic  news.TopicKind
		reason ReasonKind
	}{
		{news.Happening, SameEvent},
		{news.Person, SamePerson},
		{news.Place, SamePlace},
		{news.Organisation, SameOrganisation},
		{news.Subject, SameSubject},
	} {
		for _, t := range a.Topics {
			if t.Kind == kind.topic && slices.Contains(b.Topics, t) {
				return Reason{kind.reason, t.Named}
			}
		}
	}
	return Reason{Kind: SameSubject}
}
