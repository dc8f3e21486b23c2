package letter

import (
	"context"
	"fmt"
	"slices"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// Compose makes a draft of the next issue from the letter's digest, or an
// empty one.
func (d *Letters) Compose(ctx context.Context, staff news.Staff, letter int64, empty bool) (news.Issue, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return news.Issue{}, err
	}
	l, err := d.Store.Letter(ctx, letter)
	if err != nil {
		return news.Issue{}, fmt.Errorf("load letter %d: %w", letter, err)
	}
	if empty {
		l.Digest = news.Digest{}
	}
	i, err := d.compose(ctx, l)
	if err != nil {
		return i, err
	}
	if err := d.Store.SaveIssue(ctx, &i, d.told(staff, news.IssueComposed, i)); err != nil {
		return i, fmt.Errorf("keep an issue of letter %d: %w", letter, err)
	}
	return i, nil
}

// Digest returns what the digest of a letter would be now, for an editor who
// wants to begin again. Nothing is kept.
func (d *Letters) Digest(ctx context.Context, staff news.Staff, letter int64) (news.Issue, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return news.Issue{}, err
	}
	l, err := d.Store.Letter(ctx, letter)
	if err != nil {
		return news.Issue{}, fmt.Errorf("load letter %d: %w", letter, err)
	}
	return d.compose(ctx, l)
}

// compose returns a draft that nobody has kept.
func (d *Letters) compose(ctx context.Context, l news.Letter) (news.Issue, error) {
	i := news.Issue{Letter: l.ID, State: news.IssueDraft, MadeAt: d.Now()}
	parts, err := d.digest(ctx, l)
	if err != nil {
		return i, fmt.Errorf("make the digest of letter %d: %w", l.ID, err)
	}
	i.Parts = parts
	cards, err := d.Paper.PublicCards(ctx, i.Articles(), d.Now())
	if err != nil {
		return i, fmt.Errorf("load the articles of a digest: %w", err)
	}
	if openings := Openings(cards); len(openings) > 0 {
		i.Opening, i.Others = openings[0], openings[1:]
	}
	return i, nil
}

// digest returns the parts of an issue made from the letter's source.
func (d *Letters) digest(ctx context.Context, l news.Letter) ([]news.IssuePart, error) {
	if l.Digest.From == news.DigestFront {
		front, err := d.Paper.FrontPage(ctx, l.Digest.Front, d.Now())
		return OfFront(front, l.Digest.Most), err
	}
	cards, err := d.source(ctx, l.Digest)
	if err != nil {
		return nil, err
	}
	cards, err = d.since(ctx, l.ID, cards)
	return OfList(cards, l.Digest.Most), err
}

// source returns the articles of a list, the newest or the best first.
func (d *Letters) source(ctx context.Context, from news.Digest) ([]paper.Card, error) {
	switch from.From {
	case news.DigestSection:
		page, err := d.Paper.SectionPage(ctx, from.ID, paper.Cursor{}, d.Now())
		return page.List.Cards, err
	case news.DigestStoryline:
		page, err := d.Paper.StorylinePage(ctx, from.ID, paper.Cursor{}, d.Now())
		return page.List.Cards, err
	case news.DigestQuery:
		ids, err := d.Find(ctx, from.Query, 2*news.MostInDigest)
		if err != nil {
			return nil, err
		}
		return d.Paper.PublicCards(ctx, ids, d.Now())
	default:
		return nil, nil
	}
}

// since leaves what is new since the last issue of a letter: what was published
// after that was composed, and did not stand in it. A front is not looked
// through like this: what its editors still show is still the news.
func (d *Letters) since(ctx context.Context, letter int64, cards []paper.Card) ([]paper.Card, error) {
	last, err := d.Store.LastIssue(ctx, letter)
	if news.KindOf(err) == news.NotFound {
		return cards, nil
	}
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(cards, func(c paper.Card) bool {
		return !c.PublishedAt.After(last.MadeAt) || slices.Contains(last.Articles(), c.ID)
	}), nil
}

// byID returns cards as a printer wants them.
func byID(cards []paper.Card) map[int64]paper.Card {
	found := make(map[int64]paper.Card, len(cards))
	for _, c := range cards {
		found[c.ID] = c
	}
	return found
}
