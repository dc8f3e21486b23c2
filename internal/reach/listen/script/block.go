package script

import (
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/richtext"
)

// read adds what is said of a block; of many kinds that is nothing.
func (w *writing) read(b richtext.Block) {
	switch b := b.(type) {
	case richtext.Paragraph:
		w.line(b.Text.String(), afterParagraph)
	case richtext.Heading:
		w.rest(beforeHeading)
		w.chapter(b.Text.String(), "", b.Text.String(), afterHeading)
	case richtext.List:
		w.list(b)
	case richtext.Quote:
		w.quote(b)
	case richtext.Table:
		w.table(b)
	case richtext.FactBox:
		w.factBox(b)
	case richtext.Timeline:
		w.timeline(b)
	case richtext.Divider:
		w.rest(beforeHeading)
	}
}

// quote announces who is quoted, and says where the quotation ends.
func (w *writing) quote(b richtext.Quote) {
	begins := w.words.Word("heard_quote")
	if speaker := strings.TrimRight(joined(", ", b.Speaker, b.Role), "."); speaker != "" {
		begins = w.words.Word("heard_quote_of", "speaker", speaker)
	}
	at := len(w.script.Lines)
	w.announce(begins)
	for _, t := range b.Text {
		w.line(t.String(), afterLine)
	}
	if len(w.script.Lines) == at+1 { // no word of it can be said
		w.script.Lines = w.script.Lines[:at]
		return
	}
	w.announce(w.words.Word("heard_quote_ends"))
	w.rest(afterParagraph)
}

// announce says something that does not stand on the page.
func (w *writing) announce(text string) {
	at := len(w.script.Lines)
	w.line(text, afterLine)
	for i := at; i < len(w.script.Lines); i++ {
		w.script.Lines[i].Shown = ""
	}
}

// list says the number of an item only where the numbers count for something.
func (w *writing) list(b richtext.List) {
	for i, item := range b.Items {
		text := item.Text.String()
		if b.Ordered {
			text = strconv.Itoa(max(b.Start, 1)+i) + ": " + text
		}
		w.line(text, afterLine)
		if item.Sub != nil {
			w.list(*item.Sub)
		}
	}
	w.rest(afterParagraph)
}

func (w *writing) table(b richtext.Table) {
	said := w.words.Word("heard_table")
	if title := strings.TrimRight(b.Caption.String(), ". "); title != "" {
		said = w.words.Word("heard_table_of", "title", title)
	}
	w.announce(said)
	w.rest(afterParagraph)
}

func (w *writing) factBox(b richtext.FactBox) {
	title := strings.TrimRight(b.Title, ".:")
	if title == "" {
		title = w.words.Word("fact_box")
	}
	w.rest(beforeHeading)
	w.line(w.words.Word("heard_fact_box", "title", title), afterHeading)
	for _, inner := range b.Blocks {
		w.read(inner)
	}
	w.announce(w.words.Word("heard_fact_box_ends"))
	w.rest(beforeHeading)
}

func (w *writing) timeline(b richtext.Timeline) {
	w.rest(beforeHeading)
	w.line(b.Title, afterHeading)
	for _, e := range b.Entries {
		when := e.Label
		if when == "" {
			when = e.Date
		}
		w.line(joined(": ", when, e.Text.String()), afterLine)
	}
	w.rest(beforeHeading)
}

// joined joins those of parts that are not empty.
func joined(sep string, parts ...string) string {
	var full []string
	for _, s := range parts {
		if s != "" {
			full = append(full, s)
		}
	}
	return strings.Join(full, sep)
}
