package news

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// A Quote is what somebody is quoted with in an article. The program finds it,
// and people decide: only what they confirmed is ever public. What they
// decided is about the words, not about a place in a text, so that it stands
// in every later revision that still has the words.
type Quote struct {
	ID      int64 // 0 for one that nobody has kept yet
	Article int64
	Mark    string // names the quote within its article, see [QuoteMark]
	Kind    QuoteKind
	Cue     string // the words that tell that it was said; may be empty
	Found   Saying // as the text has it
	Said    Saying // as it stands: what was found, or what a person made of it
	Mended  bool   // a person made something else of it
	ByHand  bool   // a person found it

	State QuoteState
	Staff int64     // who decided; 0 for nobody yet, or for the writer who named the speaker in the text
	At    time.Time // when it was decided

	// LiveIn is the number of the revision that readers have and that has
	// the words; 0 for none. PublishAt is when its article became public.
	LiveIn    int
	PublishAt time.Time
}

// A Saying is words with who said them.
type Saying struct {
	Pieces  []QuotePiece `json:"pieces"` // in reading order, never none
	Speaker Speaker      `json:"speaker"`
}

// A QuotePiece is one run of words and where it stands: the characters from
// Start up to, not including, End in the running text number Text of block
// number Block.
type QuotePiece struct {
	Words string `json:"words"`
	Block int    `json:"block"`
	Text  int    `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// A Speaker is who said a quote, and as what.
type Speaker struct {
	Topic int64  `json:"topic,omitempty"` // a person or an organisation; 0 for a name alone
	Name  string `json:"name,omitempty"`
	Role  string `json:"role,omitempty"` // at that time: "mayor of Ostrand"
}

// A QuoteKind says how much of what was said stands between the marks.
type QuoteKind string

// The kinds of quote.
const (
	DirectQuote  QuoteKind = "direct"
	PartialQuote QuoteKind = "partial" // words inside a sentence of the reporter's
	BlockQuote   QuoteKind = "block"   // a block of its own, which names its speaker
)

// A QuoteState says what people decided about a quote.
type QuoteState string

// The states of a quote.
const (
	QuoteProposed  QuoteState = "proposed"
	QuoteConfirmed QuoteState = "confirmed"
	QuoteRefused   QuoteState = "refused"
)

// Limits of what a person may make of a quote.
const (
	maxQuoteWords = 10_000 // characters
	maxPieces     = 50
	maxSpeaker    = 300
)

// Words returns the words in one line, with a gap where the text breaks them.
func (s Saying) Words() string {
	words := make([]string, len(s.Pieces))
	for i, p := range s.Pieces {
		words[i] = strings.TrimSpace(p.Words)
	}
	return strings.Join(words, " … ")
}

// Named reports whether anybody is said to have said it.
func (s Speaker) Named() bool { return s.Topic != 0 || s.Name != "" }

// FoldQuote returns words as quotes are compared by: letters and digits in
// lower case, with single spaces between the runs of them.
func FoldQuote(words string) string {
	runs := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	return strings.Join(runs, " ")
}

// QuoteMark returns the name of a quote by its words: the nth, from 1, with
// these words in its article.
func QuoteMark(words string, nth int) string {
	sum := sha256.Sum256([]byte(FoldQuote(words)))
	mark := hex.EncodeToString(sum[:8])
	if nth > 1 {
		mark += "-" + strconv.Itoa(nth)
	}
	return mark
}

// Confirm says that the quote is right as it stands.
func (q *Quote) Confirm(staff int64, now time.Time) error {
	switch {
	case q.State == QuoteConfirmed:
		return &Error{Conflict, "This quote is confirmed already."}
	case !q.Said.Speaker.Named():
		return &Error{Invalid, "Say first who said it."}
	}
	q.decide(QuoteConfirmed, staff, now)
	return nil
}

// Refuse says that it is no quote, or none to keep.
func (q *Quote) Refuse(staff int64, now time.Time) error {
	if q.State == QuoteRefused {
		return &Error{Conflict, "This quote is refused already."}
	}
	q.decide(QuoteRefused, staff, now)
	return nil
}

// Mend says what the quote is, and confirms it so.
func (q *Quote) Mend(said Saying, staff int64, now time.Time) error {
	said.Speaker.Name = strings.TrimSpace(said.Speaker.Name)
	said.Speaker.Role = strings.TrimSpace(said.Speaker.Role)
	if err := said.faults().Refuse(); err != nil {
		return err
	}
	q.Said, q.Mended = said, true
	q.decide(QuoteConfirmed, staff, now)
	return nil
}

// Undo takes back what was decided. What a person found goes altogether.
func (q *Quote) Undo() error {
	if q.State == QuoteProposed {
		return &Error{Conflict, "Nothing was decided about this quote."}
	}
	q.Said, q.Mended = q.Found, false
	q.decide(QuoteProposed, 0, time.Time{})
	return nil
}

func (q *Quote) decide(state QuoteState, staff int64, now time.Time) {
	q.State, q.Staff, q.At = state, staff, now
}

func (s Saying) faults() Faults {
	faults := Faults{}
	words := s.Words()
	switch {
	case FoldQuote(words) == "":
		faults.add("pieces", "A quote needs words.")
	case len(s.Pieces) > maxPieces:
		faults.add("pieces", "A quote can have 50 pieces at most.")
	}
	faults.long("pieces", "quote", words, maxQuoteWords)
	if !s.Speaker.Named() {
		faults.add("speaker", "Say who said it.")
	}
	faults.long("speaker", "name of the speaker", s.Speaker.Name, maxSpeaker)
	faults.long("role", "role of the speaker", s.Speaker.Role, maxSpeaker)
	return faults
}

// A QuoteQuery asks for quotes in the text that readers have; what is empty
// does not matter.
type QuoteQuery struct {
	Topic    int64   // who said it
	Name     string  // or a name that is no topic
	Words    string  // all of them, in any order
	Articles []int64 // one of these; nil for any
	State    QuoteState
	Section  int64 // or one below it
	Desk     int64
	From     time.Time // published then or later
	Until    time.Time // published before
	After    QuotePlace
	Limit    int
}

// A QuotePlace is where a page of a list ended.
type QuotePlace struct {
	At time.Time
	ID int64
}

// A FoundQuote is a quote with its article as readers have it.
type FoundQuote struct {
	Quote
	Headline string
	Path     string
	Section  int64
}
