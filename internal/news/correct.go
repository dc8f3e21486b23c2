package news

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// maxCorrection is how long a correction may be, in characters.
const maxCorrection = 2000

// Correct readies a dated note for a live article, which stands under it when
// it is saved. If withText, the head revision goes out with it; otherwise
// readers keep the version they have.
func (a *Article) Correct(c *Correction, withText bool, proof Proof, now time.Time) error {
	if _, err := a.step(ToCorrect, now); err != nil {
		return err
	}
	c.Text = strings.TrimSpace(c.Text)
	if err := c.check(a.Corrections); err != nil {
		return err
	}
	if withText {
		if err := a.publishable(proof); err != nil {
			return err
		}
		a.LiveHead = a.Head
	}
	c.Article, c.At, a.UpdatedAt = a.ID, now, now
	return nil
}

// check refuses a correction that says nothing, or what stands there already.
func (c *Correction) check(earlier []Correction) error {
	same := func(e Correction) bool { return e.Kind == c.Kind && e.Text == c.Text }
	switch {
	case !slices.Contains(CorrectionKinds(), c.Kind):
		return &Error{Invalid, "There is no kind of correction called " + quote(string(c.Kind)) + "."}
	case c.Text == "":
		return &Error{Invalid, "Say what was wrong and what is right."}
	case utf8.RuneCountInString(c.Text) > maxCorrection:
		return &Error{Invalid, "A correction can have 2,000 characters at most."}
	case slices.ContainsFunc(earlier, same):
		return &Error{Conflict, "The article carries this correction already."}
	default:
		return nil
	}
}
