package settings

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// DeskStore keeps desks.
type DeskStore interface {
	Desk(ctx context.Context, id int64) (news.Desk, error)
	DeskArticles(ctx context.Context, id int64) (int64, error)
	SaveDesk(ctx context.Context, d *news.Desk, ev news.Event) error
	ArrangeDesks(ctx context.Context, ids []int64, ev news.Event) error
	MoveDeskArticles(ctx context.Context, from, to int64, n int, ev news.Event) (int64, error)
	DeleteDesk(ctx context.Context, id int64, ev news.Event) error
}

// SaveDesk keeps a desk; with ID 0 it is a new one, which gets its ID. Its
// place among the desks is left as it is.
func (o *Office) SaveDesk(ctx context.Context, staff news.Staff, d *news.Desk) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	if err := d.Faults().Refuse(); err != nil {
		return err
	}
	if d.ID != 0 {
		before, err := o.Store.Desk(ctx, d.ID)
		if err != nil {
			return err
		}
		d.Place = before.Place
	}
	err := o.Store.SaveDesk(ctx, d, o.told(staff, news.DesksChanged, d.Name))
	return beside("name", "There is a desk with this name already.", err)
}

// ArrangeDesks puts the desks into this order.
func (o *Office) ArrangeDesks(ctx context.Context, staff news.Staff, ids []int64) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	return o.Store.ArrangeDesks(ctx, ids, o.told(staff, news.DesksChanged, ""))
}

// MoveDeskArticles gives some articles of one desk to another, or to none if
// that is 0, and says how many that were and how many are left. Call it until
// none are.
func (o *Office) MoveDeskArticles(ctx context.Context, staff news.Staff, from, to int64) (moved, left int64, err error) {
	if err := staff.Need(news.MaySettings); err != nil {
		return 0, 0, err
	}
	if from == to {
		return 0, 0, &news.Error{Kind: news.Invalid, Message: "Choose another desk to move the articles to."}
	}
	if to != 0 {
		if _, err := o.Store.Desk(ctx, to); err != nil {
			return 0, 0, err
		}
	}
	if moved, err = o.Store.MoveDeskArticles(ctx, from, to, batch, o.told(staff, news.ArticlesMoved, "")); err != nil {
		return 0, 0, fmt.Errorf("move the articles of desk %d: %w", from, err)
	}
	left, err = o.Store.DeskArticles(ctx, from)
	return moved, left, err
}

// DeleteDesk removes a desk that has no articles.
func (o *Office) DeleteDesk(ctx context.Context, staff news.Staff, id int64) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	d, err := o.Store.Desk(ctx, id)
	if err != nil {
		return err
	}
	return o.Store.DeleteDesk(ctx, id, o.told(staff, news.DesksChanged, d.Name))
}
