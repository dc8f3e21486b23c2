package api

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
)

// A Front is a front as its editor has it on the screen.
type Front struct {
	Name       string             `json:"name"`
	Title      string             `json:"title"`
	Path       string             `json:"path" doc:"Where readers find it."`
	Section    int64              `json:"section"`
	Version    int                `json:"version"`
	SavedAt    time.Time          `json:"saved_at,omitzero"`
	SavedBy    string             `json:"saved_by"`
	Containers []news.Container   `json:"containers"`
	Arranged   []FrontColumn      `json:"arranged" doc:"What readers would see if the draft were launched now, container by container."`
	Articles   []FrontArticle     `json:"articles" doc:"What is known of every article named here."`
	Changes    []frontpage.Change `json:"changes" doc:"What the next launch would change for readers."`
	Live       *FrontLaunch       `json:"live,omitempty" doc:"What readers have."`
	Planned    []FrontLaunch      `json:"planned" doc:"Scheduled launches, the next one first."`
	Shared     []SharedContainer  `json:"shared" doc:"All shared containers."`
	Names      []FrontNamed       `json:"names" doc:"Of the topics and authors in the rules that fill containers."`
}

// A FrontColumn is a container as readers would see it.
type FrontColumn struct {
	Key    string       `json:"key"`
	Name   string       `json:"name" doc:"What an editor calls the container."`
	Places []FrontPlace `json:"places"`
	Notes  []FrontNote  `json:"notes" doc:"Why something is not shown."`
}

// A FrontPlace is a card as readers would see it.
type FrontPlace struct {
	Article int64 `json:"article"`
	Slot    int   `json:"slot" doc:"Index of the slot in the container; -1 for one that filled itself."`
}

// A FrontNote tells why an article is not shown where it was put.
type FrontNote struct {
	Article int64         `json:"article"`
	Slot    int           `json:"slot" doc:"Index of the slot; -1 for what would have filled a place."`
	Below   int64         `json:"below,omitempty" doc:"The card it was to be a link of."`
	Why     frontpage.Why `json:"why"`
	Text    string        `json:"text"`
}

// A FrontArticle is what an editor wants to know of an article beside its
// card.
type FrontArticle struct {
	ID          int64            `json:"id"`
	Headline    string           `json:"headline"`
	Kicker      string           `json:"kicker"`
	Standfirst  string           `json:"standfirst"`
	State       news.State       `json:"state"`
	Kind        news.ArticleKind `json:"kind"`
	Section     int64            `json:"section"`
	Path        string           `json:"path"`
	Picture     int64            `json:"picture"`
	Public      bool             `json:"public" doc:"Readers have it."`
	PublishAt   time.Time        `json:"publish_at,omitzero"`
	UpdatedAt   time.Time        `json:"updated_at,omitzero"`
	Embargo     time.Time        `json:"embargo,omitzero"`
	Words       int              `json:"words"`
	Corrections int              `json:"corrections"`
}

// A FrontNamed is a word for a number.
type FrontNamed struct {
	Kind string `json:"kind" enum:"topic,author,article"`
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// wireFront makes a front of what a deed returned, or hands its error on.
func (a *API) wireFront(ctx context.Context, v *frontpage.View, err error) (*Front, error) {
	if err != nil {
		return nil, err
	}
	people, err := a.Fronts.People(ctx)
	if err != nil {
		return nil, err
	}
	launch := func(l news.FrontLaunch) FrontLaunch { return wireLaunch(l, people) }
	f := &Front{
		Name: v.Draft.Name, Title: v.Draft.Title, Path: v.Path, Section: v.Draft.Section,
		Version: v.Draft.Version, SavedAt: v.Draft.SavedAt, SavedBy: people[v.Draft.SavedBy],
		Containers: wireContainers(v.Draft.Containers),
		Arranged:   each(v.Columns, wireColumn), Changes: list(v.Changes),
		Planned: each(v.Planned, launch), Shared: each(v.Shared, wireShared), Names: wireNames(v.Names),
		Articles: []FrontArticle{},
	}
	for _, facts := range v.Facts {
		f.Articles = append(f.Articles, wireFacts(facts))
	}
	if v.Live != nil {
		live := launch(*v.Live)
		f.Live = &live
	}
	return f, nil
}

// wireContainers gives every container a list of slots, be it empty.
func wireContainers(boxes []news.Container) []news.Container {
	return each(boxes, func(c news.Container) news.Container {
		c.Slots = list(c.Slots)
		return c
	})
}

func wireColumn(c frontpage.ColumnView) FrontColumn {
	return FrontColumn{
		Key: c.Key, Name: c.Name,
		Places: each(c.Places, func(p frontpage.Place) FrontPlace { return FrontPlace{p.Article, p.Index} }),
		Notes: each(c.Notes, func(n frontpage.Note) FrontNote {
			return FrontNote{n.Article, n.Index, n.Below, n.Why, n.Text}
		}),
	}
}

func wireFacts(f frontpage.Facts) FrontArticle {
	return FrontArticle{
		ID: f.ID, Headline: f.Headline, Kicker: f.Kicker, Standfirst: f.Standfirst, State: f.State, Kind: f.Kind,
		Section: f.Section, Path: f.Path, Picture: f.Picture, Public: f.Public, PublishAt: f.PublishAt,
		UpdatedAt: f.UpdatedAt, Embargo: f.Embargo, Words: f.Words, Corrections: f.Corrections,
	}
}

func wireNames(n frontpage.Names) []FrontNamed {
	names := []FrontNamed{}
	for _, kind := range []struct {
		word string
		of   map[int64]string
	}{{"topic", n.Topics}, {"author", n.Authors}, {"article", n.Headlines}} {
		for id, name := range kind.of {
			names = append(names, FrontNamed{kind.word, id, name})
		}
	}
	return names
}
