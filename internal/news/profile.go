package news

import (
	"slices"
	"unicode/utf8"
)

// A Profile is what the paper asks of one sort of article: where it belongs,
// which fields must be filled before readers get it, and how long its
// headlines should be. The zero Profile asks what is asked of every article.
type Profile struct {
	ID    int64  `json:"-"`
	Name  string `json:"-"` // "Court report"
	Place int    `json:"-"` // among the profiles, from 1

	// What an article begins with that is written in this profile.
	Kind    ArticleKind `json:"kind,omitempty"`
	Section int64       `json:"section,omitempty"`
	Desk    int64       `json:"desk,omitempty"`

	Required []Field `json:"required,omitempty"`

	// Guides say how long a text should be; nothing is refused for it.
	Headline      Guide `json:"headline,omitzero"`
	ShortHeadline Guide `json:"short_headline,omitzero"`
	Standfirst    Guide `json:"standfirst,omitzero"`

	Help string `json:"help,omitempty"` // what a writer should know, shown beside the text
}

// A Guide is how many characters a text should have; 0 leaves an end open.
type Guide struct {
	Min int `json:"min,omitempty"`
	Max int `json:"max,omitempty"`
}

// A Field is a part of an article that a profile may require.
type Field string

// The fields that can be required. Headline, section and text always are.
const (
	KickerField        Field = "kicker"
	ShortHeadlineField Field = "short_headline"
	StandfirstField    Field = "standfirst"
	BylineField        Field = "byline"
	DatelineField      Field = "dateline"
	PictureField       Field = "picture"
	TopicsField        Field = "topics"
	SearchTextField    Field = "search_text"
	ShareTextField     Field = "share_text"
)

// Fields lists what a profile may require, in the order of the form.
func Fields() []Field {
	return []Field{
		KickerField, ShortHeadlineField, StandfirstField, BylineField, DatelineField, PictureField, TopicsField,
		SearchTextField, ShareTextField,
	}
}

// maxGuide is the greatest length that a guide may name, and maxHelp how long
// the help of a profile may be, both in characters.
const (
	maxGuide = 1000
	maxHelp  = 2000
)

// Faults lists what is wrong with the profile.
func (p Profile) Faults() Faults {
	faults := nameFaults(p.Name, "The profile")
	if p.Kind != "" && !slices.Contains(ArticleKinds(), p.Kind) {
		faults.add("kind", "There is no kind of article called "+quote(string(p.Kind))+".")
	}
	for _, f := range p.Required {
		if !slices.Contains(Fields(), f) {
			faults.add("required", "There is no field called "+quote(string(f))+" that could be required.")
		}
	}
	for _, g := range []struct {
		field string
		guide Guide
	}{{"headline", p.Headline}, {"short_headline", p.ShortHeadline}, {"standfirst", p.Standfirst}} {
		if !g.guide.valid() {
			faults.add(g.field, "A guide needs two lengths from 0 to 1,000 characters, the shorter one first.")
		}
	}
	if utf8.RuneCountInString(p.Help) > maxHelp {
		faults.add("help", "The help can have 2,000 characters at most.")
	}
	return faults
}

func (g Guide) valid() bool {
	return g.Min >= 0 && g.Max >= 0 && max(g.Min, g.Max) <= maxGuide && (g.Max == 0 || g.Min <= g.Max)
}

// lacking checks that the required fields are filled.
func (p Profile) lacking(c *Content) []Check {
	var checks []Check
	for _, f := range Fields() {
		if slices.Contains(p.Required, f) && c.empty(f) {
			checks = append(checks, must("profile-"+string(f), string(f),
				"The profile "+quote(p.Name)+" asks for "+f.words()+".", "Fill it in, or choose another profile."))
		}
	}
	return checks
}

// empty reports whether a field that a profile may require is not filled.
func (c *Content) empty(f Field) bool {
	switch f {
	case KickerField:
		return blank(c.Kicker)
	case ShortHeadlineField:
		return blank(c.ShortHeadline)
	case StandfirstField:
		return blank(c.Standfirst)
	case BylineField:
		return len(c.Byline) == 0
	case DatelineField:
		return blank(c.Dateline)
	case PictureField:
		return c.Picture == nil
	case TopicsField:
		return len(c.Topics) == 0
	case SearchTextField:
		return blank(c.SearchText)
	case ShareTextField:
		return blank(c.ShareText)
	default:
		return false
	}
}

// words completes "The profile asks for".
func (f Field) words() string {
	switch f {
	case KickerField:
		return "a kicker"
	case ShortHeadlineField:
		return "a short headline"
	case StandfirstField:
		return "a standfirst"
	case BylineField:
		return "a byline"
	case DatelineField:
		return "a dateline"
	case PictureField:
		return "a lead picture"
	case TopicsField:
		return "at least one topic"
	case SearchTextField:
		return "a text for search engines"
	case ShareTextField:
		return "a text for sharing"
	default:
		return "more"
	}
}
