package news

import "time"

// A Front is a page that editors curate: containers of slots, in order.
type Front struct {
	Name       string      `json:"name"` // "home" for the front of the paper
	Containers []Container `json:"containers"`
}

// A Container is a part of a front with a shape of its own.
type Container struct {
	Shape    Shape     `json:"shape"`
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
	MostRecentShape Shape = "most_recent"
)

// A Slot is a place on a front that shows one article, with furniture of its
// own where the editor gave it some.
type Slot struct {
	Article  int64     `json:"article"`
	Headline string    `json:"headline,omitempty"`
	Kicker   string    `json:"kicker,omitempty"`
	Picture  int64     `json:"picture,omitempty"`
	NoImage  bool      `json:"no_image,omitempty"`
	Pinned   bool      `json:"pinned,omitempty"`
	Until    time.Time `json:"until,omitzero"` // leaves the front by itself at this time
	Sublinks []int64   `json:"sublinks,omitempty"`
}

// A Backfill fills what the editors left free in a container with the newest
// articles that match. Zero values match everything.
type Backfill struct {
	Section int64 `json:"section,omitempty"`
	Topic   int64 `json:"topic,omitempty"`
	Limit   int   `json:"limit"` // slots in the container, curated ones included
}

// SelfFilling returns the front of a paper whose editors have not arranged
// one: the newest on top, then a row for each of the sections of the menu.
func SelfFilling(name string, menu []Section) Front {
	f := Front{Name: name, Containers: []Container{
		{Shape: LeadShape, Backfill: &Backfill{Limit: 4}},
		{Shape: GridShape, Backfill: &Backfill{Limit: 4}},
	}}
	for _, s := range menu {
		if s.Order > 0 && s.Parent == 0 {
			f.Containers = append(f.Containers, Container{
				Shape: GridShape, Title: s.Name, Link: s.Path(), Backfill: &Backfill{Section: s.ID, Limit: 4},
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
