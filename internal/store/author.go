package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

func scanAuthor(rows *sql.Rows) (x news.Author, err error) {
	err = rows.Scan(&x.ID, &x.Slug, &x.Name, &x.Agency, &x.Role, &x.Beat, &x.Bio, &x.Email,
		fromJSON{&x.Languages}, fromJSON{&x.Links}, &x.Disclosures, &x.Picture, &x.Staff, &x.Former)
	return x, err
}

// Authors returns the authors with these ids, in no particular order.
func (s *Store) Authors(ctx context.Context, ids []int64) ([]news.Author, error) {
	return all(ctx, s.read, scanAuthor, `
		select id, slug, name, agency, role, beat, bio, email, languages, links, disclosures, picture, staff, former
		from author where id in `+s.engine.List("$1"), asJSON{ids})
}

// Author returns one author.
func (s *Store) Author(ctx context.Context, id int64) (news.Author, error) {
	x, err := one(ctx, s.read, scanAuthor, `
		select id, slug, name, agency, role, beat, bio, email, languages, links, disclosures, picture, staff, former
		from author where id = $1`, id)
	return x, missing(err, "author")
}

// AuthorBySlug returns the author with this slug.
func (s *Store) AuthorBySlug(ctx context.Context, slug string) (news.Author, error) {
	x, err := one(ctx, s.read, scanAuthor, `
		select id, slug, name, agency, role, beat, bio, email, languages, links, disclosures, picture, staff, former
		from author where slug = $1`, clean(slug))
	return x, missing(err, "author")
}

// SaveAuthor keeps an author and the address of the page; with ID 0 it is a
// new one and gets its ID.
func (s *Store) SaveAuthor(ctx context.Context, x *news.Author, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		err := saveAuthor(ctx, c, &row)
		ev.Hard = append(ev.Hard, news.AuthorKey(row.ID))
		return err
	})
	if err == nil {
		*x = row
	}
	return err
}

func saveAuthor(ctx context.Context, c conn, x *news.Author) (err error) {
	if x.ID == 0 {
		if x.ID, err = next(ctx, c, "author", 1); err != nil {
			return err
		}
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
	return saveOrigin(ctx, c, x.Origin, "author", x.ID)
}
