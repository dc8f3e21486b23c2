package news

import "time"

// A PictureQuery asks for a page of the library.
type PictureQuery struct {
	Text   string // words, of which a beginning is enough; all must be there
	Show   PictureFilter
	Before int64 // the last picture of the page before; 0 for the newest
	Limit  int
}

// A PictureFilter chooses pictures by what is known of them.
type PictureFilter string

// The filters.
const (
	AllPictures        PictureFilter = ""
	PicturesLacking    PictureFilter = "lacking"  // a credit or an alternative text is missing
	PicturesWithRights PictureFilter = "rights"   // there is a note on rights
	PicturesExpiring   PictureFilter = "expiring" // soon
	PicturesExpired    PictureFilter = "expired"
	PicturesUsed       PictureFilter = "used" // something shows it, or will
	PicturesUnused     PictureFilter = "unused"
	PicturesByMachine  PictureFilter = "machine" // made or changed by one
)

// ExpiresSoon is how long before its time editors are reminded of a picture.
const ExpiresSoon = 30 * 24 * time.Hour
