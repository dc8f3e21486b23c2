package search

import (
	"context"
	"slices"
	"time"
)

// A Source is the paper that an index follows.
type Source interface {
	// LastEvent returns the id of the newest event.
	LastEvent(ctx context.Context) (int64, error)
	// TextChanges returns what some events after the given one changed, in
	// their order; nothing if there are none.
	TextChanges(ctx context.Context, after int64) ([]Change, error)
	// Texts returns the texts of articles as they are now, in any order;
	// those that are gone are missing.
	Texts(ctx context.Context, ids []int64) ([]Doc, error)
	// TextsBelow returns the texts of the articles with the highest ids
	// below the given one, TextsAbove those with the lowest ids above it.
	TextsBelow(ctx context.Context, id int64, limit int) ([]Doc, error)
	TextsAbove(ctx context.Context, id int64, limit int) ([]Doc, error)
}

// A Change is what one event did to texts.
type Change struct {
	Event    int64
	Articles []int64
	Import   bool // there are new articles, too many to name
	Anywhere bool // any text may have changed: all are read again
}

const (
	page = 100             // texts that are read at a time
	look = 2 * time.Second // how often to look for changes nobody told of
)

// Follow keeps the index like its source until ctx ends. It looks for changes
// whenever wake is sent to. A source that can not be read for a while makes
// the index late, not wrong; a damaged file is begun anew.
func (x *Index) Follow(ctx context.Context, from Source, wake <-chan struct{}) error {
	f := follower{x, from}
	for ctx.Err() == nil {
		busy, err := f.step(ctx)
		switch {
		case damaged(err):
			x.o.Log.ErrorContext(ctx, "the search index is damaged and begun anew", "error", err)
			if err := x.beginAnew(ctx); err != nil {
				x.o.Log.ErrorContext(ctx, "there is no search index", "error", err)
			}
		case err != nil && ctx.Err() == nil:
			x.o.Log.WarnContext(ctx, "the search index is late", "error", err)
		}
		if busy && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-wake:
		case <-time.After(look):
		}
	}
	return ctx.Err()
}

// A follower writes an index from a source, one page after the other, so that
// each text is read after the one that it replaces.
type follower struct {
	*Index
	from Source
}

// step hears of what is new, and if there is nothing, fills a page of a new
// index. It reports whether there may be more to do.
func (f follower) step(ctx context.Context) (busy bool, err error) {
	m, begun, err := f.marks(ctx)
	if err != nil {
		return false, err
	}
	if !begun {
		m.below = everything
		if m.event, err = f.from.LastEvent(ctx); err != nil {
			return false, err
		}
		return true, f.put(ctx, nil, m)
	}
	if heard, err := f.hear(ctx, m); heard || err != nil {
		return heard, err
	}
	if m.below > 0 {
		return true, f.fill(ctx, m)
	}
	return false, nil
}

// fill writes the next page of a new index.
func (f follower) fill(ctx context.Context, m marks) error {
	docs, err := f.from.TextsBelow(ctx, m.below, page)
	if err != nil {
		return err
	}
	if m.below = 0; len(docs) > 0 {
		m.below = lowest(docs)
	}
	return f.put(ctx, docs, m.raised(docs))
}

// hear writes what some events changed, and reports whether there were any.
func (f follower) hear(ctx context.Context, m marks) (heard bool, err error) {
	changes, err := f.from.TextChanges(ctx, m.event)
	if err != nil || len(changes) == 0 {
		return false, err
	}
	var ids []int64
	imported := false
	for _, c := range changes {
		ids = append(ids, c.Articles...)
		imported = imported || c.Import
		if c.Anywhere {
			m.below = everything
		}
	}
	slices.Sort(ids)
	docs, err := f.from.Texts(ctx, slices.Compact(ids))
	if err != nil {
		return false, err
	}
	if imported {
		if m, err = f.takeIn(ctx, m); err != nil {
			return false, err
		}
	}
	m.event = changes[len(changes)-1].Event
	return true, f.put(ctx, docs, m.raised(docs))
}

// takeIn writes all articles with ids above any that was seen.
func (f follower) takeIn(ctx context.Context, m marks) (marks, error) {
	for {
		docs, err := f.from.TextsAbove(ctx, m.top, page)
		if err != nil || len(docs) == 0 {
			return m, err
		}
		m = m.raised(docs)
		if err := f.put(ctx, docs, m); err != nil {
			return m, err
		}
	}
}

// raised returns m with the highest id of the documents.
func (m marks) raised(docs []Doc) marks {
	for _, d := range docs {
		m.top = max(m.top, d.ID)
	}
	return m
}

func lowest(docs []Doc) int64 {
	id := docs[0].ID
	for _, d := range docs {
		id = min(id, d.ID)
	}
	return id
}
