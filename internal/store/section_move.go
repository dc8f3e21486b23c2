package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

// MoveSectionArticles gives up to n articles of one section to another, with
// their places in its lists, and returns how many that were; none are left
// when it returns 0. Their addresses stay, and so do their words: only the
// section is another one, in the text at the desk and in the one that readers
// have.
func (s *Store) MoveSectionArticles(ctx context.Context, from, to int64, n int, ev news.Event) (moved int, err error) {
	err = s.command(ctx, ev, func(c conn, ev *news.Event) error {
		left, err := section(ctx, c, from)
		if err != nil {
			return err
		}
		entered, err := section(ctx, c, to)
		if err != nil {
			return err
		}
		ids, err := all(ctx, c, number, `select id from article where section = $1 order by id limit $2`, from, n)
		if err != nil || len(ids) == 0 {
			return err
		}
		moved = len(ids)
		if err := rewriteSection(ctx, c, ids, to); err != nil {
			return err
		}
		if err := relist(ctx, c, ids, left, entered); err != nil {
			return err
		}
		return touchMoved(ctx, c, ids, left, entered, ev)
	})
	return moved, err
}

// rewriteSection puts another section into articles and into the revisions
// that the desk and the readers have of them.
func rewriteSection(ctx context.Context, c conn, ids []int64, to int64) error {
	kept, err := all(ctx, c, scanRevision, `
		select article, number, content, staff, at, note, aside, public_at
		from revision join article on article.id = revision.article
			and (revision.number = article.head or revision.number = article.live_head)
		where article.id in `+c.List("$1"), asJSON{ids})
	if err != nil {
		return err
	}
	for _, r := range kept {
		r.Content.Section = to
		_, err := c.exec(ctx, `update revision set content = $3 where article = $1 and number = $2`,
			r.Article, r.Number, asJSON{r.Content})
		if err != nil {
			return err
		}
	}
	_, err = c.exec(ctx, `update article set section = $1, version = version + 1 where id in `+c.List("$2"), to, asJSON{ids})
	if err != nil {
		return err
	}
	_, err = c.exec(ctx, `update live set section = $1 where article in `+c.List("$2"), to, asJSON{ids})
	return err
}

// relist takes articles out of the lists of a section and its parent and puts
// them into those of another one. An article that was folded stays folded.
func relist(ctx context.Context, c conn, ids []int64, left, entered news.Section) error {
	for _, list := range []string{"section", "heard"} {
		if err := relistIn(ctx, c, list, ids, left, entered); err != nil {
			return err
		}
	}
	return nil
}

// relistIn does so with the lists of one kind.
func relistIn(ctx context.Context, c conn, kind string, ids []int64, left, entered news.Section) error {
	places, err := all(ctx, c, scanPlaced, `
		select article, publish_at, folded from listing
		where list = $1 and ref = $2 and article in `+c.List("$3"), kind, left.ID, asJSON{ids})
	if err != nil {
		return err
	}
	for _, list := range []int64{left.ID, left.Parent} {
		if list == 0 {
			break
		}
		_, err := c.exec(ctx, `
			delete from listing where list = $1 and ref = $2 and article in `+c.List("$3"), kind, list, asJSON{ids})
		if err != nil {
			return err
		}
	}
	rows := newBulk("listing", "list, ref, publish_at, article, folded")
	for _, list := range []int64{entered.ID, entered.Parent} {
		for _, x := range places {
			if list == 0 {
				break
			}
			if err := rows.add(ctx, c, kind, list, x.at, x.article, x.folded); err != nil {
				return err
			}
		}
	}
	return rows.flush(ctx, c)
}

// A placed is an article in a list.
type placed struct {
	article, at int64
	folded      bool
}

func scanPlaced(rows *sql.Rows) (x placed, err error) {
	err = rows.Scan(&x.article, &x.at, &x.folded)
	return x, err
}

// touchMoved adds the keys of the pages that show a section which is another
// one now.
func touchMoved(ctx context.Context, c conn, ids []int64, left, entered news.Section, ev *news.Event) error {
	public, err := all(ctx, c, number, `select article from live where article in `+c.List("$1"), asJSON{ids})
	if err != nil || len(public) == 0 {
		return err
	}
	for _, id := range public {
		ev.Hard = append(ev.Hard, news.ArticleKey(id))
		ev.Soft = append(ev.Soft, news.CardKey(id))
	}
	for _, x := range []int64{left.ID, left.Parent, entered.ID, entered.Parent} {
		if x != 0 {
			ev.Soft = append(ev.Soft, news.SectionKey(x))
		}
	}
	ev.Soft = append(ev.Soft, news.KeyHeard)
	return nil
}
