package frontpage

import (
	"context"
	"fmt"
)

// People returns the names of the staff by id.
func (f *Fronts) People(ctx context.Context) (map[int64]string, error) {
	staff, err := f.Store.ListStaff(ctx)
	if err != nil {
		return nil, fmt.Errorf("name the staff: %w", err)
	}
	names := make(map[int64]string, len(staff))
	for _, s := range staff {
		names[s.ID] = s.Name
	}
	return names, nil
}
