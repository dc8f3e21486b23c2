package news

import (
	"slices"
)

// A Topic is what articles are about: a person, an organisation, a place, an
// event or a subject. Each has a page of its own.
type Topic struct {
	ID          int64
	Kind        TopicKind
	Slug        string
	Name        string
	Aliases     []string
	Role        string // of a person or organisation: "mayor of Ostrand"
	Description string
	Links       []string // absolute addresses elsewhere, such as Wikidata
	Picture     int64
	Origin      *Origin
}

// A TopicKind is what sort of thing a topic is.
type TopicKind string

// The kinds of topic.
const (
	Person       TopicKind = "person"
	Organisation TopicKind = "organisation"
	Place        TopicKind = "place"
	Happening    TopicKind = "event"
	Subject      TopicKind = "subject"
)

// TopicKinds lists every kind of topic.
func TopicKinds() []TopicKind {
	return []TopicKind{Person, Organisation, Place, Happening, Subject}
}

// Path returns the address of the topic's page. People and places have
// addresses of their own; all others share one.
func (t Topic) Path() string {
	switch t.Kind {
	case Person:
		return "/person/" + t.Slug
	case Place:
		return "/place/" + t.Slug
	default:
		return "/topic/" + t.Slug
	}
}

// Faults lists what is wrong with the topic.
func (t Topic) Faults() Faults {
	faults := nameFaults(t.Name, "The topic")
	if !slices.Contains(TopicKinds(), t.Kind) {
		faults.add("kind", "Say what kind of topic it is: a person, an organisation, a place, an event or a subject.")
	}
	faults.slug(t.Slug)
	faults.long("role", "role", t.Role, maxRemark)
	faults.long("description", "description", t.Description, maxBio)
	faults.lines("aliases", t.Aliases)
	faults.links(t.Links)
	return faults
}
