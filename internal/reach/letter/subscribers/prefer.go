package subscribers

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// Reader returns whom a link to one's own choices was made for.
func (d *Subscribers) Reader(ctx context.Context, token string) (news.Subscriber, error) {
	t, err := d.Keys.Read(letter.ToPrefer, token)
	if err != nil {
		return news.Subscriber{}, err
	}
	x, err := d.Store.Subscriber(ctx, t.Subscriber)
	return x, unknown(err)
}

// unknown says what it means that the reader of a link is not known any more.
func unknown(err error) error {
	if err != nil && news.KindOf(err) == news.NotFound {
		gone := &news.Error{Kind: news.Gone, Message: "We know nothing about you any more, and send you nothing."}
		return errors.Join(gone, err)
	}
	return err
}

// A Choice is what a reader wants.
type Choice struct {
	Letters  []int64
	Lang     string // empty for that of each letter
	Sections []int64
	From     netip.Addr
}

// mostSections is how many sections a reader can name.
const mostSections = 50

// Prefer makes a reader's letters, language and sections those of the choice.
// Letters that are not on offer stay as they are.
func (d *Subscribers) Prefer(ctx context.Context, token string, c Choice) (news.Subscriber, error) {
	t, err := d.Keys.Read(letter.ToPrefer, token)
	if err != nil {
		return news.Subscriber{}, err
	}
	offered, err := d.Store.OfferedLetters(ctx)
	if err != nil {
		return news.Subscriber{}, fmt.Errorf("load the letters: %w", err)
	}
	langs, err := d.Langs(ctx)
	if err != nil {
		return news.Subscriber{}, err
	}
	if c.Lang != "" && !slices.Contains(langs, c.Lang) || len(c.Sections) > mostSections {
		return news.Subscriber{}, &news.Error{Kind: news.Invalid, Message: "Please choose from what the page offers."}
	}
	ids := make([]int64, len(offered))
	for i, l := range offered {
		ids[i] = l.ID
	}
	consent := news.Consent{Source: news.ByForm, Wording: Wording, Page: "/letters/prefer", Network: d.network(c.From)}
	x, err := d.change(ctx, t.Subscriber, d.Store.KeepSubscriber, func(x *news.Subscriber) error {
		x.Lang, x.Sections = c.Lang, c.Sections
		return x.Choose(c.Letters, ids, consent, d.Now())
	})
	return x, unknown(err)
}

// Langs returns the languages in which there are letters.
func (d *Subscribers) Langs(ctx context.Context) ([]string, error) {
	settings, err := d.Store.Settings(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the settings: %w", err)
	}
	letters, err := d.Store.OfferedLetters(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the letters: %w", err)
	}
	langs := []string{settings.Lang}
	for _, l := range letters {
		if l.Lang != "" && !slices.Contains(langs, l.Lang) {
			langs = append(langs, l.Lang)
		}
	}
	return langs, nil
}
