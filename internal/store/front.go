package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/courant-press/courant/internal/news"
)

const draftColumns = `front.name, front.title, front.section, front.version, front.saved_at, front.saved_by, front.draft`

func scanDraft(rows *sql.Rows) (f news.FrontDraft, err error) {
	var name string
	err = rows.Scan(&name, &f.Title, &f.Section, &f.Version, moment{&f.SavedAt}, &f.SavedBy, fromJSON{&f.Front})
	f.Name = name
	return f, err
}

// FrontDraft returns a front as editors arrange it, which readers may not have
// yet. The home front that nobody saved has version 0 and fills itself.
func (s *Store) FrontDraft(ctx context.Context, name string) (news.FrontDraft, error) {
	f, err := one(ctx, s.read, scanDraft, `select `+draftColumns+` from front where name = $1`, clean(name))
	if errors.Is(err, sql.ErrNoRows) && name == home {
		sections, err := s.Sections(ctx)
		return news.FrontDraft{Front: news.SelfFilling(home, sections), Title: "Front page"}, err
	}
	return f, missing(err, "front")
}

// FrontDrafts returns all fronts that were ever saved, home first.
func (s *Store) FrontDrafts(ctx context.Context) ([]news.FrontDraft, error) {
	return all(ctx, s.read, scanDraft, `
		select `+draftColumns+` from front order by case when name = 'home' then 0 else 1 end, name`)
}

// CreateFront keeps a new front. A name that is taken is a [news.Conflict].
func (s *Store) CreateFront(ctx context.Context, f *news.FrontDraft, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		done, err := insertFront(ctx, c, f, *ev)
		if err == nil && done == 0 {
			err = &news.Error{Kind: news.Conflict, Message: "There is a front of this name already."}
		}
		return err
	})
}

func insertFront(ctx context.Context, c conn, f *news.FrontDraft, ev news.Event) (int64, error) {
	done, err := c.exec(ctx, `
		insert into front (name, title, section, version, saved_at, saved_by, draft)
		values ($1, $2, $3, 1, $4, $5, $6) on conflict (name) do nothing`,
		f.Name, f.Title, f.Section, ms(ev.At), ev.Staff, asJSON{f.Front})
	if err != nil || done == 0 {
		return done, err
	}
	f.Version, f.SavedAt, f.SavedBy = 1, ev.At, ev.Staff
	return done, keepDraft(ctx, c, f.Front, ev)
}

// SaveFront keeps what editors arranged and counts the version up. Readers do
// not see it before [Store.LaunchFront]. If somebody saved the front since it
// was loaded, that is a [news.Conflict] and the front stays as it is; see
// [Store.SetFrontAside].
func (s *Store) SaveFront(ctx context.Context, f *news.FrontDraft, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		if f.Version == 0 {
			done, err := insertFront(ctx, c, f, *ev)
			return unlessStale(done, err)
		}
		done, err := c.exec(ctx, `
			update front set title = $3, section = $4, version = version + 1, saved_at = $5, saved_by = $6, draft = $7
			where name = $1 and version = $2`,
			f.Name, f.Version, f.Title, f.Section, ms(ev.At), ev.Staff, asJSON{f.Front})
		if err := unlessStale(done, err); err != nil {
			return err
		}
		f.Version, f.SavedAt, f.SavedBy = f.Version+1, ev.At, ev.Staff
		return keepDraft(ctx, c, f.Front, *ev)
	})
}

// unlessStale refuses what saved nothing.
func unlessStale(done int64, err error) error {
	if err == nil && done == 0 {
		err = &news.Error{Kind: news.Conflict, Message: "Somebody else has saved this in the meantime."}
	}
	return err
}

// SetFrontAside keeps an arrangement that was refused.
func (s *Store) SetFrontAside(ctx context.Context, f news.Front, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error { return keepSave(ctx, c, f, *ev, true) })
}

// keepDraft keeps what hangs on a draft: what it was, and its pictures.
func keepDraft(ctx context.Context, c conn, f news.Front, ev news.Event) error {
	if err := keepSave(ctx, c, f, ev, false); err != nil {
		return err
	}
	return noteUses(ctx, c, user{noun: "front", name: f.Name}, f.PictureIDs())
}

// frontSaves is how many states of a draft are kept.
const frontSaves = 300

func keepSave(ctx context.Context, c conn, f news.Front, ev news.Event, aside bool) error {
	last, err := one(ctx, c, number, `select coalesce(max(number), 0) from front_save where name = $1`, f.Name)
	if err != nil {
		return err
	}
	_, err = c.exec(ctx, `
		insert into front_save (name, number, at, staff, aside, front) values ($1, $2, $3, $4, $5, $6)`,
		f.Name, last+1, ms(ev.At), ev.Staff, aside, asJSON{f})
	if err != nil {
		return err
	}
	_, err = c.exec(ctx, `delete from front_save where name = $1 and number <= $2`, f.Name, last+1-frontSaves)
	return err
}

// DeleteFront drops a front with its draft. What was launched stays in the
// time machine.
func (s *Store) DeleteFront(ctx context.Context, name string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		done, err := c.exec(ctx, `delete from front where name = $1`, name)
		if err == nil && done == 0 {
			err = missing(sql.ErrNoRows, "front")
		}
		if err != nil {
			return err
		}
		if _, err = c.exec(ctx, `delete from front_save where name = $1`, name); err != nil {
			return err
		}
		if err := dropPlanned(ctx, c, name, ms(ev.At)); err != nil {
			return err
		}
		if err := noteUses(ctx, c, user{noun: "front", name: name}, nil); err != nil {
			return err
		}
		return noteUses(ctx, c, user{noun: "front", name: name, live: true}, nil)
	})
}

func scanSave(rows *sql.Rows) (x news.FrontSave, err error) {
	err = rows.Scan(&x.Number, moment{&x.At}, &x.Staff, &x.Aside, fromJSON{&x.Front})
	return x, err
}

// FrontSaves returns what a draft was at its last n saves, newest first.
func (s *Store) FrontSaves(ctx context.Context, name string, n int) ([]news.FrontSave, error) {
	return all(ctx, s.read, scanSave, `
		select number, at, staff, aside, front from front_save
		where name = $1 order by number desc limit $2`, clean(name), n)
}

// liveLaunch returns the launch that readers have.
func (s *Store) liveLaunch(ctx context.Context, name string, now time.Time) (news.FrontLaunch, error) {
	l, err := one(ctx, s.read, scanLaunch, `
		select `+launchColumns+` from front_launch
		where name = $1 and at <= $2 order by at desc, id desc limit 1`, clean(name), ms(now))
	return l, missing(err, "front")
}

func scanFrontName(rows *sql.Rows) (name string, err error) {
	err = rows.Scan(&name)
	return name, err
}

// frontOfSection returns the name of the front that a section has for readers,
// "" for none.
func (s *Store) frontOfSection(ctx context.Context, section int64, now time.Time) (string, error) {
	name, err := one(ctx, s.read, scanFrontName, `
		select name from front
		where section = $1 and exists (select 1 from front_launch where front_launch.name = front.name and at <= $2)
		order by name limit 1`, section, ms(now))
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return name, err
}
