package wordpress

import (
	"cmp"
	"html"
	"net/url"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// Terms are the categories and tags of a site, those that files declare and
// those that only items name.
type terms struct {
	categories map[string]*term // by slug
	tags       map[string]*term
	byID       map[string]string // slugs of categories, by number, as Yoast names them
}

type term struct {
	slug, name, text, parent string
	uses                     int   // articles whose section it is
	ref                      int64 // the section or topic it became
}

// defaultSection is where articles without a category go.
const defaultSection = "news"

func newTerms() terms {
	return terms{categories: map[string]*term{}, tags: map[string]*term{}, byID: map[string]string{}}
}

// declare takes in what a file says of a term.
func (x *terms) declare(t *wxr.Term) {
	slug := termSlug(t.Slug, t.Name)
	set := x.set(t.Taxonomy)
	if set == nil || slug == "" {
		return
	}
	known := set[slug]
	if known == nil {
		known = &term{slug: slug}
		set[slug] = known
	}
	known.name = cmp.Or(plainName(t.Name), known.name, slug)
	known.text = cmp.Or(plainText(t.Description), known.text)
	if t.Taxonomy == "category" {
		known.parent = termSlug(t.Parent, "")
		x.byID[strings.TrimSpace(t.ID)] = slug
	}
}

// mention takes in a term that an item carries.
func (x *terms) mention(ref wxr.TermRef) {
	slug := termSlug(ref.Slug, ref.Name)
	if set := x.set(ref.Taxonomy); set != nil && slug != "" && set[slug] == nil {
		set[slug] = &term{slug: slug, name: cmp.Or(plainName(ref.Name), slug)}
	}
}

func (x *terms) set(taxonomy string) map[string]*term {
	switch taxonomy {
	case "category":
		return x.categories
	case "post_tag", "tag":
		return x.tags
	default:
		return nil
	}
}

// termSlug returns the slug of a term as the export writes it, without its
// escapes; without one, that of the name.
func termSlug(slug, name string) string {
	slug = strings.TrimSpace(slug)
	if plain, err := url.PathUnescape(slug); err == nil {
		slug = plain
	}
	if slug == "" && strings.TrimSpace(name) != "" {
		return news.Slugify(name)
	}
	return slug
}

// plainName returns a name, which WordPress keeps with entities of HTML.
func plainName(s string) string {
	return strings.Join(strings.Fields(html.UnescapeString(s)), " ")
}

// section returns the slug of the category that is the section of an item:
// the one that Yoast calls primary, or the first.
func (x *terms) section(it *wxr.Item) string {
	slugs := slugsOf(it, "category")
	primary := x.byID[strings.TrimSpace(it.Value("_yoast_wpseo_primary_category"))]
	switch {
	case slices.Contains(slugs, primary):
		return primary
	case len(slugs) > 0:
		return slugs[0]
	default:
		return defaultSection
	}
}

// slugsOf returns the terms of a taxonomy that an item carries, in order,
// each once.
func slugsOf(it *wxr.Item, taxonomies ...string) []string {
	var slugs []string
	for _, ref := range it.Terms {
		slug := termSlug(ref.Slug, ref.Name)
		if slices.Contains(taxonomies, ref.Taxonomy) && slug != "" && !slices.Contains(slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	return slugs
}

// lineage returns the categories from the top down to one, whatever circles
// their parents may run in.
func (x *terms) lineage(slug string) []*term {
	var line []*term
	for t := x.categories[slug]; t != nil && !slices.Contains(line, t); t = x.categories[t.parent] {
		line = append(line, t)
	}
	slices.Reverse(line)
	return line
}

// sections returns the categories as they shall be stored, those at the top
// first: a section nests one level, so what lies deeper goes to the top one.
func (x *terms) sections() (tops, subs []*term) {
	for _, t := range sortedTerms(x.categories) {
		if len(x.lineage(t.slug)) > 1 {
			subs = append(subs, t)
		} else {
			tops = append(tops, t)
		}
	}
	return tops, subs
}

func sortedTerms(set map[string]*term) []*term {
	list := make([]*term, 0, len(set))
	for _, t := range set {
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b *term) int { return strings.Compare(a.slug, b.slug) })
	return list
}

// maxMenu is how many of the sections of another site go into our menu.
const maxMenu = 8

// menu returns the place of each top category in the menu, by how much was
// published in it.
func menu(tops []*term) map[*term]int {
	byUse := slices.Clone(tops)
	slices.SortStableFunc(byUse, func(a, b *term) int { return b.uses - a.uses })
	places := map[*term]int{}
	for i, t := range byUse[:min(maxMenu, len(byUse))] {
		if t.uses > 0 {
			places[t] = i + 1
		}
	}
	return places
}
