package related

import (
	"context"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/news"
)

// Store keeps what stands under articles, and what editors decided about it.
type Store interface {
	Archive

	// Matters returns what live articles are about. One that is not live is
	// left out. The topics of the first id come the rarest first.
	Matters(ctx context.Context, articles []int64) (map[int64]Matter, error)
	// Related returns what is kept for an article, in order.
	Related(ctx context.Context, article int64) ([]Choice, error)
	// Showing returns the articles under which another one is kept, the newest
	// first, at most limit.
	Showing(ctx context.Context, other int64, limit int) ([]int64, error)
	// SaveRelated keeps what stands under articles in place of what was kept.
	SaveRelated(ctx context.Context, chosen map[int64][]Choice, ev news.Event) error
	// Wishes returns what editors decided for an article.
	Wishes(ctx context.Context, article int64) (Wishes, error)
	// SaveWish keeps what an editor decided; with an empty wish nothing is
	// decided any more.
	SaveWish(ctx context.Context, w Wish, ev news.Event) error
	// Topics returns topics by their ids, or what stands for them.
	Topics(ctx context.Context, ids []int64) ([]news.Topic, error)
	// Article returns an article as the desk has it.
	Article(ctx context.Context, id int64) (*news.Article, error)
}

// A Matter is what an article is about, as far as it is kept.
type Matter struct {
	Topics    []Topic
	Signature duplicate.Signature
	SameAs    int64 // the earlier article that lists show in its place, or 0
}

// Storylines says which storylines live articles belong to.
type Storylines interface {
	StorylinesOf(ctx context.Context, articles []int64) (map[int64][]Named, error)
}
