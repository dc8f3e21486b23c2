package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

func scanAuthor(rows *sql.Rows) (x news.Author, err error) {
	err = rows.Scan(authorFields(&x)...)
	return x, err
}

// authorFields returns where the columns of an author go.
func authorFields(x *news.Author) []any {
	return []any{
		&x.ID, &x.Slug, &x.Name, &x.Agency, &x.Role, &x.Beat, &x.Bio, &x.Email,
		fromJSON{&x.Languages},
		fromJSON{&x.Links},
		&x.Disclosures, &x.Picture, &x.Staff, &x.Former,
	}
}

// Authors returns the authors with these ids, in no particular order, each
// once. For one that was merged it returns the one that stands for it.
func (s *Store) Authors(ctx context.Context, ids []int64) ([]news.Author, error) {
	return all(ctx, s.read, scanAuthor, `
		select id, slug, name, agency, role, beat, bio, email, languages, links, disclosures, picture, staff, former
		from author where id in (
			select case when merged_into <> 0 then merged_into else id end from author where id in `+s.engine.List("$1")+`)`,
		asJSON{ids})
}

// Author returns one author, or the one that stands for them.
func (s *Store) Author(ctx context.Context, id int64) (news.Author, error) {
	return author(ctx, s.read, id)
}

func author(ctx context.Context, c conn, id int64) (news.Author, error) {
	x, err := one(ctx, c, scanAuthor, `
		select id, slug, name, agency, role, beat, bio, email, languages, links, disclosures, picture, staff, former
		from author where id = (
			select case when merged_into <> 0 then merged_into else id end from author where id = $1)`, id)
	return x, missing(err, "author")
}

// FindAuthors returns up to n authors with a name in which a word begins with
// start, beyond the place after; and the place where the next ones begin, ""
// at the end.
func (s *Store) FindAuthors(ctx context.Context, start, after string, n int) ([]news.Author, string, error) {
	ids, next, err := s.called(ctx, "author", "", start, after, n)
	if err != nil {
		return nil, "", err
	}
	list, err := s.Authors(ctx, ids)
	slices.SortFunc(list, func(a, b news.Author) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	return list, next, err
}

// AuthorArticles returns how many public articles an author has; it stops
// counting at 1,000.
func (s *Store) AuthorArticles(ctx context.Context, id int64) (int, error) {
	return s.count(ctx, authorList(id), ms(s.now()))
}

// AuthorBySlug returns the author with this slug.
func (s *Store) AuthorBySlug(ctx context.Context, slug string) (news.Author, error) {
	x, err := one(ctx, s.read, scanAuthor, `
		select id, slug, name, agency, role, beat, bio, email, languages, links, disclosures, picture, staff, former
		from author where slug = $1`, clean(slug))
	return x, missing(err, "author")
}

// SaveAuthor keeps an author and the address of the page; with ID 0 it is a
// new one and gets its ID. Another name or address may stand on any page.
func (s *Store) SaveAuthor(ctx context.Context, x *news.Author, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		if row.ID != 0 {
			before, err := author(ctx, c, row.ID)
			if err != nil {
				return err
			}
			if before.Name != row.Name || before.Path() != row.Path() || before.Agency != row.Agency {
				ev.Hard = append(ev.Hard, news.KeySettings)
			}
		}
		err := saveAuthor(ctx, c, &row)
		ev.Hard = append(ev.Hard, news.AuthorKey(row.ID), news.KeyAuthors)
		return err
	})
	if err == nil {
		*x = row
	}
	return err
}

// saveAuthor leaves alone what was merged: an import may bring it again.
func saveAuthor(ctx context.Context, c conn, x *news.Author) (err error) {
	if x.ID == 0 {
		if x.ID, err = next(ctx, c, "author", 1); err != nil {
			return err
		}
	}
	merged, err := standIns(ctx, c, `select id, merged_into from author where merged_into <> 0 and id in `+c.List("$1"), []int64{x.ID})
	if err != nil || len(merged) > 0 {
		return err
	}
	_, err = c.exec(ctx, `
		insert into author (id, slug, name, agency, role, beat, bio, email, languages, links, disclosures, picture, staff, former)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
		on conflict (id) do update set slug = excluded.slug, name = excluded.name, agency = excluded.agency,
			role = excluded.role, beat = excluded.beat, bio = excluded.bio, email = excluded.email,
			languages = excluded.languages, links = excluded.links, disclosures = excluded.disclosures,
			picture = excluded.picture, staff = excluded.staff, former = excluded.former`,
		x.ID, x.Slug, x.Name, x.Agency, x.Role, x.Beat, x.Bio, x.Email, asJSON{x.Languages}, asJSON{x.Links},
		x.Disclosures, x.Picture, x.Staff, x.Former)
	if err != nil {
		return err
	}
	if err := saveAddress(ctx, c, "author", x.ID, x.Path()); err != nil {
		return err
	}
	if err := saveCalled(ctx, c, "author", "", x.ID, x.Name); err != nil {
		return err
	}
	if err := noteUses(ctx, c, user{noun: "author", ref: x.ID, live: true}, []int64{x.Picture}); err != nil {
		return err
	}
	return saveOrigin(ctx, c, x.Origin, "author", x.ID)
}
