package newsroom

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Withdraw takes a live article down. Its address answers with the reason and
// points to the article see, which must be public; 0 for none.
func (n *Newsroom) Withdraw(ctx context.Context, staff news.Staff, seen Seen, reason string, see int64) (*news.Article, error) {
	d := deed{staff, news.ToWithdraw, seen, news.ArticleWithdrawn, reason}
	a, err := n.open(ctx, d)
	if err != nil {
		return nil, err
	}
	now := n.Now()
	before, err := n.shown(ctx, a, now)
	if err != nil {
		return nil, err
	}
	if err := a.Withdraw(reason, see, now); err != nil {
		return nil, err
	}
	if err := n.mustBePublic(ctx, see, now); err != nil {
		return nil, err
	}
	settings, err := n.settings(ctx)
	if err != nil {
		return nil, err
	}
	ev := d.told(now)
	ev.Hard, ev.Soft = news.KeysOf(before, nil, settings.Location())
	return n.save(ctx, a, news.Save{Unpublish: true, Event: ev})
}

// mustBePublic refuses an article that readers can not be pointed to.
func (n *Newsroom) mustBePublic(ctx context.Context, id int64, now time.Time) error {
	if id == 0 {
		return nil
	}
	a, err := n.Store.Article(ctx, id)
	if err != nil && news.KindOf(err) != news.NotFound {
		return err
	}
	if err != nil || !a.Public(now) {
		return &news.Error{Kind: news.Invalid, Message: "The article that readers shall be pointed to is not public."}
	}
	return nil
}

// Reinstate puts a withdrawn article back online with the text at the desk.
// Substance says that the readers of what was withdrawn should know of a
// change.
func (n *Newsroom) Reinstate(ctx context.Context, staff news.Staff, seen Seen, substance bool) (*news.Article, error) {
	d := deed{staff, news.ToReinstate, seen, news.ArticleReinstated, ""}
	return n.release(ctx, d, func(a *news.Article, proof news.Proof, now time.Time) error {
		return a.Reinstate(substance, proof, now)
	})
}
