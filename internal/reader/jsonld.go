package reader

import (
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/paper"
)

// LinkedData is what a page says to machines in JSON-LD: one graph of things
// of the vocabulary schema.org, each with an @id that never changes, saying
// nothing that the page does not say to people. Templates print it in one
// place and never look inside; html/template writes it as JSON that nothing in
// it can break out of.
type LinkedData struct {
	Context string `json:"@context"`
	Graph   []any  `json:"@graph"`
}

// An ldRef points to a thing by its @id.
type ldRef struct {
	ID string `json:"@id"`
}

// An ldPage is the page itself: WebPage, CollectionPage, ProfilePage.
type ldPage struct {
	Type        string `json:"@type"`
	ID          string `json:"@id"`
	URL         string `json:"url"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	InLanguage  string `json:"inLanguage"`
	IsPartOf    ldRef  `json:"isPartOf"`
	Breadcrumb  *ldRef `json:"breadcrumb,omitempty"`
	MainEntity  any    `json:"mainEntity,omitempty"`
	About       any    `json:"about,omitempty"`
}

// An ldSite is the site.
type ldSite struct {
	Type        string `json:"@type"`
	ID          string `json:"@id"`
	URL         string `json:"url"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	InLanguage  string `json:"inLanguage"`
	Publisher   ldRef  `json:"publisher"`
}

// An ldPaper is the paper as an organisation.
type ldPaper struct {
	Type              string   `json:"@type"`
	ID                string   `json:"@id"`
	URL               string   `json:"url"`
	Name              string   `json:"name"`
	Logo              *ldImage `json:"logo,omitempty"`
	LegalName         string   `json:"legalName,omitempty"`
	Slogan            string   `json:"slogan,omitempty"`
	Description       string   `json:"description,omitempty"`
	Email             string   `json:"email,omitempty"`
	Telephone         string   `json:"telephone,omitempty"`
	Address           string   `json:"address,omitempty"`
	Masthead          string   `json:"masthead"`
	CorrectionsPolicy string   `json:"correctionsPolicy"`
	OwnershipFunding  string   `json:"ownershipFundingInfo,omitempty"`
}

// An ldCrumbs is the way to the page.
type ldCrumbs struct {
	Type     string   `json:"@type"`
	ID       string   `json:"@id"`
	Elements []ldItem `json:"itemListElement"`
}

// An ldList is what a page lists, in its order.
type ldList struct {
	Type     string   `json:"@type"`
	ID       string   `json:"@id"`
	Elements []ldItem `json:"itemListElement"`
}

// An ldItem is an entry of a list; Item or URL says where it leads.
type ldItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     *ldRef `json:"item,omitempty"`
	URL      string `json:"url,omitempty"`
}

// graph is what every page says, and what it says on top of that.
func (e *edition) graph(page ldPage, crumbs []LinkView, more ...any) LinkedData {
	all := []any{e.ldPaper(), e.ldSite()}
	if len(crumbs) > 0 {
		way := e.ldCrumbs(page, crumbs)
		page.Breadcrumb = &ldRef{way.ID}
		all = append(all, way)
	}
	return LinkedData{Context: "https://schema.org", Graph: append(append(all, page), more...)}
}

// plainGraph is for pages with nothing more to say than what they are.
func (e *edition) plainGraph(p Page, kind, name string) LinkedData {
	return e.graph(e.ldPage(p, kind, name), p.Crumbs)
}

// listGraph is for pages that list articles.
func (e *edition) listGraph(p Page, name string, cards []paper.Card) LinkedData {
	page := e.ldPage(p, "CollectionPage", name)
	list, ok := e.ldList(p, cards)
	if !ok {
		return e.graph(page, p.Crumbs)
	}
	page.MainEntity = ldRef{list.ID}
	return e.graph(page, p.Crumbs, list)
}

func (e *edition) ldPage(p Page, kind, name string) ldPage {
	return ldPage{
		Type: kind, ID: p.Canonical + "#page", URL: p.Canonical, Name: name, Description: p.Description,
		InLanguage: e.settings.Lang, IsPartOf: ldRef{e.siteID()},
	}
}

func (e *edition) siteID() string  { return e.absolute("/") + "#site" }
func (e *edition) paperID() string { return e.absolute("/") + "#paper" }

func (e *edition) ldSite() ldSite {
	set := e.settings
	return ldSite{
		Type: "WebSite", ID: e.siteID(), URL: e.absolute("/"), Name: set.Name, Description: set.Description,
		InLanguage: set.Lang, Publisher: ldRef{e.paperID()},
	}
}

func (e *edition) ldPaper() ldPaper {
	set := e.settings
	p := ldPaper{
		Type: "NewsMediaOrganization", ID: e.paperID(), URL: e.absolute("/"), Name: set.Name, Logo: e.ldLogo(), LegalName: set.Publisher,
		Slogan: set.Motto, Description: set.Description, Email: set.Email, Telephone: set.Phone, Address: set.Address,
		Masthead: e.absolute(staffPath), CorrectionsPolicy: e.absolute(correctionsPath),
	}
	if set.Owners != "" {
		p.OwnershipFunding = e.absolute(staffPath)
	}
	return p
}

// leastLogo is the least width and height of a logo that search engines take,
// in pixels.
const leastLogo = 112

// ldLogo is the paper's logo, whole and as large as it is made; nil if it has
// none, or one that is too small.
func (e *edition) ldLogo() *ldImage {
	p := e.frame.Logo
	if p == nil || p.Blob == "" || p.Width <= 0 {
		return nil
	}
	width := min(p.Width, widths[len(widths)-1])
	height := p.Height * width / p.Width
	if min(width, height) < leastLogo {
		return nil
	}
	address := e.absoluteURL(e.images.URL(*p, width, media.Plain))
	return &ldImage{Type: "ImageObject", URL: address, ContentURL: address, Width: width, Height: height}
}

// ldCrumbs ends with the page itself, which needs no link.
func (e *edition) ldCrumbs(page ldPage, crumbs []LinkView) ldCrumbs {
	way := ldCrumbs{Type: "BreadcrumbList", ID: page.URL + "#crumbs"}
	for i, c := range crumbs {
		way.Elements = append(way.Elements, ldItem{Type: "ListItem", Position: i + 1, Name: c.Name, Item: &ldRef{e.absolute(c.URL)}})
	}
	way.Elements = append(way.Elements, ldItem{Type: "ListItem", Position: len(crumbs) + 1, Name: page.Name})
	return way
}

func (e *edition) ldList(p Page, cards []paper.Card) (ldList, bool) {
	list := ldList{Type: "ItemList", ID: p.Canonical + "#list"}
	for i, c := range cards {
		list.Elements = append(list.Elements, ldItem{
			Type: "ListItem", Position: i + 1, Name: c.Headline, URL: e.absolute(c.Path),
		})
	}
	return list, len(cards) > 0
}
