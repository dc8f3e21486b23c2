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

func (p Paragraph) check() error { return checkSaid("A paragraph", p.Text) }

func (h Heading) check() error {
	if h.Level < 2 || h.Level > 4 {
		return refuse("A heading has level 2, 3 or 4, not %d.", h.Level)
	}
	return checkSaid("A heading", h.Text)
}

func (l List) check() error { return l.checkAt(1) }

func (l List) checkAt(depth int) error {
	switch {
	case depth > MaxListDepth:
		return refuse("A list goes %d levels deep at most.", MaxListDepth)
	case len(l.Items) == 0:
		return refuse("A list needs an item.")
	case l.Start < 0 || l.Start > 1_000_000:
		return refuse("A list starts with a number from 1 to 1,000,000.")
	case l.Start != 0 && !l.Ordered:
		return refuse("Only a numbered list has a first number.")
	}
	for _, item := range l.Items {
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

func (q Quote) check() error {
	if len(q.Text) == 0 {
		return refuse("A quote needs text.")
	}
	for _, t := range q.Text {
		if err := checkSaid("A paragraph of a quote", t); err != nil {
			return err
		}
	}
	if q.Topic < 0 {
		return refuse("The speaker of a quote is not a topic.")
	}
	if q.Source != "" && !isWeb(q.Source) {
		return refuse("The source of a quote is an address that begins with http:// or https://.")
	}
	return checkLines(q.Speaker, q.Role)
}

func (q PullQuote) check() error {
	return firstOf(checkSaid("A pull quote", q.Text), checkLines(q.Speaker))
}

func (p Picture) check() error {
	switch {
	case p.Picture <= 0:
		return refuse("A picture block names no picture.")
	case p.Width != "" && p.Width != "wide" && p.Width != "full":
		return refuse("A picture is wide, full or neither, not %q.", p.Width)
	}
	return firstOf(checkText(p.Caption), checkLines(p.Alt))
}

func (g Gallery) check() error {
	if len(g.Pictures) == 0 {
		return refuse("A gallery needs a picture.")
	}
	for _, p := range g.Pictures {
		if err := p.check(); err != nil {
			return err
		}
	}
	return checkText(g.Caption)
}

func (t Table) check() error {
	if len(t.Rows) == 0 {
		return refuse("A table needs a row.")
	}
	if len(t.Rows) > MaxRows {
		return refuse("A table has %d rows at most.", MaxRows)
	}
	cells := 0
	for _, row := range t.Rows {
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
	return checkText(t.Caption)
}

func (f FactBox) check() error {
	if len(f.Blocks) == 0 {
		return refuse("A fact box needs text.")
	}
	for _, b := range f.Blocks {
		switch b.(type) {
		case Paragraph, Heading, List:
		default:
			return refuse("A fact box holds paragraphs, headings and lists, not a %s.", b.kind())
		}
		if err := b.check(); err != nil {
			return err
		}
	}
	return checkLines(f.Title)
}

func (t Timeline) check() error {
	if len(t.Entries) == 0 {
		return refuse("A timeline needs an entry.")
	}
	for _, e := range t.Entries {
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
	return checkLines(t.Title)
}

func (e Embed) check() error {
	if !isWeb(e.URL) {
		return refuse("An embed needs an address that begins with http:// or https://.")
	}
	return firstOf(checkLines(e.Provider, e.Title), checkText(e.Caption))
}

func (a Audio) check() error {
	return firstOf(checkMedia("A sound", a.Blob, a.URL), checkLines(a.Title), checkText(a.Caption))
}

func (v Video) check() error {
	if v.Poster < 0 {
		return refuse("The poster of a film is not a picture.")
	}
	return firstOf(checkMedia("A film", v.Blob, v.URL), checkLines(v.Title), checkText(v.Caption))
}

func (c Code) check() error {
	if c.Text == "" {
		return refuse("A code block needs text.")
	}
	if c.Lang != "" && !isName(c.Lang) {
		return refuse("The language of a code block is one word like \"go\", not %q.", c.Lang)
	}
	return checkChars(c.Text)
}

func (Divider) check() error { return nil }

func (l Legacy) check() error {
	switch l.Format {
	case "html", "shortcode", "block":
	default:
		return refuse("There is no legacy format %q.", l.Format)
	}
	if !utf8.ValidString(l.Source) || !utf8.ValidString(l.Name) {
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
