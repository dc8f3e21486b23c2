package newsroom

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// Lift opens an article that an import found restricted, so that it can be
// published.
func (n *Newsroom) Lift(ctx context.Context, staff news.Staff, seen Seen) (*news.Article, error) {
	return n.do(ctx, deed{staff, news.ToLift, seen, news.ArticleLifted, ""}, (*news.Article).Lift)
}
