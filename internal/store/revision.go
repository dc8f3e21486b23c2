package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func scanRevision(rows *sql.Rows) (r news.Revision, err error) {
	err = rows.Scan(&r.Article, &r.Number, fromJSON{&r.Content}, &r.Staff, moment{&r.At}, &r.Note, moment{&r.Public})
	return r, err
}

// Revision returns one revision of an article.
func (s *Store) Revision(ctx context.Context, article int64, number int) (news.Revision, error) {
	r, err := one(ctx, s.read, scanRevision, `
		select article, number, content, staff, at, note, public_at
		from revision where article = $1 and number = $2`, article, number)
	return r, missing(err, "revision")
}

// Revisions returns all revisions of an article, oldest first.
func (s *Store) Revisions(ctx context.Context, article int64) ([]news.Revision, error) {
	return all(ctx, s.read, scanRevision, `
		select article, number, content, staff, at, note, public_at
		from revision where article = $1 order by number`, article)
}

// saveRevision keeps the content of a as its head revision.
func saveRevision(ctx context.Context, c conn, a *news.Article, r *news.Revision) error {
	_, err := c.exec(ctx, `
		insert into revision (article, number, content, staff, at, note) values ($1, $2, $3, $4, $5, $6)`,
		a.ID, a.Head, asJSON{a.Content}, r.Staff, ms(r.At), r.Note)
	return err
}

// markPublic notes since when readers have the live revision: for the first
// one that is the date of the article, for a later one the time it was given
// out. A revision whose time had not come was never public.
func markPublic(ctx context.Context, c conn, a *news.Article, now time.Time) error {
	if err := unmarkPublic(ctx, c, a.ID, now); err != nil {
		return err
	}
	earlier, err := one(ctx, c, number, `
		select count(*) from revision where article = $1 and public_at <> 0`, a.ID)
	if err != nil {
		return err
	}
	since := ms(a.PublishAt)
	if earlier > 0 {
		since = max(since, ms(now))
	}
	_, err = c.exec(ctx, `
		update revision set public_at = $3 where article = $1 and number = $2 and public_at = 0`,
		a.ID, a.LiveHead, since)
	return err
}

func unmarkPublic(ctx context.Context, c conn, article int64, now time.Time) error {
	_, err := c.exec(ctx, `
		update revision set public_at = 0 where article = $1 and public_at > $2`, article, ms(now))
	return err
}
