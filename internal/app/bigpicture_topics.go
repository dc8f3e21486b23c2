package app

import (
	"context"

	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
)

// topicRoom is where people decide what articles are about.
func (n *Newspaper) topicRoom() *topic.Topics {
	return &topic.Topics{Store: n.store, Now: n.now, Read: func(ctx context.Context, a *news.Article) (topic.Tags, error) {
		read, err := n.readings.AtDesk(ctx, a)
		return read.Tags, err
	}}
}
