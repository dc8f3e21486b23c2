package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func scanFoundHeadline(rows *sql.Rows) (h news.Headline, err error) {
	err = rows.Scan(&h.Article, &h.Section, &h.Headline, moment{&h.PublishAt}, &h.Path)
	return h, err
}

// Headlines returns those of the articles with these ids that readers can see
// at a time, with their addresses, newest first.
func (s *Store) Headlines(ctx context.Context, ids []int64, now time.Time) ([]news.Headline, error) {
	return all(ctx, s.read, scanFoundHeadline, `
		select article, section, full_head, publish_at, path from live
		where publish_at <= $1 and article in `+s.engine.List("$2")+` order by publish_at desc`, ms(now), asJSON{ids})
}

// HeadlineAt returns that of the article at a path of the paper, if readers
// can see it at a time.
func (s *Store) HeadlineAt(ctx context.Context, path string, now time.Time) (news.Headline, error) {
	h, err := one(ctx, s.read, scanFoundHeadline, `
		select live.article, live.section, live.full_head, live.publish_at, live.path
		from address join live on live.article = address.ref
		where address.path = $1 and address.kind = 'article' and live.publish_at <= $2`, clean(path), ms(now))
	return h, missing(err, "article")
}
