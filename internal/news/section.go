package news

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
