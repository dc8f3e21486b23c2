package letter

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Query asks for the issues of a letter, the newest first.
type Query struct {
	Letter int64
	Before int64 // id of the last one of the page before; 0 for the first page
	Limit  int
}

// A Line is an issue as a list at the desk shows it.
type Line struct {
	news.Issue
	Figures Figures
}

// A Figure names what is counted of an issue. That of a result is how many
// mails ended so.
type Figure string

// The figures beside those of results.
const (
	Readers    Figure = "readers"    // to whom the issue goes
	Dropped    Figure = "dropped"    // left before their mail had its turn
	Bounced    Figure = "bounced"    // taken by the relay, and returned
	Blocked    Figure = "blocked"    // returned for what we are; among the bounced
	Complained Figure = "complained" // called spam by their readers
	Departed   Figure = "left"       // left by the link in the mail
)

// Figures are the counts of an issue. What is not there is 0.
type Figures map[Figure]int

// Of returns how many mails ended with a result.
func (f Figures) Of(r Result) int { return f[Figure(r)] }

// Open returns how many mails have not met their end.
func (f Figures) Open() int {
	return f[Readers] - f.Of(Accepted) - f.Of(Refused) - f.Of(Missed) - f.Of(Unknown) - f[Dropped]
}

// A Link is one of an issue whose clicks are counted.
type Link struct {
	URL    string
	Clicks int
}

// A Trouble is a mail that did not arrive, or may not have.
type Trouble struct {
	Delivery   int64
	Subscriber int64
	Email      news.Email // empty if the reader was erased
	Result     Result     // also [Dropped], bounced or complained
	At         time.Time
	Status     string // such as 5.1.1
	Words      string // of the server
}

// A RunState is how far the sending of an issue is.
type RunState struct {
	Sending  bool
	Complete bool      // every reader has a delivery
	Waiting  bool      // some have not been handed over
	NextAt   time.Time // when the first of those may be
	Claimed  bool      // some are in the hands of a node
}

// Done reports whether nothing is left to send.
func (r RunState) Done() bool { return r.Complete && !r.Waiting && !r.Claimed }
