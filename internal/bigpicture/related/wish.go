package related

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Wish is what an editor decided about an article under another one.
type Wish struct {
	Article, Other int64
	Kind           WishKind // empty for nothing
	Staff          int64
	At             time.Time
}

// A WishKind is what shall be.
type WishKind string

// What editors may wish. A pin holds for the page of the article; a ban for
// the pages of both.
const (
	Pin WishKind = "pin"
	Ban WishKind = "ban"
)

// Decide keeps what an editor wants of an article under another one, and has
// both pages follow.
func (c *Chooser) Decide(ctx context.Context, staff news.Staff, article, other int64, kind WishKind) error {
	if err := staff.Need(news.MayApprove); err != nil {
		return err
	}
	if article == other {
		return &news.Error{Kind: news.Invalid, Message: "An article can not stand under itself. Choose another one."}
	}
	for _, id := range []int64{article, other} {
		if _, err := c.Store.Article(ctx, id); err != nil {
			return err
		}
	}
	w := Wish{article, other, kind, staff.ID, c.Now()}
	ev := news.Event{Name: news.RelatedChanged, Article: article, Staff: staff.ID, At: c.Now(), Note: note(w)}
	if err := c.Store.SaveWish(ctx, w, ev); err != nil {
		return fmt.Errorf("keep what to show under article %d: %w", article, err)
	}
	return c.Choose(ctx, article, other)
}

func note(w Wish) string {
	switch w.Kind {
	case Pin:
		return fmt.Sprintf("pinned article %d", w.Other)
	case Ban:
		return fmt.Sprintf("never with article %d", w.Other)
	default:
		return fmt.Sprintf("article %d as the program chooses", w.Other)
	}
}
