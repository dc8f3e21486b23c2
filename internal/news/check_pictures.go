package news

import "github.com/courant-press/courant/internal/richtext"

// An illustrated is a picture as the article shows it, and where.
type illustrated struct {
	Illustration
	block int // index in the body; -1 for the lead picture
}

// place puts a check where the picture stands.
func (i illustrated) place(c Check) Check {
	if i.block < 0 {
		return c
	}
	return c.in(i.block)
}

// requiredOfPictures says what the pictures of an article lack. An alternative
// text of the illustration stands in for the picture's own.
func requiredOfPictures(c *Content, pictures map[int64]Picture) []Check {
	var checks []Check
	for _, shown := range c.illustrations() {
		p, ok := pictures[shown.Picture]
		if shown.Alt != "" {
			p.Alt = shown.Alt
		}
		switch problem := p.Missing(); {
		case !ok:
			checks = append(checks, shown.place(must("picture-gone", "picture",
				"A picture of the article is not in the library.", "Choose another one, or take it out.")))
		case problem != "":
			checks = append(checks, shown.place(must("picture-words", "picture",
				problem, "Open the picture and add what is missing.")))
		}
	}
	return checks
}

// aboutPictures checks what the paper may not show any more, and what every
// card of the article would lack.
func aboutPictures(c *Content, r Reading) []Check {
	var checks []Check
	for _, shown := range c.illustrations() {
		if p := r.Pictures[shown.Picture]; !p.Expires.IsZero() && !p.Expires.After(r.Now) {
			checks = append(checks, shown.place(should("picture-expired", "picture",
				"The right to show this picture ended on "+p.Expires.Format("2 January 2006")+".", "Choose another picture, or renew the right in the library.")))
		}
	}
	if c.Picture == nil && c.Kind != AboutPage {
		checks = append(checks, should("picture-missing", "picture", "The article has no lead picture.", "Add one, so that its card stands out."))
	}
	return checks
}

// PictureIDs returns the pictures the article shows, the lead picture first,
// each once.
func (c *Content) PictureIDs() []int64 {
	var ids []int64
	seen := map[int64]bool{}
	for _, shown := range c.illustrations() {
		if !seen[shown.Picture] {
			seen[shown.Picture] = true
			ids = append(ids, shown.Picture)
		}
	}
	return ids
}

// illustrations returns every picture as the article shows it, in order.
func (c *Content) illustrations() []illustrated {
	var shown []illustrated
	if c.Picture != nil {
		shown = append(shown, illustrated{*c.Picture, -1})
	}
	for i, b := range c.Body.Blocks {
		shown = append(shown, inBlock(b, i)...)
	}
	return shown
}

func inBlock(b richtext.Block, at int) []illustrated {
	var shown []illustrated
	switch b := b.(type) {
	case richtext.Picture:
		shown = append(shown, illustrated{Illustration{Picture: b.Picture, Alt: b.Alt}, at})
	case richtext.Gallery:
		for _, p := range b.Pictures {
			shown = append(shown, illustrated{Illustration{Picture: p.Picture, Alt: p.Alt}, at})
		}
	case richtext.FactBox:
		for _, inner := range b.Blocks {
			shown = append(shown, inBlock(inner, at)...)
		}
	}
	return shown
}
