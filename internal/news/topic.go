package news

import (
	"regexp"
	"slices"
	"strings"
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
	Parent      int64  // the subject above it in the tree, 0 at the top
	Code        string // in a public list of subjects: "medtop:20000002"; or empty
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

// A SubjectInTree is a subject with how many stand right below it.
type SubjectInTree struct {
	Topic
	Below int
}

// mediaTopics is the address of the Media Topics of the IPTC, and the prefix
// of their codes (https://cv.iptc.org/newscodes/mediatopic/).
const (
	mediaTopics      = "http://cv.iptc.org/newscodes/mediatopic/"
	mediaTopicPrefix = "medtop:"
)

// Concept returns the address by which the world knows the topic's code, such
// as "http://cv.iptc.org/newscodes/mediatopic/20000002"; "" without one.
func Concept(code string) string {
	if number, ok := strings.CutPrefix(code, mediaTopicPrefix); ok {
		return mediaTopics + number
	}
	return ""
}

// maxAliases is how many other names a topic may have: a body that every
// paper writes in its own way has hundreds.
const maxAliases = 10_000

var topicCode = regexp.MustCompile(`^medtop:\d{8}$`)

// Faults lists what is wrong with the topic.
func (t Topic) Faults() Faults {
	faults := nameFaults(t.Name, "The topic")
	if !slices.Contains(TopicKinds(), t.Kind) {
		faults.add("kind", "Say what kind of topic it is: a person, an organisation, a place, an event or a subject.")
	}
	faults.slug(t.Slug)
	faults.long("role", "role", t.Role, maxRemark)
	faults.long("description", "description", t.Description, maxBio)
	faults.lines("aliases", t.Aliases, maxAliases)
	faults.links(t.Links)
	faults.place(t)
	return faults
}

// place lists what is wrong with the topic's place in the tree of subjects.
func (f *Faults) place(t Topic) {
	if t.Code != "" && !topicCode.MatchString(t.Code) {
		f.add("code", "The code of a Media Topic is written like medtop:20000002.")
	}
	switch {
	case t.Parent == 0:
	case t.Kind != Subject:
		f.add("parent", "Only a subject can stand below another one.")
	case t.Parent == t.ID:
		f.add("parent", "A subject can not stand below itself.")
	}
}
