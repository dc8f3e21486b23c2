package frontpage

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// Names are the words for the numbers in a front.
type Names struct {
	Headlines map[int64]string // of articles
	Sections  map[int64]string
	Topics    map[int64]string
	Authors   map[int64]string
	Shared    map[int64]news.SharedContainer
}

// A Change is one difference between two arrangements of a front.
type Change struct {
	Kind    ChangeKind `json:"kind"`
	Article int64      `json:"article,omitempty"`
	Text    string     `json:"text"`
}

// A ChangeKind sorts changes.
type ChangeKind string

// The kinds of change.
const (
	Added     ChangeKind = "added"
	Moved     ChangeKind = "moved"
	Removed   ChangeKind = "removed"
	Furniture ChangeKind = "furniture" // a card got other words, picture, pin, time or links
	Box       ChangeKind = "container"
)

// Compare says in words what makes the second front another one than the
// first.
func Compare(before, after news.Front, names Names) []Change {
	c := comparison{names: names, before: spread(before), after: spread(after)}
	c.settled = settled(c.before, c.after)
	c.boxes(before, after)
	for _, x := range c.after.list {
		c.card(x)
	}
	for _, x := range c.before.list {
		if _, stays := c.after.of[x.Article]; !stays {
			c.note(Removed, x.Article, "%s is gone. It was in %s.", c.headline(x.Article), x.spot)
		}
	}
	return c.changes
}

type comparison struct {
	names         Names
	before, after spreadOut
	settled       map[int64]bool // cards that kept their order among those that stayed
	changes       []Change
}

// A laid card is a slot with where it stands.
type laid struct {
	news.Slot
	box  string // key of the container
	spot string // in words
}

// spreadOut is a front as one list of cards.
type spreadOut struct {
	list []laid
	of   map[int64]laid
}

func spread(f news.Front) spreadOut {
	all := spreadOut{of: map[int64]laid{}}
	for i, box := range f.Containers {
		for n, slot := range box.Slots {
			x := laid{Slot: slot, box: box.Key, spot: fmt.Sprintf("%s, place %d", BoxName(box, i), n+1)}
			all.list = append(all.list, x)
			if _, twice := all.of[slot.Article]; !twice {
				all.of[slot.Article] = x
			}
		}
	}
	return all
}

func (c *comparison) note(kind ChangeKind, article int64, text string, args ...any) {
	c.changes = append(c.changes, Change{kind, article, fmt.Sprintf(text, args...)})
}

func (c *comparison) headline(id int64) string {
	if h := c.names.Headlines[id]; h != "" {
		return "“" + h + "”"
	}
	return "Article " + strconv.FormatInt(id, 10)
}

// card notes what is new about a card.
func (c *comparison) card(x laid) {
	was, known := c.before.of[x.Article]
	if !known {
		c.note(Added, x.Article, "%s is new in %s.", c.headline(x.Article), x.spot)
		return
	}
	if was.box != x.box || was.Group != x.Group || !c.settled[x.Article] {
		c.note(Moved, x.Article, "%s moved from %s to %s%s.", c.headline(x.Article), was.spot, x.spot, grown(was.Group, x.Group))
	}
	for _, text := range c.furniture(was.Slot, x.Slot) {
		c.note(Furniture, x.Article, "%s %s.", c.headline(x.Article), text)
	}
}

func grown(was, is news.Group) string {
	switch {
	case was == is:
		return ""
	case is == news.BigGroup:
		return ", as a big card"
	default:
		return ", as a standard card"
	}
}

// furniture lists what a card has of its own now.
func (c *comparison) furniture(was, is news.Slot) []string {
	var texts []string
	own := func(a, b, what string) {
		switch {
		case a == b:
		case b == "":
			texts = append(texts, "has the article’s own "+what+" again")
		default:
			texts = append(texts, "has the "+what+" “"+b+"”")
		}
	}
	own(was.Headline, is.Headline, "headline")
	own(was.Kicker, is.Kicker, "kicker")
	own(was.Standfirst, is.Standfirst, "standfirst")
	for _, x := range []struct {
		changed bool
		text    string
	}{
		{was.NoStandfirst != is.NoStandfirst, choose(is.NoStandfirst, "stands without standfirst", "shows its standfirst")},
		{was.NoImage != is.NoImage, choose(is.NoImage, "stands without picture", "shows its picture")},
		{was.Picture != is.Picture, choose(is.Picture != 0, "has another picture", "has the article’s own picture again")},
		{was.Crop != is.Crop, choose(is.Crop != "", "has its picture cut to "+string(is.Crop), "has its picture cut as usual")},
		{was.Pin != is.Pin, choose(is.Pin != 0, "is pinned to place "+strconv.Itoa(is.Pin), "is pinned no more")},
		{!was.Until.Equal(is.Until), choose(!is.Until.IsZero(), "has another time to leave the front", "stays until it is taken off")},
		{!slices.Equal(was.Sublinks, is.Sublinks), c.below(is.Sublinks)},
	} {
		if x.changed {
			texts = append(texts, x.text)
		}
	}
	return texts
}

func choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

func (c *comparison) below(ids []int64) string {
	if len(ids) == 0 {
		return "has no links below it"
	}
	headlines := make([]string, len(ids))
	for i, id := range ids {
		headlines[i] = c.headline(id)
	}
	return "links below it to " + strings.Join(headlines, ", ")
}

// boxes notes what happened to the containers themselves.
func (c *comparison) boxes(before, after news.Front) {
	var was, is []string // keys of those that stay, in order
	for i, box := range before.Containers {
		if find(after, box.Key) < 0 {
			c.note(Box, 0, "The container %s is gone.", c.name(box, i))
		} else {
			was = append(was, box.Key)
		}
	}
	for i, box := range after.Containers {
		n := find(before, box.Key)
		if n < 0 {
			c.note(Box, 0, "The container %s is new.", c.name(box, i))
			continue
		}
		is = append(is, box.Key)
		c.box(before.Containers[n], box, c.name(box, i))
	}
	for i, key := range is {
		if was[i] != key {
			c.note(Box, 0, "The containers stand in another order.")
			return
		}
	}
}

func find(f news.Front, key string) int {
	return slices.IndexFunc(f.Containers, func(c news.Container) bool { return c.Key == key })
}

func (c *comparison) name(box news.Container, i int) string {
	if shared, ok := c.names.Shared[box.Shared]; ok {
		return "“" + shared.Name + "”"
	}
	return BoxName(box, i)
}

// box notes what is new about a container.
func (c *comparison) box(was, is news.Container, name string) {
	if was.Title != is.Title {
		c.note(Box, 0, "The container %s is called %s.", BoxName(was, 0), choose(is.Title != "", "“"+is.Title+"”", "nothing now"))
	}
	if was.Shape != is.Shape {
		c.note(Box, 0, "The container %s is now %s.", name, ShapeName(is.Shape))
	}
	if was.Link != is.Link {
		c.note(Box, 0, "The title of %s leads %s.", name, choose(is.Link != "", "to "+is.Link, "nowhere"))
	}
	if !reflect.DeepEqual(was.Backfill, is.Backfill) {
		c.note(Box, 0, "The container %s %s.", name, c.names.Filling(is.Backfill))
	}
}
