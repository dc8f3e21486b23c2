package newsroom

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Store is what the newsroom asks of the store. Each method that saves is one
// transaction; what is stale or taken is refused as [news.Conflict].
type Store interface {
	Views

	Article(ctx context.Context, id int64) (*news.Article, error)
	Revision(ctx context.Context, article int64, number int) (news.Revision, error)
	RevisionLines(ctx context.Context, article int64, above, limit int) ([]news.RevisionLine, error)
	CreateArticle(ctx context.Context, a *news.Article, save news.Save) error
	SaveArticle(ctx context.Context, a *news.Article, save news.Save) error
	SaveLock(ctx context.Context, a *news.Article, was *news.Lock, ev news.Event) error
	Settle(ctx context.Context, now time.Time) (int64, error)
	ForgetTyping(ctx context.Context, before time.Time) error

	Settings(ctx context.Context) (news.Settings, error)
	Section(ctx context.Context, id int64) (news.Section, error)
	Staff(ctx context.Context, id int64) (news.Staff, error)
	Desk(ctx context.Context, id int64) (news.Desk, error)
	Pictures(ctx context.Context, ids []int64) (map[int64]news.Picture, error)
	Profile(ctx context.Context, id int64) (news.Profile, error)
	Topics(ctx context.Context, ids []int64) ([]news.Topic, error)
	RecentHeadlines(ctx context.Context, section int64, since, until time.Time, limit int) ([]news.Headline, error)
	Comment(ctx context.Context, id int64) (news.Comment, error)
	Comments(ctx context.Context, article int64) ([]news.Comment, error)
	SaveComment(ctx context.Context, c *news.Comment, ev news.Event) error
	DeleteComment(ctx context.Context, id int64, ev news.Event) error

	Event(ctx context.Context, id int64) (news.Event, error)
	ReceiptsOf(ctx context.Context, event int64) ([]news.Receipt, error)
	SaveReceipts(ctx context.Context, receipts []news.Receipt) error

	Taken(ctx context.Context, path string, article int64) (bool, error)
}
