package news

import (
	"strings"
	"time"
)

// A DigestPlan says how the news of the day to hear comes about by itself.
type DigestPlan struct {
	Days        []time.Weekday `json:"days"`   // on which it goes out; none: only by hand
	Minute      int            `json:"minute"` // after midnight, on the clock of the paper
	Lead        int            `json:"lead"`   // minutes before, at which it is composed
	Unattended  bool           `json:"unattended,omitempty"`
	Most        int            `json:"most,omitempty"` // stories; 0 for the usual number
	Title       string         `json:"title,omitempty"`
	Description string         `json:"description,omitempty"`
	Cover       int64          `json:"cover,omitempty"` // 0 for that of the other podcasts
}

// UsualStories is how many stories a digest takes by itself: about four
// minutes.
const UsualStories = 10

// longestLead is how long before it goes out a digest can be composed, in
// minutes.
const longestLead = 12 * 60

// Rhythm returns when the digest goes out.
func (p DigestPlan) Rhythm() Rhythm { return Rhythm{Days: p.Days, Minute: p.Minute} }

// Stories returns how many stories the digest takes by itself.
func (p DigestPlan) Stories() int {
	if p.Most == 0 {
		return UsualStories
	}
	return p.Most
}

// Due returns the time at which the digest goes out that should be composed by
// now: it is less than its lead away, or passed less than late ago. The zero
// time is for none.
func (p DigestPlan) Due(now time.Time, late time.Duration, zone *time.Location) time.Time {
	at := p.Rhythm().Next(now.Add(-late), zone)
	if at.IsZero() || at.After(now.Add(time.Duration(p.Lead)*time.Minute)) {
		return time.Time{}
	}
	return at
}

// faults lists what is wrong, each beside its field in the settings.
func (p DigestPlan) faults() (faults Faults) {
	faults.long("audio_digest.title", "title", p.Title, maxHeardTitle)
	if hasControl(p.Title) {
		faults.add("audio_digest.title", "The title is one line.")
	}
	faults.long("audio_digest.description", "description", p.Description, maxBio)
	for _, f := range p.Rhythm().faults() {
		faults.add("audio_digest."+strings.TrimPrefix(f.Field, "rhythm."), f.Sentence)
	}
	if p.Lead < 0 || p.Lead > longestLead {
		faults.add("audio_digest.lead", "It is composed at most 12 hours before it goes out.")
	}
	if p.Most < 0 || p.Most > maxHeard {
		faults.add("audio_digest.most", "A digest has 30 stories at most.")
	}
	return faults
}
