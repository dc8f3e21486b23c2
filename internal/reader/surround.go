package reader

import (
	"slices"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// generator is how the program names itself to machines.
const generator = "Courant"

// view puts what stands around every page around this one. The menu marks the
// sections that the page belongs to.
func (e *edition) view(p Page, sections ...int64) View {
	return View{Site: e.site(sections), Page: p}
}

func (e *edition) site(sections []int64) SiteView {
	set := e.settings
	return SiteView{
		Name:      set.Name,
		Motto:     set.Motto,
		URL:       "/",
		Lang:      set.Lang,
		Dir:       direction(set.Lang),
		WordsLang: e.wordsLang(),
		Today:     e.date(e.now),
		Logo:      e.image(e.frame.Logo),
		Menu:      e.menu(e.frame.Menu, sections),
		Pages:     links(e.frame.Pages),
		Footer:    e.footer(),
		Copyright: e.copyright(),
		Licence:   set.Licence,
		Tints:     tintAddress(tintColours(e.frame.Menu)),
		Generator: generator,
	}
}

// wordsLang returns the language of the interface where it is not the paper's.
func (e *edition) wordsLang() string {
	words := e.locale.WordsTag()
	if language(words) == language(e.settings.Lang) {
		return ""
	}
	return words
}

func (e *edition) menu(entries []paper.MenuEntry, current []int64) []MenuView {
	var menu []MenuView
	for _, entry := range entries {
		m := menuView(entry.SectionRef, current)
		for _, sub := range entry.Subs {
			m.Subs = append(m.Subs, menuView(sub, current))
		}
		menu = append(menu, m)
	}
	return menu
}

func menuView(s paper.SectionRef, current []int64) MenuView {
	return MenuView{Name: s.Name, URL: s.Path, Tint: tintClass(s.Colour), Current: slices.Contains(current, s.ID)}
}

func links(cards []paper.Card) []LinkView {
	var all []LinkView
	for _, c := range cards {
		all = append(all, LinkView{Name: c.Headline, URL: c.Path})
	}
	return all
}

// footer links the pages that make the whole paper reachable.
func (e *edition) footer() []LinkView {
	links := []LinkView{
		{Name: e.word("latest"), URL: latestPath},
		{Name: e.word("storylines"), URL: storylinesPath},
		{Name: e.word("archive"), URL: archivePath},
		e.topicsCrumb(),
		{Name: e.word("corrections"), URL: correctionsPath},
	}
	if e.frame.Asks {
		links = append(links, LinkView{Name: e.word("questions"), URL: news.QuestionsPath})
	}
	if len(e.frame.Letters) > 0 {
		links = append(links, LinkView{Name: e.word("letters"), URL: lettersPath})
	}
	if e.frame.Speaks {
		links = append(links, LinkView{Name: e.word("listen"), URL: news.ListenPath})
	}
	return append(links, LinkView{Name: e.word("staff"), URL: staffPath})
}

func (e *edition) copyright() string {
	if e.settings.Copyright != "" {
		return e.settings.Copyright
	}
	holder := e.settings.Publisher
	if holder == "" {
		holder = e.settings.Name
	}
	return e.word("copyright", "year", strconv.Itoa(e.now.Year()), "name", holder)
}

// about is what a page says of itself, as builders give it.
type about struct {
	kind        string
	path        string // of the page, without its place in the list
	title       string // without the paper's name; empty on the front
	description string
	crumbs      []LinkView
	feed        bool   // the page has feeds of its own
	podcast     string // the page below which its podcast is; empty for none
	pager       *PagerView
	at          paper.Cursor
}

// Robots lines. Search engines may show large pictures of what they may show
// at all.
const (
	robotsAll  = "max-image-preview:large"
	robotsNone = "noindex"
)

// page fills what every page says of itself the same way.
func (e *edition) page(a about) Page {
	canonical := e.absolute(a.path)
	if !a.at.IsZero() {
		canonical += "?before=" + a.at.String()
	}
	p := Page{
		Kind:        a.kind,
		Title:       e.title(e.placed(a)),
		Description: clip(a.description, 300),
		Robots:      robotsAll,
		Canonical:   canonical,
		Crumbs:      a.crumbs,
		Feeds:       e.feeds(a),
	}
	if a.pager != nil {
		p.Prev, p.Next = a.pager.Newer, a.pager.Older
	}
	p.Share = e.share(p, a.title)
	return p
}

// placed is the name of a page with its place in the list, so that the pages
// of one list do not share a title.
func (e *edition) placed(a about) string {
	if a.at.IsZero() {
		return a.title
	}
	key := "title_before"
	if a.at.Newer {
		key = "title_after"
	}
	return e.word(key, "title", a.title, "time", e.locale.DateTime(a.at.At.In(e.zone)))
}

// title names the page and the paper, the front the paper and its motto.
func (e *edition) title(name string) string {
	switch {
	case name != "":
		return name + " | " + e.settings.Name
	case e.settings.Motto != "":
		return e.settings.Name + " | " + e.settings.Motto
	default:
		return e.settings.Name
	}
}

// home is the first crumb of every page.
func (e *edition) home() LinkView { return LinkView{Name: e.settings.Name, URL: "/"} }

// feeds announces the feeds of a page, or those of the whole paper where it
// has none of its own.
func (e *edition) feeds(a about) []FeedView {
	path, name := "/", e.settings.Name
	if a.feed && a.path != "/" {
		path, name = a.path, a.title
	}
	feeds := []FeedView{
		{Type: "application/rss+xml", Title: e.word("rss_feed_of", "name", name), URL: child(path, "feed.xml")},
		{Type: "application/atom+xml", Title: e.word("atom_feed_of", "name", name), URL: child(path, "atom.xml")},
		{Type: "application/feed+json", Title: e.word("json_feed_of", "name", name), URL: child(path, "feed.json")},
	}
	if a.podcast == "" {
		return feeds
	}
	if podcast := e.podcastPath(a.podcast); podcast != "" {
		feeds = append(feeds, FeedView{Type: "application/rss+xml", Title: e.word("podcast_of", "name", a.title), URL: podcast})
	}
	return feeds
}

// clip shortens text to about n bytes at the end of a word, for places where
// machines would cut it less kindly.
func clip(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= n {
		return text
	}
	cut := strings.LastIndexByte(text[:n], ' ')
	if cut <= 0 {
		return strings.ToValidUTF8(text[:n], "") + "…"
	}
	return strings.TrimRight(text[:cut], " ,;:.–-") + "…"
}
