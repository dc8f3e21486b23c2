package feed

import "time"

// Size is how many items a feed holds; older ones are on its next page.
const Size = 50

// A Feed is a list of articles, newest first, before it has a format. All
// addresses are absolute.
type Feed struct {
	Title       string
	Description string
	Home        string // the page whose articles these are
	Self        string // this feed, in the format it will be written in
	Next        string // the page of this feed with older items; empty for none
	Lang        string // BCP 47
	Copyright   string
	Licence     string // address
	Icon        string
	Updated     time.Time // of the newest item, or when the paper was founded
	Items       []Item
}

// An Item is one article of a feed.
type Item struct {
	ID         string // permanent, whatever becomes of the address: a tag URI
	URL        string
	Title      string
	Summary    string // plain text
	HTML       string // the whole text, if the paper gives it away
	Lang       string // where it differs from the feed's
	Published  time.Time
	Updated    time.Time // last change of substance or correction; Published if none
	Authors    []Author
	Section    string
	Topics     []string
	Picture    *Picture
	Correction string // the newest one in words, put before the summary
	Withdrawn  bool   // was taken down: readers' programs should drop it
}

// An Author is who wrote an item.
type Author struct {
	Name string
	URL  string
}

// A Picture goes with an item.
type Picture struct {
	URL           string
	Type          string
	Width, Height int
	Alt           string
	Credit        string
}

// text returns the summary with what was corrected before it.
func (i Item) text() string {
	if i.Correction == "" {
		return i.Summary
	}
	return i.Correction + " " + i.Summary
}
