package letter

import (
	"context"
	"fmt"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// usualDesign is the template of letters that have none of their own.
const usualDesign = "letter"

// design returns the template of a letter. One that a change of theme left
// without its own has the usual one.
func (p Printer) design(l news.Letter) string {
	if l.Design != "" && slices.Contains(p.Theme.Mails(), l.Design) {
		return "mail/" + l.Design
	}
	return "mail/" + usualDesign
}

// Designs returns the names of the designs that the paper's theme has beside
// the usual one, from A to Z.
func (d *Letters) Designs(ctx context.Context, staff news.Staff) ([]string, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return nil, err
	}
	p, err := d.Printer(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("look into the theme: %w", err)
	}
	return slices.DeleteFunc(p.Theme.Mails(), func(name string) bool { return name == usualDesign }), nil
}
