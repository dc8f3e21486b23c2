package news

import (
	"slices"
	"time"
)

// HomeFront is the name of the front that every paper has.
const HomeFront = "home"

// A Front is a page that editors curate: containers of slots, in order.
type Front struct {
	Name       string      `json:"name"` // HomeFront for the front of the paper
	Containers []Container `json:"containers"`
}

// A Container is a part of a front with a shape of its own.
type Container struct {
	// Key tells the containers of one front apart while they are moved about.
	Key string `json:"key,omitempty" maxLength:"40"`
	// Shared names the container of several fronts that stands here; all
	// but Key is then as that one has it.
	Shared   int64     `json:"shared,omitempty"`
	Shape    Shape     `json:"shape" enum:"lead,strip,grid,list,opinion,live,most_recent"`
	Title    string    `json:"title,omitempty"`
	Link     string    `json:"link,omitempty"` // path the title leads to
	Slots    []Slot    `json:"slots,omitempty"`
	Backfill *Backfill `json:"backfill,omitempty"`
}

// A Shape is how a container lays out its slots.
type Shape string

// The shapes of a container.
const (
	LeadShape       Shape = "lead"
	StripShape      Shape = "strip"
	GridShape       Shape = "grid"
	ListShape       Shape = "list"
	OpinionShape    Shape = "opinion"
	LiveShape       Shape = "live"
	MostRecentShape Shape = "most_recent"
)

// Shapes lists every shape.
func Shapes() []Shape {
	return []Shape{LeadShape, StripShape, GridShape, ListShape, OpinionShape, LiveShape, MostRecentShape}
}

// A Group is how large a card stands in its container. The groups of a
// container follow each other, the big cards first.
type Group string

// The groups of a container.
const (
	StandardGroup Group = ""
	BigGroup      Group = "big"
)

// A Slot is a place on a front that shows one article, with furniture of its
// own where the editor gave it some.
type Slot struct {
	Article      int64     `json:"article"`
	Group        Group     `json:"group,omitempty" enum:"big,"`
	Headline     string    `json:"headline,omitempty"`
	Kicker       string    `json:"kicker,omitempty"`
	Standfirst   string    `json:"standfirst,omitempty"`
	NoStandfirst bool      `json:"no_standfirst,omitempty"`
	Picture      int64     `json:"picture,omitempty"`
	NoImage      bool      `json:"no_image,omitempty"`
	Crop         CropName  `json:"crop,omitempty" enum:"16:9,5:4,1:1,4:5,"` // shape of its picture; empty for the theme's own
	Pin          int       `json:"pin,omitempty" minimum:"0"`               // the place it keeps in the container, from 1; 0 for none
	Until        time.Time `json:"until,omitzero"`                          // leaves the front by itself at this time
	Sublinks     []int64   `json:"sublinks,omitempty"`
}

// A Backfill fills what the editors left free in a container with the newest
// articles that match. Zero values match everything.
type Backfill struct {
	Section int64         `json:"section,omitempty"`
	Topic   int64         `json:"topic,omitempty"`
	Author  int64         `json:"author,omitempty"`
	Kinds   []ArticleKind `json:"kinds,omitempty"`
	MaxAge  int           `json:"max_age,omitempty" minimum:"0" doc:"In hours; 0 for any age."`
	// Without and WithoutTopics name articles and topics that never fill.
	Without       []int64 `json:"without,omitempty"`
	WithoutTopics []int64 `json:"without_topics,omitempty"`
	Limit         int     `json:"limit" minimum:"1"` // slots in the container, curated ones included
}

// A FrontDraft is a front as editors arrange it, which readers may not have
// yet.
type FrontDraft struct {
	Front
	Title   string // what the desk calls it, and readers where it has a page of its own
	Section int64  // the section whose page it is, 0 for none
	Version int    // grows with every save; a save that saw an older one is refused
	SavedAt time.Time
	SavedBy int64
}

// Path returns the address at which readers find a front; section is the one
// it belongs to.
func (f *FrontDraft) Path(section Section) string {
	switch {
	case f.Name == HomeFront:
		return "/"
	case f.Section != 0:
		return section.Path()
	default:
		return "/edition/" + f.Name
	}
}

// A FrontSave is one state that a draft had.
type FrontSave struct {
	Number int
	At     time.Time
	Staff  int64
	Aside  bool // refused because somebody was faster, and kept
	Front  Front
}

// A FrontLaunch is a front as it was, or will be, given to readers.
type FrontLaunch struct {
	ID      int64
	Name    string    // of the front
	At      time.Time // from when readers have it; it may lie ahead
	MadeAt  time.Time
	Staff   int64
	Address string   // in the time machine: FrontAddress of At
	Changes []string // against what readers had before, in sentences
	Front   Front
}

// A SharedContainer stands on several fronts and is edited once. Each launch
// of a front that has it gives readers the container on all of them.
type SharedContainer struct {
	ID        int64
	Name      string // at the desk
	Container Container
	Version   int
	SavedAt   time.Time
	SavedBy   int64
}

// FrontAddress is how the time machine names a moment of the paper's zone;
// exact gives it seconds, for a second launch in one minute.
func FrontAddress(at time.Time, exact bool) string {
	if exact {
		return at.Format("2006-01-02-150405")
	}
	return at.Format("2006-01-02-1504")
}

// PastFrontPath is where a front stands in the time machine.
func PastFrontPath(name, address string) string { return "/fronts/" + name + "/" + address }

// StandingAs returns the content of a shared container in the place of another
// one.
func (c Container) StandingAs(place Container) Container {
	c.Key, c.Shared = place.Key, place.Shared
	return c
}

// Articles returns what editors put on the front, sublinks included, each
// once, from top to bottom.
func (f Front) Articles() []int64 {
	var ids []int64
	for _, c := range f.Containers {
		for _, s := range c.Slots {
			ids = append(append(ids, s.Article), s.Sublinks...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// SelfFilling returns the front of a paper whose editors have not arranged
// one: the newest on top, then a row for each of the sections of the menu.
func SelfFilling(name string, menu []Section) Front {
	f := Front{Name: name, Containers: []Container{
		{Key: "lead", Shape: LeadShape, Backfill: &Backfill{Limit: 4}},
		{Key: "newest", Shape: GridShape, Backfill: &Backfill{Limit: 4}},
	}}
	for _, s := range menu {
		if s.Order > 0 && s.Parent == 0 {
			f.Containers = append(f.Containers, Container{
				Key: "section-" + s.Slug, Shape: GridShape, Title: s.Name, Link: s.Path(), Backfill: &Backfill{Section: s.ID, Limit: 4},
			})
		}
	}
	return f
}

// PictureIDs returns the pictures that the front shows in place of those of
// its articles.
func (f Front) PictureIDs() []int64 {
	var ids []int64
	for _, c := range f.Containers {
		for _, slot := range c.Slots {
			if slot.Picture != 0 {
				ids = append(ids, slot.Picture)
			}
		}
	}
	return ids
}

// Age returns how old an article may be that fills a place; 0 for any age.
func (b *Backfill) Age() time.Duration { return time.Duration(b.MaxAge) * time.Hour }

// Keys returns the keys of the lists that the filling is taken from.
func (b *Backfill) Keys() (keys []Key) {
	if b.Section != 0 {
		keys = append(keys, SectionKey(b.Section))
	}
	if b.Topic != 0 {
		keys = append(keys, TopicKey(b.Topic))
	}
	if b.Author != 0 {
		keys = append(keys, AuthorKey(b.Author))
	}
	return keys
}
