package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func scanShared(rows *sql.Rows) (x news.SharedContainer, err error) {
	err = rows.Scan(&x.ID, &x.Name, &x.Version, moment{&x.SavedAt}, &x.SavedBy, fromJSON{&x.Container})
	return x, err
}

// SharedContainers returns the containers of several fronts as editors have
// them, by name.
func (s *Store) SharedContainers(ctx context.Context) ([]news.SharedContainer, error) {
	return all(ctx, s.read, scanShared, `
		select id, name, version, saved_at, saved_by, container from shared_container order by name`)
}

// SaveSharedContainer keeps a container of several fronts; one without ID is
// new. One that somebody saved since it was loaded is a [news.Conflict].
func (s *Store) SaveSharedContainer(ctx context.Context, x *news.SharedContainer, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) (err error) {
		if x.ID == 0 {
			if x.ID, err = next(ctx, c, "shared_container", 1); err != nil {
				return err
			}
			_, err = c.exec(ctx, `
				insert into shared_container (id, name, version, saved_at, saved_by, container) values ($1, $2, 1, $3, $4, $5)`,
				x.ID, x.Name, ms(ev.At), ev.Staff, asJSON{x.Container})
			x.Version = 1
			return err
		}
		done, err := c.exec(ctx, `
			update shared_container set name = $3, version = version + 1, saved_at = $4, saved_by = $5, container = $6
			where id = $1 and version = $2`,
			x.ID, x.Version, x.Name, ms(ev.At), ev.Staff, asJSON{x.Container})
		x.Version++
		return unlessStale(done, err)
	})
}

// DeleteSharedContainer drops a container of several fronts. Fronts that have
// it keep what was launched last.
func (s *Store) DeleteSharedContainer(ctx context.Context, id int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		done, err := c.exec(ctx, `delete from shared_container where id = $1`, id)
		if err == nil && done == 0 {
			err = missing(sql.ErrNoRows, "shared container")
		}
		return err
	})
}

// A launched container is what readers have of a shared one.
type launchedContainer struct {
	id        int64
	container news.Container
}

func scanLaunched(rows *sql.Rows) (x launchedContainer, err error) {
	err = rows.Scan(&x.id, fromJSON{&x.container})
	return x, err
}

// withShared puts what readers have of shared containers in their places.
func (s *Store) withShared(ctx context.Context, boxes []news.Container, now time.Time) ([]news.Container, error) {
	ids := sharedIn(boxes)
	if len(ids) == 0 {
		return boxes, nil
	}
	launched, err := all(ctx, s.read, scanLaunched, `
		select container, content from shared_launch
		where container in `+s.engine.List("$1")+` and at <= $2
			and not exists (select 1 from shared_launch near
				where near.container = shared_launch.container and near.at <= $2
					and (near.at, near.launch) > (shared_launch.at, shared_launch.launch))`,
		asJSON{ids}, ms(now))
	if err != nil {
		return nil, err
	}
	boxes = slices.Clone(boxes)
	for _, x := range launched {
		for i := range boxes {
			if boxes[i].Shared == x.id {
				boxes[i] = x.container.StandingAs(boxes[i])
			}
		}
	}
	return boxes, nil
}

func sharedIn(boxes []news.Container) (ids []int64) {
	for _, c := range boxes {
		if c.Shared != 0 {
			ids = append(ids, c.Shared)
		}
	}
	return ids
}

// launchShared gives readers the shared containers of a front, wherever else
// they stand.
func launchShared(ctx context.Context, c conn, l *news.FrontLaunch, ev *news.Event) error {
	for _, box := range l.Front.Containers {
		if box.Shared == 0 {
			continue
		}
		ev.Hard = append(ev.Hard, news.ContainerKey(box.Shared))
		_, err := c.exec(ctx, `
			insert into shared_launch (container, at, launch, content) values ($1, $2, $3, $4)
			on conflict (container, at, launch) do nothing`, box.Shared, ms(l.At), l.ID, asJSON{box})
		if err != nil {
			return err
		}
	}
	ev.Hard = distinct(ev.Hard)
	return nil
}
