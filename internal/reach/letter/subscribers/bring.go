package subscribers

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// A List says what to do with a list that is brought in.
type List struct {
	Mapping Mapping
	// Evidence says where and when the readers of the list agreed to get
	// letters. It is kept with each of them.
	Evidence string
	// Suppress makes it a list of addresses that must not be written to;
	// neither Mapping nor Evidence is needed then.
	Suppress bool
	DryRun   bool // only say what would happen

	Refused  func(Refusal) // told of each line that was not taken; may be nil
	Progress func(Report)  // told after every batch; may be nil
}

// A Refusal is a line that was not taken, and why, in a sentence.
type Refusal struct {
	Line     int
	Sentence string
}

// A Report counts the lines of a list by what became of them.
type Report struct {
	Shape      Shape `json:"shape"`
	Lines      int   `json:"lines"`
	Added      int   `json:"added"`      // readers who are new, or got a letter
	Known      int   `json:"known"`      // had all of it, or had left it here
	Suppressed int   `json:"suppressed"` // are not written to, as they were not before
	Left       int   `json:"left"`       // had left there: they are not written to
	Bounced    int   `json:"bounced"`    // mail to them came back there: the same
	Pending    int   `json:"pending"`    // never confirmed there: left out
	Refused    int   `json:"refused"`
}

// An Incoming is a reader of a list on the way in.
type Incoming struct {
	Email   news.Email
	Mark    string
	Lang    string
	Letters []int64
	Consent news.Consent
	// Suppress is why the address is to be put on the list of those that are
	// not written to; then nothing else happens to it.
	Suppress news.BlockReason
}

// A Fate is what became of one of them.
type Fate string

// The fates.
const (
	Added     Fate = "added"
	Known     Fate = "known"
	LeftAlone Fate = "suppressed" // it was on that list already, or is blocked
	Put       Fate = "put"        // on that list
)

// batch is how many lines are taken in with one transaction. What is in hand
// of a list, however long, is one batch.
const batch = 500

// Import brings in a list of readers. It can be broken off and done again:
// what was taken in is known then. In a dry run an address that is twice in
// the list may count as added twice.
func (d *Subscribers) Import(ctx context.Context, staff news.Staff, r io.Reader, l List) (Report, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return Report{}, err
	}
	if !l.Suppress {
		if err := d.checkList(ctx, l); err != nil {
			return Report{}, err
		}
	}
	shape, rows, err := Read(r)
	if err != nil {
		return Report{}, err
	}
	b := bringing{Subscribers: d, list: l, report: Report{Shape: shape}}
	for row, err := range rows {
		if err == nil {
			err = b.take(ctx, row)
		}
		if err != nil {
			return b.report, err
		}
	}
	if err := b.flush(ctx); err != nil || l.DryRun {
		return b.report, err
	}
	note := fmt.Sprintf("%d added, %d suppressed, %d refused", b.report.Added, b.report.Left+b.report.Bounced, b.report.Refused)
	return b.report, d.Store.Tell(ctx, d.told(staff, news.SubscribersBrought, note))
}

// checkList refuses a list of which it is not known who agreed to what.
func (d *Subscribers) checkList(ctx context.Context, l List) error {
	if err := evident(l.Evidence); err != nil {
		return err
	}
	ids := l.Mapping.All
	for _, letters := range l.Mapping.ByLabel {
		ids = append(ids, letters...)
	}
	chosen, err := d.offered(ctx, ids)
	if err != nil {
		return err
	}
	known := map[int64]bool{}
	for _, x := range chosen {
		known[x.ID] = true
	}
	for _, id := range ids {
		if !known[id] {
			return &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("There is no letter %d that takes readers.", id)}
		}
	}
	return nil
}

// A bringing is a list that is being taken in.
type bringing struct {
	*Subscribers
	list   List
	report Report
	rows   []Incoming
}

// take takes a line of the list, and the batch in hand if it is full. Lines of
// one reader that follow each other stay together: who left one letter may have
// another.
func (b *bringing) take(ctx context.Context, row Row) error {
	b.report.Lines++
	in, sentence := b.incoming(row)
	switch {
	case sentence != "":
		b.refuse(row.Line, sentence)
		return nil
	case in.Suppress == "" && row.Standing == Pending && !b.list.Suppress:
		b.report.Pending++
		return nil
	}
	if n := len(b.rows); n >= batch && b.rows[n-1].Email != in.Email {
		if err := b.flush(ctx); err != nil {
			return err
		}
	}
	b.rows = append(b.rows, in)
	return nil
}

// incoming returns what is to happen with a line, or why nothing can.
func (b *bringing) incoming(row Row) (in Incoming, sentence string) {
	if row.Fault != "" {
		return in, row.Fault
	}
	in = Incoming{Email: row.Email, Mark: b.Keys.Mark(row.Email)}
	switch {
	case row.Standing == Bounced:
		in.Suppress = news.Bounced
	case b.list.Suppress:
		in.Suppress = news.ByHand
	case row.Standing == Gone:
		in.Suppress = news.Departed
	}
	if in.Suppress != "" || row.Standing == Pending {
		return in, ""
	}
	if in.Letters = b.list.Mapping.Letters(row.Labels); len(in.Letters) == 0 {
		return in, "None of the labels of this line stands for a letter."
	}
	in.Lang, in.Consent = langOf(row.Lang), row.Consent
	in.Consent.Note = b.list.Evidence + " (" + row.Consent.Note + ")"
	return in, ""
}

// langOf returns a language of a list if it looks like one, else none.
func langOf(lang string) string {
	lang = strings.ReplaceAll(strings.ToLower(lang), "_", "-")
	base, _, _ := strings.Cut(lang, "-")
	if len(base) != 2 && len(base) != 3 || strings.ContainsFunc(base, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return ""
	}
	return base
}

func (b *bringing) refuse(line int, sentence string) {
	b.report.Refused++
	if b.list.Refused != nil {
		b.list.Refused(Refusal{line, sentence})
	}
}

// flush takes in the batch in hand.
func (b *bringing) flush(ctx context.Context) error {
	if len(b.rows) == 0 {
		return nil
	}
	fates, err := b.bring(ctx)
	if err != nil {
		return fmt.Errorf("bring in the readers after line %d: %w", b.report.Lines-len(b.rows), err)
	}
	for i, fate := range fates {
		b.count(b.rows[i], fate)
	}
	b.rows = b.rows[:0]
	if b.list.Progress != nil {
		b.list.Progress(b.report)
	}
	return nil
}

// bring hands the batch to the store, again where somebody on it signed up just
// then.
func (b *bringing) bring(ctx context.Context) ([]Fate, error) {
	for tries := 1; ; tries++ {
		fates, err := b.Store.BringSubscribers(ctx, b.rows, b.list.DryRun, b.Now())
		if err == nil || news.KindOf(err) != news.Conflict || tries == mostTries {
			return fates, err
		}
	}
}

func (b *bringing) count(in Incoming, fate Fate) {
	switch {
	case fate == Added:
		b.report.Added++
	case fate == Known:
		b.report.Known++
	case fate == LeftAlone:
		b.report.Suppressed++
	case in.Suppress == news.Bounced:
		b.report.Bounced++
	default:
		b.report.Left++
	}
}
