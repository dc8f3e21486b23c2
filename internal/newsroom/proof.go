package newsroom

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// proof returns what the text at the desk is read against.
func (n *Newsroom) proof(ctx context.Context, a *news.Article) (proof news.Proof, err error) {
	if proof.Pictures, err = n.pictures(ctx, a); err != nil {
		return proof, err
	}
	proof.Profile, err = n.profile(ctx, a)
	return proof, err
}

// pictures returns those of the library that the text at the desk shows.
func (n *Newsroom) pictures(ctx context.Context, a *news.Article) (map[int64]news.Picture, error) {
	ids := a.PictureIDs()
	if len(ids) == 0 {
		return nil, nil
	}
	pictures, err := n.Store.Pictures(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("load the pictures of article %d: %w", a.ID, err)
	}
	return pictures, nil
}

// profile returns the profile of an article. One that is gone asks only what
// is asked of every article.
func (n *Newsroom) profile(ctx context.Context, a *news.Article) (news.Profile, error) {
	if a.Profile == 0 {
		return news.Profile{}, nil
	}
	p, err := n.Store.Profile(ctx, a.Profile)
	switch {
	case err == nil:
		return p, nil
	case news.KindOf(err) == news.NotFound:
		return news.Profile{}, nil
	default:
		return p, fmt.Errorf("load the profile of article %d: %w", a.ID, err)
	}
}
