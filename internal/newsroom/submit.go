package newsroom

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// Submit hands a draft to the desk.
func (n *Newsroom) Submit(ctx context.Context, staff news.Staff, seen Seen) (*news.Article, error) {
	return n.do(ctx, deed{staff, news.ToSubmit, seen, news.ArticleSubmitted, ""}, (*news.Article).Submit)
}
