package newsroom

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Assign gives an article to somebody of the staff; 0 leaves it to whoever
// takes it. It refuses as [news.Invalid] a person whose account is disabled.
func (n *Newsroom) Assign(ctx context.Context, staff news.Staff, seen Seen, to int64) (*news.Article, error) {
	note, err := n.nameOf(ctx, to)
	if err != nil {
		return nil, err
	}
	d := deed{staff, news.ToAssign, seen, news.ArticleAssigned, note}
	return n.do(ctx, d, func(a *news.Article, now time.Time) error { return a.Assign(to, now) })
}

// nameOf returns the name of somebody who can be given work.
func (n *Newsroom) nameOf(ctx context.Context, id int64) (string, error) {
	if id == 0 {
		return "", nil
	}
	p, err := n.Store.Staff(ctx, id)
	switch {
	case err != nil:
		return "", err
	case p.Disabled:
		return "", &news.Error{Kind: news.Invalid, Message: p.Name + " has left: the account is disabled."}
	default:
		return p.Name, nil
	}
}

// MoveToDesk puts an article on another desk; 0 takes it off every desk.
func (n *Newsroom) MoveToDesk(ctx context.Context, staff news.Staff, seen Seen, desk int64) (*news.Article, error) {
	d := deed{staff, news.ToMove, seen, news.ArticleMoved, ""}
	if desk != 0 {
		to, err := n.Store.Desk(ctx, desk)
		if err != nil {
			return nil, err
		}
		d.note = to.Name
	}
	return n.do(ctx, d, func(a *news.Article, now time.Time) error { return a.MoveTo(desk, now) })
}

// SetDue says when the desk wants an article; the zero time says that there
// is no hurry.
func (n *Newsroom) SetDue(ctx context.Context, staff news.Staff, seen Seen, at time.Time) (*news.Article, error) {
	d := deed{staff, news.ToSetDue, seen, news.ArticleDue, ""}
	return n.do(ctx, d, func(a *news.Article, now time.Time) error { return a.SetDue(at, now) })
}
