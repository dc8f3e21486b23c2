package theme

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"

	"github.com/pelletier/go-toml/v2"
)

// A Manifest is what a theme says of itself in theme.toml.
type Manifest struct {
	Name        string `toml:"name"`
	Version     string `toml:"version"`
	Description string `toml:"description"`
	Author      string `toml:"author"`
	Licence     string `toml:"licence"`

	// Colour and ColourDark are for browsers that paint their frame like the
	// page, in light and dark: "#ffffff".
	Colour     string `toml:"colour"`
	ColourDark string `toml:"colour_dark"`

	Card Card `toml:"card"`
}

// A Card says how to draw the picture that stands in for a missing one where
// an article is shared.
type Card struct {
	Ground string `toml:"ground"` // colour behind, "#ffffff"
	Ink    string `toml:"ink"`    // colour of the text
	Accent string `toml:"accent"` // colour of the rule, where the section has none
	// Headline and Text are TrueType or OpenType files in assets; without
	// them the card is set in the Go fonts.
	Headline string `toml:"headline"`
	Text     string `toml:"text"`
}

// readManifest reads theme.toml. What is not said there is said here.
func readManifest(text []byte) (Manifest, error) {
	m := Manifest{
		Colour: "#ffffff", ColourDark: "#121212",
		Card: Card{Ground: "#ffffff", Ink: "#121212", Accent: "#8a1c1c"},
	}
	d := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return m, manifestProblem(err)
	}
	if m.Name == "" {
		return m, Problem{File: manifestFile, Message: "the theme needs a name"}
	}
	return m, m.checkColours()
}

// colourForm is the only form of a colour we take: it can be read at a glance
// and cannot hold anything but a colour.
var colourForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

func (m Manifest) checkColours() error {
	for _, c := range []string{m.Colour, m.ColourDark, m.Card.Ground, m.Card.Ink, m.Card.Accent} {
		if !colourForm.MatchString(c) {
			return Problem{File: manifestFile, Message: fmt.Sprintf("%q is not a colour such as #1f4e79", c)}
		}
	}
	return nil
}

// manifestProblem finds the line of a mistake in theme.toml.
func manifestProblem(err error) Problem {
	p := Problem{File: manifestFile, Message: err.Error()}
	if at, ok := errors.AsType[*toml.DecodeError](err); ok {
		p.Line, _ = at.Position()
	}
	if unknown, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(unknown.Errors) > 0 {
		first := unknown.Errors[0]
		p.Line, _ = first.Position()
		p.Message = fmt.Sprintf("there is no setting called %q", first.Key())
	}
	return p
}
