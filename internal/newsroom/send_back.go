package newsroom

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// SendBack returns a submitted article to its writer, or a ready one to the
// desk. The note says why.
func (n *Newsroom) SendBack(ctx context.Context, staff news.Staff, seen Seen, note string) (*news.Article, error) {
	d := deed{staff, news.ToSendBack, seen, news.ArticleSentBack, note}
	return n.do(ctx, d, func(a *news.Article, now time.Time) error { return a.SendBack(note, now) })
}
