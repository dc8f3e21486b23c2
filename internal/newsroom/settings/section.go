package settings

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// SectionStore keeps sections.
type SectionStore interface {
	Sections(ctx context.Context) ([]news.Section, error)
	Section(ctx context.Context, id int64) (news.Section, error)
	SectionArticles(ctx context.Context, id int64) (int64, error)
	SaveSection(ctx context.Context, x *news.Section, ev news.Event) error
	ArrangeSections(ctx context.Context, ids []int64, ev news.Event) error
	MoveSectionArticles(ctx context.Context, from, to int64, n int, ev news.Event) (int, error)
	DeleteSection(ctx context.Context, id, leadTo int64, ev news.Event) error
}

// SaveSection keeps a section; with ID 0 it is a new one, which gets its ID
// and, without a slug, one made of its name. A section that gets another slug
// leaves a redirect. Its place in the menu is left as it is.
func (o *Office) SaveSection(ctx context.Context, staff news.Staff, x *news.Section) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	others, err := o.Store.Sections(ctx)
	if err != nil {
		return fmt.Errorf("load the sections: %w", err)
	}
	x.Slug, x.Order = slugOr(x.Slug, x.Name), len(others)+1
	faults := x.Faults()
	for _, other := range others {
		switch {
		case other.ID == x.ID:
			x.Order = other.Order
		case other.Slug == x.Slug:
			faults = append(faults, news.Fault{Field: "slug", Sentence: "The section “" + other.Name + "” has this slug already. Choose another one."})
		}
	}
	if err := faults.Refuse(); err != nil {
		return err
	}
	err = o.Store.SaveSection(ctx, x, o.told(staff, news.SectionChanged, x.Name))
	return beside("slug", "The address "+x.Path()+" is taken by something else. Choose another slug.", err)
}

// ArrangeSections makes the menu of these sections, in this order.
func (o *Office) ArrangeSections(ctx context.Context, staff news.Staff, ids []int64) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	return o.Store.ArrangeSections(ctx, ids, o.told(staff, news.SectionsArranged, ""))
}

// MoveSectionArticles gives some articles of one section to another and says
// how many that were and how many are left. Call it until none are.
func (o *Office) MoveSectionArticles(ctx context.Context, staff news.Staff, from, to int64) (moved, left int64, err error) {
	if err := staff.Need(news.MaySettings); err != nil {
		return 0, 0, err
	}
	if from == to {
		return 0, 0, &news.Error{Kind: news.Invalid, Message: "Choose another section to move the articles to."}
	}
	n, err := o.Store.MoveSectionArticles(ctx, from, to, batch, o.told(staff, news.ArticlesMoved, ""))
	if err != nil {
		return 0, 0, fmt.Errorf("move the articles of section %d: %w", from, err)
	}
	left, err = o.Store.SectionArticles(ctx, from)
	return int64(n), left, err
}

// DeleteSection removes a section that has neither articles nor sub-sections;
// readers who ask for it are led to another section, or nowhere if that is 0.
func (o *Office) DeleteSection(ctx context.Context, staff news.Staff, id, leadTo int64) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	x, err := o.Store.Section(ctx, id)
	if err != nil {
		return err
	}
	if id == leadTo {
		return &news.Error{Kind: news.Invalid, Message: "Its readers can not be led to the section that goes."}
	}
	return o.Store.DeleteSection(ctx, id, leadTo, o.told(staff, news.SectionDeleted, x.Name))
}
