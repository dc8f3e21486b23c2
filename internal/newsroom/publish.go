package newsroom

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Publish gives readers the text at the desk now: a ready or scheduled
// article for the first time, a live one as its next version. Substance says
// that the readers of the version before should know of the change.
func (n *Newsroom) Publish(ctx context.Context, staff news.Staff, seen Seen, substance bool) (*news.Article, error) {
	d := deed{staff, news.ToPublish, seen, news.ArticlePublished, ""}
	return n.release(ctx, d, func(a *news.Article, proof news.Proof, now time.Time) error {
		return a.Publish(substance, proof, now)
	})
}
