package news

import (
	"errors"
	"strings"
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
