package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

const commentColumns = `id, article, reply_to, staff, at, text, quoted, resolved_at, resolver`

func scanComment(rows *sql.Rows) (x news.Comment, err error) {
	err = rows.Scan(&x.ID, &x.Article, &x.ReplyTo, &x.Staff, moment{&x.At}, &x.Text, &x.Quoted, moment{&x.Resolved}, &x.Resolver)
	return x, err
}

// Comments returns what was said about an article, oldest first.
func (s *Store) Comments(ctx context.Context, article int64) ([]news.Comment, error) {
	return all(ctx, s.read, scanComment, `select `+commentColumns+` from comment where article = $1 order by id`, article)
}

// Comment returns one comment.
func (s *Store) Comment(ctx context.Context, id int64) (news.Comment, error) {
	x, err := one(ctx, s.read, scanComment, `select `+commentColumns+` from comment where id = $1`, id)
	return x, missing(err, "comment")
}

// SaveComment keeps a comment; with ID 0 it is a new one and gets its ID.
func (s *Store) SaveComment(ctx context.Context, x *news.Comment, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, _ *news.Event) (err error) {
		if row.ID == 0 {
			if row.ID, err = next(ctx, c, "comment", 1); err != nil {
				return err
			}
		}
		_, err = c.exec(ctx, `
			insert into comment (`+commentColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
			on conflict (id) do update set text = excluded.text, resolved_at = excluded.resolved_at, resolver = excluded.resolver`,
			row.ID, row.Article, row.ReplyTo, row.Staff, ms(row.At), clean(row.Text), clean(row.Quoted), ms(row.Resolved), row.Resolver)
		return err
	})
	if err == nil {
		*x = row
	}
	return err
}

// DeleteComment forgets a comment and the answers to it.
func (s *Store) DeleteComment(ctx context.Context, id int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		_, err := c.exec(ctx, `delete from comment where id = $1 or reply_to = $1`, id)
		return err
	})
}
