package settings

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// ProfileStore keeps profiles.
type ProfileStore interface {
	Profile(ctx context.Context, id int64) (news.Profile, error)
	SaveProfile(ctx context.Context, p *news.Profile, ev news.Event) error
	ArrangeProfiles(ctx context.Context, ids []int64, ev news.Event) error
	DeleteProfile(ctx context.Context, id int64, ev news.Event) error
}

// SaveProfile keeps a profile; with ID 0 it is a new one, which gets its ID.
// Its place among the profiles is left as it is.
func (o *Office) SaveProfile(ctx context.Context, staff news.Staff, p *news.Profile) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	if err := p.Faults().Refuse(); err != nil {
		return err
	}
	if p.ID != 0 {
		before, err := o.Store.Profile(ctx, p.ID)
		if err != nil {
			return err
		}
		p.Place = before.Place
	}
	err := o.Store.SaveProfile(ctx, p, o.told(staff, news.ProfilesChanged, p.Name))
	return beside("name", "There is a profile with this name already.", err)
}

// ArrangeProfiles puts the profiles into this order.
func (o *Office) ArrangeProfiles(ctx context.Context, staff news.Staff, ids []int64) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	return o.Store.ArrangeProfiles(ctx, ids, o.told(staff, news.ProfilesChanged, ""))
}

// DeleteProfile removes a profile. What was written in it is asked only what
// is asked of every article from then on.
func (o *Office) DeleteProfile(ctx context.Context, staff news.Staff, id int64) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	p, err := o.Store.Profile(ctx, id)
	if err != nil {
		return err
	}
	return o.Store.DeleteProfile(ctx, id, o.told(staff, news.ProfilesChanged, p.Name))
}
