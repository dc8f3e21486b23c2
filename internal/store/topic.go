package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

func scanTopic(rows *sql.Rows) (x news.Topic, err error) {
	err = rows.Scan(&x.ID, &x.Kind, &x.Slug, &x.Name, fromJSON{&x.Aliases}, &x.Role, &x.Description,
		fromJSON{&x.Links}, &x.Picture, &x.Parent, &x.Code)
	return x, err
}

const topicColumns = `id, kind, slug, name, aliases, role, description, links, picture, parent, code`

// Topics returns the topics with these ids, in no particular order, each once.
// For one that was merged it returns the one that stands for it.
func (s *Store) Topics(ctx context.Context, ids []int64) ([]news.Topic, error) {
	return all(ctx, s.read, scanTopic, `
		select `+topicColumns+`
		from topic where id in (
			select case when merged_into <> 0 then merged_into else id end from topic where id in `+s.engine.List("$1")+`)`,
		asJSON{ids})
}

// Topic returns one topic, or the one that stands for it.
func (s *Store) Topic(ctx context.Context, id int64) (news.Topic, error) {
	return topic(ctx, s.read, id)
}

func topic(ctx context.Context, c conn, id int64) (news.Topic, error) {
	x, err := one(ctx, c, scanTopic, `
		select `+topicColumns+`
		from topic where id = (
			select case when merged_into <> 0 then merged_into else id end from topic where id = $1)`, id)
	return x, missing(err, "topic")
}

// FindTopics returns up to n topics of a kind, or of all, with a name or alias
// in which a word begins with start, beyond the place after; and the place
// where the next ones begin, "" at the end.
func (s *Store) FindTopics(ctx context.Context, kind news.TopicKind, start, after string, n int) ([]news.Topic, string, error) {
	ids, next, err := s.called(ctx, "topic", string(kind), start, after, n)
	if err != nil {
		return nil, "", err
	}
	list, err := s.Topics(ctx, ids)
	slices.SortFunc(list, func(a, b news.Topic) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	return list, next, err
}

// TopicArticles returns how many public articles are about a topic; it stops
// counting at 1,000.
func (s *Store) TopicArticles(ctx context.Context, id int64) (int, error) {
	return s.count(ctx, topicList(id), ms(s.now()))
}

// TopicBySlug returns the topic of a kind with this slug.
func (s *Store) TopicBySlug(ctx context.Context, kind news.TopicKind, slug string) (news.Topic, error) {
	x, err := one(ctx, s.read, scanTopic, `
		select `+topicColumns+`
		from topic where kind = $1 and slug = $2`, string(kind), clean(slug))
	return x, missing(err, "topic")
}

// SaveTopic keeps a topic and its address; with ID 0 it is a new one and gets
// its ID. Another name, address or place in the tree may stand on any page,
// another role beside its name in lists.
func (s *Store) SaveTopic(ctx context.Context, x *news.Topic, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		before := news.Topic{}
		if row.ID != 0 {
			var err error
			if before, err = topic(ctx, c, row.ID); err != nil {
				return err
			}
			if before.Name != row.Name || before.Path() != row.Path() || before.Parent != row.Parent {
				ev.Hard = append(ev.Hard, news.KeySettings)
			}
		}
		if row.ID == 0 || before.Role != row.Role {
			ev.Soft = append(ev.Soft, news.KeyTopics)
		}
		if err := checkBranch(ctx, c, row); err != nil {
			return err
		}
		err := saveTopic(ctx, c, &row)
		if err == nil {
			err = giveQuotes(ctx, c, &row, ev)
		}
		ev.Hard = append(ev.Hard, news.TopicKey(row.ID), news.VoiceKey(row.ID))
		return err
	})
	if err == nil {
		*x = row
	}
	return err
}

// saveTopic leaves alone what was merged: an import may bring it again.
func saveTopic(ctx context.Context, c conn, x *news.Topic) (err error) {
	if x.ID == 0 {
		if x.ID, err = next(ctx, c, "topic", 1); err != nil {
			return err
		}
	}
	merged, err := standIns(ctx, c, `select id, merged_into from topic where merged_into <> 0 and id in `+c.List("$1"), []int64{x.ID})
	if err != nil || len(merged) > 0 {
		return err
	}
	_, err = c.exec(ctx, `
		insert into topic (`+topicColumns+`)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		on conflict (id) do update set kind = excluded.kind, slug = excluded.slug, name = excluded.name,
			aliases = excluded.aliases, role = excluded.role, description = excluded.description,
			links = excluded.links, picture = excluded.picture, parent = excluded.parent, code = excluded.code`,
		x.ID, string(x.Kind), x.Slug, x.Name, asJSON{x.Aliases}, x.Role, x.Description, asJSON{x.Links}, x.Picture, x.Parent, x.Code)
	if err != nil {
		return err
	}
	if err := saveAddress(ctx, c, "topic", x.ID, x.Path()); err != nil {
		return err
	}
	if err := saveCalled(ctx, c, "topic", string(x.Kind), x.ID, x.Name, x.Aliases...); err != nil {
		return err
	}
	if err := noteUses(ctx, c, user{noun: "topic", ref: x.ID, live: true}, []int64{x.Picture}); err != nil {
		return err
	}
	return saveOrigin(ctx, c, x.Origin, "topic", x.ID)
}

// SameTopics returns up to 20 topics that share a whole name or alias with
// one: likely they are the same thing twice.
func (s *Store) SameTopics(ctx context.Context, x news.Topic) ([]news.Topic, error) {
	var folds []string
	for _, name := range append([]string{x.Name}, x.Aliases...) {
		folds = append(folds, news.Slugify(name))
	}
	ids, err := all(ctx, s.read, number, `
		select distinct ref from called where noun = 'topic' and fold in `+s.engine.List("$1")+` and ref <> $2 limit 100`,
		asJSON{folds}, x.ID)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	found, err := s.Topics(ctx, ids)
	found = slices.DeleteFunc(found, func(other news.Topic) bool {
		return !slices.ContainsFunc(append([]string{other.Name}, other.Aliases...), func(name string) bool {
			return slices.Contains(folds, news.Slugify(name))
		})
	})
	return found[:min(len(found), 20)], err
}
