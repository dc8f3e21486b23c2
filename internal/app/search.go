package app

import (
	"context"

	"github.com/courant-press/courant/internal/newsroom/floor"
	"github.com/courant-press/courant/internal/search"
)

// openSearch opens the index of the words of every article, which each node
// keeps for itself in its data folder.
func (n *Newspaper) openSearch(ctx context.Context) (err error) {
	n.changed = make(chan struct{}, 1)
	n.search, err = search.Open(ctx, search.Options{Path: n.config.SearchIndex(), Log: n.log})
	return err
}

// wakeSearch has the index look for what is new. It never waits.
func (n *Newspaper) wakeSearch() {
	select {
	case n.changed <- struct{}{}:
	default: // it is about to look
	}
}

func (n *Newspaper) openFloor(ctx context.Context) (err error) {
	n.floor, err = floor.Open(ctx, floor.Options{Store: n.store, Now: n.now, Log: n.log})
	return err
}
