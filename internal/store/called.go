package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// maxWords is how many words of a name it can be found by.
const maxWords = 8

// saveCalled notes what a topic or author can be found by: its name and its
// other names, each from each of its words on, so that "lind" finds Mara
// Lindqvist. Names are folded as in a slug, without case and accents.
func saveCalled(ctx context.Context, c conn, noun, kind string, ref int64, name string, others ...string) error {
	if err := dropCalled(ctx, c, noun, ref); err != nil {
		return err
	}
	rows, known := newBulk("called", "noun, fold, ref, kind, main"), map[string]bool{}
	for i, called := range append([]string{name}, others...) {
		fold := news.Slugify(called)
		for word := range maxWords {
			if !known[fold] {
				known[fold] = true
				if err := rows.add(ctx, c, noun, fold, ref, kind, i == 0 && word == 0); err != nil {
					return err
				}
			}
			_, rest, more := strings.Cut(fold, "-")
			if !more {
				break
			}
			fold = rest
		}
	}
	return rows.flush(ctx, c)
}

func dropCalled(ctx context.Context, c conn, noun string, ref int64) error {
	_, err := c.exec(ctx, `delete from called where noun = $1 and ref = $2`, noun, ref)
	return err
}

// called returns up to n topics or authors with a name that has the word
// start, in the order of that name, beyond the place after; and the place
// where the next ones begin, "" at the end. Without a start it returns all.
// With a kind it returns those of the kind only.
func (s *Store) called(ctx context.Context, noun, kind, start, after string, n int) (ids []int64, next string, err error) {
	from, id, err := parsePlace(after)
	if err != nil {
		return nil, "", err
	}
	var rows []nameRow
	if strings.TrimSpace(start) == "" {
		rows, err = all(ctx, s.read, scanNameRow, `
			select fold, ref from called
			where noun = $1 and main and (fold, ref) > ($2, $3) and ($4 = '' or kind = $4)
			order by fold, ref limit $5`, noun, from, id, kind, n+1)
	} else {
		fold := news.Slugify(start)
		rows, err = all(ctx, s.read, scanNameRow, `
			select fold, ref from called
			where noun = $1 and fold >= $6 and fold < $7 and (fold, ref) > ($2, $3) and ($4 = '' or kind = $4)
				and not exists (select 1 from called other
					where other.noun = $1 and other.ref = called.ref and other.fold >= $6 and other.fold < called.fold)
			order by fold, ref limit $5`, noun, from, id, kind, n+1, fold, beyondStart(fold))
	}
	if err != nil {
		return nil, "", err
	}
	if len(rows) > n {
		rows = rows[:n]
		next = rows[n-1].place()
	}
	for _, x := range rows {
		ids = append(ids, x.ref)
	}
	return ids, next, nil
}

// beyondStart returns the end of the range of texts that begin with start.
func beyondStart(start string) string { return start + "\U0010FFFF" }

// A nameRow is a name that something is called by.
type nameRow struct {
	fold string
	ref  int64
}

func scanNameRow(rows *sql.Rows) (x nameRow, err error) {
	err = rows.Scan(&x.fold, &x.ref)
	return x, err
}

// place writes where a list of names goes on.
func (x nameRow) place() string { return x.fold + "~" + strconv.FormatInt(x.ref, 10) }

func parsePlace(place string) (fold string, ref int64, err error) {
	if place == "" {
		return "", 0, nil
	}
	fold, number, _ := strings.Cut(place, "~")
	if ref, err = strconv.ParseInt(number, 10, 64); err != nil {
		return "", 0, &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("%q is no place in this list.", place)}
	}
	return fold, ref, nil
}
