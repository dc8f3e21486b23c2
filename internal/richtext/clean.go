package richtext

import "strings"

// Clean returns d in its normal form, so that equal texts are equal values:
// characters in NFC, no control characters, no runs of spaces, neighbours with
// the same marks joined, tables rectangular, pull quotes without links, and
// nothing empty. It changes no word, and what else breaks a rule still breaks
// it: ask [Doc.Validate] afterwards. Cleaning twice is cleaning once.
func (d Doc) Clean() Doc { return Doc{Blocks: cleanBlocks(d.Blocks)} }

func cleanBlocks(blocks []Block) []Block {
	var clean []Block
	for _, b := range blocks {
		if c, ok := b.clean(); ok {
			clean = append(clean, c)
		}
	}
	return clean
}

func (b Paragraph) clean() (Block, bool) {
	b.Text = cleanText(b.Text)
	return b, b.Text != nil
}

func (b Heading) clean() (Block, bool) {
	b.Text = cleanText(b.Text)
	return b, b.Text != nil
}

func (b List) clean() (Block, bool) {
	b = b.cleaned()
	return b, len(b.Items) > 0
}

func (b List) cleaned() List {
	var items []Item
	for _, item := range b.Items {
		item.Text = cleanText(item.Text)
		item.Sub = item.Sub.cleanSub()
		if item.Text != nil || item.Sub != nil {
			items = addItem(items, item)
		}
	}
	b.Items = items
	if b.Start == 1 || !b.Ordered {
		b.Start = 0
	}
	return b
}

// addItem appends item to items. One that is nothing but a list belongs to the
// item before it, if there is one.
func addItem(items []Item, item Item) []Item {
	last := len(items) - 1
	if last < 0 || item.Text != nil || item.Sub == nil {
		return append(items, item)
	}
	items[last].Sub = merge(items[last].Sub, *item.Sub)
	return items
}

// merge returns l, which may be nil, with the items of more.
func merge(l *List, more List) *List {
	if l == nil {
		return &more
	}
	for _, item := range more.Items {
		l.Items = addItem(l.Items, item)
	}
	return l
}

// cleanSub is [List.cleaned] for a list that may not be there.
func (b *List) cleanSub() *List {
	if b == nil {
		return nil
	}
	if c := b.cleaned(); len(c.Items) > 0 {
		return &c
	}
	return nil
}

func (b Quote) clean() (Block, bool) {
	var text []Text
	for _, t := range b.Text {
		if t = cleanText(t); t != nil {
			text = append(text, t)
		}
	}
	b.Text = text
	b.Speaker, b.Role = cleanLine(b.Speaker), cleanLine(b.Role)
	return b, len(b.Text) > 0
}

func (b PullQuote) clean() (Block, bool) {
	b.Text, b.Speaker = cleanText(b.Text.unlinked()), cleanLine(b.Speaker)
	return b, b.Text != nil
}

func (b Picture) clean() (Block, bool) {
	b.Caption, b.Alt = cleanText(b.Caption), cleanLine(b.Alt)
	return b, b.Picture != 0
}

func (b Gallery) clean() (Block, bool) {
	var pictures []Picture
	for _, p := range b.Pictures {
		if c, ok := p.clean(); ok {
			pictures = append(pictures, c.(Picture))
		}
	}
	b.Pictures, b.Caption = pictures, cleanText(b.Caption)
	return b, len(pictures) > 0
}

func (b Table) clean() (Block, bool) {
	b.Caption = cleanText(b.Caption)
	rows := make([][]Cell, len(b.Rows))
	empty := true
	for i, row := range b.Rows {
		rows[i] = make([]Cell, len(row))
		for j, c := range row {
			c.Text = cleanText(c.Text)
			rows[i][j] = c
			empty = empty && c.Text == nil
		}
	}
	b.Rows = rows
	if b.check() == nil {
		b.Rows = fit(rows)
	}
	return b, !empty
}

// A box whose title is its first heading has that as its title.
func (b FactBox) clean() (Block, bool) {
	b.Title, b.Blocks = cleanLine(b.Title), cleanBlocks(b.Blocks)
	if len(b.Blocks) > 1 && b.Title == "" {
		if h, ok := b.Blocks[0].(Heading); ok {
			b.Title, b.Blocks = cleanLine(h.Text.line()), b.Blocks[1:]
		}
	}
	return b, len(b.Blocks) > 0
}

func (b Timeline) clean() (Block, bool) {
	b.Title = cleanLine(b.Title)
	var entries []Entry
	for _, e := range b.Entries {
		e.Text, e.Label = cleanText(e.Text), cleanLine(e.Label)
		if e.Label == e.Date {
			e.Label = ""
		}
		if e.Text != nil {
			entries = append(entries, e)
		}
	}
	b.Entries = entries
	return b, len(entries) > 0
}

func (b Embed) clean() (Block, bool) {
	b.Title, b.Provider, b.Caption = cleanLine(b.Title), cleanLine(b.Provider), cleanText(b.Caption)
	if b.Provider == "" {
		b.Provider = providerOf(hostOf(b.URL))
	}
	return b, b.URL != ""
}

func (b Audio) clean() (Block, bool) {
	if b.Blob != "" {
		b.URL = ""
	}
	b.Title, b.Caption = cleanLine(b.Title), cleanText(b.Caption)
	return b, b.Blob != "" || b.URL != ""
}

func (b Video) clean() (Block, bool) {
	if b.Blob != "" {
		b.URL = ""
	}
	b.Title, b.Caption = cleanLine(b.Title), cleanText(b.Caption)
	return b, b.Blob != "" || b.URL != ""
}

func (b Code) clean() (Block, bool) {
	b.Text = strings.Trim(strip(b.Text), "\n")
	return b, strings.TrimSpace(b.Text) != ""
}

func (b Divider) clean() (Block, bool) { return b, true }

func (b Legacy) clean() (Block, bool) {
	b.Source = strings.ToValidUTF8(b.Source, "\uFFFD")
	b.Name = cleanLine(b.Name)
	return b, strings.TrimSpace(b.Source) != ""
}
