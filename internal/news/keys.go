package news

import (
	"slices"
	"time"
)

// A Shown is an article as readers have it, or will have it: its content is
// the live revision, not the one at the desk.
type Shown struct {
	*Article
	Parent int64 // the section above its own, or 0
}

// KeysOf returns the keys that a change touches, from what readers had before
// to what they have after; nil stands for an article that is not public. Hard
// keys are on pages that must not be served once more: the article's own,
// and its cards when it is taken down. Days are those of the paper's zone.
func KeysOf(before, after *Shown, zone *time.Location) (hard, soft []Key) {
	one := after
	if one == nil {
		one = before
	}
	hard = []Key{ArticleKey(one.ID)}
	if card := CardKey(one.ID); after == nil {
		hard = append(hard, card)
	} else if before != nil && cardChanged(before, after) {
		soft = append(soft, card)
	}
	soft = append(soft, differing(listKeys(before, zone), listKeys(after, zone))...)
	if before != nil && after != nil && entryChanged(before, after) {
		soft = append(soft, MonthKey(after.PublishAt.In(zone)))
	}
	if correctionsChanged(before, after) {
		soft = append(soft, KeyCorrections)
	}
	return hard, soft
}

// listKeys returns the keys of every list in which an article stands. A
// standing page is in no list, but in the menu around every page.
func listKeys(s *Shown, zone *time.Location) []Key {
	switch {
	case s == nil:
		return nil
	case s.Kind == AboutPage:
		return []Key{KeySettings}
	}
	day := s.PublishAt.In(zone)
	keys := []Key{KeyLatest, SectionKey(s.Section), DayKey(day), MonthKey(day)}
	if s.Parent != 0 {
		keys = append(keys, SectionKey(s.Parent))
	}
	for _, id := range s.Topics {
		keys = append(keys, TopicKey(id))
	}
	for _, b := range s.Byline {
		keys = append(keys, AuthorKey(b.Author))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// differing returns the keys that only one of two sorted lists has.
func differing(a, b []Key) []Key {
	var keys []Key
	for _, k := range a {
		if !slices.Contains(b, k) {
			keys = append(keys, k)
		}
	}
	for _, k := range b {
		if !slices.Contains(a, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// cardChanged reports whether a card of the article looks different now, or
// leads elsewhere.
func cardChanged(before, after *Shown) bool {
	a, b := before, after
	return a.Path != b.Path ||
		!a.UpdatedAt.Equal(b.UpdatedAt) ||
		!a.PublishAt.Equal(b.PublishAt) ||
		len(a.Corrections) != len(b.Corrections) ||
		!a.sameFurniture(&b.Content)
}

// entryChanged reports whether the article's line in the sitemap of its month
// is another one now. Sitemaps are too long to note the key of every card.
func entryChanged(before, after *Shown) bool {
	return after.Kind != AboutPage && (before.Path != after.Path || !before.UpdatedAt.Equal(after.UpdatedAt))
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

// correctionsChanged reports whether the public log of corrections says
// something else now: it shows those of public articles only.
func correctionsChanged(before, after *Shown) bool {
	return logged(before) != logged(after)
}

func logged(s *Shown) int {
	if s == nil {
		return 0
	}
	return len(s.Corrections)
}
