package store

import (
	"context"
	"database/sql"
	"slices"
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
	p.Revisions, err = all(ctx, s.read, scanPublicRevision, `
		select number, public_at, content from revision
		where article = $1 and public_at > 0 and public_at <= $2 order by public_at, number`, id, ms(now))
	if err != nil {
		return p, err
	}
	notes, err := corrections(ctx, s.read, id)
	if err != nil {
		return p, err
	}
	announce(p.Revisions, notes)
	shown := shownIn(p.Revisions)
	w := wanted{pictures: shown}
	w.card(found[id])
	n, err := s.names(ctx, w)
	if err != nil {
		return p, err
	}
	p.Card, p.Pictures = n.card(found[id]), n.inBody(shown)
	p.Page = page(time.Time{}, []paper.Card{p.Card}, news.ArticleKey(id))
	return p, nil
}

// historyPictures is how many different pictures a history shows. Those of
// the oldest revisions are left out where there are more.
const historyPictures = 100

// shownIn returns the pictures in the bodies of revisions, each once, those of
// the newest first.
func shownIn(revisions []paper.PublicRevision) (shown []int64) {
	seen := map[int64]bool{}
	for _, r := range slices.Backward(revisions) {
		pictures, _ := mentions(r.Content.Body)
		for _, id := range pictures {
			if !seen[id] && len(shown) < historyPictures {
				seen[id], shown = true, append(shown, id)
			}
		}
	}
	return shown
}

func scanPublicRevision(rows *sql.Rows) (r paper.PublicRevision, err error) {
	err = rows.Scan(&r.Number, moment{&r.At}, fromJSON{&r.Content})
	r.Content.Body = r.Content.Body.WithoutComments()
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
