package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
)

// A leaf is an article as the public has it, before its numbers are words.
type leaf struct {
	card
	content  news.Content
	versions int
	noted    bool    // has corrections of any kind
	shown    []int64 // pictures in the body
	named    []int64 // topics that the body mentions
}

func scanLeaf(rows *sql.Rows) (x leaf, err error) {
	err = rows.Scan(append(x.into(), fromJSON{&x.content}, &x.versions, &x.noted)...)
	x.content.Body = x.content.Body.WithoutComments()
	x.shown, x.named = mentions(x.content.Body)
	return x, err
}

// mentions returns the pictures and topics of a body. Who prints it knows
// best what that needs, so it is printed once for nobody.
func mentions(body richtext.Doc) (pictures, topics []int64) {
	_, _ = richtext.HTML(body, richtext.Resolver{
		Picture: func(id int64, _ string) (richtext.Image, bool) {
			pictures = append(pictures, id)
			return richtext.Image{}, false
		},
		Topic: func(id int64) string {
			topics = append(topics, id)
			return ""
		},
	})
	return pictures, topics
}

// leaves returns the public ones of some articles with their text.
func (s *Store) leaves(ctx context.Context, ids []int64, now int64) ([]leaf, error) {
	return all(ctx, s.read, scanLeaf, `
		select `+cardColumns+`, revision.content,
			(select count(*) from revision past
				where past.article = live.article and past.public_at > 0 and past.public_at <= $1),
			exists (select 1 from correction where correction.article = live.article)
		from live join revision on revision.article = live.article and revision.number = live.revision
		where live.publish_at <= $1 and live.article in `+s.engine.List("$2"), now, asJSON{ids})
}

// ArticlePage implements [paper.Source].
func (s *Store) ArticlePage(ctx context.Context, id int64, now time.Time) (p paper.ArticlePage, err error) {
	found, err := s.leaves(ctx, []int64{id}, ms(now))
	if err != nil {
		return p, err
	}
	if len(found) == 0 {
		return p, s.gone(ctx, id)
	}
	if p, err = s.pageOf(ctx, found[0], now); err != nil {
		return p, err
	}
	return p, s.letHear(ctx, &p, now)
}

// Preview returns the page of an article as readers would get it if the text
// at the desk were published now, at its permanent address if it has one. It
// is for people who may see it before them.
func (s *Store) Preview(ctx context.Context, a *news.Article, now time.Time) (paper.ArticlePage, error) {
	draft := leaf{card: draftCard(a, now), content: a.Content, noted: len(a.Corrections) > 0}
	draft.content.Body = a.Body.WithoutComments()
	draft.shown, draft.named = mentions(a.Body)
	p, err := s.pageOf(ctx, draft, now)
	if now.Before(a.Embargo) {
		p.Embargo = a.Embargo
	}
	return p, err
}

// draftCard is the card of an article that no reader has seen.
func draftCard(a *news.Article, now time.Time) card {
	x := card{section: a.Section, topic: mainTopic(a), byline: a.Byline}
	x.ID, x.Path, x.Kind, x.Lang, x.Kicker, x.NoIndex = a.ID, a.Path, a.Kind, a.Lang, a.Kicker, a.NoIndex
	x.Headline, x.FullHead, x.Standfirst = a.CardHeadline(), a.Headline, a.CardStandfirst()
	x.PublishedAt, x.UpdatedAt, x.Words = a.PublishAt, a.UpdatedAt, richtext.Words(a.Body)
	if x.PublishedAt.IsZero() {
		x.PublishedAt = now
	}
	if x.Path == "" {
		x.Path = "/" + news.Slugify(a.Headline)
	}
	if a.Picture != nil {
		x.picture = *a.Picture
	}
	return x
}

// pageOf returns the page of an article with what stands around it.
func (s *Store) pageOf(ctx context.Context, x leaf, now time.Time) (p paper.ArticlePage, err error) {
	if x.Kind == news.AboutPage {
		return s.standingPage(ctx, []leaf{x})
	}
	around, err := s.neighbours(ctx, x.card, ms(now))
	if err != nil {
		return p, err
	}
	under, err := s.relatedTo(ctx, x.ID, ms(now))
	if err != nil {
		return p, err
	}
	pages, n, err := s.articlePages(ctx, []leaf{x}, append(around, asNeighbours(under)...))
	if err != nil {
		return p, err
	}
	p = pages[0]
	stories, turn, err := s.storylineBoxes(ctx, x.card, now)
	if err != nil {
		return p, err
	}
	p.Storylines = stories
	told := boxCards(stories)
	for _, y := range around {
		other := n.card(y.card)
		switch {
		case y.place == "before":
			p.Before = &other
		case y.place == "after":
			p.After = &other
		case y.ID != x.ID && !shows(told, y.ID):
			p.Latest = append(p.Latest, other)
		}
	}
	relate(&p, n, slices.DeleteFunc(under, func(y relatedCard) bool { return shows(told, y.ID) }))
	if p.Quotes, err = s.quotesIn(ctx, x.ID, now); err != nil {
		return p, err
	}
	if p.Questions, err = s.questionsIn(ctx, x.ID, now); err != nil {
		return p, err
	}
	until, err := s.turns(ctx, wholePaper, ms(now))
	p.Page = page(sooner(until, turn), append(shownOn(p), told...), append(articleKeys(p, x), news.QuotesKey(p.ID), news.RelatedKey(p.ID))...)
	return p, err
}

// shows reports whether a card is among some already.
func shows(cards []paper.Card, id int64) bool {
	return slices.ContainsFunc(cards, func(x paper.Card) bool { return x.ID == id })
}

// standingPage returns a page such as "About us". Nothing of the day's paper
// stands on it, so nothing of the day makes it stale.
func (s *Store) standingPage(ctx context.Context, found []leaf) (p paper.ArticlePage, err error) {
	pages, _, err := s.articlePages(ctx, found, nil)
	if err != nil {
		return p, err
	}
	p = pages[0]
	p.Page = page(time.Time{}, nil, news.ArticleKey(p.ID), news.CardKey(p.ID))
	return p, nil
}

// gone says why an article is not to be had.
func (s *Store) gone(ctx context.Context, id int64) error {
	_, err := one(ctx, s.read, number, `select article from withdrawal where article = $1`, id)
	if err != nil {
		return missing(err, "article")
	}
	return &news.Error{Kind: news.Gone, Message: "This article was withdrawn."}
}

// A neighbour is a card on the page of another article, and where it stands.
type neighbour struct {
	card
	place string // "before", "after" or "latest"
}

func scanNeighbour(rows *sql.Rows) (x neighbour, err error) {
	err = rows.Scan(append(x.into(), &x.place)...)
	return x, err
}

// neighbours returns the articles before and after x in its section, and the
// newest of the paper, newest first.
func (s *Store) neighbours(ctx context.Context, x card, now int64) ([]neighbour, error) {
	return all(ctx, s.read, scanNeighbour, `
		with near (place, article) as (
			select * from (select 'before', article from listing
				where list = 'section' and ref = $2 and folded = false and (publish_at, article) < ($3, $4)
				order by publish_at desc, article desc limit 1) before
			union all
			select * from (select 'after', article from listing
				where list = 'section' and ref = $2 and folded = false and (publish_at, article) > ($3, $4)
					and publish_at <= $1
				order by publish_at, article limit 1) after
			union all
			select * from (select 'latest', article from listing
				where list = 'paper' and ref = 0 and folded = false and publish_at <= $1
				order by publish_at desc, article desc limit $5) latest)
		select `+cardColumns+`, near.place
		from near join live on live.article = near.article
		order by live.publish_at desc, live.article desc`,
		now, x.section, ms(x.PublishedAt), x.ID, asideCards+related.Shown+1+boxes*3)
}

// articlePages says in words what some articles, and the cards around them,
// have in numbers.
func (s *Store) articlePages(ctx context.Context, found []leaf, around []neighbour) ([]paper.ArticlePage, *names, error) {
	authors, err := s.credited(ctx, found)
	if err != nil {
		return nil, nil, err
	}
	n, err := s.names(ctx, wantedBy(found, around, authors))
	if err != nil {
		return nil, nil, err
	}
	notes, err := s.notesOn(ctx, found)
	if err != nil {
		return nil, nil, err
	}
	var pages []paper.ArticlePage
	for _, x := range found {
		p := n.article(x)
		for _, author := range inOrder(authors, x.byline) {
			p.Authors = append(p.Authors, n.author(author))
		}
		p.Corrections = notes[x.ID]
		pages = append(pages, p)
	}
	return pages, n, nil
}

// wantedBy returns what some articles name, with the cards around them and
// the portraits of their authors.
func wantedBy(found []leaf, around []neighbour, authors map[int64]news.Author) (w wanted) {
	for _, x := range around {
		w.card(x.card)
	}
	for _, x := range found {
		w.card(x.card)
		w.pictures = append(w.pictures, x.shown...)
		w.topics = slices.Concat(w.topics, x.named, x.content.Topics)
	}
	for _, x := range authors {
		w.picture(x.Picture)
	}
	return w
}

// credited returns the authors of some articles by the ids they are credited
// under; one that was merged is the one that stands for them.
func (s *Store) credited(ctx context.Context, found []leaf) (map[int64]news.Author, error) {
	var ids []int64
	for _, x := range found {
		for _, credit := range x.byline {
			ids = append(ids, credit.Author)
		}
	}
	list, err := all(ctx, s.read, scanCredited, `
		select named.id, author.id, author.slug, author.name, author.agency, author.role, author.beat, author.bio,
			author.email, author.languages, author.links, author.disclosures, author.picture, author.staff, author.former
		from author named
		join author on author.id = case when named.merged_into <> 0 then named.merged_into else named.id end
		where named.id in `+s.engine.List("$1"), asJSON{ids})
	authors := make(map[int64]news.Author, len(list))
	for _, x := range list {
		authors[x.as] = x.Author
	}
	return authors, err
}

// A creditedAuthor is an author with the id that stands in a byline.
type creditedAuthor struct {
	news.Author
	as int64
}

func scanCredited(rows *sql.Rows) (x creditedAuthor, err error) {
	err = rows.Scan(append([]any{&x.as}, authorFields(&x.Author)...)...)
	return x, err
}

// notesOn returns the corrections of those articles that have any.
func (s *Store) notesOn(ctx context.Context, found []leaf) (map[int64][]news.Correction, error) {
	var ids []int64
	for _, x := range found {
		if x.noted {
			ids = append(ids, x.ID)
		}
	}
	return s.correctionsOf(ctx, ids)
}

// article says in words what x has in numbers.
func (n *names) article(x leaf) paper.ArticlePage {
	p := paper.ArticlePage{
		Card: n.card(x.card), Content: x.content, Versions: x.versions, Parent: n.parent(x.section),
		Pictures: n.inBody(x.shown), TopicRefs: map[int64]paper.TopicRef{},
	}
	p.Section, p.Picture = n.sections[x.section], p.Card.Picture
	for _, id := range x.named {
		if topic, ok := n.topics[id]; ok {
			p.TopicRefs[id] = topic
		}
	}
	for _, id := range x.content.Topics {
		if topic, ok := n.topics[id]; ok && !slices.Contains(p.Topics, topic) { // two may have become one
			p.Topics = append(p.Topics, topic)
		}
	}
	return p
}

// inOrder returns the authors of a byline in its order, each once.
func inOrder(authors map[int64]news.Author, byline []news.Byline) []news.Author {
	var list []news.Author
	for _, credit := range byline {
		author, ok := authors[credit.Author]
		if ok && !slices.ContainsFunc(list, func(x news.Author) bool { return x.ID == author.ID }) {
			list = append(list, author)
		}
	}
	return list
}

// shownOn returns the cards on the page of an article.
func shownOn(p paper.ArticlePage) []paper.Card {
	cards := slices.Clone(p.Latest)
	for _, x := range p.Related {
		cards = append(cards, x.Card)
	}
	others := []*paper.Card{p.Before, p.After}
	for _, q := range p.Questions {
		others = append(others, q.Telling)
	}
	for _, x := range others {
		if x != nil {
			cards = append(cards, *x)
		}
	}
	return cards
}

// articleKeys returns the keys of the page of an article besides its cards.
func articleKeys(p paper.ArticlePage, x leaf) []news.Key {
	keys := []news.Key{news.ArticleKey(p.ID), news.AskedKey(p.ID), news.KeyLatest}
	if p.After == nil {
		keys = append(keys, news.SectionKey(x.section)) // the next one will stand there
	}
	for _, author := range p.Authors {
		keys = append(keys, news.AuthorKey(author.ID))
	}
	for _, box := range p.Storylines {
		keys = append(keys, news.StorylineBoxKey(box.ID))
	}
	return keys
}

// Bodies implements [paper.Source]. The pages have no cards around them.
func (s *Store) Bodies(ctx context.Context, ids []int64, now time.Time) ([]paper.ArticlePage, error) {
	found, err := s.leaves(ctx, ids, ms(now))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b leaf) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	pages, _, err := s.articlePages(ctx, found, nil)
	for i, x := range found {
		if err == nil {
			pages[i].Page = page(time.Time{}, nil, articleKeys(pages[i], x)...)
		}
	}
	return pages, err
}
