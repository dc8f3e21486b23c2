package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
)

const letterColumns = `
	id, version, slug, name, description, lang, design, sender, rhythm, digest, unattended, count_clicks, closed`

func scanLetter(rows *sql.Rows) (x news.Letter, err error) {
	err = rows.Scan(
		&x.ID, &x.Version, &x.Slug, &x.Name, &x.Description, &x.Lang, &x.Design,
		fromJSON{&x.Sender}, fromJSON{&x.Rhythm}, fromJSON{&x.Digest},
		&x.Unattended, &x.CountClicks, &x.Closed,
	)
	return x, err
}

// Letters returns all letters, also those that are closed, the oldest first.
func (s *Store) Letters(ctx context.Context) ([]news.Letter, error) {
	return all(ctx, s.read, scanLetter, `select `+letterColumns+` from letter order by id`)
}

// Letter returns one letter.
func (s *Store) Letter(ctx context.Context, id int64) (news.Letter, error) {
	x, err := one(ctx, s.read, scanLetter, `select `+letterColumns+` from letter where id = $1`, id)
	return x, missing(err, "letter")
}

// LetterBySlug returns the letter at an address.
func (s *Store) LetterBySlug(ctx context.Context, slug string) (news.Letter, error) {
	x, err := one(ctx, s.read, scanLetter, `select `+letterColumns+` from letter where slug = $1`, clean(slug))
	return x, missing(err, "letter")
}

// SaveLetter implements [letter.Desk].
func (s *Store) SaveLetter(ctx context.Context, x *news.Letter, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		if err := refuseTakenLetter(ctx, c, row); err != nil {
			return err
		}
		if err := keepLetter(ctx, c, &row); err != nil {
			return err
		}
		// Every article and every front offers letters.
		ev.Hard = append(ev.Hard, news.KeyLetters, news.LetterKey(row.ID), news.KeySettings)
		return nil
	})
	if err == nil {
		*x = row
	}
	return err
}

func refuseTakenLetter(ctx context.Context, c conn, x news.Letter) error {
	taken, err := all(ctx, c, number, `select id from letter where slug = $1 and id <> $2`, clean(x.Slug), x.ID)
	if err == nil && len(taken) > 0 {
		return &news.Error{Kind: news.Conflict, Message: "Another letter has this address already."}
	}
	return err
}

func keepLetter(ctx context.Context, c conn, x *news.Letter) (err error) {
	values := []any{
		x.Slug, x.Name, x.Description, x.Lang, x.Design,
		asJSON{x.Sender},
		asJSON{x.Rhythm},
		asJSON{x.Digest},
		x.Unattended, x.CountClicks, x.Closed,
	}
	if x.ID == 0 {
		if x.ID, err = next(ctx, c, "letter", 1); err != nil {
			return err
		}
		x.Version = 1
		_, err = c.exec(ctx, `
			insert into letter (id, slug, name, description, lang, design, sender, rhythm, digest, unattended, count_clicks, closed)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, append([]any{x.ID}, values...)...)
		return err
	}
	if err := dropUntouched(ctx, c, *x); err != nil {
		return err
	}
	done, err := c.exec(ctx, `
		update letter set version = version + 1, slug = $3, name = $4, description = $5, lang = $6, design = $7,
			sender = $8, composed_at = case when rhythm = $9 then composed_at else 0 end, rhythm = $9, digest = $10,
			unattended = $11, count_clicks = $12, closed = $13
		where id = $1 and version = $2`, append([]any{x.ID, x.Version}, values...)...)
	if err == nil && done == 0 {
		return &news.Error{Kind: news.Conflict, Message: "Somebody else has changed this letter in the meantime. Load it again to see what changed."}
	}
	x.Version++
	return err
}

// dropUntouched deletes the issues that would go out by themselves at a time,
// or in a way, that no longer holds: they are composed anew.
func dropUntouched(ctx context.Context, c conn, x news.Letter) error {
	_, err := c.exec(ctx, `
		delete from issue where letter = $1 and state = 'scheduled' and approved_by = 0
			and exists (select 1 from letter where id = $1 and (rhythm <> $2 or unattended <> $3 or closed <> $4))`,
		x.ID, asJSON{x.Rhythm}, x.Unattended, x.Closed)
	return err
}

// ComposedUntil implements [letter.Rhythms].
func (s *Store) ComposedUntil(ctx context.Context, letter int64) (until time.Time, err error) {
	n, err := one(ctx, s.read, number, `select composed_at from letter where id = $1`, letter)
	return at(n), missing(err, "letter")
}
