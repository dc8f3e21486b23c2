package reader

import (
	"cmp"
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
)

// The pages below that of an article.
const (
	historyName = "history"
	embedName   = "embed"
)

// article builds the page of an article, or of a standing page.
func (s *Site) article(id int64) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.ArticlePage(ctx, id, e.now)
		if err != nil {
			return leaf{}, err
		}
		return e.articleLeaf(p), nil
	}
}

// Preview prints the page of an article as readers would get it, for people
// who may see it before them.
func (s *Site) Preview(ctx context.Context, p paper.ArticlePage) ([]byte, error) {
	e, err := s.edition(ctx)
	if err != nil {
		return nil, err
	}
	l := e.articleLeaf(p)
	body, err := e.theme.Render(l.kind, e.locale, l.view)
	if err != nil {
		return nil, fmt.Errorf("print preview: %w", err)
	}
	return body, nil
}

func (e *edition) articleLeaf(p paper.ArticlePage) leaf {
	kind := "article"
	if p.Content.Kind == news.AboutPage {
		kind = "standing"
	}
	page := e.articlePage(kind, p)
	v := e.articleView(p)
	v.View = e.view(page, sectionIDs(p.Section.ID, p.Parent)...)
	return leaf{kind: kind, view: v, Page: p.Page}
}

// articlePage is what the page of an article says of itself.
func (e *edition) articlePage(kind string, p paper.ArticlePage) Page {
	c := p.Content
	a := about{
		kind: kind, path: p.Path, title: cmp.Or(c.SearchTitle, c.Headline),
		description: cmp.Or(c.SearchText, c.Standfirst), crumbs: e.articleCrumbs(p),
	}
	page := e.page(a)
	if len(elsewhere([]string{c.Canonical})) > 0 {
		page.Canonical = c.Canonical
	}
	if c.NoIndex || !p.Embargo.IsZero() {
		page.Robots = robotsNone
	}
	page.Share = e.articleShare(page, p)
	if kind == "standing" {
		page.JSONLD = e.plainGraph(page, "WebPage", c.Headline)
		return page
	}
	page.OEmbed = e.oembedAddress(p.Path)
	page.JSONLD = e.articleGraph(page, p)
	return page
}

func (e *edition) articleCrumbs(p paper.ArticlePage) []LinkView {
	if p.Content.Kind == news.AboutPage {
		return e.crumbs()
	}
	return e.crumbs(p.Parent, &p.Card.Section)
}

// articleView fills in the text and its furniture.
func (e *edition) articleView(p paper.ArticlePage) ArticleView {
	c := p.Content
	lang := cmp.Or(c.Lang, e.settings.Lang)
	v := ArticleView{
		Kind: string(c.Kind), KindLabel: e.kindLabel(c.Kind),
		Kicker: c.Kicker, Headline: c.Headline, Standfirst: c.Standfirst,
		Lang: lang, Dir: direction(lang),
		Section:  sectionView(p.Card.Section),
		Parent:   parentView(p.Parent),
		Dateline: c.Dateline,
		Picture:  e.image(p.Picture),
		Listen:   e.listenView(p),
		Body:     e.body(c.Body, lang, p.Pictures, p.TopicRefs),
	}
	if c.Kind == news.AboutPage {
		return v
	}
	v.Signup = e.signup(p.Path, sectionIDs(p.Section.ID, p.Parent)...)
	e.credit(&v, p)
	e.dates(&v, p)
	e.context(&v, p)
	return v
}

// credit says who made the article.
func (e *edition) credit(v *ArticleView, p paper.ArticlePage) {
	v.Byline = e.byline(p.Byline, p.Authors)
	v.BylineText = e.bylineText(p.Byline)
	for _, a := range p.Authors {
		v.Authors = append(v.Authors, e.person(a))
	}
}

func (e *edition) byline(credits []paper.Credit, authors []paper.Author) []BylineView {
	notes := map[string]string{}
	for _, a := range authors {
		notes[a.Path()] = a.Role
	}
	var all []BylineView
	for _, c := range credits {
		b := BylineView{Name: c.Name, URL: c.Path, Note: notes[c.Path]}
		if c.Role != news.ByText {
			b.Role = e.word("role_" + string(c.Role))
		}
		all = append(all, b)
	}
	return all
}

// dates says when the article was published and changed, how old it is, and
// what was wrong with it.
func (e *edition) dates(v *ArticleView, p paper.ArticlePage) {
	v.Published = e.moment(p.PublishedAt)
	v.Updated = e.laterMoment(p.UpdatedAt)
	v.AgeNotice = e.ageNotice(p)
	for _, q := range p.Questions {
		v.Questions = append(v.Questions, e.question(q))
	}
	if minutes := richtext.Minutes(p.Words, v.Lang); minutes > 0 {
		v.Reading = e.locale.Words("minutes_to_read", minutes)
	}
	for _, c := range p.Corrections {
		if c.Top {
			v.TopCorrections = append(v.TopCorrections, e.correction(c))
		} else {
			v.Corrections = append(v.Corrections, e.correction(c))
		}
	}
	if p.Versions > 1 {
		v.History = child(p.Path, historyName)
		v.Versions = e.locale.Words("versions", p.Versions)
	}
	if !p.Embargo.IsZero() {
		v.Embargoed = e.word("embargoed", "time", e.moment(p.Embargo).Full)
	}
}

// ageNotice says that the article is old news. Age is counted from day to day,
// so that the notice comes and changes at midnight, when every page is printed
// anew.
func (e *edition) ageNotice(p paper.ArticlePage) string {
	published := p.PublishedAt.In(e.zone)
	if !news.AgeNotice(p.Content.Kind, p.Content.Evergreen, published, e.now, e.settings.AgeNotice) {
		return ""
	}
	return e.word("older_than", "age", e.locale.Age(e.day(published), e.day(e.now)))
}

// context leads on from the article.
func (e *edition) context(v *ArticleView, p paper.ArticlePage) {
	for _, t := range p.Topics {
		v.Topics = append(v.Topics, LinkView{Name: t.Name, URL: t.Path})
	}
	e.stories(v, p)
	v.Before, v.After = e.maybeCard(p.Before), e.maybeCard(p.After)
	v.Related = e.related(p.Related)
	v.Latest = e.cards(p.Latest)
}
