package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/reach/letter"
)

// SendingIssues implements [letter.Runs].
func (s *Store) SendingIssues(ctx context.Context) ([]int64, error) {
	return all(ctx, s.read, number, `select id from issue where state = 'sending' order by id`)
}

// DueIssues implements [letter.Runs].
func (s *Store) DueIssues(ctx context.Context, now time.Time) ([]int64, error) {
	return all(ctx, s.read, number, `
		select id from issue where state = 'scheduled' and send_at <= $1 order by send_at, id`, ms(now))
}

// RunState implements [letter.Runs].
func (s *Store) RunState(ctx context.Context, issue int64) (letter.RunState, error) {
	x, err := one(ctx, s.read, scanRunState, `
		select state = 'sending', complete,
			coalesce((select min(due_at) from delivery where issue = issue.id and state = 'waiting'), -1),
			exists (select 1 from delivery where issue = issue.id and state = 'claimed')
		from issue where id = $1`, issue)
	return x, missing(err, "issue")
}

func scanRunState(rows *sql.Rows) (x letter.RunState, err error) {
	var due int64
	err = rows.Scan(&x.Sending, &x.Complete, &due, &x.Claimed)
	x.Waiting, x.NextAt = due >= 0, at(max(0, due))
	return x, err
}

// SetTrouble implements [letter.Runs].
func (s *Store) SetTrouble(ctx context.Context, issue int64, trouble string) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `
			update issue set trouble = $2 where id = $1 and state = 'sending' and trouble <> $2`, issue, trouble)
		return err
	})
}

// EraseDeliveries implements [letter.Runs]. It looks at the oldest issue that
// has any, and on from there.
func (s *Store) EraseDeliveries(ctx context.Context, endedBefore time.Time, n int) (more bool, err error) {
	for after := int64(0); ; {
		issues, err := all(ctx, s.read, number, `select issue from delivery where issue > $1 order by issue limit 1`, after)
		if err != nil || len(issues) == 0 {
			return false, err
		}
		after = issues[0]
		old, err := all(ctx, s.read, number, `select id from issue where id = $1 and ended_at <> 0 and ended_at < $2`, after, ms(endedBefore))
		if err != nil {
			return false, err
		}
		if len(old) > 0 {
			return true, s.eraseDeliveries(ctx, after, n)
		}
	}
}

func (s *Store) eraseDeliveries(ctx context.Context, issue int64, n int) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `
			delete from delivery where id in (select id from delivery where issue = $1 order by subscriber limit $2)`, issue, n)
		return err
	})
}
