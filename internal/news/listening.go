package news

import "slices"

// Listening is what a publisher decides about what can be heard.
type Listening struct {
	// Silent says that no article is spoken by itself, only those an editor
	// asks for.
	Silent bool `json:"silent,omitempty"`
	// Least is how many words an article must have to be spoken by itself.
	Least int `json:"least,omitempty"`
	// Kinds are spoken by themselves; all but advertorials if there are none.
	Kinds []ArticleKind `json:"kinds,omitempty"`

	Podcast Podcast `json:"podcast,omitzero"`
}

// A Podcast is what directories want to know of the paper's podcasts. Without
// all of it there are none.
type Podcast struct {
	Title       string `json:"title,omitempty"`       // the name of the paper if empty
	Description string `json:"description,omitempty"` // that of the paper if empty
	Email       string `json:"email,omitempty"`       // whom directories write to
	Category    string `json:"category,omitempty"`    // of Apple's list
	Subcategory string `json:"subcategory,omitempty"`
	Cover       int64  `json:"cover,omitempty"` // a square picture
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
