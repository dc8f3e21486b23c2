package settings

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// AuthorStore keeps authors.
type AuthorStore interface {
	Author(ctx context.Context, id int64) (news.Author, error)
	SaveAuthor(ctx context.Context, x *news.Author, ev news.Event) error
	MergeAuthors(ctx context.Context, from, into int64, ev news.Event) error
}

// SaveAuthor keeps an author; with ID 0 it is a new one, who gets an ID and,
// without a slug, one made of the name. Those who approve articles may add an
// author, a guest that evening; whoever is there is for the publisher to
// change.
func (o *Office) SaveAuthor(ctx context.Context, staff news.Staff, x *news.Author) error {
	needs := news.MaySettings
	if x.ID == 0 {
		needs = news.MayApprove
	}
	if err := staff.Need(needs); err != nil {
		return err
	}
	x.Slug = slugOr(x.Slug, x.Name)
	if err := x.Faults().Refuse(); err != nil {
		return err
	}
	err := o.Store.SaveAuthor(ctx, x, o.told(staff, news.AuthorChanged, x.Name))
	return beside("slug", "There is something at "+x.Path()+" already. Use that author, or choose another slug.", err)
}

// MergeAuthors makes one author stand for another: what the one wrote is the
// other's, and the page leads there.
func (o *Office) MergeAuthors(ctx context.Context, staff news.Staff, from, into int64) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	gone, err := o.Store.Author(ctx, from)
	if err != nil {
		return err
	}
	return o.Store.MergeAuthors(ctx, from, into, o.told(staff, news.AuthorsMerged, gone.Name))
}
