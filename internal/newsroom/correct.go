package newsroom

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// Correct puts a dated note on a live article: its Kind, Text and Top are the
// editor's, the rest is filled in. If withText, the text at the desk goes out
// with it as the next version; otherwise readers keep the one they have.
func (n *Newsroom) Correct(ctx context.Context, staff news.Staff, seen Seen, c news.Correction, withText bool) (*news.Article, error) {
	d := deed{staff, news.ToCorrect, seen, news.ArticleCorrected, c.Text}
	a, err := n.open(ctx, d)
	if err != nil {
		return nil, err
	}
	now := n.Now()
	proof, err := n.proof(ctx, a)
	if err != nil {
		return nil, err
	}
	before := *a
	c.Staff = staff.ID
	if err := a.Correct(&c, withText, proof, now); err != nil {
		return nil, err
	}
	return n.give(ctx, &before, a, news.Save{Correction: &c, Event: d.told(now)})
}
