package news

import (
	"slices"
	"time"
)

// KeysOf returns the keys that a change of one article touches, from what
// readers had before to what they have after; nil stands for an article that
// is not public, and the content of both is the live revision, not the one at
// the desk. Hard keys are on pages that must not be served once more: the
// article's own, and those with its card when it is taken down. The lists that
// it enters or leaves are the store's to add, which knows them. Months are
// those of the paper's zone.
func KeysOf(before, after *Article, zone *time.Location) (hard, soft []Key) {
	switch {
	case before == nil && after == nil:
		return nil, nil
	case after == nil:
		hard = []Key{ArticleKey(before.ID), CardKey(before.ID)}
	case before == nil:
		hard = []Key{ArticleKey(after.ID)}
	default:
		hard, soft = []Key{ArticleKey(after.ID)}, changedKeys(before, after, zone)
	}
	if logged(before) != logged(after) {
		soft = append(soft, KeyCorrections)
	}
	return hard, soft
}

// changedKeys returns the soft keys of an article that was public and is.
func changedKeys(before, after *Article, zone *time.Location) []Key {
	var soft []Key
	if cardChanged(before, after) {
		soft = append(soft, CardKey(after.ID))
	}
	switch {
	case !entryChanged(before, after):
	case after.Kind == AboutPage:
		soft = append(soft, KeySettings)
	default:
		soft = append(soft, SitemapKey(after.PublishAt.In(zone)))
	}
	return soft
}

// cardChanged reports whether a card of the article looks different now, or
// leads elsewhere.
func cardChanged(a, b *Article) bool {
	return a.Path != b.Path ||
		!a.UpdatedAt.Equal(b.UpdatedAt) ||
		!a.PublishAt.Equal(b.PublishAt) ||
		len(a.Corrections) != len(b.Corrections) ||
		!a.sameFurniture(&b.Content)
}

// entryChanged reports whether the article's line in the sitemap of its month
// is another one now, or gone, or the entry of a standing page in the menu.
func entryChanged(a, b *Article) bool {
	return a.Path != b.Path || !a.UpdatedAt.Equal(b.UpdatedAt) || a.NoIndex != b.NoIndex ||
		a.Kind == AboutPage && a.CardHeadline() != b.CardHeadline()
}

// sameFurniture reports whether two contents make the same card.
func (c *Content) sameFurniture(d *Content) bool {
	return c.Kind == d.Kind && c.Lang == d.Lang && c.Section == d.Section &&
		c.Kicker == d.Kicker && c.Headline == d.Headline && c.ShortHeadline == d.ShortHeadline &&
		c.Standfirst == d.Standfirst && slices.Equal(c.Byline, d.Byline) &&
		c.samePicture(d) && c.mainTopic() == d.mainTopic()
}

func (c *Content) samePicture(d *Content) bool {
	if c.Picture == nil || d.Picture == nil {
		return c.Picture == d.Picture
	}
	return *c.Picture == *d.Picture
}

func (c *Content) mainTopic() int64 {
	if len(c.Topics) == 0 {
		return 0
	}
	return c.Topics[0]
}

// logged returns how many corrections of an article the public log has: it
// shows those of public articles only.
func logged(a *Article) int {
	if a == nil {
		return 0
	}
	return len(a.Corrections)
}
