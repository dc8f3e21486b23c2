package news

import (
	"cmp"
	"slices"
)

// Listening is what a publisher decides about what can be heard.
type Listening struct {
	// Silent says that no article is spoken by itself, only those an editor
	// asks for.
	Silent bool `json:"silent,omitempty"`
	// Least is how many words an article must have to be spoken by itself.
	Least int `json:"least,omitempty"`
	// Kinds are spoken by themselves; all but advertorials if there are none.
	Kinds []ArticleKind `json:"kinds,omitempty"`

	Podcast Podcast `json:"podcast"`
}

// A Podcast is what directories want to know of the paper's podcasts. Without
// a cover there are none; see [Settings.Podcast] for what else is empty.
type Podcast struct {
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Email       string `json:"email,omitempty"`    // whom directories write to
	Category    string `json:"category,omitempty"` // of Apple's list
	Subcategory string `json:"subcategory,omitempty"`
	Cover       int64  `json:"cover,omitempty"` // a square picture
}

// Podcast returns what directories are told: what was decided about podcasts,
// and where that is nothing, what the paper says of itself.
func (s Settings) Podcast() Podcast {
	p := s.Listen.Podcast
	p.Title, p.Description, p.Email = cmp.Or(p.Title, s.Name), cmp.Or(p.Description, s.Description), cmp.Or(p.Email, s.Email)
	if p.Category == "" {
		p.Category, p.Subcategory = "News", "Daily News"
	}
	return p
}

// Speaks reports whether an article is to be spoken without being asked for.
// Standing pages never are.
func (l Listening) Speaks(kind ArticleKind, words int) bool {
	return !l.Silent && words >= l.Least && slices.Contains(l.SpokenKinds(), kind)
}

// SpokenKinds returns the kinds of article that are spoken by themselves.
func (l Listening) SpokenKinds() []ArticleKind {
	if len(l.Kinds) > 0 {
		return l.Kinds
	}
	return slices.DeleteFunc(ArticleKinds(), func(k ArticleKind) bool { return k == AboutPage || k == Advertorial })
}

// fault says what is wrong with the decisions, or returns "".
func (l Listening) fault() string {
	for _, k := range l.Kinds {
		if k == AboutPage || !slices.Contains(ArticleKinds(), k) {
			return "Only kinds of article that exist can be spoken, and no standing pages."
		}
	}
	if l.Least < 0 {
		return "The number of words can not be negative."
	}
	return ""
}
