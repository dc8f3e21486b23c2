package news

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// ArticlePath fills the pattern of permanent addresses, see
// [Settings.ArticlePath]. At is the time of first publication in the paper's
// zone.
func ArticlePath(pattern, section string, at time.Time, slug string, id int64) string {
	return strings.NewReplacer(
		"{section}", section,
		"{yyyy}", at.Format("2006"),
		"{mm}", at.Format("01"),
		"{dd}", at.Format("02"),
		"{slug}", slug,
		"{id}", strconv.FormatInt(id, 10),
	).Replace(pattern)
}

// PagePath is the address of a standing page such as "About us".
func PagePath(slug string) string { return "/" + slug }

// Reserved reports whether a word, as the first part of an address, belongs
// to the program itself. No section, standing page or article may have it.
func Reserved(segment string) bool {
	return slices.Contains([]string{
		"api", "archive", "assets", "author", "corrections", "desk", "dev", "edition", "feed", "feeds", "fronts", "healthz",
		"history", "latest", "letters", "listen", "masthead", "media", "metrics", "oembed", "opensearch", "page", "person", "place",
		"questions", "readyz", "robots", "search", "share", "sitemap", "sitemaps", "static", "topic", "topics",
	}, segment) || strings.HasPrefix(segment, ".")
}

// FirstSegment returns the first part of a path: "world" of "/world/2026".
func FirstSegment(path string) string {
	segment, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return segment
}

// CheckSectionSlug refuses a slug that a section can not have.
func CheckSectionSlug(slug string) error {
	switch {
	case slug == "" || Slugify(slug) != slug:
		return &Error{Invalid, "The slug of a section is made of small letters, digits and hyphens, like “local-news”."}
	case Reserved(slug):
		return &Error{Invalid, "The slug " + quote(slug) + " belongs to the program; choose another one."}
	default:
		return nil
	}
}
