package returns

import (
	"time"

	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// A Delivery is one mail of an issue as it stands when something comes back.
type Delivery struct {
	ID     int64
	Issue  int64
	Result letter.Result
	Before letter.Result   // of the mail this reader got before; empty if there was none
	Reader news.Subscriber // without the letters
}

// What a delivery is when something has come back of it.
const (
	bounced    = letter.Result(letter.Bounced)
	complained = letter.Result(letter.Complained)
)

// The figures of results that change with it.
const (
	accepted = letter.Figure(letter.Accepted)
	unknown  = letter.Figure(letter.Unknown)
)

// claimed is a delivery whose outcome the sender has not written down yet.
const claimed letter.Result = "claimed"

// A Return is what follows from something that came back.
type Return struct {
	Delivery int64
	Issue    int64
	Was, Is  letter.Result
	At       time.Time
	Status   string
	Text     string // of the server, for people
	Count    map[letter.Figure]int64
	Reader   news.Subscriber // as it is from now on, without the letters; blocked, it has left all of them
	Mark     string          // of a blocked address, by which it is known when the reader is forgotten
}

// cameBack says what follows from a report, and whether anything does. What
// came back must have gone out, so that is known now where it was not. A
// delivery bounces once and is complained of once.
func (d Delivery) cameBack(said bounce.Report, now time.Time) (Return, bool) {
	r := d.returned(said, now)
	switch d.Result {
	case letter.Accepted:
	case claimed:
		r.Count[accepted]++
	case letter.Unknown:
		r.Count[accepted]++
		r.Count[unknown]--
	case bounced:
		if said.Kind != bounce.Complaint {
			return r, false
		}
	default: // never sent, or complained of before
		return r, false
	}
	if said.Kind == bounce.Complaint {
		r.Is = complained
		r.Count[letter.Complained]++
		return r, true
	}
	r.Is = bounced
	r.Count[letter.Bounced]++
	if said.Kind == bounce.Refused {
		r.Count[letter.Blocked]++
	}
	return r, true
}

// notTaken says what follows for the reader from a mail that the relay
// refused. The run has counted it, and looks itself for refusals of what we
// are.
func (d Delivery) notTaken(said bounce.Report, now time.Time) (Return, bool) {
	r := d.returned(said, now)
	r.Is = d.Result
	return r, said.Kind != bounce.Refused && (d.Result == letter.Refused || d.Result == letter.Missed)
}

// returned says what follows for the reader.
func (d Delivery) returned(said bounce.Report, now time.Time) Return {
	reader := d.Reader
	switch said.Kind {
	case bounce.Gone:
		reader.Block(news.Bounced, now)
	case bounce.Complaint:
		reader.Block(news.Complained, now)
	case bounce.Missed:
		if !d.troubled() {
			reader.Reached()
		}
		reader.Missed(now)
	default: // it is about us
	}
	return Return{
		Delivery: d.ID, Issue: d.Issue, Was: d.Result, At: now, Status: said.Status, Text: said.Text,
		Count: map[letter.Figure]int64{}, Reader: reader,
	}
}

// troubled reports whether the mail before this one did not reach its reader
// either. Of most mails that arrive nobody hears, so only the next trouble
// tells that there was none.
func (d Delivery) troubled() bool {
	return d.Before == bounced || d.Before == letter.Refused || d.Before == letter.Missed
}
