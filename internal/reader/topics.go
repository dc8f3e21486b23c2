package reader

import (
	"context"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// topicsPath leads to all topics. Below it are the kinds from A to Z, and below
// each of them where to begin: /topics/person/lind.
const topicsPath = "/topics"

// topics returns the builder of a page of the list of topics; rest is what
// follows /topics in its path.
func (s *Site) topics(rest string) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		kind, from, deep := strings.Cut(strings.TrimPrefix(rest, "/"), "/")
		known := slices.Contains(news.TopicKinds(), news.TopicKind(kind))
		if rest != "" && !known || deep && news.Slugify(from) != from {
			return leaf{}, errNoPage
		}
		p, err := s.source.TopicsPage(ctx, news.TopicKind(kind), from, e.now)
		if err != nil {
			return leaf{}, err
		}
		return e.topics(p, topicsPath+rest, from), nil
	}
}

func (e *edition) topics(p paper.TopicsPage, path, from string) leaf {
	title, crumbs := e.word("topics_index"), e.crumbs()
	if p.Kind != "" {
		title, crumbs = e.kindName(p.Kind), append(crumbs, e.topicsCrumb())
	}
	if from != "" {
		title += ": " + strings.ToUpper(from)
	}
	page := e.page(about{kind: "topics", path: path, title: title, description: e.word("topics_intro"), crumbs: crumbs})
	page.JSONLD = e.plainGraph(page, "CollectionPage", title)
	v := TopicsView{View: e.view(page), Heading: title, InNews: topicLinks(p.InNews)}
	for _, k := range p.Kinds {
		v.Kinds = append(v.Kinds, e.letters(k.Kind, k.Letters))
	}
	if p.Kind != "" {
		v.Letters = e.letters(p.Kind, p.Letters).Letters
	}
	for _, t := range p.Topics {
		v.Topics = append(v.Topics, TopicEntryView{LinkView{Name: t.Name, URL: t.Path}, t.Role})
	}
	if p.Next != "" {
		v.Pager.Older = fromName(p.Kind, p.Next)
	}
	return leaf{kind: "topics", view: v, Page: p.Page}
}

// letters links a kind of topic, and the letters its names begin with.
func (e *edition) letters(kind news.TopicKind, letters []string) LettersView {
	v := LettersView{LinkView: e.kindCrumb(kind)}
	for _, letter := range letters {
		v.Letters = append(v.Letters, LinkView{Name: strings.ToUpper(letter), URL: fromName(kind, letter)})
	}
	return v
}

func fromName(kind news.TopicKind, from string) string {
	return escape(topicsPath + "/" + string(kind) + "/" + from)
}

// kindName is what many topics of a kind are called.
func (e *edition) kindName(kind news.TopicKind) string { return e.word(string(kind) + "s") }

func (e *edition) topicsCrumb() LinkView {
	return LinkView{Name: e.word("topics_index"), URL: topicsPath}
}

func (e *edition) kindCrumb(kind news.TopicKind) LinkView {
	return LinkView{Name: e.kindName(kind), URL: topicsPath + "/" + string(kind)}
}

// topicCrumbs lead to a topic: by its kind, and by the subjects above it.
func (e *edition) topicCrumbs(kind news.TopicKind, above []paper.TopicRef) []LinkView {
	return append(append(e.crumbs(), e.topicsCrumb(), e.kindCrumb(kind)), topicLinks(above)...)
}
