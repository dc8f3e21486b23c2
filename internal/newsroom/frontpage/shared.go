package frontpage

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// withShared puts what editors have of shared containers in their places. One
// that was deleted stays as the last that was saved, for this front alone.
func (f *Fronts) withShared(ctx context.Context, boxes []news.Container) ([]news.Container, error) {
	if !slices.ContainsFunc(boxes, func(c news.Container) bool { return c.Shared != 0 }) {
		return boxes, nil
	}
	all, err := f.SharedContainers(ctx)
	if err != nil {
		return nil, err
	}
	boxes = slices.Clone(boxes)
	for i, box := range boxes {
		if box.Shared == 0 {
			continue
		}
		n := slices.IndexFunc(all, func(x news.SharedContainer) bool { return x.ID == box.Shared })
		if n < 0 {
			boxes[i].Shared = 0
			continue
		}
		boxes[i] = all[n].Container.StandingAs(box)
	}
	return boxes, nil
}

// SharedContainers returns the containers of several fronts, by name.
func (f *Fronts) SharedContainers(ctx context.Context) ([]news.SharedContainer, error) {
	all, err := f.Store.SharedContainers(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the shared containers: %w", err)
	}
	return all, nil
}

// SaveShared keeps a container of several fronts; one without ID is new.
// Readers get it with the next launch of a front that has it.
func (f *Fronts) SaveShared(ctx context.Context, staff news.Staff, x news.SharedContainer) (news.SharedContainer, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return x, err
	}
	x.Name = strings.TrimSpace(x.Name)
	if x.Name == "" || len(x.Name) > 200 {
		return x, &news.Error{Kind: news.Invalid, Message: "Give the shared container a name of 1 to 200 characters."}
	}
	x.Container.Key, x.Container.Shared = "", 0
	alone := news.Front{Containers: []news.Container{x.Container}}
	alone.Tidy()
	if err := alone.Check(); err != nil {
		return x, err
	}
	x.Container = alone.Containers[0]
	if err := f.Store.SaveSharedContainer(ctx, &x, f.event(news.ContainerShared, staff, x.Name)); err != nil {
		return x, fmt.Errorf("save the shared container %s: %w", x.Name, err)
	}
	x.SavedAt, x.SavedBy = f.Now(), staff.ID
	return x, nil
}

// DeleteShared drops a container of several fronts. Each front keeps a copy of
// its own.
func (f *Fronts) DeleteShared(ctx context.Context, staff news.Staff, id int64) error {
	if err := staff.Need(news.MayEditFront); err != nil {
		return err
	}
	if err := f.Store.DeleteSharedContainer(ctx, id, f.event(news.ContainerShared, staff, "")); err != nil {
		return fmt.Errorf("delete the shared container %d: %w", id, err)
	}
	return nil
}
