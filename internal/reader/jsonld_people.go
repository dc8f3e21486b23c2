package reader

import (
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// An ldPerson is an author: a Person, or an Organization for an agency.
type ldPerson struct {
	Type        string   `json:"@type"`
	ID          string   `json:"@id,omitempty"`
	Name        string   `json:"name"`
	URL         string   `json:"url,omitempty"`
	Image       *ldImage `json:"image,omitempty"`
	JobTitle    string   `json:"jobTitle,omitempty"`
	Description string   `json:"description,omitempty"`
	Email       string   `json:"email,omitempty"`
	KnowsAbout  string   `json:"knowsAbout,omitempty"`
	Knows       []string `json:"knowsLanguage,omitempty"`
	SameAs      []string `json:"sameAs,omitempty"`
	WorksFor    *ldRef   `json:"worksFor,omitempty"`
}

// An ldTopic is what an article or a page is about.
type ldTopic struct {
	Type          string   `json:"@type"`
	ID            string   `json:"@id"`
	Name          string   `json:"name"`
	URL           string   `json:"url"`
	AlternateName []string `json:"alternateName,omitempty"`
	Description   string   `json:"description,omitempty"`
	SameAs        []string `json:"sameAs,omitempty"`
	Image         *ldImage `json:"image,omitempty"`
}

// ldCredit is an entry of a byline.
func (e *edition) ldCredit(c paper.Credit) ldPerson {
	p := ldPerson{Type: personType(c.Agency), Name: c.Name}
	if c.Path != "" {
		p.ID, p.URL = e.personID(c.Path), e.absolute(c.Path)
	}
	return p
}

func (e *edition) personID(path string) string { return e.absolute(path) + "#person" }

func personType(agency bool) string {
	if agency {
		return "Organization"
	}
	return "Person"
}

// authorGraph is what the page of an author says.
func (e *edition) authorGraph(page Page, p paper.AuthorPage) LinkedData {
	a := p.Author
	person := ldPerson{
		Type: personType(a.Agency), ID: e.personID(a.Path()), Name: a.Name, URL: e.absolute(a.Path()),
		Description: a.Bio, Email: a.Email, SameAs: addresses(elsewhere(a.Links)), Image: e.ldPortrait(a.Portrait),
		KnowsAbout: a.Beat, Knows: a.Languages,
	}
	if !a.Agency {
		person.JobTitle = a.Role
		if !a.Former && a.Staff != 0 {
			person.WorksFor = &ldRef{e.paperID()}
		}
	}
	web := e.ldPage(page, "ProfilePage", a.Name)
	web.MainEntity = ldRef{person.ID}
	return e.graph(web, page.Crumbs, person)
}

// topicGraph is what the page of a topic says.
func (e *edition) topicGraph(page Page, p paper.TopicPage) LinkedData {
	t := p.Topic
	topic := e.ldTopicRef(paper.TopicRef{Kind: t.Kind, Name: t.Name, Path: t.Path()})
	topic.AlternateName, topic.Description = t.Aliases[:min(len(t.Aliases), maxAliases)], t.Description
	topic.SameAs = append(addresses(elsewhere(t.Links)), concepts(t.Code)...)
	topic.Image = e.ldPortrait(p.Picture)
	web := e.ldPage(page, "CollectionPage", t.Name)
	web.About = ldRef{topic.ID}
	list, ok := e.ldList(page, p.List.Cards)
	if !ok {
		return e.graph(web, page.Crumbs, topic)
	}
	web.MainEntity = ldRef{list.ID}
	return e.graph(web, page.Crumbs, topic, list)
}

func (e *edition) ldTopicRef(t paper.TopicRef) ldTopic {
	return ldTopic{
		Type: topicType(t.Kind), ID: e.absolute(t.Path) + "#topic", Name: t.Name, URL: e.absolute(t.Path), SameAs: concepts(t.Code),
	}
}

func topicType(k news.TopicKind) string {
	switch k {
	case news.Person:
		return "Person"
	case news.Organisation:
		return "Organization"
	case news.Place:
		return "Place"
	case news.Happening:
		return "Event"
	default:
		return "Thing"
	}
}

// ldPortrait is a picture of a person or topic.
func (e *edition) ldPortrait(p *paper.Picture) *ldImage {
	if p == nil || p.Blob == "" {
		return nil
	}
	image := e.ldImage(*p, 1200, 1200)
	return &image
}

func addresses(links []LinkView) []string {
	var all []string
	for _, l := range links {
		all = append(all, l.URL)
	}
	return all
}
