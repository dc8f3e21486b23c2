package store

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// lastPlace returns the place after the greatest one, which a statement finds.
func lastPlace(ctx context.Context, c conn, greatest string) (int, error) {
	n, err := one(ctx, c, number, greatest)
	return int(n) + 1, err
}

// putInOrder gives things the places 1, 2, 3 in the order of their ids. The
// statement is given an id and a place.
func putInOrder(ctx context.Context, c conn, place string, ids []int64, thing string) error {
	for i, id := range ids {
		done, err := c.exec(ctx, place, id, i+1)
		if err := found(done, err, thing); err != nil {
			return err
		}
	}
	return nil
}

// found turns "no row was changed" into a sentence about the thing meant.
func found(rows int64, err error, thing string) error {
	if err == nil && rows == 0 {
		err = &news.Error{Kind: news.NotFound, Message: fmt.Sprintf("There is no such %s.", thing)}
	}
	return err
}

// occupied refuses to delete what articles still belong to.
func occupied(thing string, articles int64) error {
	if articles == 1 {
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("This %s still has 1 article. Move it to another %s first.", thing, thing)}
	}
	return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("This %s still has %d articles. Move them to another %s first.", thing, articles, thing)}
}
