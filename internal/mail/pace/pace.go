// Package pace decides how fast mail may go to each domain: how many at once,
// and how long to rest after a server asked for it. It has no clock and starts
// nothing, but is told the time; who sends asks before each mail and reports
// after it.
package pace

import "time"

// Rules are the same for every domain.
type Rules struct {
	AtOnce  int           // mails under way to one domain
	Rest    time.Duration // after the first refusal for the time being
	Longest time.Duration // each further one doubles the rest, up to this
}

// Default is gentle enough for the large providers and quick through a relay
// of one's own.
func Default() Rules {
	return Rules{AtOnce: 10, Rest: 30 * time.Second, Longest: time.Hour}
}

// A Pace keeps the rules. It remembers only domains that mail is under way to
// or that rest, and is not safe for concurrent use.
type Pace struct {
	rules   Rules
	domains map[string]*domain
}

type domain struct {
	underWay int
	rest     time.Duration // the last one; 0 if all is well
	until    time.Time
}

// New returns a Pace at which nothing is under way.
func New(r Rules) *Pace { return &Pace{rules: r, domains: map[string]*domain{}} }

// Begin reports whether a mail to a domain may set out now; then
// [Pace.End] must follow. If not, wait is how long the domain still rests, or
// 0 if it waits for a mail under way to end.
func (p *Pace) Begin(name string, now time.Time) (wait time.Duration, ok bool) {
	d := p.domains[name]
	if d == nil {
		d = &domain{}
		p.domains[name] = d
	}
	if wait := d.until.Sub(now); wait > 0 {
		return wait, false
	}
	if d.underWay >= p.atOnce(d) {
		return 0, false
	}
	d.underWay++
	return 0, true
}

// atOnce is one while we feel our way back after a rest.
func (p *Pace) atOnce(d *domain) int {
	if d.rest > 0 {
		return 1
	}
	return p.rules.AtOnce
}

// End says how a mail fared that [Pace.Begin] let go: later means that the
// server refused it for the time being.
func (p *Pace) End(name string, later bool, now time.Time) {
	d := p.domains[name]
	d.underWay--
	switch {
	case !later:
		d.rest = 0
	case !now.Before(d.until): // of several under way the first counts
		d.rest = min(max(2*d.rest, p.rules.Rest), p.rules.Longest)
		d.until = now.Add(d.rest)
	}
	if d.underWay == 0 && d.rest == 0 {
		delete(p.domains, name)
	}
}

// A WarmUp lets a new sender become known slowly, as large providers want it.
// The zero WarmUp holds nothing back.
type WarmUp struct {
	Start time.Time
	First int // mails on the first day
	Days  int // after which nothing is held back
}

// Allowance returns how many mails may go out on the day of now, counted from
// the start in periods of 24 hours, each half as many again as the one before;
// false means as many as there are.
func (w WarmUp) Allowance(now time.Time) (mails int, limited bool) {
	day := int(now.Sub(w.Start) / (24 * time.Hour))
	if w.First == 0 || day >= w.Days {
		return 0, false
	}
	mails = w.First
	for range day {
		mails += mails / 2
	}
	return mails, true
}
