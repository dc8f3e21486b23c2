package newsroom

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// Write begins a new article, a draft of staff.
func (n *Newsroom) Write(ctx context.Context, staff news.Staff, c news.Content) (*news.Article, error) {
	if err := staff.Need(news.MayWrite); err != nil {
		return nil, err
	}
	now := n.Now()
	a, err := news.NewArticle(c, staff, now)
	if err != nil {
		return nil, err
	}
	d := deed{staff: staff, event: news.ArticleWritten}
	save := news.Save{Revision: &news.Revision{Staff: staff.ID, At: now}, Event: d.told(now)}
	if err := n.Store.CreateArticle(ctx, a, save); err != nil {
		return nil, fmt.Errorf("create article: %w", err)
	}
	return a, nil
}
