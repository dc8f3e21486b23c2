package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// HistoryPage implements [paper.Source].
func (s *Store) HistoryPage(ctx context.Context, id int64, now time.Time) (p paper.HistoryPage, err error) {
	found, err := s.cards(ctx, []int64{id}, ms(now))
	if err != nil {
		return p, err
	}
	if len(found) == 0 {
		return p, s.gone(ctx, id)
	}
	cards, err := s.dress(ctx, []card{found[id]})
	if err != nil {
		return p, err
	}
	p.Revisions, err = all(ctx, s.read, scanPublicRevision, `
		select number, public_at, content from revision
		where article = $1 and public_at > 0 and public_at <= $2 order by public_at, number`, id, ms(now))
	if err != nil {
		return p, err
	}
	notes, err := corrections(ctx, s.read, id)
	announce(p.Revisions, notes)
	p.Card = cards[0]
	p.Page = page(time.Time{}, cards, news.ArticleKey(id))
	return p, err
}

func scanPublicRevision(rows *sql.Rows) (r paper.PublicRevision, err error) {
	err = rows.Scan(&r.Number, moment{&r.At}, fromJSON{&r.Content})
	return r, err
}

// announce gives each correction to the revision that readers had, or got,
// when it was made. Both are oldest first.
func announce(revisions []paper.PublicRevision, notes []news.Correction) {
	for _, note := range notes {
		at := 0
		for at+1 < len(revisions) && !revisions[at+1].At.After(note.At) {
			at++
		}
		if at < len(revisions) {
			revisions[at].Corrections = append(revisions[at].Corrections, note)
		}
	}
}
