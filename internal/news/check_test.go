package news_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// sound returns an article to which nobody can object.
func sound(blocks ...richtext.Block) *news.Article {
	if blocks == nil {
		blocks = paragraphs("The ferry runs again.")
	}
	return &news.Article{State: news.Submitted, Content: news.Content{
		Kind: news.News, Section: 1, Headline: "Ferry runs again", Standfirst: "After three days.",
		Byline: []news.Byline{{Author: 1}}, Topics: []int64{1}, Picture: &news.Illustration{Picture: 1},
		Body: richtext.Doc{Blocks: blocks},
	}}
}

func paragraphs(texts ...string) []richtext.Block {
	var blocks []richtext.Block
	for _, t := range texts {
		blocks = append(blocks, richtext.Paragraph{Text: richtext.Plain(t)})
	}
	return blocks
}

func linked(words, to string) richtext.Block {
	return richtext.Paragraph{Text: richtext.Text{{Text: "See "}, {Text: words, Link: to}, {Text: "."}}}
}

func TestChecksFindWhatAnEditorShouldLookAt(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	change := func(fn func(c *news.Content)) *news.Article {
		a := sound()
		fn(&a.Content)
		return a
	}
	lapsed := sound()
	lapsed.Picture.Picture = 2
	awaited := sound()
	awaited.Embargo = now.Add(time.Hour)
	cases := map[string]struct {
		article *news.Article
		want    []string // rules, with the block where it is one of the body
	}{
		"nothing wrong":                   {sound(), nil},
		"no headline":                     {change(func(c *news.Content) { c.Headline = "" }), []string{"!headline-missing"}},
		"no section":                      {change(func(c *news.Content) { c.Section = 0 }), []string{"!section-missing"}},
		"picture unknown":                 {change(func(c *news.Content) { c.Picture.Picture = 9 }), []string{"!picture-gone"}},
		"picture lapsed":                  {lapsed, []string{"picture-expired"}},
		"picture in the text unknown":     {sound(append(paragraphs("One."), richtext.Picture{Picture: 9})...), []string{"!picture-gone 1"}},
		"no picture":                      {change(func(c *news.Content) { c.Picture = nil }), []string{"picture-missing"}},
		"a question":                      {change(func(c *news.Content) { c.Headline = "Will the ferry run “on Monday?”" }), []string{"headline-question"}},
		"a question in Arabic":            {change(func(c *news.Content) { c.Headline = "هل يعود؟" }), []string{"headline-question"}},
		"too long for a card":             {change(func(c *news.Content) { c.Headline = strings.Repeat("Ferry ", 13) }), []string{"short-headline-missing"}},
		"too long for a page":             {change(func(c *news.Content) { c.Headline, c.ShortHeadline = strings.Repeat("Ferry ", 20), "Ferry" }), []string{"headline-long"}},
		"capitals":                        {change(func(c *news.Content) { c.Headline = "FERRY RUNS AGAIN" }), []string{"headline-capitals"}},
		"no standfirst":                   {change(func(c *news.Content) { c.Standfirst = "" }), []string{"standfirst-missing"}},
		"no byline":                       {change(func(c *news.Content) { c.Byline = nil }), []string{"byline-missing"}},
		"no topic":                        {change(func(c *news.Content) { c.Topics = nil }), []string{"topics-missing"}},
		"embargo":                         {awaited, []string{"embargo"}},
		"skipped heading":                 {sound(richtext.Heading{Level: 2, Text: richtext.Plain("A")}, richtext.Heading{Level: 4, Text: richtext.Plain("B")}), []string{"heading-order 1"}},
		"first heading too deep":          {sound(richtext.Heading{Level: 3, Text: richtext.Plain("A")}), []string{"heading-order 0"}},
		"long text in one piece":          {sound(paragraphs(strings.Repeat("rain ", 901))...), []string{"headings-missing"}},
		"table without header":            {sound(richtext.Table{Rows: [][]richtext.Cell{{{Text: richtext.Plain("1")}}}}), []string{"table-header 0"}},
		"quote of nobody":                 {sound(richtext.Quote{Text: []richtext.Text{richtext.Plain("No.")}}), []string{"quote-speaker 0"}},
		"link on here":                    {sound(linked("Here!", "/about")), []string{"link-words 0"}},
		"link on an address":              {sound(linked("https://example.org/x", "https://example.org/x")), []string{"link-address 0"}},
		"link on words in two marks":      {sound(richtext.Paragraph{Text: richtext.Text{{Text: "the ", Link: "/a"}, {Text: "timetable", Bold: true, Link: "/a"}}}), nil},
		"name spelt two ways":             {sound(paragraphs("The pilot Anna Lindqvist left.", "Then Lindquist came back.", "It was Lindqvist's day.")...), []string{"name-spelling 1"}},
		"name spelt otherwise in a topic": {sound(paragraphs("They met Anna Lindquist.")...), []string{"name-spelling 0"}},
		"plural is no other spelling":     {sound(paragraphs("A German and two Germans met.")...), nil},
		"sentences begin with capitals":   {sound(paragraphs("Where is it? There. Those who know. These.")...), nil},
		"passage in another script":       {sound(paragraphs("He wrote a long letter about الجسر مغلق اليوم")...), nil},
		"passage mostly in another":       {sound(paragraphs("الجسر مغلق اليوم أمام المارة")...), []string{"passage-language 0"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checks := news.Checks(c.article, news.Reading{
				Proof:  news.Proof{Pictures: map[int64]news.Picture{1: {ID: 1, Credit: "Ada Roe", Alt: "A ferry"}, 2: {ID: 2, Credit: "Ada Roe", Alt: "A ferry", Expires: now}}},
				Topics: []news.Topic{{Kind: news.Person, Name: "Anna Lindqvist"}}, Lang: "en", Now: now,
			})
			var got []string
			for _, check := range checks {
				line := check.Rule
				if check.Must {
					line = "!" + line
				}
				if check.Block >= 0 {
					line += " " + string(rune('0'+check.Block))
				}
				if check.Sentence == "" || check.Fix == "" || check.Field == "" {
					t.Errorf("%s says nothing: %+v", check.Rule, check)
				}
				got = append(got, line)
			}
			slices.Sort(got)
			slices.Sort(c.want)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatMustBeMendedComesFirst(t *testing.T) {
	t.Parallel()
	checks := news.Checks(&news.Article{Restricted: true}, news.Reading{})
	first := slices.IndexFunc(checks, func(c news.Check) bool { return !c.Must })
	if first < 1 || slices.ContainsFunc(checks[first:], func(c news.Check) bool { return c.Must }) {
		t.Errorf("%+v", checks)
	}
}
