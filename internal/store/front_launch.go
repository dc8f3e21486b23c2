package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

const launchColumns = `
	front_launch.id, front_launch.name, front_launch.at, front_launch.made_at, front_launch.staff,
	front_launch.address, front_launch.changes, front_launch.front`

func scanLaunch(rows *sql.Rows) (l news.FrontLaunch, err error) {
	err = rows.Scan(&l.ID, &l.Name, moment{&l.At}, moment{&l.MadeAt}, &l.Staff,
		&l.Address, fromJSON{&l.Changes}, fromJSON{&l.Front})
	return l, err
}

// LaunchFront gives readers a front from l.At on, and with it the shared
// containers on it wherever they stand. It numbers the launch and gives it an
// address of its own in the time machine, in the zone of l.At. Pressed is what
// the front says, or nil if its time has not come.
func (s *Store) LaunchFront(ctx context.Context, l *news.FrontLaunch, pressed *paper.PressedFront, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) (err error) {
		if l.ID, err = next(ctx, c, "front_launch", 1); err != nil {
			return err
		}
		if l.Address, err = freeAddress(ctx, c, l); err != nil {
			return err
		}
		_, err = c.exec(ctx, `
			insert into front_launch (id, name, at, made_at, staff, address, changes, front, pressed)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			l.ID, l.Name, ms(l.At), ms(l.MadeAt), l.Staff, l.Address, asJSON{l.Changes}, asJSON{l.Front}, keptPress{pressed})
		if err != nil {
			return err
		}
		if err := launchShared(ctx, c, l, ev); err != nil {
			return err
		}
		return noteLaunched(ctx, c, l.Name, ms(ev.At))
	})
}

// noteLaunched keeps which pictures readers have on a front, or will have.
func noteLaunched(ctx context.Context, c conn, name string, now int64) error {
	launches, err := all(ctx, c, scanLaunch, `
		select `+launchColumns+` from front_launch
		where name = $1 and at >= (select coalesce(max(near.at), 0) from front_launch near where near.name = $1 and near.at <= $2)`,
		name, now)
	var ids []int64
	for _, l := range launches {
		ids = append(ids, l.Front.PictureIDs()...)
	}
	if err != nil {
		return err
	}
	return noteUses(ctx, c, user{noun: "front", name: name, live: true}, ids)
}

// freeAddress finds an address that no other launch has.
func freeAddress(ctx context.Context, c conn, l *news.FrontLaunch) (string, error) {
	for n := 0; ; n++ {
		address := news.FrontAddress(l.At, n > 0)
		if n > 1 {
			address += fmt.Sprintf("-%d", n)
		}
		taken, err := one(ctx, c, number, `
			select count(*) from front_launch where name = $1 and address = $2`, l.Name, address)
		if err != nil || taken == 0 {
			return address, err
		}
	}
}

// FrontLaunches returns up to n launches of a front that come before the one
// with this id in the list, which is newest first; 0 for the start. What is
// scheduled stands on top.
func (s *Store) FrontLaunches(ctx context.Context, name string, before int64, n int) ([]news.FrontLaunch, error) {
	return all(ctx, s.read, scanLaunch, `
		select `+launchColumns+` from front_launch
		where name = $1 and ($2 = 0 or (at, id) < (select at, id from front_launch near where near.id = $2))
		order by at desc, id desc limit $3`, clean(name), before, n)
}

// FrontLaunch returns a launch.
func (s *Store) FrontLaunch(ctx context.Context, id int64) (news.FrontLaunch, error) {
	l, err := one(ctx, s.read, scanLaunch, `select `+launchColumns+` from front_launch where id = $1`, id)
	return l, missing(err, "launch of a front")
}

// LiveFront returns the launch that readers have, with shared containers as
// readers have those.
func (s *Store) LiveFront(ctx context.Context, name string, now time.Time) (news.FrontLaunch, error) {
	l, err := s.liveLaunch(ctx, name, now)
	if err != nil {
		return l, err
	}
	l.Front.Containers, err = s.withShared(ctx, l.Front.Containers, now)
	return l, err
}

// CancelLaunch drops a launch of the front that the event names, if its time
// has not come.
func (s *Store) CancelLaunch(ctx context.Context, id int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		done, err := c.exec(ctx, `delete from front_launch where id = $1 and at > $2`, id, ms(ev.At))
		if err != nil {
			return err
		}
		if done == 0 {
			return &news.Error{Kind: news.Conflict, Message: "This launch has happened already. Launch another one, or restore an earlier one."}
		}
		if _, err = c.exec(ctx, `delete from shared_launch where launch = $1`, id); err != nil {
			return err
		}
		return noteLaunched(ctx, c, ev.Note, ms(ev.At))
	})
}

// dropPlanned drops all launches of a front whose time has not come.
func dropPlanned(ctx context.Context, c conn, name string, now int64) error {
	_, err := c.exec(ctx, `
		delete from shared_launch where launch in (select id from front_launch where name = $1 and at > $2)`, name, now)
	if err != nil {
		return err
	}
	_, err = c.exec(ctx, `delete from front_launch where name = $1 and at > $2`, name, now)
	return err
}

// keptPress writes a pressed front, or "" for none.
type keptPress struct{ *paper.PressedFront }

// Unpressed returns up to n launches whose time has come and whose cards are
// not kept yet.
func (s *Store) Unpressed(ctx context.Context, now time.Time, n int) ([]news.FrontLaunch, error) {
	return all(ctx, s.read, scanLaunch, `
		select `+launchColumns+` from front_launch
		where pressed = '' and at <= $1 order by at limit $2`, ms(now), n)
}

// KeepPressed keeps what the front of a launch says, once.
func (s *Store) KeepPressed(ctx context.Context, launch int64, p paper.PressedFront) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `update front_launch set pressed = $2 where id = $1 and pressed = ''`, launch, asJSON{p})
		return err
	})
}

// Value implements [driver.Valuer].
func (k keptPress) Value() (driver.Value, error) {
	if k.PressedFront == nil {
		return "", nil
	}
	return asJSON{k.PressedFront}.Value()
}
