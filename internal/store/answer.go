package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/web"
)

// How long an answer is remembered for those who ask again, and how long a
// request may take before we think that the program ended under it.
const (
	answersKept = 24 * time.Hour
	answerLost  = 2 * time.Minute
)

func scanAnswer(rows *sql.Rows) (a web.Answer, err error) {
	var body string
	err = rows.Scan(&a.Owner, &a.Key, &a.Digest, &a.Status, &a.Type, &body, moment{&a.At})
	a.Body = []byte(body)
	return a, err
}

// BeginAnswer notes that the request of an idempotency key is being carried
// out, or returns what is known of the key. It forgets what is older than a day.
func (s *Store) BeginAnswer(ctx context.Context, a web.Answer) (known *web.Answer, err error) {
	err = s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `delete from answer where at < $1 or status = 0 and at < $2`,
			ms(a.At.Add(-answersKept)), ms(a.At.Add(-answerLost)))
		if err != nil {
			return err
		}
		fresh, err := c.exec(ctx, `
			insert into answer (staff, key, digest, at) values ($1, $2, $3, $4) on conflict (staff, key) do nothing`,
			a.Owner, a.Key, a.Digest, ms(a.At))
		if err != nil || fresh == 1 {
			return err
		}
		was, err := one(ctx, c, scanAnswer, `
			select staff, key, digest, status, type, body, at from answer where staff = $1 and key = $2`,
			a.Owner, clean(a.Key))
		known = &was
		return err
	})
	return known, err
}

// EndAnswer keeps what the request of an idempotency key was answered, or, with
// status 0, forgets the key.
func (s *Store) EndAnswer(ctx context.Context, a web.Answer) error {
	return s.transact(ctx, func(c conn) error {
		if a.Status == 0 {
			_, err := c.exec(ctx, `delete from answer where staff = $1 and key = $2`, a.Owner, a.Key)
			return err
		}
		_, err := c.exec(ctx, `update answer set status = $3, type = $4, body = $5 where staff = $1 and key = $2`,
			a.Owner, a.Key, a.Status, a.Type, string(a.Body))
		return err
	})
}
