package richtext

import "strconv"

// A table may be wider than the page, so it scrolls in a region that a
// keyboard reaches and a screen reader names.
func (b Table) html(p *printer) {
	rows := fit(b.Rows)
	if len(rows) == 0 {
		return
	}
	id := ""
	if p.medium == page {
		id = p.openRegion(len(b.Caption) > 0)
	}
	p.raw("<table>\n")
	if len(b.Caption) > 0 {
		p.raw("<caption")
		p.attr("id", id)
		p.raw(">")
		p.text(b.Caption)
		p.end("caption")
	}
	head := headRows(rows)
	p.rows("thead", "col", rows[:head])
	p.rows("tbody", "row", rows[head:])
	p.end("table")
	if p.medium == page {
		p.end("div")
	}
}

// openRegion opens the region of a table and returns the id its caption needs.
func (p *printer) openRegion(captioned bool) string {
	p.raw(`<div class="table" role="region" tabindex="0"`)
	defer p.raw(">")
	if captioned {
		id := p.id("table")
		p.attr("aria-labelledby", id)
		return id
	}
	name := p.resolver.Table
	if name == "" {
		name = "Table"
	}
	p.attr("aria-label", name)
	return ""
}

func (p *printer) rows(group, scope string, rows [][]Cell) {
	if len(rows) == 0 {
		return
	}
	p.raw("<" + group + ">\n")
	for _, row := range rows {
		p.raw("<tr>")
		for _, c := range row {
			p.cell(c, scope)
		}
		p.end("tr")
	}
	p.end(group)
}

func (p *printer) cell(c Cell, scope string) {
	name := "td"
	if c.Header {
		name = "th"
	}
	p.raw("<" + name)
	if c.Header {
		p.attr("scope", scope)
	}
	if c.columns() > 1 {
		p.attr("colspan", strconv.Itoa(c.ColSpan))
	}
	if c.rows() > 1 {
		p.attr("rowspan", strconv.Itoa(c.RowSpan))
	}
	p.attr("dir", p.dirOf(c.Text))
	p.raw(">")
	p.text(c.Text)
	p.raw("</" + name + ">")
}

// The title of a box is no heading: it names the box, and would otherwise
// break the order of the headings around it.
func (b FactBox) html(p *printer) {
	id := p.titleID(b.Title)
	p.raw("<aside")
	p.hook("class", "facts")
	p.attr("aria-labelledby", id)
	p.raw(">\n")
	p.title(b.Title, id)
	p.blocks(b.Blocks)
	p.end("aside")
}

func (b Timeline) html(p *printer) {
	id := p.titleID(b.Title)
	if b.Title != "" {
		p.raw("<div")
		p.hook("class", "timeline")
		p.raw(">\n")
		p.title(b.Title, id)
	}
	p.raw("<ol")
	p.hook("class", "timeline")
	p.attr("aria-labelledby", id)
	p.raw(">\n")
	for _, e := range b.Entries {
		p.entry(e)
	}
	p.end("ol")
	if b.Title != "" {
		p.end("div")
	}
}

// entry writes an entry with its date. A label stands for the date in words.
func (p *printer) entry(e Entry) {
	label := e.Label
	if label == "" {
		label = p.resolver.date(e.Date)
	}
	p.raw("<li>")
	if isDate(e.Date) {
		p.raw("<time")
		p.attr("datetime", e.Date)
		p.raw(">")
		p.escaped(label)
		p.raw("</time> ")
	} else {
		p.raw("<span")
		p.hook("class", "when")
		p.raw(">")
		p.escaped(label)
		p.raw("</span> ")
	}
	p.text(e.Text)
	p.end("li")
}

// titleID returns the id for the title of a box; "" if it needs none.
func (p *printer) titleID(title string) string {
	if title == "" || p.medium != page {
		return ""
	}
	return p.id(title)
}

func (p *printer) title(title, id string) {
	if title == "" {
		return
	}
	p.raw("<p")
	p.hook("class", "title")
	p.attr("id", id)
	p.raw("><strong>")
	p.escaped(title)
	p.raw("</strong>")
	p.end("p")
}
