package store

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// storeRedirects stores redirects. Those that touch no other address, nearly
// all of them, are written many at a time; the others one by one, each after
// what it may lead on from.
func storeRedirects(ctx context.Context, c conn, items []*news.Imported) error {
	if len(items) == 0 {
		return nil
	}
	busy, err := busyPaths(ctx, c, items)
	if err != nil {
		return err
	}
	rows := newBulk("address", "path, kind, to_path")
	var linked []*news.Imported
	for _, item := range items {
		r := item.Redirect
		if busy[r.From] || busy[r.To] {
			linked = append(linked, item)
		} else if err := rows.add(ctx, c, r.From, "redirect", r.To); err != nil {
			return err
		}
	}
	if err := rows.flush(ctx, c); err != nil {
		return err
	}
	for _, item := range linked {
		err := saveRedirect(ctx, c, *item.Redirect)
		if news.KindOf(err) == news.Conflict {
			item.Outcome, err = news.Taken, nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// busyPaths returns the paths of redirects that are more than one end of one
// of them: a start that is an address already, or that something leads to, and
// a target that is a redirect itself.
func busyPaths(ctx context.Context, c conn, items []*news.Imported) (map[string]bool, error) {
	var starts, targets []string
	busy, isStart := map[string]bool{}, map[string]bool{}
	for _, item := range items {
		r := item.Redirect
		r.From, r.To = clean(r.From), clean(r.To)
		busy[r.From] = isStart[r.From] // two of one start
		isStart[r.From] = true
		starts, targets = append(starts, r.From), append(targets, r.To)
	}
	for _, target := range targets {
		busy[target] = busy[target] || isStart[target]
	}
	list, err := all(ctx, c, text, `
		select path from address where path in `+c.Texts("$1")+`
		union all
		select to_path from address where to_path <> '' and to_path in `+c.Texts("$1")+`
		union all
		select path from address where to_path <> '' and path in `+c.Texts("$2"),
		asJSON{starts}, asJSON{targets})
	for _, path := range list {
		busy[path] = true
	}
	return busy, err
}
