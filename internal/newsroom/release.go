package newsroom

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// release carries out a deed that gives readers the text at the desk.
func (n *Newsroom) release(ctx context.Context, d deed, rule func(*news.Article, news.Proof, time.Time) error) (*news.Article, error) {
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
	if err := rule(a, proof, now); err != nil {
		return nil, err
	}
	return n.give(ctx, &before, a, news.Save{Event: d.told(now)})
}

// give saves an article so that readers get its live revision: at its address,
// folded into an earlier one that says the same, with the keys of what changes
// for them. Before is the article as it was loaded.
func (n *Newsroom) give(ctx context.Context, before, a *news.Article, save news.Save) (*news.Article, error) {
	now := save.Event.At
	settings, err := n.settings(ctx)
	if err != nil {
		return nil, err
	}
	had, err := n.shown(ctx, before, now)
	if err != nil {
		return nil, err
	}
	shall, err := n.version(ctx, a)
	if err != nil {
		return nil, err
	}
	if err := n.unexpired(ctx, had, shall, now); err != nil {
		return nil, err
	}
	if moves(before, had, shall) {
		if a.Path, err = n.address(ctx, shall, settings); err != nil {
			return nil, err
		}
		shall.Path = a.Path
	}
	if save.Fold, err = n.fold(ctx, shall); err != nil {
		return nil, err
	}
	if save.Correction != nil {
		shall.Corrections = append(slices.Clip(shall.Corrections), *save.Correction)
	}
	save.Publish = true
	save.Event.Hard, save.Event.Soft = news.KeysOf(had, shall, settings.Location())
	if a.PublishAt.After(now) {
		save.Event.TakesEffect = a.PublishAt
	}
	return n.save(ctx, a, save)
}

// unexpired refuses to show readers a picture that they do not see yet, once
// the right to show it has ended. What they have may be corrected with the
// pictures it has.
func (n *Newsroom) unexpired(ctx context.Context, had, shall *news.Article, now time.Time) error {
	var known []int64
	if had != nil {
		known = had.PictureIDs()
	}
	added := slices.DeleteFunc(shall.PictureIDs(), func(id int64) bool { return slices.Contains(known, id) })
	if len(added) == 0 {
		return nil
	}
	pictures, err := n.Store.Pictures(ctx, added)
	if err != nil {
		return fmt.Errorf("load the pictures of article %d: %w", shall.ID, err)
	}
	if shall.PublishAt.After(now) {
		now = shall.PublishAt
	}
	for _, p := range pictures {
		if p.Expired(now) {
			return &news.Error{Kind: news.Invalid, Message: fmt.Sprintf(
				"The right to show the picture of %s ended on %s. Choose another picture.", p.Credit, p.Expires.Format("2 January 2006"),
			)}
		}
	}
	return nil
}

// shown returns an article as readers have it, or nil if they do not.
func (n *Newsroom) shown(ctx context.Context, a *news.Article, now time.Time) (*news.Article, error) {
	if !a.Public(now) {
		return nil, nil
	}
	return n.version(ctx, a)
}

// version returns a copy of an article with the content of its live revision.
func (n *Newsroom) version(ctx context.Context, a *news.Article) (*news.Article, error) {
	v := *a
	if a.LiveHead == a.Head {
		return &v, nil
	}
	r, err := n.Store.Revision(ctx, a.ID, a.LiveHead)
	if err != nil {
		return nil, fmt.Errorf("load revision %d of article %d: %w", a.LiveHead, a.ID, err)
	}
	v.Content = r.Content
	return &v, nil
}

// fold looks for the earliest article that says the same in its headline.
func (n *Newsroom) fold(ctx context.Context, a *news.Article) (*news.Fold, error) {
	if a.Kind == news.AboutPage {
		return nil, nil
	}
	recent, err := n.Store.RecentHeadlines(ctx, 0, a.PublishAt.Add(-news.SameNews), a.PublishAt, 500)
	if err != nil {
		return nil, fmt.Errorf("load recent headlines: %w", err)
	}
	var fold *news.Fold
	for _, h := range recent { // newest first, so the last match is the earliest
		if why, same := news.SameHeadline(h.Headline, a.Headline); same && h.Article != a.ID {
			fold = &news.Fold{Into: h.Article, Why: why}
		}
	}
	return fold, nil
}
