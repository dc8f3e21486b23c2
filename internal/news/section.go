package news

import (
	"fmt"
)

// A Section is a part of the paper; every article belongs to exactly one.
// Sections nest one level: a sub-section's articles also show in its parent.
type Section struct {
	ID          int64
	Slug        string
	Name        string
	Description string
	Parent      int64  // 0 for a section at the top
	Colour      string // "#1f4e79": readable on white, or empty for the theme's own
	Order       int    // place in the menu, from 1; 0 keeps it out of the menu
	Origin      *Origin
}

// Path returns the address of the section's page.
func (s Section) Path() string { return "/" + s.Slug }

// Faults lists what is wrong with the section.
func (s Section) Faults() Faults {
	faults := nameFaults(s.Name, "The section")
	if err := CheckSectionSlug(s.Slug); err != nil {
		faults.add("slug", Sentence(err))
	}
	if contrast, ok := ReadableOnWhite(s.Colour); s.Colour != "" && !ok {
		faults.add("colour", colourFault(contrast))
	}
	faults.long("description", "description", s.Description, maxRemark)
	return faults
}

func colourFault(contrast float64) string {
	if contrast == 0 {
		return "A colour is written like #1f4e79."
	}
	return fmt.Sprintf("This colour can not be read on white: its contrast is %.1f, and text needs 4.5. Choose a darker one.", contrast)
}
