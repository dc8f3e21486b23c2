package testpaper

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

//go:embed gazette
var texts embed.FS

// A Gazette is the paper before it is printed. What refers to another thing
// does so by slug or key, because nothing has an id yet.
type Gazette struct {
	Settings   news.Settings
	Cover      string // key of the picture that stands for what can be heard
	Sections   []Section
	Authors    []Author
	Topics     []Topic
	Pictures   []Picture
	Articles   []Article
	Pages      []Page
	Front      []Container
	Desks      []Desk
	Storylines []Storyline
	Letters    []Letter
	Staff      []news.Staff // without ids and passwords
}

// A Desk with the slugs of the sections it looks after.
type Desk struct {
	news.Desk
	Sections []string
}

// A Section with the slug of the one above it.
type Section struct {
	news.Section
	Above string
}

// An Author with the key of a portrait.
type Author struct {
	news.Author
	Portrait string
}

// A Topic with the key of a picture.
type Topic struct {
	news.Topic
	Drawing string
}

// A Picture with the key under which it is drawn.
type Picture struct {
	news.Picture
	Key string
}

// A Page that stands: about the paper, about privacy.
type Page struct {
	Slug     string
	Headline string
	HTML     string
}

// A Container of the front.
type Container struct {
	Shape    news.Shape
	Title    string
	Link     string // "section:city", "topic:bridge" or ""
	Backfill string // "section:city limit:4", "latest limit:6" or ""
	Cards    []Card
}

// A Card of the front.
type Card struct {
	Article  string
	Headline string
	Kicker   string
	Sublinks []string
}

// Read reads the Gazette as it is at the time now.
func Read(now time.Time) (*Gazette, error) {
	g := &Gazette{}
	for _, part := range []struct {
		file string
		read func(record) error
	}{
		{"paper.txt", g.readPaper},
		{"sections.txt", g.readSection},
		{"authors.txt", g.readAuthor},
		{"topics.txt", g.readTopic},
		{"pictures.txt", g.readPicture},
		{"front.txt", g.readContainer},
		{"desks.txt", g.readDesk},
		{"letters.txt", g.readLetter},
	} {
		if err := readRecords(part.file, part.read); err != nil {
			return nil, err
		}
	}
	if err := g.readPages(); err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(g.Settings.Zone)
	if err != nil {
		return nil, fmt.Errorf("the zone of the Gazette: %w", err)
	}
	days := calendar{now.In(zone)}
	if g.Articles, err = readArticles(days); err != nil {
		return g, err
	}
	return g, g.readStorylines(days)
}

func readRecords(file string, read func(record) error) error {
	text, err := texts.ReadFile("gazette/" + file)
	if err != nil {
		return err
	}
	all, err := records(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for _, r := range all {
		if err := read(r); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

// readPages reads the standing pages.
func (g *Gazette) readPages() error {
	entries, err := texts.ReadDir("gazette/pages")
	if err != nil {
		return err
	}
	for _, e := range entries {
		head, html, err := readText("pages/" + e.Name())
		if err != nil {
			return err
		}
		g.Pages = append(g.Pages, Page{strings.TrimSuffix(e.Name(), ".html"), head.get("headline"), html})
	}
	return nil
}

func (g *Gazette) readPaper(r record) error {
	g.Settings = news.Settings{
		Name: r.get("name"), Motto: r.get("motto"), Lang: r.get("lang"), Zone: r.get("zone"),
		Description: r.get("imprint"), ArticlePath: news.DefaultArticlePath, AI: news.DefaultAIPolicy,
		AgeNotice: news.DefaultAgeNotice(), Publisher: r.get("publisher"), Owners: r.get("owners"),
		Address: r.get("address"), Email: r.get("contact"), Founded: r.get("founded"), FullTextFeeds: true,
	}
	g.Cover = r.get("cover")
	return nil
}

func (g *Gazette) readSection(r record) error {
	s := news.Section{Slug: r.get("slug"), Name: r.get("name"), Description: r.get("description"), Colour: r.get("colour")}
	if _, err := fmt.Sscan(r.get("order"), &s.Order); err != nil {
		return fmt.Errorf("section %s: order: %w", s.Slug, err)
	}
	g.Sections = append(g.Sections, Section{s, r.get("parent")})
	return nil
}

func (g *Gazette) readAuthor(r record) error {
	g.Authors = append(g.Authors, Author{news.Author{
		Slug: r.get("slug"), Name: r.get("name"), Agency: r.get("kind") == "agency", Role: r.get("role"),
		Beat: r.get("beat"), Bio: r.get("bio"), Email: r.get("email"), Languages: trimmed(r.list("languages")),
	}, r.get("picture")})
	return nil
}

func (g *Gazette) readTopic(r record) error {
	g.Topics = append(g.Topics, Topic{news.Topic{
		Kind: news.TopicKind(r.get("kind")), Slug: r.get("slug"), Name: r.get("name"),
		Aliases: trimmed(r.list("aliases")), Role: r.get("role"), Description: r.get("description"),
	}, r.get("picture")})
	return nil
}

func (g *Gazette) readPicture(r record) error {
	g.Pictures = append(g.Pictures, Picture{news.Picture{
		Caption: r.get("caption"), Alt: r.get("alt"), Credit: r.get("credit"),
	}, r.get("key")})
	return nil
}

// readDesk reads a desk, or somebody of the staff.
func (g *Gazette) readDesk(r record) error {
	if name := r.get("staff"); name != "" {
		role := news.Role(r.get("role"))
		g.Staff = append(g.Staff, news.Staff{Name: name, Email: r.get("email"), Posts: news.As(role)})
		return nil
	}
	d := news.Desk{Name: r.get("desk"), Place: len(g.Desks) + 1}
	g.Desks = append(g.Desks, Desk{d, trimmed(r.list("sections"))})
	return nil
}

func (g *Gazette) readContainer(r record) error {
	c := Container{Shape: news.Shape(r.get("container")), Title: r.get("title"), Link: r.get("link"), Backfill: r.get("backfill")}
	for _, f := range r {
		if f.key != "cards" {
			continue
		}
		for _, line := range f.below {
			c.add(strings.TrimSpace(line))
		}
	}
	g.Front = append(g.Front, c)
	return nil
}

// add reads a line of a container: "slug | headline: … | kicker: …", or
// "- slug" for a link below the card before it.
func (c *Container) add(line string) {
	if below, ok := strings.CutPrefix(line, "- "); ok && len(c.Cards) > 0 {
		last := &c.Cards[len(c.Cards)-1]
		last.Sublinks = append(last.Sublinks, below)
		return
	}
	parts := strings.Split(line, "|")
	card := Card{Article: strings.TrimSpace(parts[0])}
	for _, p := range parts[1:] {
		switch key, value, _ := strings.Cut(strings.TrimSpace(p), ":"); key {
		case "headline":
			card.Headline = strings.TrimSpace(value)
		case "kicker":
			card.Kicker = strings.TrimSpace(value)
		}
	}
	c.Cards = append(c.Cards, card)
}

func trimmed(list []string) []string {
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

// names returns the files of the articles; versions are apart.
func names() (articles []string, versions map[string][]string, err error) {
	entries, err := texts.ReadDir("gazette/articles")
	if err != nil {
		return nil, nil, err
	}
	versions = map[string][]string{}
	for _, e := range entries {
		slug := strings.TrimSuffix(e.Name(), ".html")
		if base, version := strings.CutSuffix(slug, path.Ext(slug)); version && base != slug {
			versions[base] = append(versions[base], e.Name())
			continue
		}
		articles = append(articles, slug)
	}
	return articles, versions, nil
}
