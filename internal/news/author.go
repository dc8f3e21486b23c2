package news

// An Author is a name that can stand in a byline: one of the staff, a guest,
// or an agency. The page stays when the author leaves.
type Author struct {
	ID          int64
	Slug        string
	Name        string
	Agency      bool
	Role        string // "Harbour correspondent"
	Beat        string
	Bio         string
	Email       string   // shown to readers; empty to keep it private
	Languages   []string // as the paper calls them: "English"
	Links       []string // absolute addresses of profiles elsewhere
	Disclosures string
	Picture     int64
	Staff       int64 // the staff account of the author, or 0
	Former      bool
	Origin      *Origin
}

// Path returns the address of the author's page.
func (a Author) Path() string { return "/author/" + a.Slug }
