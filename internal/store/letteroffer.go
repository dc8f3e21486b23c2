package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

// OfferedLetters returns the letters that take new readers, the oldest first.
func (s *Store) OfferedLetters(ctx context.Context) ([]news.Letter, error) {
	return all(ctx, s.read, scanOfferedLetter, `
		select id, slug, name, description, lang, digest, count_clicks from letter where closed = false order by id`)
}

// scanOfferedLetter reads what readers are told of a letter.
func scanOfferedLetter(rows *sql.Rows) (x news.Letter, err error) {
	err = rows.Scan(&x.ID, &x.Slug, &x.Name, &x.Description, &x.Lang, fromJSON{&x.Digest}, &x.CountClicks)
	return x, err
}
