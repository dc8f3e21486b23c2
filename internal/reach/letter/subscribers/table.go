package subscribers

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// tableColumns are the columns of a list that is taken out. [Read] knows them,
// so that the list can be brought in again, here or elsewhere.
var tableColumns = []string{"email", "language", "labels", "status", "created_at", "confirmed_at", "unsubscribed_at", "evidence"}

// Table writes every reader as a line of CSV, with the slugs of the letters as
// labels. Whoever has letters of several standings stands on a line for each.
// names are the slugs of all letters. What is in hand is one batch, however
// many readers there are.
func (d *Subscribers) Table(ctx context.Context, staff news.Staff, names map[int64]string, w io.Writer) error {
	if err := staff.Need(news.MayLetters); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(tableColumns); err != nil {
		return fmt.Errorf("write the list of readers: %w", err)
	}
	for last := int64(0); ; {
		readers, err := d.Store.SubscribersAfter(ctx, last, batch)
		if err != nil {
			return fmt.Errorf("read the readers after %d: %w", last, err)
		}
		for _, x := range readers {
			if err := out.WriteAll(tableLines(x, names)); err != nil {
				return fmt.Errorf("write the list of readers: %w", err)
			}
			last = x.ID
		}
		if len(readers) < batch {
			return nil
		}
	}
}

// tableLines returns the lines of one reader, those with the same standing and
// evidence together.
func tableLines(x news.Subscriber, names map[int64]string) (lines [][]string) {
	at := map[string]int{}
	for _, sub := range x.Letters {
		c := sub.Consent
		line := []string{
			inCell(string(x.Email)), x.Lang, names[sub.Letter], status(x, sub),
			stamp(c.AskedAt), stamp(c.ConfirmedAt), stamp(sub.LeftAt), evidence(c),
		}
		same := strings.Join(line[3:], "\x00")
		if i, ok := at[same]; ok {
			lines[i][2] += "," + names[sub.Letter]
			continue
		}
		at[same] = len(lines)
		lines = append(lines, line)
	}
	return lines
}

// status says how a reader stands to a letter, in words that lists use.
func status(x news.Subscriber, sub news.Subscription) string {
	switch {
	case x.Blocked != nil && x.Blocked.Reason == news.Bounced:
		return "bounced"
	case sub.State == news.Unconfirmed:
		return "unconfirmed"
	case sub.State == news.Left || x.Blocked != nil:
		return "unsubscribed"
	default:
		return "subscribed"
	}
}

// inCell returns an address that no spreadsheet carries out. [Read] takes the
// mark off again.
func inCell(address string) string {
	if strings.ContainsAny(address[:1], "=+-") {
		return "'" + address
	}
	return address
}

// outOfCell is the opposite of inCell.
func outOfCell(field string) string {
	if rest, ok := strings.CutPrefix(field, "'"); ok && rest != "" && strings.ContainsAny(rest[:1], "=+-") {
		return rest
	}
	return field
}

// evidence says in a cell what a wish rests on. It begins with a word of ours,
// so no spreadsheet carries it out.
func evidence(c news.Consent) string {
	text := strings.TrimSpace(strings.Join([]string{string(c.Source), c.Wording, c.Page, c.Note}, " "))
	return strings.Join(strings.Fields(text), " ")
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
