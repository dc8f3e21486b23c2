package paper

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A PressedFront is what a front said when it was launched. It is kept with
// the launch, because the articles go on changing.
type PressedFront struct {
	Containers []PressedContainer `json:"containers"`
	Latest     []PressedCard      `json:"latest,omitempty"`
}

// A PressedContainer is a container of a pressed front.
type PressedContainer struct {
	Shape news.Shape    `json:"shape"`
	Title string        `json:"title,omitempty"`
	Link  string        `json:"link,omitempty"`
	Cards []PressedCard `json:"cards"`
}

// A PressedCard is the words of a card as they were, and the numbers of what
// is looked up when the card is shown again.
type PressedCard struct {
	Article     int64            `json:"article"`
	Path        string           `json:"path"`
	Kind        news.ArticleKind `json:"kind,omitempty"`
	Lang        string           `json:"lang,omitempty"`
	Kicker      string           `json:"kicker,omitempty"`
	Headline    string           `json:"headline"`
	Standfirst  string           `json:"standfirst,omitempty"`
	Section     int64            `json:"section,omitempty"`
	Writers     []string         `json:"writers,omitempty"`
	Picture     int64            `json:"picture,omitempty"`
	Alt         string           `json:"alt,omitempty"`
	PublishedAt time.Time        `json:"published_at"`
	Corrected   bool             `json:"corrected,omitempty"`
	Big         bool             `json:"big,omitempty"`
	Crop        news.CropName    `json:"crop,omitempty"`
	Filled      bool             `json:"filled,omitempty"`
	Sublinks    []PressedCard    `json:"sublinks,omitempty"`
}

// pressedLatest is how many of the newest headlines beside a front are kept.
const pressedLatest = 12

// Press keeps what a front says.
func (p FrontPage) Press() PressedFront {
	pressed := PressedFront{Containers: []PressedContainer{}}
	for _, c := range p.Containers {
		box := PressedContainer{Shape: c.Shape, Title: c.Title, Link: c.Link, Cards: []PressedCard{}}
		for _, card := range c.Cards {
			x := press(card.Card)
			x.Big, x.Crop, x.Filled = card.Big, card.Crop, card.Filled
			for _, below := range card.Sublinks {
				x.Sublinks = append(x.Sublinks, press(below))
			}
			box.Cards = append(box.Cards, x)
		}
		pressed.Containers = append(pressed.Containers, box)
	}
	for _, card := range p.Latest[:min(len(p.Latest), pressedLatest)] {
		pressed.Latest = append(pressed.Latest, PressedCard{
			Article: card.ID, Path: card.Path, Headline: card.Headline, PublishedAt: card.PublishedAt,
		})
	}
	return pressed
}

func press(c Card) PressedCard {
	x := PressedCard{
		Article: c.ID, Path: c.Path, Kind: c.Kind, Lang: c.Lang, Kicker: c.Kicker, Headline: c.Headline,
		Standfirst: c.Standfirst, Section: c.Section.ID, PublishedAt: c.PublishedAt, Corrected: c.Corrected,
	}
	for _, credit := range c.Byline {
		if credit.Role == news.ByText {
			x.Writers = append(x.Writers, credit.Name)
		}
	}
	if c.Picture != nil {
		x.Picture, x.Alt = c.Picture.ID, c.Picture.Alt
	}
	return x
}
