package news

import "time"

// A Correction is a dated public note on what was wrong with an article or
// what changed in it. The article stays live.
type Correction struct {
	ID      int64
	Article int64
	Kind    CorrectionKind
	Text    string // what was wrong, what is right; plain text
	At      time.Time
	Top     bool // above the text, because the headline or the core was wrong
	Staff   int64
}

// A CorrectionKind says how grave a correction is.
type CorrectionKind string

// The kinds of correction.
const (
	FactWrong     CorrectionKind = "correction"    // a fact was wrong
	Clarification CorrectionKind = "clarification" // right, but misleading
	NewsUpdate    CorrectionKind = "update"        // the news moved on
	EditorsNote   CorrectionKind = "note"          // about how the article came about
	Retraction    CorrectionKind = "retraction"    // the article should not have appeared
)

// IsMistake reports whether a correction of this kind owns up to something
// that was wrong: an article with one is marked as corrected wherever its card
// stands. That the news moved on, or how an article came about, is no mistake.
func (k CorrectionKind) IsMistake() bool {
	return k == FactWrong || k == Clarification || k == Retraction
}

// CorrectionKinds lists every kind of correction.
func CorrectionKinds() []CorrectionKind {
	return []CorrectionKind{FactWrong, Clarification, NewsUpdate, EditorsNote, Retraction}
}
