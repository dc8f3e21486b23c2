package newsroom

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Approve marks a submitted article ready. It refuses with all that is
// missing, so that nothing comes up at the moment of publication.
func (n *Newsroom) Approve(ctx context.Context, staff news.Staff, seen Seen) (*news.Article, error) {
	d := deed{staff, news.ToApprove, seen, news.ArticleReady, ""}
	return n.do(ctx, d, func(a *news.Article, now time.Time) error {
		proof, err := n.proof(ctx, a)
		if err != nil {
			return err
		}
		return a.Approve(proof, now)
	})
}
