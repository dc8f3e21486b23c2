package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// A user is what shows pictures: an article, author or topic by its number, a
// front or a setting by its name; as readers have it, or as it stands at the
// desk.
type user struct {
	noun string
	ref  int64
	name string
	live bool
}

// noteUses keeps which pictures u shows. Most saves change nothing of it and
// write nothing.
func noteUses(ctx context.Context, c conn, u user, ids []int64) error {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	ids = slices.DeleteFunc(slices.Compact(ids), func(id int64) bool { return id == 0 })
	had, err := all(ctx, c, number, `
		select picture from picture_use where noun = $1 and ref = $2 and name = $3 and live = $4 order by picture`,
		u.noun, u.ref, u.name, u.live)
	if err != nil || slices.Equal(had, ids) {
		return err
	}
	_, err = c.exec(ctx, `delete from picture_use where noun = $1 and ref = $2 and name = $3 and live = $4`,
		u.noun, u.ref, u.name, u.live)
	if err != nil {
		return err
	}
	for _, id := range ids {
		_, err := c.exec(ctx, `insert into picture_use (noun, ref, name, live, picture) values ($1, $2, $3, $4, $5)`,
			u.noun, u.ref, u.name, u.live, id)
		if err != nil {
			return err
		}
	}
	return countUses(ctx, c, append(had, ids...))
}

// countUses counts anew where pictures are shown.
func countUses(ctx context.Context, c conn, ids []int64) error {
	_, err := c.exec(ctx, `
		update picture set uses = (select count(*) from picture_use where picture_use.picture = picture.id)
		where id in `+c.List("$1"), asJSON{ids})
	return err
}

// manyPages is how many pages may show a picture before it is easier to say
// that every page does.
const manyPages = 2000

// pagesShowing returns the keys of all that shows a picture to readers.
func pagesShowing(ctx context.Context, c conn, picture int64) ([]news.Key, error) {
	users, err := all(ctx, c, scanUser, `
		select noun, ref, name, live from picture_use
		where picture = $1 and live = $2 limit $3`, picture, true, manyPages)
	if err != nil {
		return nil, err
	}
	if len(users) == manyPages {
		return []news.Key{news.KeySettings}, nil
	}
	var keys []news.Key
	for _, u := range users {
		switch u.noun {
		case "article":
			keys = append(keys, news.ArticleKey(u.ref), news.CardKey(u.ref))
		case "author":
			keys = append(keys, news.AuthorKey(u.ref))
		case "topic":
			keys = append(keys, news.TopicKey(u.ref))
		case "storyline":
			keys = append(keys, news.StorylineKey(u.ref))
		case "front":
			keys = append(keys, news.FrontKey(u.name))
		default:
			keys = append(keys, news.KeySettings)
		}
	}
	return keys, nil
}

func scanUser(rows *sql.Rows) (u user, err error) {
	err = rows.Scan(&u.noun, &u.ref, &u.name, &u.live)
	return u, err
}

// PictureShown reports whether readers see a picture somewhere, or will at the
// time of something scheduled.
func (s *Store) PictureShown(ctx context.Context, id int64) (bool, error) {
	n, err := one(ctx, s.read, number, `
		select count(*) from (select 1 from picture_use where picture = $1 and live = $2 limit 1) as found`, id, true)
	return n > 0, err
}

// PictureUses returns where a picture is shown: articles first, the newest
// before the others, at most limit of them.
func (s *Store) PictureUses(ctx context.Context, id int64, limit int) ([]news.PictureUse, error) {
	rows, err := all(ctx, s.read, scanUse, `
		select u.noun, u.ref, u.name, u.live, coalesce(a.headline, author.name, topic.name, storyline.title, u.name), coalesce(a.state, ''),
			coalesce(a.path, '')
		from picture_use u
		left join article a on u.noun = 'article' and a.id = u.ref
		left join author on u.noun = 'author' and author.id = u.ref
		left join topic on u.noun = 'topic' and topic.id = u.ref
		left join storyline on u.noun = 'storyline' and storyline.id = u.ref
		where u.picture = $1 order by u.noun, u.ref desc, u.name limit $2`, id, 2*limit)
	var uses []news.PictureUse
	for _, row := range rows {
		last := len(uses) - 1
		if last >= 0 && uses[last].Noun == row.Noun && uses[last].Ref == row.Ref && uses[last].Name == row.Name {
			uses[last].Live, uses[last].Desk = uses[last].Live || row.Live, uses[last].Desk || row.Desk
			continue
		}
		uses = append(uses, row)
	}
	return uses[:min(len(uses), limit)], err
}

func scanUse(rows *sql.Rows) (u news.PictureUse, err error) {
	err = rows.Scan(&u.Noun, &u.Ref, &u.Name, &u.Live, &u.Title, &u.State, &u.Path)
	u.Desk = !u.Live
	return u, err
}
