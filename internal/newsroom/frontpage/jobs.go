package frontpage

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// Press is the job that keeps what scheduled launches say, when their time has
// come. Readers have the front without it.
type Press struct{}

// Kind names the job.
func (Press) Kind() string { return "press_fronts" }

// sweep is how often launches that a lost job left unpressed are looked for.
const sweep = 10 * time.Minute

// batch is how many launches are pressed in one go.
const batch = 50

// Jobs puts the work on fronts on the list.
func (f *Fronts) Jobs(list *job.List) {
	job.Add(list, f.Press)
	list.Every(sweep, Press{})
}

// Press does the job.
func (f *Fronts) Press(ctx context.Context, _ Press) error {
	launches, err := f.Store.Unpressed(ctx, f.Now(), batch)
	if err != nil {
		return fmt.Errorf("find launches to press: %w", err)
	}
	for _, l := range launches {
		said, err := f.Store.PreviewFront(ctx, l.Front, l.At)
		if err != nil {
			return fmt.Errorf("press launch %d: %w", l.ID, err)
		}
		if err := f.Store.KeepPressed(ctx, l.ID, said.Press()); err != nil {
			return fmt.Errorf("keep launch %d: %w", l.ID, err)
		}
	}
	return nil
}

// Orders returns the jobs that follow from an event.
func Orders(ev news.Event) []job.Order {
	if ev.Name != news.FrontScheduled {
		return nil
	}
	return []job.Order{{Args: Press{}, At: ev.TakesEffect}}
}
