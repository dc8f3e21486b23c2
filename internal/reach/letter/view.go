package letter

import (
	"html/template"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
)

// A View is what the template mail/letter.html is given. All addresses are
// absolute.
type View struct {
	Lang, Dir string
	Subject   string
	Preheader string
	Paper     PaperView
	Letter    string // its name
	Date      string // in words
	Blocks    []Block
	WebURL    string // the same issue in the archive; empty there
	LeaveURL  string // for the reader of this mail; empty in the archive
	PreferURL string
}

// A PaperView is who sends the mail. The law of most countries wants the
// address.
type PaperView struct {
	Name, URL, Publisher, Address string
}

// A Block is a part of the issue: one of the three.
type Block struct {
	Heading string
	HTML    template.HTML
	Article ArticleView
	text    string // of HTML, for the plain form
}

// An ArticleView is an article as a mail shows it.
type ArticleView struct {
	URL      string
	Kicker   string
	Headline string
	Intro    string
	Byline   string
	Large    bool
	Picture  *PictureView // of a large one
}

// A PictureView is a picture across the mail.
type PictureView struct {
	URL           string
	Width, Height int // as shown, in CSS pixels
	Alt, Credit   string
}

// mailWidth is how wide a picture is shown, in CSS pixels.
const mailWidth = 552

// blocks returns the parts of an issue, without articles that are not public.
func (p Printer) blocks(i news.Issue, cards map[int64]paper.Card) []Block {
	var blocks []Block
	for _, part := range i.Parts {
		switch part.Kind {
		case news.HeadingPart:
			blocks = append(blocks, Block{Heading: part.Title})
		case news.TextPart:
			blocks = append(blocks, Block{HTML: richtext.MailHTML(part.Text, p.resolver()), text: p.plain(part.Text)})
		case news.ArticlePart:
			if card, ok := cards[part.Article]; ok {
				blocks = append(blocks, Block{Article: p.article(part, card)})
			}
		}
	}
	return blocks
}

// article returns a card as the editors of the letter changed it.
func (p Printer) article(part news.IssuePart, card paper.Card) ArticleView {
	v := ArticleView{
		URL: p.link(card.Path), Large: part.Large, Byline: p.byline(card.Byline),
		Kicker: or(part.Kicker, card.Kicker), Headline: or(part.Title, card.Headline), Intro: or(part.Intro, card.Standfirst),
	}
	if pic := card.Picture; pic != nil && part.Large && pic.Width > 0 {
		height := (pic.Height*mailWidth + pic.Width/2) / pic.Width
		v.Picture = &PictureView{p.Picture(*pic), mailWidth, height, pic.Alt, pic.Credit}
	}
	return v
}

// or returns what the letter says, or else what the article does.
func or(own, article string) string {
	if own != "" {
		return own
	}
	return article
}

func (p Printer) byline(credits []paper.Credit) string {
	var names []string
	for _, c := range credits {
		if c.Role == news.ByText {
			names = append(names, c.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return p.Locale.Word("by", "names", p.Locale.List(names))
}

// resolver makes the links of a text absolute; a letter's own text has no
// pictures and topics.
func (p Printer) resolver() richtext.Resolver { return richtext.Resolver{Link: p.link} }

// plain returns a text with the addresses of its links below it.
func (p Printer) plain(d richtext.Doc) string {
	found := []string{richtext.PlainText(d)}
	for _, block := range d.Blocks {
		for _, text := range richtext.TextsOf(block) {
			for _, span := range text {
				if address := p.link(span.Link); !slices.Contains(found, address) {
					found = append(found, address)
				}
			}
		}
	}
	return lines(found...)
}

// url makes a path of the paper absolute; what is absolute stays.
func (p Printer) url(path string) string {
	if !strings.HasPrefix(path, "/") {
		return path
	}
	return p.Settings.URL + path
}
