package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// Two topics, or two authors, that turn out to be one are merged: the one that
// goes keeps its row, which says who stands for it, so that every text ever
// written with its id still shows the right name. What readers are served
// from, the lists and their tables, knows the other one only.

// MergeTopics makes one topic stand for another. The other one's names become
// aliases, its page leads on, and its articles are listed with those of the
// one that stays.
func (s *Store) MergeTopics(ctx context.Context, from, into int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Hard = append(ev.Hard, news.KeySettings)
		gone, err := topic(ctx, c, from)
		if err != nil {
			return err
		}
		stays, err := topic(ctx, c, into)
		if err != nil {
			return err
		}
		if gone.ID == stays.ID {
			return sameThing("topic")
		}
		if err := mergeBranches(ctx, c, gone, &stays); err != nil {
			return err
		}
		_, err = c.exec(ctx, `update topic set merged_into = $2 where id = $1 or (merged_into = $1 and merged_into <> 0)`, gone.ID, stays.ID)
		if err != nil {
			return err
		}
		_, err = c.exec(ctx, `
			update live set topic = $2 where topic = $1 and article in (
				select article from listing where list = 'topic' and ref = $1)`, gone.ID, stays.ID)
		if err != nil {
			return err
		}
		for _, carry := range []func(context.Context, conn, int64, int64) error{mergeQuotes, mergeRefusals} {
			if err := carry(ctx, c, gone.ID, stays.ID); err != nil {
				return err
			}
		}
		if err := mergeTraces(ctx, c, "topic", gone.ID, stays.ID, gone.Path(), stays.Path()); err != nil {
			return err
		}
		for _, name := range append([]string{gone.Name}, gone.Aliases...) {
			if name != stays.Name && !slices.Contains(stays.Aliases, name) {
				stays.Aliases = append(stays.Aliases, name)
			}
		}
		return saveTopic(ctx, c, &stays)
	})
}

// MergeAuthors makes one author stand for another, whose page leads on.
func (s *Store) MergeAuthors(ctx context.Context, from, into int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Hard = append(ev.Hard, news.KeySettings)
		gone, err := author(ctx, c, from)
		if err != nil {
			return err
		}
		stays, err := author(ctx, c, into)
		if err != nil {
			return err
		}
		if gone.ID == stays.ID {
			return sameThing("author")
		}
		_, err = c.exec(ctx, `update author set merged_into = $2 where id = $1 or (merged_into = $1 and merged_into <> 0)`, gone.ID, stays.ID)
		if err != nil {
			return err
		}
		return mergeTraces(ctx, c, "author", gone.ID, stays.ID, gone.Path(), stays.Path())
	})
}

func sameThing(thing string) error {
	return &news.Error{Kind: news.Invalid, Message: "These are the same " + thing + " already. Choose another one."}
}

// mergeTraces makes the address of what goes lead on, lists its articles with
// those of what stays, and forgets what it was found by.
func mergeTraces(ctx context.Context, c conn, noun string, from, into int64, path, on string) error {
	if err := leadOn(ctx, c, path, on); err != nil {
		return err
	}
	_, err := c.exec(ctx, `
		insert into listing (list, ref, publish_at, article, folded)
		select list, cast($3 as bigint), publish_at, article, folded from listing
		where list = $1 and ref = $2
		on conflict do nothing`, noun, from, into)
	if err != nil {
		return err
	}
	if _, err := c.exec(ctx, `delete from listing where list = $1 and ref = $2`, noun, from); err != nil {
		return err
	}
	if err := noteUses(ctx, c, user{noun: noun, ref: from, live: true}, nil); err != nil {
		return err
	}
	return dropCalled(ctx, c, noun, from)
}

// merges says who stands for the topics and authors that were merged.
type merges struct {
	topics, authors map[int64]int64
}

// mergesIn finds those that some articles name.
func mergesIn(ctx context.Context, c conn, articles ...*news.Article) (m merges, err error) {
	var topics, authors []int64
	for _, a := range articles {
		topics = append(topics, a.Topics...)
		for _, credit := range a.Byline {
			authors = append(authors, credit.Author)
		}
	}
	m.topics, err = standIns(ctx, c, `select id, merged_into from topic where merged_into <> 0 and id in `+c.List("$1"), topics)
	if err != nil {
		return m, err
	}
	m.authors, err = standIns(ctx, c, `select id, merged_into from author where merged_into <> 0 and id in `+c.List("$1"), authors)
	return m, err
}

func standIns(ctx context.Context, c conn, query string, ids []int64) (map[int64]int64, error) {
	found := map[int64]int64{}
	if len(ids) == 0 {
		return found, nil
	}
	pairs, err := all(ctx, c, scanPair, query, asJSON{ids})
	for _, x := range pairs {
		found[x[0]] = x[1]
	}
	return found, err
}

func scanPair(rows *sql.Rows) (x [2]int64, err error) {
	err = rows.Scan(&x[0], &x[1])
	return x, err
}

// applied returns a as it is without what was merged; a itself if it names
// nothing of it.
func (m merges) applied(a *news.Article) *news.Article {
	if len(m.topics)+len(m.authors) == 0 {
		return a
	}
	b := *a
	b.Topics, b.Byline = nil, slices.Clone(a.Byline)
	for _, id := range a.Topics {
		if now := standIn(m.topics, id); !slices.Contains(b.Topics, now) {
			b.Topics = append(b.Topics, now)
		}
	}
	for i := range b.Byline {
		b.Byline[i].Author = standIn(m.authors, b.Byline[i].Author)
	}
	return &b
}

func standIn(merged map[int64]int64, id int64) int64 {
	if now, ok := merged[id]; ok {
		return now
	}
	return id
}
