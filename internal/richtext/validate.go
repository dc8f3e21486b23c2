package richtext

import (
	"unicode/utf8"
)

// Limits inside a block, each well beyond what a page can show.
const (
	MaxListDepth = 8
	MaxRows      = 2000
	MaxColumns   = 100
	MaxCells     = 50_000 // with those that spans cover
	maxLink      = 4096   // bytes; longer addresses fail in browsers and mail
)

// Validate reports the first rule that d breaks, as an [*Error] with the index
// of the block, or nil. [Doc.Clean] mends what can be mended without a
// question; the rest is for a person.
func (d Doc) Validate() error {
	if len(d.Blocks) > MaxBlocks {
		return refuse("The text has %d blocks, and %d are allowed.", len(d.Blocks), MaxBlocks)
	}
	for i, b := range d.Blocks {
		if err := b.check(); err != nil {
			return &Error{Block: i, Message: err.Error()}
		}
	}
	return nil
}

func (b Paragraph) check() error { return checkSaid("A paragraph", b.Text) }

func (b Heading) check() error {
	if b.Level < 2 || b.Level > 4 {
		return refuse("A heading has level 2, 3 or 4, not %d.", b.Level)
	}
	return checkSaid("A heading", b.Text)
}

func (b List) check() error { return b.checkAt(1) }

func (b List) checkAt(depth int) error {
	switch {
	case depth > MaxListDepth:
		return refuse("A list goes %d levels deep at most.", MaxListDepth)
	case len(b.Items) == 0:
		return refuse("A list needs an item.")
	case b.Start < 0 || b.Start > 1_000_000:
		return refuse("A list starts with a number from 1 to 1,000,000.")
	case b.Start != 0 && !b.Ordered:
		return refuse("Only a numbered list has a first number.")
	}
	for _, item := range b.Items {
		if blank(item.Text) && item.Sub == nil {
			return refuse("An item of a list needs text.")
		}
		if err := checkText(item.Text); err != nil {
			return err
		}
		if item.Sub == nil {
			continue
		}
		if err := item.Sub.checkAt(depth + 1); err != nil {
			return err
		}
	}
	return nil
}

func (b Quote) check() error {
	if len(b.Text) == 0 {
		return refuse("A quote needs text.")
	}
	for _, t := range b.Text {
		if err := checkSaid("A paragraph of a quote", t); err != nil {
			return err
		}
	}
	if b.Topic < 0 {
		return refuse("The speaker of a quote is not a topic.")
	}
	if b.Source != "" && !isWeb(b.Source) {
		return refuse("The source of a quote is an address that begins with http:// or https://.")
	}
	return checkLines(b.Speaker, b.Role)
}

func (b PullQuote) check() error {
	return firstOf(checkSaid("A pull quote", b.Text), checkLines(b.Speaker))
}

func (b Picture) check() error {
	switch {
	case b.Picture <= 0:
		return refuse("A picture block names no picture.")
	case b.Width != "" && b.Width != "wide" && b.Width != "full":
		return refuse("A picture is wide, full or neither, not %q.", b.Width)
	}
	return firstOf(checkText(b.Caption), checkLines(b.Alt))
}

func (b Gallery) check() error {
	if len(b.Pictures) == 0 {
		return refuse("A gallery needs a picture.")
	}
	for _, p := range b.Pictures {
		if err := p.check(); err != nil {
			return err
		}
	}
	return checkText(b.Caption)
}

func (b Table) check() error {
	if len(b.Rows) == 0 {
		return refuse("A table needs a row.")
	}
	if len(b.Rows) > MaxRows {
		return refuse("A table has %d rows at most.", MaxRows)
	}
	cells := 0
	for _, row := range b.Rows {
		columns := 0
		for _, c := range row {
			if c.ColSpan < 0 || c.RowSpan < 0 || c.RowSpan > MaxRows {
				return refuse("A cell of a table spans at least one row and one column.")
			}
			columns += c.columns()
			cells += c.columns() * c.rows()
			if err := checkText(c.Text); err != nil {
				return err
			}
		}
		if columns > MaxColumns || cells > MaxCells {
			return refuse("A table has %d columns and %d cells at most.", MaxColumns, MaxCells)
		}
	}
	return checkText(b.Caption)
}

func (b FactBox) check() error {
	if len(b.Blocks) == 0 {
		return refuse("A fact box needs text.")
	}
	for _, inner := range b.Blocks {
		switch inner.(type) {
		case Paragraph, Heading, List:
		default:
			return refuse("A fact box holds paragraphs, headings and lists, not a %s.", inner.kind())
		}
		if err := inner.check(); err != nil {
			return err
		}
	}
	return checkLines(b.Title)
}

func (b Timeline) check() error {
	if len(b.Entries) == 0 {
		return refuse("A timeline needs an entry.")
	}
	for _, e := range b.Entries {
		if e.Date == "" && e.Label == "" {
			return refuse("An entry of a timeline needs a date.")
		}
		if e.Date != "" && !isDate(e.Date) {
			return refuse("The date of an entry is a year, a month or a day like 2026-11-22, not %q.", e.Date)
		}
		if err := firstOf(checkSaid("An entry of a timeline", e.Text), checkLines(e.Label)); err != nil {
			return err
		}
	}
	return checkLines(b.Title)
}

func (b Embed) check() error {
	if !isWeb(b.URL) {
		return refuse("An embed needs an address that begins with http:// or https://.")
	}
	return firstOf(checkLines(b.Provider, b.Title), checkText(b.Caption))
}

func (b Audio) check() error {
	return firstOf(checkMedia("A sound", b.Blob, b.URL), checkLines(b.Title), checkText(b.Caption))
}

func (b Video) check() error {
	if b.Poster < 0 {
		return refuse("The poster of a film is not a picture.")
	}
	return firstOf(checkMedia("A film", b.Blob, b.URL), checkLines(b.Title), checkText(b.Caption))
}

func (b Code) check() error {
	if b.Text == "" {
		return refuse("A code block needs text.")
	}
	if b.Lang != "" && !isName(b.Lang) {
		return refuse("The language of a code block is one word like \"go\", not %q.", b.Lang)
	}
	return checkChars(b.Text)
}

func (Divider) check() error { return nil }

func (b Legacy) check() error {
	switch b.Format {
	case "html", "shortcode", "block":
	default:
		return refuse("There is no legacy format %q.", b.Format)
	}
	if !utf8.ValidString(b.Source) || !utf8.ValidString(b.Name) {
		return refuse("The text is not valid UTF-8.")
	}
	return nil
}

// checkSaid is [checkText] for text that must not be empty.
func checkSaid(what string, t Text) error {
	if blank(t) {
		return refuse("%s needs text.", what)
	}
	return checkText(t)
}

// checkText checks every span of t.
func checkText(t Text) error {
	for _, s := range t {
		switch {
		case s.Text == "":
			return refuse("A run of text is empty.")
		case s.Link != "" && s.Topic != 0:
			return refuse("Text is a link or the mention of a topic, not both.")
		case s.Link != "" && !isLink(s.Link):
			return refuse("A link leads to http, https, mailto or a path of the paper like /about, not to %q.", s.Link)
		case s.Topic < 0:
			return refuse("A mention names no topic.")
		case s.Comment < 0:
			return refuse("A comment has no number.")
		case s.Lang != "" && !isLang(s.Lang):
			return refuse("%q is not a language tag like \"fr\" or \"en-GB\".", s.Lang)
		}
		if err := checkChars(s.Text); err != nil {
			return err
		}
	}
	return nil
}

// checkLines checks strings that stand on one line.
func checkLines(lines ...string) error {
	for _, s := range lines {
		if err := checkChars(s); err != nil {
			return err
		}
	}
	return nil
}

// checkChars refuses what is no text: invalid UTF-8 and characters that
// [Doc.Clean] would strip.
func checkChars(s string) error {
	if !utf8.ValidString(s) {
		return refuse("The text is not valid UTF-8.")
	}
	for _, r := range s {
		if unwanted(r) {
			return refuse("The text contains the control character U+%04X.", r)
		}
	}
	return nil
}

func checkMedia(what, blob, url string) error {
	switch {
	case blob == "" && url == "":
		return refuse("%s needs a file or an address.", what)
	case blob != "" && !isName(blob):
		return refuse("%s names its file by hash, not as %q.", what, blob)
	case url != "" && !isWeb(url):
		return refuse("%s has an address that begins with http:// or https://.", what)
	}
	return nil
}

// firstOf returns the first of errs that is one.
func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
