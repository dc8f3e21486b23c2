package reader

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/feed"
)

// A format is one in which a list is given away as a feed, beside its page.
type format struct {
	name      string // last part of the address
	mediaType string
	write     func(io.Writer, feed.Feed) error
}

func formats() []format {
	return []format{
		{"feed.xml", feed.TypeRSS, feed.RSS},
		{"atom.xml", feed.TypeAtom, feed.Atom},
		{"feed.json", feed.TypeJSON, feed.JSON},
	}
}

// wordpressFeed is the last part of the address of a feed on WordPress. Readers'
// programs go on asking for it after a paper has moved in.
const wordpressFeed = "/feed"

// feed returns the builder of the feed at an address, if it has the form of
// one: that of a page with the name of a format below it.
func (s *Site) feed(f ref) (builder, bool) {
	if strings.HasSuffix(f.path, wordpressFeed) {
		return moved(escape(f.path) + ".xml"), true
	}
	for _, form := range formats() {
		page, ok := strings.CutSuffix(f.path, "/"+form.name)
		if !ok {
			continue
		}
		if page == "" {
			page = "/"
		}
		return func(ctx context.Context, e *edition) (leaf, error) {
			l, err := s.list(ctx, e, page, f.at)
			if err != nil {
				return leaf{}, err
			}
			return s.printFeed(ctx, e, l, form, f)
		}, true
	}
	return nil, false
}

// A listed is what a feed is made of.
type listed struct {
	paper.Page
	title, description string
	path               string
	cards              []paper.Card
	entries            []paper.CorrectionEntry // of the corrections log
	quotes             []paper.Quote           // of who said them
	questions          []feed.Question         // of a list of questions
	issues             []feed.Issue            // of a letter
	older              paper.Cursor
}

// list reads the list that stands at the address of a page.
func (s *Site) list(ctx context.Context, e *edition, path string, at paper.Cursor) (listed, error) {
	switch path {
	case "/":
		l, err := s.source.Latest(ctx, at, feed.Size, e.now)
		return listed{
			Page: l.Page, title: e.settings.Name, description: e.settings.Description,
			path: path, cards: l.Cards, older: l.Older,
		}, err
	case correctionsPath:
		p, err := s.source.CorrectionsPage(ctx, at, e.now)
		return listed{
			Page: p.Page, title: e.settings.Name + ": " + e.word("corrections"), description: e.word("corrections_intro"),
			path: path, entries: p.Entries, older: p.Older,
		}, err
	case news.QuestionsPath:
		return s.questionsFeed(ctx, e, news.OpenQuestion, at)
	case answeredPath:
		return s.questionsFeed(ctx, e, news.Answered, at)
	}
	if slug, ok := letterSlug(path); ok {
		return s.issuesFeed(ctx, e, slug, at)
	}
	_, t, err := s.look(ctx, e, path)
	if err != nil && isQuotes(path) {
		return s.quotesList(ctx, e, path, at)
	}
	if err == nil && t.Kind == paper.ToRedirect {
		t, err = s.source.Resolve(ctx, cleanTarget(t.To), e.now)
	}
	if err != nil {
		return listed{}, err
	}
	l, err := s.listOf(ctx, e, t, at)
	l.title, l.path = e.settings.Name+": "+l.title, path
	return l, err
}

// listOf reads the list of a section, topic, author or storyline.
func (s *Site) listOf(ctx context.Context, e *edition, t paper.Target, at paper.Cursor) (listed, error) {
	switch t.Kind {
	case paper.ToSection:
		p, err := s.source.SectionPage(ctx, t.ID, at, e.now)
		return listed{Page: p.Page, title: p.Section.Name, description: p.Section.Description, cards: p.List.Cards, older: p.List.Older}, err
	case paper.ToTopic:
		p, err := s.source.TopicPage(ctx, t.ID, at, e.now)
		list := paper.Page{Keys: []news.Key{news.TopicKey(p.Topic.ID)}, Until: p.Until} // without what stands around it
		return listed{Page: list, title: p.Topic.Name, description: p.Topic.Description, cards: p.List.Cards, older: p.List.Older}, err
	case paper.ToAuthor:
		p, err := s.source.AuthorPage(ctx, t.ID, at, e.now)
		return listed{Page: p.Page, title: p.Author.Name, description: p.Author.Bio, cards: p.List.Cards, older: p.List.Older}, err
	case paper.ToStoryline:
		p, err := s.source.StorylinePage(ctx, t.ID, at, e.now)
		return listed{Page: p.Page, title: p.Storyline.Title, description: p.Storyline.Summary, cards: p.List.Cards, older: p.List.Older}, err
	default:
		return listed{}, errNoPage
	}
}

// printFeed composes a feed with full texts, and what was taken down lately.
func (s *Site) printFeed(ctx context.Context, e *edition, l listed, form format, f ref) (leaf, error) {
	source := feed.Source{Title: l.title, Description: l.description, Path: l.path, Self: f.address()}
	if !l.older.IsZero() {
		source.Next = f.path + "?before=" + l.older.String()
	}
	composed, keys, err := s.compose(ctx, e, source, l)
	if err != nil {
		return leaf{}, err
	}
	if f.path == "/atom.xml" && f.at.IsZero() {
		gone, err := s.source.Withdrawn(ctx, e.now.AddDate(0, 0, -30), feed.Size)
		if err != nil {
			return leaf{}, err
		}
		e.composer().Drop(&composed, gone)
	}
	var b bytes.Buffer
	if err := form.write(&b, composed); err != nil {
		return leaf{}, fmt.Errorf("print feed %s: %w", f.path, err)
	}
	l.Keys = append(l.Keys, keys...)
	return leaf{Page: l.Page, sheet: &sheet{form.mediaType, b.Bytes()}}, nil
}

func (s *Site) compose(ctx context.Context, e *edition, source feed.Source, l listed) (feed.Feed, []news.Key, error) {
	if l.entries != nil {
		return e.composer().Corrections(source, l.entries), nil, nil
	}
	if l.quotes != nil {
		return e.composer().Quotes(source, l.quotes), nil, nil
	}
	if l.questions != nil {
		return e.composer().Questions(source, l.questions), nil, nil
	}
	if l.issues != nil {
		return e.composer().Issues(source, l.issues), nil, nil
	}
	var ids []int64
	var keys []news.Key
	for _, c := range l.cards {
		ids, keys = append(ids, c.ID), append(keys, news.ArticleKey(c.ID), news.CardKey(c.ID))
	}
	bodies, err := s.source.Bodies(ctx, ids, e.now)
	return e.composer().Compose(source, l.cards, bodies), keys, err
}

// composer speaks the paper's language and knows where its pictures are.
func (e *edition) composer() feed.Composer {
	return feed.Composer{
		Settings: e.settings,
		Picture:  func(p paper.Picture) string { return e.absoluteURL(e.images.URL(p, feed.PictureWidth, media.Plain)) },
		Words: func(c news.Correction) string {
			return e.correctionLabel(c.Kind) + " (" + e.locale.MediumDate(c.At.In(e.zone)) + "): " + c.Text
		},
		Zone: e.zone,
	}
}

// A sheet is a page that is not HTML.
type sheet struct {
	mediaType string
	body      []byte
}
