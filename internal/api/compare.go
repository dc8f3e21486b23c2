package api

import (
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// compare returns what changed around the text, and the text with its changes.
func compare(from, to *news.Content) ([]ChangedField, []ChangedBlock) {
	fields := []ChangedField{}
	before, after := furniture(from), furniture(to)
	for i, f := range before {
		if f.text != after[i].text {
			fields = append(fields, ChangedField{f.name, wireSegments(richtext.DiffText(f.text, after[i].text))})
		}
	}
	return fields, each(richtext.Diff(from.Body, to.Body), wireChange)
}

func wireChange(c richtext.Change) ChangedBlock {
	shown := c.New
	if shown == nil {
		shown = c.Old
	}
	w := ChangedBlock{Op: c.Op, Kind: richtext.KindOf(shown)}
	if c.Op == richtext.Changed {
		w.Words = wireSegments(c.Words)
		return w
	}
	w.Words = []Segment{}
	if text := richtext.PlainText(richtext.Doc{Blocks: []richtext.Block{shown}}); text != "" {
		w.Words = append(w.Words, Segment{c.Op, text})
	}
	return w
}

func wireSegments(segments []richtext.Segment) []Segment {
	return each(segments, func(s richtext.Segment) Segment { return Segment{s.Op, s.Text} })
}

// A fieldText is a field of an article as a line of text.
type fieldText struct{ name, text string }

// furniture returns what stands around the text, field by field, as words or
// numbers that can be compared.
func furniture(c *news.Content) []fieldText {
	byline := make([]string, len(c.Byline))
	for i, b := range c.Byline {
		byline[i] = strings.TrimSpace(strconv.FormatInt(b.Author, 10) + " " + string(b.Role))
	}
	topics := make([]string, len(c.Topics))
	for i, id := range c.Topics {
		topics[i] = strconv.FormatInt(id, 10)
	}
	picture, caption, alt := "", "", ""
	if c.Picture != nil {
		picture, caption, alt = strconv.FormatInt(c.Picture.Picture, 10), c.Picture.Caption, c.Picture.Alt
	}
	return []fieldText{
		{"kicker", c.Kicker},
		{"headline", c.Headline},
		{"short_headline", c.ShortHeadline},
		{"standfirst", c.Standfirst},
		{"byline", strings.Join(byline, ", ")},
		{"dateline", c.Dateline},
		{"kind", string(c.Kind)},
		{"section", strconv.FormatInt(c.Section, 10)},
		{"topics", strings.Join(topics, ", ")},
		{"picture", picture},
		{"picture_caption", caption},
		{"picture_alt", alt},
		{"slug", c.Slug},
		{"lang", c.Lang},
		{"evergreen", strconv.FormatBool(c.Evergreen)},
		{"no_index", strconv.FormatBool(c.NoIndex)},
		{"search_title", c.SearchTitle},
		{"search_text", c.SearchText},
		{"share_title", c.ShareTitle},
		{"share_text", c.ShareText},
		{"canonical", c.Canonical},
		{"notes", c.Notes},
	}
}
