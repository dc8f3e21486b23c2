package subscribers

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Row is one reader of a list.
type Row struct {
	Line   int // of the file, from 1
	Email  news.Email
	Lang   string   // as the file has it; may be empty
	Labels []string // by which letters can be chosen, see [Mapping]
	Standing
	Consent news.Consent

	// Fault is why the line can not be used, in a sentence; then nothing else
	// is set but the line.
	Fault string
}

// A Standing is what became of a reader at the former place.
type Standing string

// The standings.
const (
	Active  Standing = "active"
	Pending Standing = "pending" // never confirmed: to be asked once more, if at all
	Gone    Standing = "left"
	Bounced Standing = "bounced"
)

// Read goes through a list and yields every line with an address, and every
// line with a fault. It stops with an error if there is no list in r.
func Read(r io.Reader) (Shape, iter.Seq2[Row, error], error) {
	t := newRecords(r)
	header, err := t.header()
	if err != nil {
		return "", nil, err
	}
	c, ok := columnsOf(header)
	if !ok {
		return "", nil, &news.Error{Kind: news.Invalid, Message: "The first line of the file must name its columns, one of them “email”."}
	}
	t.width, t.email = len(header), c.email
	return c.shape, func(yield func(Row, error) bool) {
		for {
			rec, err := t.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(Row{}, fmt.Errorf("read the list after line %d: %w", t.line, err))
				return
			}
			if !yield(c.row(rec), nil) {
				return
			}
		}
	}, nil
}

// header reads the names of the columns, and by them what stands between.
func (t *records) header() ([]string, error) {
	text, err := t.readLine()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the list: %w", err)
	}
	t.comma = commaOf(text)
	names, _ := split(strings.TrimPrefix(text, "\ufeff"), t.comma)
	return names, nil
}

// row makes a reader of a record.
func (c columns) row(rec record) Row {
	if rec.broken {
		return Row{Line: rec.line, Fault: "A quotation mark on this line is never closed."}
	}
	get := func(column int) string {
		if column < 0 || column >= len(rec.fields) {
			return ""
		}
		return strings.TrimSpace(rec.fields[column])
	}
	email, err := news.ParseEmail(outOfCell(get(c.email)))
	if err != nil {
		return Row{Line: rec.line, Fault: news.Sentence(err)}
	}
	r := Row{Line: rec.line, Email: email, Lang: get(c.lang), Labels: labels(get(c.labels) + "," + get(c.newsletter)), Standing: c.standing(get)}
	r.Consent = news.Consent{
		Source: news.ByImport, Wording: string(c.shape), AskedAt: moment(get(c.asked)), ConfirmedAt: moment(get(c.confirmed)),
		Note: fmt.Sprintf("%s, line %d", c.shape, rec.line),
	}
	if c.confirmed < 0 && r.Standing == Active {
		r.Consent.ConfirmedAt = r.Consent.AskedAt
	}
	return r
}

// standing reads what each shape says in its own way. Who is not surely
// active is not written to.
func (c columns) standing(get func(int) string) Standing {
	status := strings.ToLower(get(c.status))
	switch {
	case get(c.bounced) != "" || status == "cleaned" || status == "bounced":
		return Bounced
	case get(c.left) != "" || get(c.deleted) != "" || says(get(c.wants), false) || says(get(c.off), true) ||
		status == "unsubscribed" || status == "inactive" || status == "left":
		return Gone
	case status == "pending" || status == "unconfirmed" || c.confirmed >= 0 && get(c.confirmed) == "":
		return Pending
	default:
		return Active
	}
}

// says reports whether a column gives this answer; an empty one gives none.
func says(field string, want bool) bool {
	yes := strings.EqualFold(field, "true") || strings.EqualFold(field, "yes") || field == "1"
	return field != "" && yes == want
}

// labels takes a list within a field apart; Mailchimp quotes each of them.
func labels(field string) []string {
	var found []string
	for label := range strings.SplitSeq(field, ",") {
		if label = strings.Trim(strings.TrimSpace(label), `"`); label != "" {
			found = append(found, label)
		}
	}
	return found
}

// moment reads a time as the known programs write it, in UTC where they do
// not say; zero if it is none.
func moment(field string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05", "2006-01-02 15:04:05 MST", "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, field); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// A Mapping says which letters an imported reader gets.
type Mapping struct {
	All     []int64            // for everybody
	ByLabel map[string][]int64 // for those with a label, in small letters
}

// Letters returns the letters of one reader, each once.
func (m Mapping) Letters(labels []string) []int64 {
	var letters []int64
	seen := map[int64]bool{}
	add := func(ids []int64) {
		for _, id := range ids {
			if !seen[id] {
				seen[id] = true
				letters = append(letters, id)
			}
		}
	}
	add(m.All)
	for _, label := range labels {
		add(m.ByLabel[strings.ToLower(label)])
	}
	return letters
}
