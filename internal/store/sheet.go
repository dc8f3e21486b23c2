package store

import (
	"slices"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// A sheet is one page of a list that is newest first.
type sheet[T any] struct {
	rows         []T
	older, newer paper.Cursor // of the neighbouring pages, zero for none
	first        bool
}

// sheetAt finds the page of n rows at a cursor. Fetch returns up to so many
// rows beyond a cursor, the nearest first; place says where a row is. A page
// that would reach beyond the start of the list is the start.
func sheetAt[T any](c paper.Cursor, n int, fetch func(paper.Cursor, int) ([]T, error), place func(T) paper.Cursor) (sheet[T], error) {
	rows, err := fetch(c, n+1)
	if err == nil && c.Newer && len(rows) <= n {
		c = paper.Cursor{}
		rows, err = fetch(c, n+1)
	}
	if err != nil {
		return sheet[T]{}, err
	}
	if len(rows) == 0 && !c.IsZero() {
		return sheet[T]{}, &news.Error{Kind: news.NotFound, Message: "There is no such page in this list."}
	}
	more := len(rows) > n || c.Newer // whoever goes back came from something older
	rows = rows[:min(n, len(rows))]
	if c.Newer {
		slices.Reverse(rows)
	}
	x := sheet[T]{rows: rows, first: c.IsZero()}
	if !x.first {
		x.newer = place(rows[0])
		x.newer.Newer = true
	}
	if more {
		x.older = place(rows[len(rows)-1])
	}
	return x, nil
}
