package newsroom

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// Restore makes the text of an earlier revision, or of one set aside, the
// newest one. Nothing is lost: what was the newest stays a revision.
func (n *Newsroom) Restore(ctx context.Context, staff news.Staff, seen Seen, number int) (*news.Article, error) {
	d := deed{staff, news.ToWrite, seen, news.ArticleRestored, fmt.Sprintf("Restored from revision %d.", number)}
	a, err := n.open(ctx, d)
	if err != nil {
		return nil, err
	}
	if a.LockedFor(staff.ID) {
		return nil, &news.Error{Kind: news.Conflict, Message: "Somebody else is writing in this article. Take over first."}
	}
	old, err := n.Store.Revision(ctx, a.ID, number)
	if err != nil {
		return nil, fmt.Errorf("restore revision %d of article %d: %w", number, a.ID, err)
	}
	now := n.Now()
	if err := a.Rewrite(old.Content, staff, now); err != nil {
		return nil, err
	}
	return n.save(ctx, a, news.Save{Revision: &news.Revision{Staff: staff.ID, At: now, Note: d.note}, Event: d.told(now)})
}
