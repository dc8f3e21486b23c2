package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

// TopicRefusals returns what people said an article is not about.
func (s *Store) TopicRefusals(ctx context.Context, article int64) ([]news.TopicRefusal, error) {
	return all(ctx, s.read, scanTopicRefusal, `
		select article, topic, name, staff, at from topic_refused where article = $1 order by at, topic, name limit 500`, article)
}

func scanTopicRefusal(rows *sql.Rows) (r news.TopicRefusal, err error) {
	err = rows.Scan(&r.Article, &r.Topic, &r.Name, &r.Staff, moment{&r.At})
	return r, err
}

// RefuseTopic keeps what an article is not about.
func (s *Store) RefuseTopic(ctx context.Context, r news.TopicRefusal, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		_, err := c.exec(ctx, `
			insert into topic_refused (article, topic, name, staff, at) values ($1, $2, $3, $4, $5)
			on conflict (article, topic, name) do update set staff = excluded.staff, at = excluded.at`,
			r.Article, r.Topic, r.Name, r.Staff, ms(r.At))
		return err
	})
}

// AllowTopic forgets that an article is not about it.
func (s *Store) AllowTopic(ctx context.Context, r news.TopicRefusal, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		_, err := c.exec(ctx, `delete from topic_refused where article = $1 and topic = $2 and name = $3`, r.Article, r.Topic, r.Name)
		return err
	})
}

// mergeRefusals makes what was refused as one topic refused as the other.
func mergeRefusals(ctx context.Context, c conn, from, into int64) error {
	_, err := c.exec(ctx, `
		insert into topic_refused (article, topic, name, staff, at)
		select article, cast($2 as bigint), name, staff, at from topic_refused where topic = $1 and topic <> 0
		on conflict do nothing`, from, into)
	if err != nil {
		return err
	}
	_, err = c.exec(ctx, `delete from topic_refused where topic = $1 and topic <> 0`, from)
	return err
}
