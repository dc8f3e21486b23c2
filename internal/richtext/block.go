package richtext

// A Doc is the body of an article.
type Doc struct {
	Blocks []Block
}

// A Block is one piece of the body. The types of this file are all there are.
type Block interface {
	kind() string         // its "type" in the stored form
	check() error         // the first rule it breaks
	clean() (Block, bool) // its normal form, and whether anything is left of it
	html(p *printer)
	plain(p *plainPrinter)
	words() int // that a reader of the running text reads
}

// KindOf returns what the stored form calls the kind of b: "paragraph",
// "pull_quote", "picture" and so on.
func KindOf(b Block) string { return b.kind() }

// A Paragraph is plain running text.
type Paragraph struct {
	Text Text `json:"text"`
}

// A Heading divides the text; Level is 2, 3 or 4.
type Heading struct {
	Level int  `json:"level"`
	Text  Text `json:"text"`
}

// A List holds items, each with a list below it if it has any.
type List struct {
	Ordered bool   `json:"ordered,omitempty"`
	Start   int    `json:"start,omitempty"` // first number of an ordered list; 0 means 1
	Items   []Item `json:"items"`
}

// An Item is one entry of a [List].
type Item struct {
	Text Text  `json:"text"`
	Sub  *List `json:"sub,omitempty"`
}

// A Quote is words set apart from the text, with who said them.
type Quote struct {
	Text    []Text `json:"text"` // paragraphs
	Speaker string `json:"speaker,omitempty"`
	Role    string `json:"role,omitempty"`   // the speaker's at the time
	Topic   int64  `json:"topic,omitempty"`  // the speaker as a topic of the paper
	Source  string `json:"source,omitempty"` // address of where it was said
}

// A PullQuote repeats words of the text in large type.
type PullQuote struct {
	Text    Text   `json:"text"`
	Speaker string `json:"speaker,omitempty"`
}

// A Picture shows an image of the library. Caption and Alt, if set, stand in
// for the picture's own.
type Picture struct {
	Picture int64  `json:"picture"`
	Caption Text   `json:"caption,omitempty"`
	Alt     string `json:"alt,omitempty"`
	Width   string `json:"width,omitempty"` // "", "wide" or "full"
}

// A Gallery shows several pictures together.
type Gallery struct {
	Pictures []Picture `json:"pictures"`
	Caption  Text      `json:"caption,omitempty"`
}

// A Table has rows of cells; a cell may be a header.
type Table struct {
	Caption Text     `json:"caption,omitempty"`
	Rows    [][]Cell `json:"rows"`
}

// A Cell of a [Table].
type Cell struct {
	Text    Text `json:"text,omitempty"`
	Header  bool `json:"header,omitempty"`
	ColSpan int  `json:"col_span,omitempty"` // 0 means 1
	RowSpan int  `json:"row_span,omitempty"` // 0 means 1
}

// A FactBox stands beside the text: a title and paragraphs, lists or headings.
type FactBox struct {
	Title  string  `json:"title,omitempty"`
	Blocks []Block `json:"blocks"`
}

// A Timeline is a list of dated entries.
type Timeline struct {
	Title   string  `json:"title,omitempty"`
	Entries []Entry `json:"entries"`
}

// An Entry of a [Timeline]. Date is "2026", "2026-11" or "2026-11-22"; Label
// is the date in words where the writer gave it some.
type Entry struct {
	Date  string `json:"date,omitempty"`
	Label string `json:"label,omitempty"`
	Text  Text   `json:"text"`
}

// An Embed is a page or player of somebody else. Readers see a link and
// what it leads to; nothing is loaded from there before they ask.
type Embed struct {
	URL      string `json:"url"`
	Provider string `json:"provider,omitempty"`
	Title    string `json:"title,omitempty"`
	Caption  Text   `json:"caption,omitempty"`
}

// An Audio block plays a sound file: one of ours by Blob, or an address.
type Audio struct {
	Blob    string `json:"blob,omitempty"`
	URL     string `json:"url,omitempty"`
	Title   string `json:"title,omitempty"`
	Caption Text   `json:"caption,omitempty"`
}

// A Video block plays a film: one of ours by Blob, or an address.
type Video struct {
	Blob    string `json:"blob,omitempty"`
	URL     string `json:"url,omitempty"`
	Poster  int64  `json:"poster,omitempty"` // a picture of the library
	Title   string `json:"title,omitempty"`
	Caption Text   `json:"caption,omitempty"`
}

// A Code block is shown as it is, in a fixed-width face.
type Code struct {
	Lang string `json:"lang,omitempty"`
	Text string `json:"text"`
}

// A Divider marks a pause.
type Divider struct{}

// A Legacy block keeps what an import could not translate, verbatim. The desk
// shows it as source; readers never get it.
type Legacy struct {
	Format string `json:"format"`         // "html", "shortcode", "block"
	Name   string `json:"name,omitempty"` // of the shortcode or block
	Source string `json:"source"`
}

func (Paragraph) kind() string { return "paragraph" }
func (Heading) kind() string   { return "heading" }
func (List) kind() string      { return "list" }
func (Quote) kind() string     { return "quote" }
func (PullQuote) kind() string { return "pull_quote" }
func (Picture) kind() string   { return "picture" }
func (Gallery) kind() string   { return "gallery" }
func (Table) kind() string     { return "table" }
func (FactBox) kind() string   { return "fact_box" }
func (Timeline) kind() string  { return "timeline" }
func (Embed) kind() string     { return "embed" }
func (Audio) kind() string     { return "audio" }
func (Video) kind() string     { return "video" }
func (Code) kind() string      { return "code" }
func (Divider) kind() string   { return "divider" }
func (Legacy) kind() string    { return "legacy" }

// Kinds returns an empty block of each kind there is, for what is written from
// the Go types.
func Kinds() []Block {
	return []Block{
		Paragraph{},
		Heading{},
		List{},
		Quote{},
		PullQuote{},
		Picture{},
		Gallery{},
		Table{},
		FactBox{},
		Timeline{},
		Embed{},
		Audio{},
		Video{},
		Code{},
		Divider{},
		Legacy{},
	}
}
