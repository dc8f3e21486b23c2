package news

import "time"

// A Storyline is a running story: articles that tell of it one after the
// other, and a timeline of what happened. Editors open and close it, and
// decide what belongs to it; the program only proposes.
type Storyline struct {
	ID       int64
	Version  int // grows with every change of what stands here; a save that saw an older one is refused
	State    StorylineState
	Slug     string
	Title    string
	Summary  string // what it is about and where it stands, for readers who come late
	Picture  int64
	OpenedAt time.Time
	ClosedAt time.Time // zero unless it is closed
	// Newest is when its newest article was, or will be, published; zero if
	// readers will get none.
	Newest time.Time
}

// A StorylineState is how far a storyline has come by decision of people.
type StorylineState string

// The states of a storyline. One that was refused is kept, so that the same
// articles are not proposed as one again.
const (
	StorylineProposed StorylineState = "proposed"
	StorylineOpen     StorylineState = "open"
	StorylineClosed   StorylineState = "closed"
	StorylineRefused  StorylineState = "refused"
)

// StorylineStates lists every state of a storyline.
func StorylineStates() []StorylineState {
	return []StorylineState{StorylineProposed, StorylineOpen, StorylineClosed, StorylineRefused}
}

// Decided reports whether an editor made it a storyline of the paper: it has
// an address, and a page as soon as one of its articles is public.
func (s StorylineState) Decided() bool { return s == StorylineOpen || s == StorylineClosed }

// Path returns the address of the storyline's page.
func (s Storyline) Path() string { return "/storyline/" + s.Slug }

// Faults lists what is wrong with the storyline.
func (s Storyline) Faults() (faults Faults) {
	if blank(s.Title) {
		faults.add("title", "The storyline needs a title.")
	}
	faults.long("title", "title", s.Title, maxStorylineTitle)
	faults.long("summary", "summary", s.Summary, maxBio)
	faults.slug(s.Slug)
	return faults
}

// maxStorylineTitle is how long the title of a storyline may be, in characters.
const maxStorylineTitle = 120

// Open makes a proposed or refused storyline one of the paper.
func (s *Storyline) Open(now time.Time) error {
	if s.State.Decided() {
		return &Error{Conflict, "This storyline is open already."}
	}
	s.State, s.OpenedAt = StorylineOpen, now
	return nil
}

// Close says that the story is over. Articles can still be added, and it can
// be opened again.
func (s *Storyline) Close(now time.Time) error {
	if s.State != StorylineOpen {
		return &Error{Conflict, "Only an open storyline can be closed."}
	}
	s.State, s.ClosedAt = StorylineClosed, now
	return nil
}

// Reopen takes a closed storyline up again.
func (s *Storyline) Reopen() error {
	if s.State != StorylineClosed {
		return &Error{Conflict, "Only a closed storyline can be opened again."}
	}
	s.State, s.ClosedAt = StorylineOpen, time.Time{}
	return nil
}

// Refuse says that what was proposed as a storyline is none.
func (s *Storyline) Refuse() error {
	if s.State != StorylineProposed {
		return &Error{Conflict, "Only a proposed storyline can be refused. Close this one, or take its articles out and delete it."}
	}
	s.State = StorylineRefused
	return nil
}

// A Pace is how a storyline is getting on.
type Pace string

// The paces of a storyline.
const (
	Running Pace = "running"
	Quiet   Pace = "quiet" // nothing for weeks
	Over    Pace = "closed"
)

// QuietAfter is how long after its newest article a storyline is quiet.
const QuietAfter = 4 * 7 * 24 * time.Hour

// Pace returns how the storyline is getting on, and when that changes by
// itself, zero for never. It turns quiet with the clock, not by anybody's deed.
func (s Storyline) Pace(newest, now time.Time) (p Pace, until time.Time) {
	switch end := newest.Add(QuietAfter); {
	case s.State == StorylineClosed:
		return Over, time.Time{}
	case now.Before(end):
		return Running, end
	default:
		return Quiet, time.Time{}
	}
}

// movesOn is how much later a newer article of a storyline must be for the
// older one to say so. What follows within a day, a reader finds beside it.
const movesOn = 24 * time.Hour

// MovedOn reports whether an article, published or last changed in substance
// at a time, must tell its readers that its story went on with one of a kind
// that was published at newest. Opinions are no newer facts.
func MovedOn(changed, newest time.Time, kind ArticleKind) bool {
	switch kind {
	case Opinion, Editorial, Review, Advertorial, AboutPage:
		return false
	}
	return newest.Sub(changed) >= movesOn
}

// A Member is an article in its relation to a storyline.
type Member struct {
	Storyline int64
	Article   int64
	State     MemberState
	Reasons   []MemberReason // why it was proposed; none if somebody put it in by hand
	Likeness  float64        // to the others, where that is a reason
	Staff     int64          // who decided; 0 while it is a proposal
	At        time.Time      // of the decision or the proposal
}

// A MemberState is whether an article belongs to a storyline.
type MemberState string

// The states of a member. A refused article is not proposed again.
const (
	MemberProposed MemberState = "proposed"
	MemberIn       MemberState = "in"
	MemberRefused  MemberState = "refused"
)

// A MemberReason is why an article is proposed for a storyline.
type MemberReason string

// The reasons, the strongest first.
const (
	ByLink     MemberReason = "link"   // it links to an article of the storyline, or one of them to it
	ByLikeness MemberReason = "alike"  // it tells of the same
	ByTopics   MemberReason = "topics" // it is about the same people, places and things
)
