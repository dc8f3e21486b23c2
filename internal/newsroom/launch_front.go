package newsroom

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// LaunchFront gives readers a front as it is arranged now.
func (n *Newsroom) LaunchFront(ctx context.Context, staff news.Staff, name string) error {
	if err := staff.Need(news.MayLaunchFront); err != nil {
		return err
	}
	err := n.Store.LaunchFront(ctx, name, news.Event{
		Name: news.FrontLaunched, Staff: staff.ID, At: n.Now(), Hard: []news.Key{news.FrontKey(name)}, Note: name,
	})
	if err != nil {
		return fmt.Errorf("launch front %s: %w", name, err)
	}
	return nil
}
