package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/related"
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

const keptColumns = `select article, revision, method, among, publish_at, vector, signature from reading `

func scanKept(rows *sql.Rows) (k bigpicture.Kept, err error) {
	var vector, signature []byte
	if err = rows.Scan(&k.Article, &k.Revision, &k.Method, &k.Among, moment{&k.PublishAt}, &vector, &signature); err != nil {
		return k, err
	}
	if k.Vector, err = related.VectorOf(vector); err == nil {
		k.Signature, err = duplicate.SignatureOf(signature)
	}
	return k, err
}

// KeptMethod implements [bigpicture.Archive].
func (s *Store) KeptMethod(ctx context.Context, article int64) (int, error) {
	method, err := one(ctx, s.read, number, `select method from reading where article = $1`, article)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return int(method), err
}

// KeepReading implements [bigpicture.Archive].
func (s *Store) KeepReading(ctx context.Context, k bigpicture.Kept) error {
	return s.transact(ctx, func(c conn) error {
		if err := dropReading(ctx, c, k.Article); err != nil {
			return err
		}
		_, err := c.exec(ctx, `
			insert into reading (article, revision, method, among, publish_at, vector, signature)
			values ($1, $2, $3, $4, $5, $6, $7)`,
			k.Article, k.Revision, k.Method, k.Among, ms(k.PublishAt), k.Vector.Bytes(), k.Signature.Bytes())
		if err != nil {
			return err
		}
		if err := keepPostings(ctx, c, k); err != nil {
			return err
		}
		return keepBands(ctx, c, k.Article, false, k.Signature)
	})
}

// DropReading implements [bigpicture.Archive].
func (s *Store) DropReading(ctx context.Context, article int64) error {
	return s.transact(ctx, func(c conn) error { return dropReading(ctx, c, article) })
}

// dropReading removes the reading of an article with all that it is found by,
// which the reading itself tells.
func dropReading(ctx context.Context, c conn, article int64) error {
	k, err := one(ctx, c, scanKept, keptColumns+`where article = $1`, article)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, w := range k.Vector.Heaviest(related.Indexed) {
		_, err := c.exec(ctx, `delete from posting where term = $1 and publish_at = $2 and article = $3`,
			int64(w.Term), ms(k.PublishAt), article)
		if err != nil {
			return err
		}
	}
	if err := dropBands(ctx, c, article, false, k.Signature); err != nil {
		return err
	}
	_, err = c.exec(ctx, `delete from reading where article = $1`, article)
	return err
}

func keepPostings(ctx context.Context, c conn, k bigpicture.Kept) error {
	rows := newBulk("posting", "term, publish_at, article, value")
	rows.clash = "on conflict do nothing"
	for _, w := range k.Vector.Heaviest(related.Indexed) {
		if err := rows.add(ctx, c, int64(w.Term), ms(k.PublishAt), k.Article, int64(w.Value*1000)); err != nil {
			return err
		}
	}
	return rows.flush(ctx, c)
}

func keepBands(ctx context.Context, c conn, article int64, desk bool, signature duplicate.Signature) error {
	rows := newBulk("band", "key, article, desk")
	rows.clash = "on conflict do nothing"
	for _, key := range signature.Bands() {
		if err := rows.add(ctx, c, int64(key), article, desk); err != nil {
			return err
		}
	}
	return rows.flush(ctx, c)
}

func dropBands(ctx context.Context, c conn, article int64, desk bool, signature duplicate.Signature) error {
	for _, key := range signature.Bands() {
		_, err := c.exec(ctx, `delete from band where key = $1 and article = $2 and desk = $3`, int64(key), article, desk)
		if err != nil {
			return err
		}
	}
	return nil
}

// JoinCounts implements [bigpicture.Archive].
func (s *Store) JoinCounts(ctx context.Context, method int, fresh *related.Counts) (all *related.Counts, err error) {
	if fresh.Articles() == 0 {
		return keptCounts(ctx, s.read, method)
	}
	err = s.transact(ctx, func(c conn) error {
		if all, err = keptCounts(ctx, c, method); err != nil {
			return err
		}
		all.Join(fresh)
		_, err = c.exec(ctx, `
			insert into frequency (id, method, articles, counts) values (1, $1, $2, $3)
			on conflict (id) do update set method = excluded.method, articles = excluded.articles, counts = excluded.counts`,
			method, all.Articles(), all.Bytes())
		return err
	})
	return all, err
}

// keptCounts returns the counts of a method; those of another are worth
// nothing to it.
func keptCounts(ctx context.Context, c conn, method int) (*related.Counts, error) {
	kept, err := all(ctx, c, func(rows *sql.Rows) (b []byte, err error) {
		err = rows.Scan(&b)
		return b, err
	}, `select counts from frequency where id = 1 and method = $1`, method)
	if err != nil || len(kept) == 0 {
		return related.NewCounts(), err
	}
	return related.CountsOf(kept[0])
}

// Unread implements [bigpicture.Archive]. It goes through the list of the
// whole paper, which holds all but standing pages.
func (s *Store) Unread(ctx context.Context, from bigpicture.Mark, method, least, limit int) ([]bigpicture.Mark, error) {
	return all(ctx, s.read, scanMark, `
		select listing.publish_at, listing.article
		from listing join live on live.article = listing.article
		left join reading on reading.article = listing.article
		where listing.list = 'paper' and listing.ref = 0 and (listing.publish_at, listing.article) > ($1, $2)
			and (reading.article is null or reading.revision <> live.revision or reading.method <> $3 or reading.among < $4)
		order by listing.publish_at, listing.article limit $5`,
		ms(from.At), from.Article, method, least, limit)
}

func scanMark(rows *sql.Rows) (m bigpicture.Mark, err error) {
	err = rows.Scan(moment{&m.At}, &m.Article)
	return m, err
}

// Unchosen implements [bigpicture.Archive].
func (s *Store) Unchosen(ctx context.Context, from int64, method, limit int) ([]int64, error) {
	return all(ctx, s.read, number, `
		select article from reading where article > $1 and chosen <> $2 order by article limit $3`, from, method, limit)
}

// Vectors implements [related.Archive].
func (s *Store) Vectors(ctx context.Context, articles []int64) (map[int64]related.Dated, error) {
	articles = slices.Compact(slices.Sorted(slices.Values(articles)))
	list, err := all(ctx, s.read, scanDated, `
		select article, publish_at, vector from reading where article in `+s.engine.List("$1"), asJSON{articles})
	found := make(map[int64]related.Dated, len(list))
	for _, d := range list {
		found[d.article] = d.Dated
	}
	return found, err
}

type dated struct {
	related.Dated
	article int64
}

func scanDated(rows *sql.Rows) (d dated, err error) {
	var vector []byte
	if err = rows.Scan(&d.article, moment{&d.At}, &vector); err == nil {
		d.Vector, err = related.VectorOf(vector)
	}
	return d, err
}
