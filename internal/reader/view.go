package reader

// A View is what every page hands to its template: what stands around every
// page and what the page says of itself to browsers and machines. All other
// views embed it, so a template writes {{.Site.Name}} and {{.Page.Title}}
// whatever page it is.
//
// The views are the contract with theme authors. Every value in them is ready
// to print in the paper's language and time zone; addresses are those of the
// paper, from the root, unless a comment says absolute. Text is plain and is
// escaped by the template; only a field of type template.HTML is markup, and
// it was written by package richtext alone. An empty string, an empty list, a
// nil pointer and false all mean "there is none": use {{with}} and {{if}}.
//
// Words that no editor wrote come from the functions of package theme, which
// work in every template and part: {{word "latest"}}.
type View struct {
	Site SiteView
	Page Page
}

// A SiteView is what stands around every page of the paper.
type SiteView struct {
	Name      string // of the paper
	Motto     string
	URL       string   // of the front page: "/"
	Lang      string   // of the paper, BCP 47; for <html lang>
	Dir       string   // "ltr" or "rtl"; for <html dir>
	WordsLang string   // language of the interface words, only where it is not Lang
	Today     TimeView // the masthead's date: Label is "Sunday, 22 November 2026"
	Logo      *ImageView
	Menu      []MenuView
	Pages     []LinkView // standing pages such as "About us"
	Footer    []LinkView // archive, latest, corrections, questions, masthead
	Copyright string     // whole line, ready to print
	Licence   string     // absolute address
	Tints     string     // address of the stylesheet with the sections' colours, see SectionView.Tint
	Generator string     // "Courant"
}

// A MenuView is a section in the menu.
type MenuView struct {
	Name    string
	URL     string
	Tint    string // class, see SectionView.Tint
	Current bool   // the page is this section's, or an article's in it
	Subs    []MenuView
}

// A Page is what a page says of itself.
type Page struct {
	Kind        string // "front", "section", "article" and so on: the name of its template; fit for a class of <body>
	Title       string // for <title>, with the paper's name
	Description string // one or two sentences for <meta name=description>
	Robots      string // for <meta name=robots>
	Canonical   string // absolute
	Prev        string // address of the page with newer entries
	Next        string // address of the page with older entries
	Feeds       []FeedView
	OEmbed      string // address of the oEmbed answer in JSON; articles only
	Share       ShareView
	JSONLD      LinkedData // for <script type="application/ld+json">{{.Page.JSONLD}}</script>, nothing else
	Crumbs      []LinkView // the way here from the front page, without the page itself
}

// A FeedView is a feed to announce with <link rel=alternate>.
type FeedView struct {
	Type  string // media type
	Title string
	URL   string
}

// A ShareView holds what OpenGraph, Twitter and fediverse cards are made of.
type ShareView struct {
	Type        string // og:type, "website", "article" or "profile"
	Title       string
	Description string
	URL         string // absolute, the canonical address
	Locale      string // "en_GB"
	Image       string // absolute; a JPEG of 1200 x 630 pixels, always there
	ImageAlt    string
	ImageWidth  int
	ImageHeight int
	Audio       string   // og:audio, absolute; an MP3; empty for none
	Published   string   // article:published_time, RFC 3339
	Modified    string   // article:modified_time
	Section     string   // article:section
	Authors     []string // article:author, absolute addresses
	Tags        []string // article:tag
	Creators    []string // fediverse:creator, "@name@server"
}

// A LinkView is a link with its text.
type LinkView struct {
	Name string
	URL  string
}

// A TimeView is a moment as <time datetime="{{.Machine}}">{{.Label}}</time>.
type TimeView struct {
	Machine string // RFC 3339 with the paper's offset, or a plain date
	Label   string // short: the time of day today, the date before
	Full    string // date and time in full
}

// An ImageView is a picture of the library, ready for <img>. The template
// adds sizes, loading and, on the one that matters, fetchpriority.
type ImageView struct {
	Src     string
	Srcset  string // every width there is, "… 320w, … 480w"
	Sources []SourceView
	Width   int // of the original, for the box
	Height  int
	Alt     string // empty if decorative
	Caption string
	Credit  string
	AILabel string // says that a machine made or changed it
	// Crop is a class for the shape that the editor of a front gave the
	// picture: "crop-16x9", "crop-5x4", "crop-1x1" or "crop-4x5".
	Crop string
	// FocusX and FocusY are the point every crop keeps, in percent of width
	// and height, rounded to tens: 0, 10, … 100. They are numbers and not a
	// style because pages allow no inline styles; classic has a class for each.
	FocusX int
	FocusY int
}

// A SourceView is the same picture in another format, for <source>; the best
// comes first.
type SourceView struct {
	Type   string // media type, "image/avif"
	Srcset string
}

// A SectionView names a section and links to it.
type SectionView struct {
	Name string
	URL  string
	// Tint is a class that sets the custom property --tint to the section's
	// colour, such as "tint-1f4e79"; empty if it has none.
	Tint string
}

// A PagerView leads to the neighbouring pages of a list.
type PagerView struct {
	First string // address of the start of the list, unless this is it
	Newer string
	Older string
}
