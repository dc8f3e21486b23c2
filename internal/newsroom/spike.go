package newsroom

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// Spike drops a draft or a submitted article. It can be taken off the spike.
func (n *Newsroom) Spike(ctx context.Context, staff news.Staff, seen Seen) (*news.Article, error) {
	return n.do(ctx, deed{staff, news.ToSpike, seen, news.ArticleSpiked, ""}, (*news.Article).Spike)
}

// Unspike makes a spiked article a draft again.
func (n *Newsroom) Unspike(ctx context.Context, staff news.Staff, seen Seen) (*news.Article, error) {
	return n.do(ctx, deed{staff, news.ToUnspike, seen, news.ArticleUnspiked, ""}, (*news.Article).Unspike)
}
