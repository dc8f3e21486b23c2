package news

import (
	"strings"
)

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

// Faults lists what is wrong with the author.
func (a Author) Faults() Faults {
	faults := nameFaults(a.Name, "The author")
	faults.slug(a.Slug)
	if a.Email != "" && !strings.Contains(a.Email, "@") {
		faults.add("email", "The e-mail address for readers needs an @.")
	}
	faults.long("role", "role", a.Role, maxRemark)
	faults.long("beat", "beat", a.Beat, maxRemark)
	faults.long("bio", "biography", a.Bio, maxBio)
	faults.long("disclosures", "disclosures", a.Disclosures, maxBio)
	faults.lines("languages", a.Languages, maxList)
	faults.links(a.Links)
	return faults
}
