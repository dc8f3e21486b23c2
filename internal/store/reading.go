package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/news"
)

// LiveText returns what readers have of an article, or will have by itself. A
// standing page is none.
func (s *Store) LiveText(ctx context.Context, article int64) (bigpicture.LiveText, error) {
	t, err := one(ctx, s.read, scanLiveText, `
		select live.article, live.revision, live.publish_at, revision.content
		from live join revision on revision.article = live.article and revision.number = live.revision
		where live.article = $1 and live.kind <> 'page'`, article)
	return t, missing(err, "article")
}

func scanLiveText(rows *sql.Rows) (t bigpicture.LiveText, err error) {
	err = rows.Scan(&t.Article, &t.Revision, moment{&t.PublishAt}, fromJSON{&t.Content})
	t.Content.Body = t.Content.Body.WithoutComments()
	return t, err
}

// TopicsAbove returns the topics that stand for themselves with the lowest ids
// above id.
func (s *Store) TopicsAbove(ctx context.Context, id int64, limit int) ([]news.Topic, error) {
	return all(ctx, s.read, scanTopic, `
		select `+topicColumns+`
		from topic where id > $1 and merged_into = 0 order by id limit $2`, id, limit)
}
