package newsroom

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Approve marks a submitted article ready. It refuses with all that is
// missing, so that nothing comes up at the moment of publication.
func (n *Newsroom) Approve(ctx context.Context, staff news.Staff, seen Seen) (*news.Article, error) {
	d := deed{staff, news.ToApprove, seen, news.ArticleReady, ""}
	return n.do(ctx, d, func(a *news.Article, now time.Time) error {
		pictures, err := n.pictures(ctx, a)
		if err != nil {
			return err
		}
		return a.Approve(pictures, now)
	})
}

// pictures returns those of the library that the text at the desk shows.
func (n *Newsroom) pictures(ctx context.Context, a *news.Article) (map[int64]news.Picture, error) {
	ids := a.PictureIDs()
	if len(ids) == 0 {
		return nil, nil
	}
	pictures, err := n.Store.Pictures(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("load the pictures of article %d: %w", a.ID, err)
	}
	return pictures, nil
}
