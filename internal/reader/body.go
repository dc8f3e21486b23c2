package reader

import (
	"html/template"
	"time"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
)

// body prints the text of an article.
func (e *edition) body(doc richtext.Doc, lang string, pictures map[int64]paper.Picture, topics map[int64]paper.TopicRef) template.HTML {
	text, _ := richtext.HTML(doc, e.resolver(lang, pictures, topics))
	return text
}

// resolver tells the printer of an article's text what it refers to.
func (e *edition) resolver(lang string, pictures map[int64]paper.Picture, topics map[int64]paper.TopicRef) richtext.Resolver {
	return richtext.Resolver{
		Picture: func(id int64, width string) (richtext.Image, bool) {
			p, ok := pictures[id]
			return e.bodyImage(p, width), ok && p.Blob != ""
		},
		Topic: func(id int64) string { return topics[id].Path },
		Blob:  e.images.File,
		Date:  e.timelineDate,
		RTL:   direction(lang) == "rtl",
	}
}

// bodyImage is a picture as it stands in the text.
func (e *edition) bodyImage(p paper.Picture, width string) richtext.Image {
	image := richtext.Image{
		Src:     e.images.URL(p, min(fallbackWidth, p.Width), media.Plain),
		Width:   p.Width,
		Height:  p.Height,
		Alt:     p.Alt,
		Caption: p.Caption,
		Credit:  p.Credit,
		Label:   e.machineMade(p.SourceType),
		Sizes:   bodySizes(width),
	}
	for _, f := range e.images.Formats() {
		image.Sources = append(image.Sources, richtext.Source{Type: f.Type(), Set: e.candidates(p, f)})
	}
	image.Set = e.candidates(p, media.Plain)
	return image
}

// candidates are a picture in every width it is offered in.
func (e *edition) candidates(p paper.Picture, f media.Format) []richtext.Candidate {
	var set []richtext.Candidate
	for _, w := range offered(p.Width) {
		set = append(set, richtext.Candidate{URL: e.images.URL(p, w, f), Width: w})
	}
	return set
}

// bodySizes is how wide a picture of the text is shown. The column of text is
// 42rem wide in classic; a theme with another one loads a size up or down.
func bodySizes(width string) string {
	switch width {
	case "wide":
		return "(min-width: 64rem) 62rem, 100vw"
	case "full":
		return "100vw"
	case "gallery":
		return "(min-width: 44rem) 21rem, 50vw"
	default:
		return "(min-width: 44rem) 42rem, 100vw"
	}
}

// timelineDate writes the date of an entry, "2026", "2026-11" or "2026-11-22",
// in words; any other is left as it is.
func (e *edition) timelineDate(date string) string {
	if day, err := time.Parse(time.DateOnly, date); err == nil {
		return e.locale.LongDate(day)
	}
	if month, err := time.Parse("2006-01", date); err == nil {
		return e.locale.MonthYear(month)
	}
	return date
}
