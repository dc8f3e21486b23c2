package settings

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// TopicStore keeps topics.
type TopicStore interface {
	Topic(ctx context.Context, id int64) (news.Topic, error)
	SaveTopic(ctx context.Context, x *news.Topic, ev news.Event) error
	MergeTopics(ctx context.Context, from, into int64, ev news.Event) error
	SplitTopic(ctx context.Context, from int64, part *news.Topic, articles []int64, ev news.Event) error
}

// SaveTopic keeps a topic; with ID 0 it is a new one, which gets its ID and,
// without a slug, one made of its name. Whoever writes may add a topic; one
// that is there is for those who approve articles to change.
func (o *Office) SaveTopic(ctx context.Context, staff news.Staff, x *news.Topic) error {
	needs := news.MayApprove
	if x.ID == 0 {
		needs = news.MayWrite
	}
	if err := staff.Need(needs); err != nil {
		return err
	}
	x.Slug = slugOr(x.Slug, x.Name)
	if err := x.Faults().Refuse(); err != nil {
		return err
	}
	err := o.Store.SaveTopic(ctx, x, o.told(staff, news.TopicChanged, x.Name))
	return beside("slug", "There is something at "+x.Path()+" already. Use that topic, or choose another slug.", err)
}

// MergeTopics makes one topic stand for another: all that was about the one is
// about the other, and its page leads there.
func (o *Office) MergeTopics(ctx context.Context, staff news.Staff, from, into int64) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	gone, err := o.Store.Topic(ctx, from)
	if err != nil {
		return err
	}
	return o.Store.MergeTopics(ctx, from, into, o.told(staff, news.TopicsMerged, gone.Name))
}

// SplitTopic makes two topics of one that stood for two things: part is new,
// gets its ID, takes its name and aliases from the other one, and the articles
// given are about it from now on.
func (o *Office) SplitTopic(ctx context.Context, staff news.Staff, from int64, part *news.Topic, articles []int64) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	whole, err := o.Store.Topic(ctx, from)
	if err != nil {
		return err
	}
	part.Slug = slugOr(part.Slug, part.Name)
	if err := part.Faults().Refuse(); err != nil {
		return err
	}
	err = o.Store.SplitTopic(ctx, whole.ID, part, articles, o.told(staff, news.TopicSplit, whole.Name))
	return beside("slug", "There is something at "+part.Path()+" already. Choose another slug.", err)
}
