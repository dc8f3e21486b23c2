package news

import "time"

// A QuoteBalance says whom the paper let speak in a time: what was confirmed
// in articles published then.
type QuoteBalance struct {
	Speakers  []SpeakerCount // most quoted first
	Quotes    int            // of all speakers
	Articles  int            // with a quote
	OneSource int            // of those, articles that quote a single speaker
}

// A SpeakerCount is how often somebody was quoted.
type SpeakerCount struct {
	Topic    int64 // 0 for a name that is no topic
	Kind     TopicKind
	Name     string
	Quotes   int
	Articles int
	New      bool // never quoted before
}

// A BalanceQuery says of which articles the balance is.
type BalanceQuery struct {
	From, Until   time.Time
	Section, Desk int64 // 0 for all
}

// mostBalance is how long a time can be.
const mostBalance = 366 * 24 * time.Hour

// Check refuses a time that is none, or so long that the answer keeps
// everybody waiting.
func (q BalanceQuery) Check() error {
	switch {
	case !q.From.Before(q.Until):
		return &Error{Invalid, "The time ends before it begins."}
	case q.Until.Sub(q.From) > mostBalance:
		return &Error{Invalid, "Ask for a year at most."}
	default:
		return nil
	}
}

// TopShare returns which part of all quotes the n most quoted have, from 0 to 1.
func (b QuoteBalance) TopShare(n int) float64 {
	top := 0
	for _, s := range b.Speakers[:min(n, len(b.Speakers))] {
		top += s.Quotes
	}
	return share(top, b.Quotes)
}

// NewVoices returns how many speakers were never quoted before.
func (b QuoteBalance) NewVoices() int {
	n := 0
	for _, s := range b.Speakers {
		if s.New {
			n++
		}
	}
	return n
}

// Kinds returns how many quotes each kind of speaker has; "" stands for names
// that are no topic.
func (b QuoteBalance) Kinds() map[TopicKind]int {
	kinds := map[TopicKind]int{}
	for _, s := range b.Speakers {
		kinds[s.Kind] += s.Quotes
	}
	return kinds
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
