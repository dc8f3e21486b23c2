package store

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// CorrectionsPage implements [paper.Source]. Corrections of articles that are
// not public are left out.
func (s *Store) CorrectionsPage(ctx context.Context, c paper.Cursor, now time.Time) (p paper.CorrectionsPage, err error) {
	x, err := sheetAt(c, listCards,
		func(c paper.Cursor, n int) ([]news.Correction, error) { return s.correctionLog(ctx, c, n, ms(now)) },
		func(x news.Correction) paper.Cursor { return paper.Cursor{At: x.At, ID: x.ID} })
	if err != nil {
		return p, err
	}
	var ids []int64
	for _, note := range x.rows {
		ids = append(ids, note.Article)
	}
	found, err := s.cards(ctx, ids, ms(now))
	if err != nil {
		return p, err
	}
	var rows []card
	for _, note := range x.rows {
		rows = append(rows, found[note.Article])
	}
	cards, err := s.dress(ctx, rows)
	for i, article := range cards {
		p.Entries = append(p.Entries, paper.CorrectionEntry{Correction: x.rows[i], Article: article})
	}
	p.Page = page(time.Time{}, cards, news.KeyCorrections)
	p.Older, p.Newer, p.First = x.older, x.newer, x.first
	return p, err
}

// correctionLog returns up to n corrections beyond the cursor, the nearest first.
func (s *Store) correctionLog(ctx context.Context, c paper.Cursor, n int, now int64) ([]news.Correction, error) {
	if c.Newer {
		return all(ctx, s.read, scanCorrection, `
			select correction.id, correction.article, correction.kind, text, at, top, staff
			from correction join live on live.article = correction.article and live.publish_at <= $1
			where (at, id) > ($2, $3) order by at, id limit $4`, now, ms(c.At), c.ID, n)
	}
	if c.IsZero() {
		c.At = at(now + 1)
	}
	return all(ctx, s.read, scanCorrection, `
		select correction.id, correction.article, correction.kind, text, at, top, staff
		from correction join live on live.article = correction.article and live.publish_at <= $1
		where (at, id) < ($2, $3) order by at desc, id desc limit $4`, now, ms(c.At), c.ID, n)
}
