package reader

import (
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// card makes an article ready for a front, a list or a sidebar.
func (e *edition) card(c paper.Card) CardView {
	v := CardView{
		URL:        c.Path,
		Kind:       string(c.Kind),
		KindLabel:  e.kindLabel(c.Kind),
		Kicker:     c.Kicker,
		Headline:   c.Headline,
		Standfirst: c.Standfirst,
		Section:    sectionView(c.Section),
		Byline:     e.bylineText(c.Byline),
		Published:  e.moment(c.PublishedAt),
		Updated:    e.laterMoment(c.UpdatedAt),
		Picture:    e.cropped(c.Picture, news.CardCrop),
	}
	v.Lang, v.Dir = ownLang(c.Lang, e.settings.Lang)
	if c.Topic != nil {
		v.Topic = &LinkView{Name: c.Topic.Name, URL: c.Topic.Path}
	}
	if c.Corrected {
		v.Corrected = e.word("correction")
	}
	if c.Folded > 0 {
		v.Folded = e.locale.Words("similar_headlines", c.Folded)
	}
	return v
}

func (e *edition) cards(cards []paper.Card) []CardView {
	var all []CardView
	for _, c := range cards {
		all = append(all, e.card(c))
	}
	return all
}

// maybeCard is card for one that may be missing.
func (e *edition) maybeCard(c *paper.Card) *CardView {
	if c == nil {
		return nil
	}
	v := e.card(*c)
	return &v
}

// kindLabel names the kind of journalism; plain news needs no label, and a
// standing page is none.
func (e *edition) kindLabel(k news.ArticleKind) string {
	switch k {
	case "", news.News, news.AboutPage:
		return ""
	default:
		return e.word(string(k))
	}
}

// bylineText names the writers in one line, "By Ada Quill and Ben Ferry".
func (e *edition) bylineText(credits []paper.Credit) string {
	var names []string
	for _, c := range credits {
		if c.Role == news.ByText {
			names = append(names, c.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return e.word("by", "names", e.locale.List(names))
}

func sectionView(s paper.SectionRef) SectionView {
	return SectionView{Name: s.Name, URL: s.Path, Tint: tintClass(s.Colour)}
}

// list makes a page of a list ready; path is that of the whole list.
func (e *edition) list(path string, l paper.List) ListView {
	return ListView{Cards: e.cards(l.Cards), Pager: pager(path, l.First, l.Newer, l.Older)}
}

// pager leads to the neighbours in the list at path.
func pager(path string, first bool, newer, older paper.Cursor) PagerView {
	var p PagerView
	if !first {
		p.First = path
	}
	if !newer.IsZero() {
		p.Newer = ref{path, newer}.address()
	}
	if !older.IsZero() {
		p.Older = ref{path, older}.address()
	}
	return p
}
