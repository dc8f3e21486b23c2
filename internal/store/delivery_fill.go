package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// A filling is an issue whose deliveries are being written.
type filling struct {
	letter int64
	lang   string // of the letter, or else of the paper
	to     news.Segment
	after  int64 // the last subscriber who has one
}

// FillDeliveries implements [letter.Runs].
func (s *Store) FillDeliveries(ctx context.Context, issue int64, n int, mark func(news.Email) string) (complete bool, err error) {
	err = s.transact(ctx, func(c conn) error {
		if going, err := lockIssue(ctx, c, issue); err != nil || !going {
			complete = true
			return err
		}
		f, err := one(ctx, c, scanFilling, `
			select issue.letter, letter.lang, issue.segment, issue.filled
			from issue join letter on letter.id = issue.letter where issue.id = $1 and issue.complete = false`, issue)
		if err == sql.ErrNoRows { //nolint:errorlint // one returns it bare
			complete = true
			return nil
		}
		if err != nil {
			return err
		}
		complete, err = f.fill(ctx, c, issue, n, mark)
		return err
	})
	return complete, err
}

func scanFilling(rows *sql.Rows) (f filling, err error) {
	err = rows.Scan(&f.letter, &f.lang, fromJSON{&f.to}, &f.after)
	return f, err
}

// A recipient is somebody who has the letter.
type recipient struct {
	news.Subscriber
	mark string
}

// fill writes the deliveries of the next n readers of the letter.
func (f filling) fill(ctx context.Context, c conn, issue int64, n int, mark func(news.Email) string) (complete bool, err error) {
	if f.lang == "" {
		set, err := settings(ctx, c)
		if err != nil {
			return false, err
		}
		f.lang = set.Lang
	}
	readers, err := all(ctx, c, scanRecipient, `
		select subscriber.id, subscriber.email, subscriber.lang, subscriber.sections, subscriber.blocked
		from subscription join subscriber on subscriber.id = subscription.subscriber
		where subscription.letter = $1 and subscription.state = 'confirmed' and subscription.subscriber > $2
		order by subscription.subscriber limit $3`, f.letter, f.after, n)
	if err != nil {
		return false, err
	}
	complete = len(readers) < n
	if len(readers) > 0 {
		f.after = readers[len(readers)-1].ID
	}
	if readers, err = f.wanted(ctx, c, readers, mark); err != nil {
		return false, err
	}
	if err := writeDeliveries(ctx, c, issue, readers); err != nil {
		return false, err
	}
	_, err = c.exec(ctx, `update issue set filled = $2, complete = $3 where id = $1`, issue, f.after, complete)
	return complete, err
}

func scanRecipient(rows *sql.Rows) (x recipient, err error) {
	var blocked string
	err = rows.Scan(&x.ID, &x.Email, &x.Lang, fromJSON{&x.Sections}, &blocked)
	if blocked != "" {
		x.Blocked = &news.Block{Reason: news.BlockReason(blocked)}
	}
	return x, err
}

// wanted leaves those whom the issue is for and who may be written to.
func (f filling) wanted(ctx context.Context, c conn, readers []recipient, mark func(news.Email) string) ([]recipient, error) {
	var marks []string
	readers = slices.DeleteFunc(readers, func(x recipient) bool { return x.Blocked != nil || !f.to.Has(&x.Subscriber, f.lang) })
	for i := range readers {
		readers[i].mark = mark(readers[i].Email)
		marks = append(marks, readers[i].mark)
	}
	suppressed, err := all(ctx, c, text, `select mark from suppression where mark in `+c.Texts("$1"), asJSON{marks})
	if err != nil || len(suppressed) == 0 {
		return readers, err
	}
	return slices.DeleteFunc(readers, func(x recipient) bool { return slices.Contains(suppressed, x.mark) }), nil
}

func writeDeliveries(ctx context.Context, c conn, issue int64, readers []recipient) error {
	if len(readers) == 0 {
		return nil
	}
	id, err := next(ctx, c, "delivery", len(readers))
	if err != nil {
		return err
	}
	rows := newBulk("delivery", "id, issue, subscriber, state")
	for i, x := range readers {
		if err := rows.add(ctx, c, id+int64(i), issue, x.ID, "waiting"); err != nil {
			return err
		}
	}
	if err := rows.flush(ctx, c); err != nil {
		return err
	}
	return addFigure(ctx, c, issue, letter.Readers, int64(len(readers)))
}
