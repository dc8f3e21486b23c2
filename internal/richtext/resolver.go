package richtext

// A Resolver tells the printer what a [Doc] only refers to: where pictures,
// topics and files are and what they look like. Nothing it says is markup:
// every string is escaped, and every address that is not http, https, mailto
// or a path is left out. A function that is nil knows nothing.
type Resolver struct {
	// Picture returns the picture id as it stands in the text at a width of
	// "", "wide", "full" or "gallery" (see [Picture]); false leaves it out.
	Picture func(id int64, width string) (Image, bool)
	// Topic returns the address of a topic's page; "" prints its words alone.
	Topic func(id int64) string
	// Link returns the address to print for the target of a link, absolute
	// where there is no page around the text; "" prints the words alone.
	Link func(target string) string
	// Blob returns the address of a sound or film of ours.
	Blob func(hash string) string
	// Date returns the words for a date as in [Entry].
	Date func(date string) string

	Table  string // names a table without a caption to those who cannot see it; "Table" if empty
	Prefix string // begins every id, so that it meets no other id of the page
	RTL    bool   // the article is written from right to left
}

// An Image is what a reader gets for a picture.
type Image struct {
	Src           string // what a browser without srcset loads
	Width, Height int    // pixels of Src; both or none
	Alt           string // empty for a decorative picture
	Caption       string // printed unless the block has its own
	Credit        string
	Label         string      // words that must be read with it: "Made with AI"
	Sources       []Source    // other formats and crops, best first
	Set           []Candidate // Src in other sizes
	Sizes         string      // how wide it is shown, as in <img sizes>
	Eager         bool        // load it at once: it is seen without scrolling
}

// A Source is the same picture in another format or crop, as in <source>.
type Source struct {
	Type  string // media type: "image/avif"
	Media string // media query under which it is shown
	Set   []Candidate
}

// A Candidate is one file of a picture and its width in pixels.
type Candidate struct {
	URL   string
	Width int
}

// An Anchor is an entry of a table of contents: the heading of a part of the
// text, and its anchor on the page.
type Anchor struct {
	Level int
	ID    string
	Text  string
}

func (r *Resolver) picture(id int64, width string) (Image, bool) {
	if r.Picture == nil || id == 0 {
		return Image{}, false
	}
	image, ok := r.Picture(id, width)
	return image, ok && isLink(image.Src)
}

func (r *Resolver) topic(id int64) string {
	if r.Topic == nil || id == 0 {
		return ""
	}
	return link(r.Topic(id))
}

func (r *Resolver) link(target string) string {
	if r.Link != nil && target != "" {
		target = r.Link(target)
	}
	return link(target)
}

// media returns the address of a sound or film.
func (r *Resolver) media(blob, url string) string {
	if blob != "" && r.Blob != nil {
		url = r.Blob(blob)
	}
	return link(url)
}

func (r *Resolver) date(date string) string {
	if r.Date == nil {
		return date
	}
	return r.Date(date)
}

// link returns s if it may be printed as an address, and "" if not.
func link(s string) string {
	if !isLink(s) {
		return ""
	}
	return s
}
