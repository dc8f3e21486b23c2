package news

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Fault is what is wrong with one field of a form.
type Fault struct {
	Field    string // as the API calls it: "article_path"
	Sentence string
}

// Faults are all that is wrong with a form, so that each can be told beside
// its field. None means that it can be saved.
type Faults []Fault

func (f *Faults) add(field, sentence string) { *f = append(*f, Fault{field, sentence}) }

// Refuse returns the faults as one refusal of kind [Invalid] with all the
// sentences, or nil if there are none. [FaultsOf] finds the fields in it.
func (f Faults) Refuse() error {
	if len(f) == 0 {
		return nil
	}
	sentences := make([]string, len(f))
	for i, fault := range f {
		sentences[i] = fault.Sentence
	}
	return &faulty{Error{Invalid, strings.Join(sentences, " ")}, f}
}

// FaultsOf returns the faults by field that a refusal was made of, if any.
func FaultsOf(err error) Faults {
	if e, ok := errors.AsType[*faulty](err); ok {
		return e.faults
	}
	return nil
}

// A faulty is a refusal that knows its fields.
type faulty struct {
	refusal Error
	faults  Faults
}

func (e *faulty) Error() string { return e.refusal.Message }

func (e *faulty) Unwrap() error { return &e.refusal }

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// How long what is said of a section, topic or author may be, in characters.
const (
	maxRemark = 300  // a role, a beat, the description of a section
	maxBio    = 4000 // a description or biography
	maxList   = 30   // how many languages or links
)

func (f *Faults) slug(slug string) {
	if slug == "" || Slugify(slug) != slug {
		f.add("slug", "A slug is made of small letters, digits and hyphens, like “vera-lindqvist”.")
	}
}

func (f *Faults) long(field, thing, text string, limit int) {
	if utf8.RuneCountInString(text) > limit {
		f.add(field, fmt.Sprintf("The %s can have %d characters at most.", thing, limit))
	}
}

func (f *Faults) lines(field string, lines []string, limit int) {
	if len(lines) > limit {
		f.add(field, fmt.Sprintf("There can be %d of them at most.", limit))
	}
	for _, line := range lines {
		if blank(line) || utf8.RuneCountInString(line) > maxName {
			f.add(field, "Each of them needs 1 to 80 characters.")
			return
		}
	}
}

func (f *Faults) links(links []string) {
	if len(links) > maxList {
		f.add("links", fmt.Sprintf("There can be %d links at most.", maxList))
	}
	for _, link := range links {
		if !validLink(link) {
			f.add("links", "A link must be an absolute address, beginning with https: or http:.")
			return
		}
	}
}

// maxName is how long the name of a desk, profile, section, topic or author
// may be, in characters.
const maxName = 80

// nameFaults wants a name of a sensible length for a thing.
func nameFaults(name, thing string) (faults Faults) {
	switch {
	case blank(name):
		faults.add("name", thing+" needs a name.")
	case utf8.RuneCountInString(name) > maxName:
		faults.add("name", thing+" needs a shorter name, of 80 characters at most.")
	}
	return faults
}
