package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// A removal is an article that was taken down, and where it points readers.
type removal struct {
	paper.WithdrawnPage
	see int64
}

func scanRemoval(rows *sql.Rows) (x removal, err error) {
	err = rows.Scan(&x.ID, &x.Path, moment{&x.PublishedAt}, moment{&x.WithdrawnAt}, &x.Reason, &x.see)
	return x, err
}

// WithdrawnPage implements [paper.Source].
func (s *Store) WithdrawnPage(ctx context.Context, id int64, now time.Time) (p paper.WithdrawnPage, err error) {
	x, err := one(ctx, s.read, scanRemoval, `
		select article.id, article.path, article.publish_at, withdrawal.at, withdrawal.reason, withdrawal.see
		from withdrawal join article on article.id = withdrawal.article
		where withdrawal.article = $1`, id)
	if err != nil {
		return p, missing(err, "withdrawn article")
	}
	pages, err := s.withdrawnPages(ctx, []removal{x}, ms(now))
	if err != nil {
		return p, err
	}
	return pages[0], nil
}

// Withdrawn implements [paper.Source].
func (s *Store) Withdrawn(ctx context.Context, since time.Time, n int) ([]paper.WithdrawnPage, error) {
	list, err := all(ctx, s.read, scanRemoval, `
		select article.id, article.path, article.publish_at, withdrawal.at, withdrawal.reason, withdrawal.see
		from withdrawal join article on article.id = withdrawal.article
		where withdrawal.at >= $1 order by withdrawal.at desc, withdrawal.article desc limit $2`, ms(since), n)
	if err != nil {
		return nil, err
	}
	return s.withdrawnPages(ctx, list, ms(s.now()))
}

// withdrawnPages finds the articles that readers are pointed to.
func (s *Store) withdrawnPages(ctx context.Context, list []removal, now int64) ([]paper.WithdrawnPage, error) {
	var see []int64
	for _, x := range list {
		see = append(see, x.see)
	}
	found, err := s.cards(ctx, see, now)
	if err != nil {
		return nil, err
	}
	var pages []paper.WithdrawnPage
	for _, x := range list {
		var cards []paper.Card
		if other, ok := found[x.see]; ok {
			if cards, err = s.dress(ctx, []card{other}); err != nil {
				return nil, err
			}
			x.See = &cards[0]
		}
		x.Page = page(time.Time{}, cards, news.ArticleKey(x.ID))
		pages = append(pages, x.WithdrawnPage)
	}
	return pages, nil
}
