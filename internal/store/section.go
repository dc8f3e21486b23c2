package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

func scanSection(rows *sql.Rows) (x news.Section, err error) {
	err = rows.Scan(&x.ID, &x.Slug, &x.Name, &x.Description, &x.Parent, &x.Colour, &x.Order)
	return x, err
}

// Sections returns all sections in the order of the menu, those outside it last.
func (s *Store) Sections(ctx context.Context) ([]news.Section, error) {
	return sections(ctx, s.read)
}

func sections(ctx context.Context, c conn) ([]news.Section, error) {
	return all(ctx, c, scanSection, `
		select id, slug, name, description, parent, colour, place
		from section order by place = 0, place, id`)
}

// Section returns one section.
func (s *Store) Section(ctx context.Context, id int64) (news.Section, error) {
	return section(ctx, s.read, id)
}

func section(ctx context.Context, c conn, id int64) (news.Section, error) {
	x, err := one(ctx, c, scanSection, `
		select id, slug, name, description, parent, colour, place from section where id = $1`, id)
	return x, missing(err, "section")
}

// SaveSection keeps a section and its address; with ID 0 it is a new one and
// gets its ID. A section that moves takes its articles from the lists of the
// old parent to those of the new one.
func (s *Store) SaveSection(ctx context.Context, x *news.Section, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Hard = append(ev.Hard, news.KeySettings) // it may stand in the menu of every page
		return saveSection(ctx, c, &row, ev)
	})
	if err == nil {
		*x = row
	}
	return err
}

func saveSection(ctx context.Context, c conn, x *news.Section, ev *news.Event) error {
	if err := checkParent(ctx, c, *x); err != nil {
		return err
	}
	if x.ID == 0 {
		id, err := next(ctx, c, "section", 1)
		if err != nil {
			return err
		}
		x.ID = id
	} else if err := moveSection(ctx, c, *x, ev); err != nil {
		return err
	}
	_, err := c.exec(ctx, `
		insert into section (id, slug, name, description, parent, colour, place)
		values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (id) do update set slug = excluded.slug, name = excluded.name,
			description = excluded.description, parent = excluded.parent,
			colour = excluded.colour, place = excluded.place`,
		x.ID, x.Slug, x.Name, x.Description, x.Parent, x.Colour, x.Order)
	if err != nil {
		return err
	}
	if err := saveAddress(ctx, c, "section", x.ID, x.Path()); err != nil {
		return err
	}
	return saveOrigin(ctx, c, x.Origin, "section", x.ID)
}

// checkParent refuses sections that would nest two levels.
func checkParent(ctx context.Context, c conn, x news.Section) error {
	if x.Parent == 0 {
		return nil
	}
	parent, err := section(ctx, c, x.Parent)
	if err != nil {
		return err
	}
	if parent.Parent != 0 || parent.ID == x.ID {
		return &news.Error{Kind: news.Invalid, Message: "A sub-section can only be below a section at the top."}
	}
	subs, err := one(ctx, c, number, `select count(*) from section where parent = $1 and parent <> 0`, x.ID)
	if err == nil && subs > 0 {
		return &news.Error{Kind: news.Invalid, Message: "A section that has sub-sections can not become one itself."}
	}
	return err
}

// moveSection takes the articles of x out of the lists of the parent it has
// so far and into those of the new one.
func moveSection(ctx context.Context, c conn, x news.Section, ev *news.Event) error {
	before, err := section(ctx, c, x.ID)
	if err != nil || before.Parent == x.Parent {
		return err
	}
	if before.Parent != 0 {
		ev.Soft = append(ev.Soft, news.SectionKey(before.Parent), news.KeyHeard)
		_, err := c.exec(ctx, `
			delete from listing where list in ('section', 'heard') and ref = $1 and article in (
				select article from listing where list = 'section' and ref = $2)`, before.Parent, x.ID)
		if err != nil {
			return err
		}
	}
	if x.Parent != 0 {
		ev.Soft = append(ev.Soft, news.SectionKey(x.Parent), news.KeyHeard)
		_, err = c.exec(ctx, `
			insert into listing (list, ref, publish_at, article, folded)
			select list, cast($1 as bigint), publish_at, article, folded from listing
			where list in ('section', 'heard') and ref = $2`, x.Parent, x.ID)
	}
	return err
}

// ArrangeSections puts the sections of the menu into the order of ids; those
// that are not named leave the menu.
func (s *Store) ArrangeSections(ctx context.Context, ids []int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Hard = append(ev.Hard, news.KeySettings)
		if _, err := c.exec(ctx, `update section set place = 0`); err != nil {
			return err
		}
		return putInOrder(ctx, c, `update section set place = $2 where id = $1`, ids, "section")
	})
}

// SectionArticles returns how many articles belong to a section, in whatever
// state, those of its sub-sections not counted.
func (s *Store) SectionArticles(ctx context.Context, id int64) (int64, error) {
	return sectionArticles(ctx, s.read, id)
}

func sectionArticles(ctx context.Context, c conn, id int64) (int64, error) {
	return one(ctx, c, number, `select count(*) from article where section = $1`, id)
}

// DeleteSection removes a section that has neither articles nor sub-sections.
// Its address leads to another section from then on, or nowhere if that is 0.
func (s *Store) DeleteSection(ctx context.Context, id, leadTo int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Hard = append(ev.Hard, news.KeySettings)
		gone, err := section(ctx, c, id)
		if err != nil {
			return err
		}
		if err := checkEmpty(ctx, c, id); err != nil {
			return err
		}
		if _, err := c.exec(ctx, `delete from section where id = $1`, id); err != nil {
			return err
		}
		if leadTo == 0 {
			return dropAddress(ctx, c, gone.Path())
		}
		to, err := section(ctx, c, leadTo)
		if err != nil {
			return err
		}
		return leadOn(ctx, c, gone.Path(), to.Path())
	})
}

// checkEmpty refuses a section that something belongs to.
func checkEmpty(ctx context.Context, c conn, id int64) error {
	n, err := sectionArticles(ctx, c, id)
	if err != nil {
		return err
	}
	if n > 0 {
		return occupied("section", n)
	}
	subs, err := one(ctx, c, number, `select count(*) from section where parent = $1 and parent <> 0`, id)
	if err == nil && subs > 0 {
		return &news.Error{Kind: news.Conflict, Message: "This section has sub-sections. Move or delete them first."}
	}
	return err
}
