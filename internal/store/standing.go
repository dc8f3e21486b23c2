package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

func scanStandingPage(rows *sql.Rows) (p news.StandingPage, err error) {
	err = rows.Scan(&p.ID, &p.Headline, &p.Path, &p.State)
	return p, err
}

// StandingPages returns the standing pages as they are at the desk, those that
// were spiked left out, in the order of their menu.
func (s *Store) StandingPages(ctx context.Context) ([]news.StandingPage, error) {
	set, err := s.Settings(ctx)
	if err != nil {
		return nil, err
	}
	list, err := all(ctx, s.read, scanStandingPage, `
		select id, headline, path, state from article
		where kind = 'page' and state <> 'spiked' order by id limit 500`)
	slices.SortStableFunc(list, func(a, b news.StandingPage) int {
		return cmp.Or(cmp.Compare(footerPlace(set.Footer, a.ID), footerPlace(set.Footer, b.ID)), cmp.Compare(a.Path, b.Path))
	})
	return list, err
}

// footerPlace returns the place of a standing page in the menu at the foot, in
// the order that the publisher gave it; those that are not named come last.
func footerPlace(order []int64, id int64) uint {
	return uint(slices.Index(order, id)) // -1 becomes the largest
}
