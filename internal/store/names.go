package store

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// wanted are the numbers of what a page names.
type wanted struct {
	topics, authors, pictures []int64
}

// card adds what a card names.
func (w *wanted) card(x card) {
	if x.topic != 0 {
		w.topics = append(w.topics, x.topic)
	}
	w.picture(x.picture.Picture)
	for _, credit := range x.byline {
		w.authors = append(w.authors, credit.Author)
	}
}

// picture adds a picture, 0 for none.
func (w *wanted) picture(id int64) {
	if id != 0 {
		w.pictures = append(w.pictures, id)
	}
}

// names are the words for the numbers on a page.
type names struct {
	sections map[int64]news.Section
	topics   map[int64]paper.TopicRef
	authors  map[int64]paper.Credit
	pictures map[int64]news.Picture
}

// A name is one row of what is called by name: a section, topic or author.
type name struct {
	noun, kind  string
	slug, name  string
	description string
	colour      string
	id, parent  int64
	as          int64 // the id of what stands for it: another one, if it was merged
	place       int
	agency      bool
	code        string // of a topic
}

func scanName(rows *sql.Rows) (x name, err error) {
	err = rows.Scan(&x.noun, &x.id, &x.as, &x.kind, &x.slug, &x.name, &x.description, &x.parent, &x.colour, &x.place, &x.agency, &x.code)
	return x, err
}

// names finds all words that a page needs in two statements. Sections come
// whole: they are few, and nearly every page names most of them.
func (s *Store) names(ctx context.Context, w wanted) (*names, error) {
	rows, err := all(ctx, s.read, scanName, `
		select 'section', id, id as stands_for, '', slug, name, description, parent, colour, place, false, '' from section
		union all
		select 'topic', named.id, topic.id, topic.kind, topic.slug, topic.name, '', 0, '', 0, false, topic.code
		from topic named
		join topic on topic.id = case when named.merged_into <> 0 then named.merged_into else named.id end
		where named.id in `+s.engine.List("$1")+`
		union all
		select 'author', named.id, author.id, '', author.slug, author.name, '', 0, '', 0, author.agency, ''
		from author named
		join author on author.id = case when named.merged_into <> 0 then named.merged_into else named.id end
		where named.id in `+s.engine.List("$2"),
		asJSON{w.topics}, asJSON{w.authors})
	if err != nil {
		return nil, err
	}
	n := &names{
		sections: map[int64]news.Section{},
		topics:   map[int64]paper.TopicRef{},
		authors:  map[int64]paper.Credit{},
	}
	for _, row := range rows {
		n.add(row)
	}
	if len(w.pictures) > 0 {
		n.pictures, err = s.Pictures(ctx, w.pictures)
	}
	return n, err
}

func (n *names) add(x name) {
	switch x.noun {
	case "section":
		n.sections[x.id] = news.Section{
			ID: x.id, Slug: x.slug, Name: x.name, Description: x.description,
			Parent: x.parent, Colour: x.colour, Order: x.place,
		}
	case "topic":
		n.topics[x.id] = topicRef(news.Topic{ID: x.as, Kind: news.TopicKind(x.kind), Slug: x.slug, Name: x.name, Code: x.code})
	case "author":
		n.authors[x.id] = paper.Credit{Name: x.name, Path: news.Author{Slug: x.slug}.Path(), Agency: x.agency}
	}
}

// card says in words what x has in numbers.
func (n *names) card(x card) paper.Card {
	x.Section = n.section(x.section)
	x.Picture = n.picture(x.picture)
	if topic, ok := n.topics[x.topic]; ok {
		x.Topic = &topic
	}
	for _, credit := range x.byline {
		author, ok := n.authors[credit.Author]
		author.Role = credit.Role
		if ok && !slices.Contains(x.Byline, author) { // two may have become one
			x.Byline = append(x.Byline, author)
		}
	}
	return x.Card
}

func (n *names) cards(list []card) []paper.Card {
	var cards []paper.Card
	for _, x := range list {
		cards = append(cards, n.card(x))
	}
	return cards
}

// picture returns a picture with the words the article has for it, or nil.
func (n *names) picture(shown news.Illustration) *paper.Picture {
	p, ok := n.pictures[shown.Picture]
	if !ok {
		return nil
	}
	if shown.Caption != "" {
		p.Caption = shown.Caption
	}
	if shown.Alt != "" {
		p.Alt, p.Decorative = shown.Alt, false
	}
	if p.Decorative {
		p.Alt = ""
	}
	return &paper.Picture{
		ID: p.ID, Blob: p.Blob, Type: p.Type, Width: p.Width, Height: p.Height, Framing: p.Framing(),
		Caption: p.Caption, Alt: p.Alt, Credit: p.Credit, SourceType: p.SourceType, Rights: p.Rights,
	}
}

// inBody returns pictures by id as a body shows them, which has its own words
// for them.
func (n *names) inBody(ids []int64) map[int64]paper.Picture {
	shown := map[int64]paper.Picture{}
	for _, id := range ids {
		if p := n.picture(news.Illustration{Picture: id}); p != nil {
			shown[id] = *p
		}
	}
	return shown
}

// author returns an author with the portrait.
func (n *names) author(x news.Author) paper.Author {
	return paper.Author{Author: x, Portrait: n.picture(news.Illustration{Picture: x.Picture})}
}

// section returns a section as others link to it.
func (n *names) section(id int64) paper.SectionRef {
	x, ok := n.sections[id]
	if !ok {
		return paper.SectionRef{}
	}
	return paper.SectionRef{ID: x.ID, Slug: x.Slug, Name: x.Name, Path: x.Path(), Colour: x.Colour}
}

// parent returns the section above one, nil at the top.
func (n *names) parent(section int64) *paper.SectionRef {
	parent := n.section(n.sections[section].Parent)
	if parent.ID == 0 {
		return nil
	}
	return &parent
}

// subs returns the sections below one, or at the top for 0, in the order of
// the menu.
func (n *names) subs(section int64) []paper.SectionRef {
	var subs []paper.SectionRef
	for _, x := range slices.SortedFunc(maps.Values(n.sections), inMenu) {
		if x.Parent == section {
			subs = append(subs, n.section(x.ID))
		}
	}
	return subs
}

// inMenu orders sections as the menu does, those outside it last.
func inMenu(a, b news.Section) int {
	return cmp.Or(
		cmp.Compare(uint(a.Order-1), uint(b.Order-1)), // 0 becomes the largest
		cmp.Compare(a.ID, b.ID),
	)
}

// dress finds the words for cards.
func (s *Store) dress(ctx context.Context, list []card) ([]paper.Card, error) {
	var w wanted
	for _, x := range list {
		w.card(x)
	}
	n, err := s.names(ctx, w)
	if err != nil {
		return nil, err
	}
	return n.cards(list), nil
}
