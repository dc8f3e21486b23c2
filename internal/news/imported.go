package news

// An Imported is one thing that was read on another site and is to be part of
// the paper. Origin names it for ever: storing the same thing twice changes
// nothing. Exactly one of the nouns is set, or none for a thing that is only
// kept aside in Body.
type Imported struct {
	Origin Origin
	Body   string // the source as it was read, kept for converting it again

	Article  *Article // State, Path, times and Content as they shall be; a taken Path gets a number
	Section  *Section
	Topic    *Topic
	Author   *Author
	Picture  *Picture
	Redirect *Redirect

	// Outcome and Ref, the id of the noun, are set when it has been stored.
	Outcome Outcome
	Ref     int64
}

// An Outcome is what became of an imported thing.
type Outcome string

// The outcomes of an import.
const (
	Added     Outcome = "added"
	Changed   Outcome = "changed"
	Unchanged Outcome = "unchanged" // stored before with the same hash
	Edited    Outcome = "edited"    // changed there, but edited here since: left alone
	Taken     Outcome = "taken"     // a redirect whose path leads somewhere else: left out
)
