package reader

import (
	"context"
	"path"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// quotesName is the page below that of a person or organisation with what
// they said.
const quotesName = "quotes"

// quotes builds a page of what somebody said. Who said nothing has none.
func (s *Site) quotes(topic int64, at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.QuotesPage(ctx, topic, at, e.now)
		if err != nil {
			return leaf{}, err
		}
		if len(p.Quotes) == 0 {
			return leaf{}, errNoPage
		}
		t := p.Topic
		address := child(t.Path(), quotesName)
		turns := pager(address, p.First, p.Newer, p.Older)
		title := e.word("what_said", "name", t.Name)
		page := e.page(about{
			kind: "quotes", path: address, title: title, description: t.Role,
			crumbs: e.crumbs(), feed: true, pager: &turns, at: at,
		})
		page.Crumbs = append(page.Crumbs, LinkView{Name: t.Name, URL: t.Path()})
		page.JSONLD = e.quotesGraph(page, p)
		v := QuotesView{View: e.view(page), Title: title, Quotes: e.quoted(p.Quotes), Pager: turns}
		return leaf{kind: "quotes", view: v, Page: p.Page}, nil
	}
}

// belowTopic looks for the page of quotes below that of a topic.
func (s *Site) belowTopic(ctx context.Context, e *edition, f ref) (leaf, error) {
	found, t, err := s.look(ctx, e, path.Dir(f.path))
	switch {
	case err != nil:
		return leaf{}, err
	case t.Kind == paper.ToRedirect:
		return leaf{to: escapeRef(ref{child(cleanTarget(t.To), quotesName), f.at})}, nil
	case t.Kind != paper.ToTopic:
		return leaf{}, errNoPage
	case child(found, quotesName) != f.path:
		return leaf{to: escapeRef(ref{child(found, quotesName), f.at})}, nil
	default:
		return s.quotes(t.ID, f.at)(ctx, e)
	}
}

// quotesList reads the quotes of the topic above a path, for a feed.
func (s *Site) quotesList(ctx context.Context, e *edition, address string, at paper.Cursor) (listed, error) {
	_, t, err := s.look(ctx, e, path.Dir(address))
	if err != nil {
		return listed{}, err
	}
	if t.Kind != paper.ToTopic {
		return listed{}, errNoPage
	}
	p, err := s.source.QuotesPage(ctx, t.ID, at, e.now)
	if err == nil && len(p.Quotes) == 0 {
		err = errNoPage
	}
	title := e.settings.Name + ": " + e.word("what_said", "name", p.Topic.Name)
	return listed{Page: p.Page, title: title, description: title, path: address, quotes: p.Quotes, older: p.Older}, err
}

func isQuotes(address string) bool { return path.Base(address) == quotesName }

// quoted prepares quotes for a page.
func (e *edition) quoted(quotes []paper.Quote) []QuoteView {
	var all []QuoteView
	for _, q := range quotes {
		v := QuoteView{Words: quoteWords(q), Role: q.Role, Article: e.card(q.Article)}
		v.Lang, v.Dir = ownLang(q.Article.Lang, e.settings.Lang)
		all = append(all, v)
	}
	return all
}

// quoteWords returns the words of a quote in one line, with a gap where the
// text has others between them.
func quoteWords(q paper.Quote) string {
	words := strings.Join(q.Words, " … ")
	return strings.TrimRight(words, ",;: ")
}

// An ldQuotation is what somebody is quoted with.
type ldQuotation struct {
	Type     string  `json:"@type"`
	Text     string  `json:"text"`
	Speaker  ldVoice `json:"spokenByCharacter"`
	IsPartOf *ldRef  `json:"isPartOf,omitempty"`
}

// An ldVoice is who said it.
type ldVoice struct {
	Type string `json:"@type"`
	ID   string `json:"@id,omitempty"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
	Role string `json:"jobTitle,omitempty"`
}

// ldQuotations says who is quoted in an article.
func (e *edition) ldQuotations(quotes []paper.Quote) []ldQuotation {
	var all []ldQuotation
	for _, q := range quotes {
		voice := ldVoice{Type: "Person", Name: q.Name, Role: q.Role}
		if s := q.Speaker; s != nil {
			topic := e.ldTopicRef(*s)
			voice.Type, voice.ID, voice.Name, voice.URL = topic.Type, topic.ID, topic.Name, topic.URL
		}
		if voice.Type != "Person" {
			voice.Role = ""
		}
		all = append(all, ldQuotation{Type: "Quotation", Text: quoteWords(q), Speaker: voice})
	}
	return all
}

// quotesGraph is what a page of quotes says.
func (e *edition) quotesGraph(page Page, p paper.QuotesPage) LinkedData {
	t := p.Topic
	topic := e.ldTopicRef(paper.TopicRef{ID: t.ID, Kind: t.Kind, Name: t.Name, Path: t.Path()})
	web := e.ldPage(page, "CollectionPage", e.word("what_said", "name", t.Name))
	web.About = ldRef{topic.ID}
	said := e.ldQuotations(p.Quotes)
	graph := []any{topic}
	for i := range said {
		said[i].IsPartOf = &ldRef{e.articleID(p.Quotes[i].Article.Path)}
		graph = append(graph, said[i])
	}
	return e.graph(web, page.Crumbs, graph...)
}

// allQuotes is the address of everything a topic said, "" if there is nothing.
func allQuotes(t news.Topic, shown []paper.Quote) string {
	if len(shown) == 0 {
		return ""
	}
	return child(t.Path(), quotesName)
}
