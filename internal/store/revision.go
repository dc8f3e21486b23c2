package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func scanRevision(rows *sql.Rows) (r news.Revision, err error) {
	err = rows.Scan(&r.Article, &r.Number, fromJSON{&r.Content}, &r.Staff, moment{&r.At}, &r.Note, &r.Aside, moment{&r.Public})
	return r, err
}

// Revision returns one revision of an article.
func (s *Store) Revision(ctx context.Context, article int64, number int) (news.Revision, error) {
	r, err := one(ctx, s.read, scanRevision, `
		select article, number, content, staff, at, note, aside, public_at
		from revision where article = $1 and number = $2`, article, number)
	return r, missing(err, "revision")
}

// Revisions returns all revisions of an article, oldest first.
func (s *Store) Revisions(ctx context.Context, article int64) ([]news.Revision, error) {
	return all(ctx, s.read, scanRevision, `
		select article, number, content, staff, at, note, aside, public_at
		from revision where article = $1 order by number`, article)
}

func scanRevisionLine(rows *sql.Rows) (r news.RevisionLine, err error) {
	err = rows.Scan(&r.Number, &r.Staff, moment{&r.At}, &r.Note, &r.Aside, moment{&r.Public})
	return r, err
}

// RevisionLines returns the revisions of an article above a number, without
// their content, the newest first, and at most as many as limit says.
func (s *Store) RevisionLines(ctx context.Context, article int64, above, limit int) ([]news.RevisionLine, error) {
	return all(ctx, s.read, scanRevisionLine, `
		select number, staff, at, note, aside, public_at
		from revision where article = $1 and number > $2 order by number desc limit $3`, article, above, limit)
}

// dropReplaced forgets the revision whose place a new one takes. What readers
// had stays, whatever was asked for.
func dropReplaced(ctx context.Context, c conn, article int64, number int) error {
	_, err := c.exec(ctx, `
		delete from revision where article = $1 and number = $2 and public_at = 0 and aside = false`, article, number)
	return err
}

// numberRevision gives a new revision of a the next number. It becomes the
// head, with the content of a, unless it is set aside.
func numberRevision(ctx context.Context, c conn, a *news.Article, r *news.Revision) error {
	last, err := one(ctx, c, number, `select coalesce(max(number), 0) from revision where article = $1`, a.ID)
	if err != nil {
		return err
	}
	r.Number = int(last) + 1
	if !r.Aside {
		a.Head, r.Content = r.Number, a.Content
	}
	return nil
}

func saveRevision(ctx context.Context, c conn, article int64, r *news.Revision) error {
	_, err := c.exec(ctx, `
		insert into revision (article, number, content, staff, at, note, aside) values ($1, $2, $3, $4, $5, $6, $7)`,
		article, r.Number, asJSON{r.Content}, r.Staff, ms(r.At), r.Note, r.Aside)
	return err
}

// asShown returns a with the content of its live revision, for the tables
// that readers are served from.
func asShown(ctx context.Context, c conn, a *news.Article) (*news.Article, error) {
	if a.LiveHead == a.Head {
		return a, nil
	}
	shown := *a
	content, err := one(ctx, c, scanContent, `
		select content from revision where article = $1 and number = $2`, a.ID, a.LiveHead)
	shown.Content = content
	return &shown, missing(err, "revision")
}

func scanContent(rows *sql.Rows) (content news.Content, err error) {
	err = rows.Scan(fromJSON{&content})
	return content, err
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
