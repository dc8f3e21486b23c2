package news

import "unicode/utf8"

// A Desk is a group of the staff with a beat: the politics desk, the night
// desk. Articles belong to one desk or to none.
type Desk struct {
	ID    int64
	Name  string
	Place int // among the desks, from 1
}

// maxName is how long the name of a desk, profile, section, topic or author
// may be, in characters.
const maxName = 80

// Faults lists what is wrong with the desk.
func (d Desk) Faults() Faults { return nameFaults(d.Name, "The desk") }

// nameFaults wants a name of a sensible length for a thing.
func nameFaults(name, thing string) (faults Faults) {
	switch {
	case blank(name):
		faults.add("name", thing+" needs a name.")
	case utf8.RuneCountInString(name) > maxName:
		faults.add("name", thing+" needs a shorter name, of 80 characters at most.")
	}
	return faults
}
