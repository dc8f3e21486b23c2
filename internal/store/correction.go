package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

func scanCorrection(rows *sql.Rows) (x news.Correction, err error) {
	err = rows.Scan(&x.ID, &x.Article, &x.Kind, &x.Text, moment{&x.At}, &x.Top, &x.Staff)
	return x, err
}

// corrections returns those of an article, oldest first.
func corrections(ctx context.Context, c conn, article int64) ([]news.Correction, error) {
	return all(ctx, c, scanCorrection, `
		select id, article, kind, text, at, top, staff from correction where article = $1 order by at, id`, article)
}

// correctionsOf returns those of some articles, oldest first.
func (s *Store) correctionsOf(ctx context.Context, articles []int64) (map[int64][]news.Correction, error) {
	found := map[int64][]news.Correction{}
	if len(articles) == 0 {
		return found, nil
	}
	list, err := all(ctx, s.read, scanCorrection, `
		select id, article, kind, text, at, top, staff from correction
		where article in `+s.engine.List("$1")+` order by at, id`, asJSON{articles})
	for _, x := range list {
		found[x.Article] = append(found[x.Article], x)
	}
	return found, err
}

// saveCorrection keeps a new correction and adds it to those of a.
func saveCorrection(ctx context.Context, c conn, a *news.Article, x *news.Correction) error {
	id, err := next(ctx, c, "correction", 1)
	if err != nil {
		return err
	}
	row := *x
	row.ID, row.Article = id, a.ID
	_, err = c.exec(ctx, `
		insert into correction (id, article, kind, text, at, top, staff) values ($1, $2, $3, $4, $5, $6, $7)`,
		row.ID, row.Article, string(row.Kind), row.Text, ms(row.At), row.Top, row.Staff)
	a.Corrections = append(slices.Clip(a.Corrections), row)
	return err
}
