package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

func scanTopic(rows *sql.Rows) (x news.Topic, err error) {
	err = rows.Scan(&x.ID, &x.Kind, &x.Slug, &x.Name, fromJSON{&x.Aliases}, &x.Role, &x.Description,
		fromJSON{&x.Links}, &x.Picture)
	return x, err
}

// Topics returns the topics with these ids, in no particular order.
func (s *Store) Topics(ctx context.Context, ids []int64) ([]news.Topic, error) {
	return all(ctx, s.read, scanTopic, `
		select id, kind, slug, name, aliases, role, description, links, picture
		from topic where id in `+s.engine.List("$1"), asJSON{ids})
}

// Topic returns one topic.
func (s *Store) Topic(ctx context.Context, id int64) (news.Topic, error) {
	x, err := one(ctx, s.read, scanTopic, `
		select id, kind, slug, name, aliases, role, description, links, picture
		from topic where id = $1`, id)
	return x, missing(err, "topic")
}

// TopicBySlug returns the topic of a kind with this slug.
func (s *Store) TopicBySlug(ctx context.Context, kind news.TopicKind, slug string) (news.Topic, error) {
	x, err := one(ctx, s.read, scanTopic, `
		select id, kind, slug, name, aliases, role, description, links, picture
		from topic where kind = $1 and slug = $2`, string(kind), clean(slug))
	return x, missing(err, "topic")
}

// SaveTopic keeps a topic and its address; with ID 0 it is a new one and gets
// its ID.
func (s *Store) SaveTopic(ctx context.Context, x *news.Topic, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		err := saveTopic(ctx, c, &row)
		ev.Hard = append(ev.Hard, news.TopicKey(row.ID))
		return err
	})
	if err == nil {
		*x = row
	}
	return err
}

func saveTopic(ctx context.Context, c conn, x *news.Topic) (err error) {
	if x.ID == 0 {
		if x.ID, err = next(ctx, c, "topic", 1); err != nil {
			return err
		}
	}
	_, err = c.exec(ctx, `
		insert into topic (id, kind, slug, name, aliases, role, description, links, picture)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		on conflict (id) do update set kind = excluded.kind, slug = excluded.slug, name = excluded.name,
			aliases = excluded.aliases, role = excluded.role, description = excluded.description,
			links = excluded.links, picture = excluded.picture`,
		x.ID, string(x.Kind), x.Slug, x.Name, asJSON{x.Aliases}, x.Role, x.Description, asJSON{x.Links}, x.Picture)
	if err != nil {
		return err
	}
	if err := saveAddress(ctx, c, "topic", x.ID, x.Path()); err != nil {
		return err
	}
	return saveOrigin(ctx, c, x.Origin, "topic", x.ID)
}
