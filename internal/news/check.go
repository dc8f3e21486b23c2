package news

import (
	"strings"

	"github.com/courant-press/courant/internal/richtext"
)

// Problems lists what keeps an article from being published, one sentence
// each, all at once; none if it can be.
func Problems(c *Content, proof Proof) []string {
	var problems []string
	if c.Headline == "" {
		problems = append(problems, "The article needs a headline.")
	}
	if c.Section == 0 && c.Kind != AboutPage {
		problems = append(problems, "The article needs a section.")
	}
	if len(c.Body.Blocks) == 0 && c.Standfirst == "" {
		problems = append(problems, "The article needs a text, or at least a standfirst.")
	}
	if c.Kind == AboutPage && c.Slug != "" && Reserved(c.Slug) {
		problems = append(problems, "The slug "+quote(c.Slug)+" belongs to the program; choose another one.")
	}
	problems = append(problems, proof.Profile.lacking(c)...)
	return append(problems, pictureProblems(c, proof.Pictures)...)
}

// pictureProblems says what the pictures of an article lack. An alternative
// text of the illustration stands in for the picture's own.
func pictureProblems(c *Content, pictures map[int64]Picture) []string {
	var problems []string
	seen := map[string]bool{}
	for _, shown := range c.illustrations() {
		p, ok := pictures[shown.Picture]
		if shown.Alt != "" {
			p.Alt = shown.Alt
		}
		problem := p.Missing()
		if !ok {
			problem = "A picture of the article is not in the library."
		}
		if problem != "" && !seen[problem] {
			seen[problem] = true
			problems = append(problems, problem)
		}
	}
	return problems
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
func (c *Content) illustrations() []Illustration {
	var shown []Illustration
	if c.Picture != nil {
		shown = append(shown, *c.Picture)
	}
	return append(shown, inBlocks(c.Body.Blocks)...)
}

func inBlocks(blocks []richtext.Block) []Illustration {
	var shown []Illustration
	for _, b := range blocks {
		switch b := b.(type) {
		case richtext.Picture:
			shown = append(shown, Illustration{Picture: b.Picture, Alt: b.Alt})
		case richtext.Gallery:
			for _, p := range b.Pictures {
				shown = append(shown, Illustration{Picture: p.Picture, Alt: p.Alt})
			}
		case richtext.FactBox:
			shown = append(shown, inBlocks(b.Blocks)...)
		}
	}
	return shown
}

// publishable refuses, with all the reasons at once, what readers must not
// see.
func (a *Article) publishable(proof Proof) error {
	if a.Restricted {
		return &Error{Conflict, "This article came from behind a password. Open it to readers before you publish it."}
	}
	return refuse(Problems(&a.Content, proof))
}

// refuse makes one refusal of several sentences, or nil of none.
func refuse(problems []string) error {
	if len(problems) == 0 {
		return nil
	}
	return &Error{Invalid, strings.Join(problems, " ")}
}
