package news

// A Desk is a group of the staff with a beat: the politics desk, the night
// desk. Articles belong to one desk or to none.
type Desk struct {
	ID    int64
	Name  string
	Place int // among the desks, from 1
}

// Faults lists what is wrong with the desk.
func (d Desk) Faults() Faults { return nameFaults(d.Name, "The desk") }
