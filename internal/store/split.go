package store

import (
	"context"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// SplitTopic makes two topics of one: part is kept as a new topic, which gets
// its ID, the names that it takes are no aliases of the other one any more,
// and the articles given are about it instead, in the text at the desk and in
// the one that readers have.
func (s *Store) SplitTopic(ctx context.Context, from int64, part *news.Topic, articles []int64, ev news.Event) error {
	row := *part
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		whole, err := topic(ctx, c, from)
		if err != nil {
			return err
		}
		if err := checkBranch(ctx, c, row); err != nil {
			return err
		}
		if err := saveTopic(ctx, c, &row); err != nil {
			return err
		}
		taken := append([]string{row.Name}, row.Aliases...)
		whole.Aliases = slices.DeleteFunc(whole.Aliases, func(a string) bool { return slices.Contains(taken, a) })
		if err := saveTopic(ctx, c, &whole); err != nil {
			return err
		}
		ev.Hard = append(ev.Hard, news.TopicKey(whole.ID), news.TopicKey(row.ID), news.KeySettings)
		return moveToTopic(ctx, c, articles, whole.ID, row.ID)
	})
	if err == nil {
		*part = row
	}
	return err
}

// TopicHeadlines returns the newest articles about a topic that readers have
// or will have by themselves, up to limit.
func (s *Store) TopicHeadlines(ctx context.Context, topic int64, limit int) ([]news.Headline, error) {
	return all(ctx, s.read, scanHeadline, `
		select live.article, live.section, live.full_head, live.publish_at
		from listing join live on live.article = listing.article
		where listing.list = 'topic' and listing.ref = $1
		order by listing.publish_at desc, listing.article desc limit $2`, topic, limit)
}

// moveToTopic makes articles about one topic instead of another, or of what
// was merged into that.
func moveToTopic(ctx context.Context, c conn, articles []int64, from, to int64) error {
	if len(articles) == 0 {
		return nil
	}
	gone, err := all(ctx, c, number, `select id from topic where merged_into = $1 and merged_into <> 0`, from)
	if err != nil {
		return err
	}
	kept, err := all(ctx, c, scanRevision, `
		select article, number, content, staff, at, note, aside, public_at
		from revision join article on article.id = revision.article
			and (revision.number = article.head or revision.number = article.live_head)
		where article.id in `+c.List("$1"), asJSON{articles})
	if err != nil {
		return err
	}
	for _, r := range kept {
		for _, old := range append(gone, from) {
			retopic(&r.Content, old, to)
		}
		_, err := c.exec(ctx, `update revision set content = $3 where article = $1 and number = $2`, r.Article, r.Number, asJSON{r.Content})
		if err != nil {
			return err
		}
	}
	return relistTopic(ctx, c, articles, from, to)
}

// retopic makes a text about one topic instead of another.
func retopic(content *news.Content, from, to int64) {
	var topics []int64
	for _, id := range content.Topics {
		if id == from {
			id = to
		}
		if !slices.Contains(topics, id) {
			topics = append(topics, id)
		}
	}
	content.Topics = topics
	content.Body = content.Body.Retopic(from, to)
}

// relistTopic moves the places of articles from the list of one topic to that
// of another.
func relistTopic(ctx context.Context, c conn, articles []int64, from, to int64) error {
	for _, step := range []string{
		`insert into listing (list, ref, publish_at, article, folded)
			select list, cast($2 as bigint), publish_at, article, folded from listing
			where list = 'topic' and ref = $1 and article in ` + c.List("$3") + ` on conflict do nothing`,
		`update quote set topic = $2 where topic = $1 and topic <> 0 and article in ` + c.List("$3"),
		`update live set topic = $2 where topic = $1 and article in ` + c.List("$3"),
	} {
		if _, err := c.exec(ctx, step, from, to, asJSON{articles}); err != nil {
			return err
		}
	}
	_, err := c.exec(ctx, `delete from listing where list = 'topic' and ref = $1 and article in `+c.List("$2"), from, asJSON{articles})
	if err != nil {
		return err
	}
	_, err = c.exec(ctx, `update article set version = version + 1 where id in `+c.List("$1"), asJSON{articles})
	return err
}
