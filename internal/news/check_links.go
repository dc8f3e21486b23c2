package news

import (
	"strings"

	"github.com/courant-press/courant/internal/richtext"
)

// aboutLinks checks that the words of each link say where it leads: they are
// read out alone by those who jump from link to link.
func aboutLinks(c *Content) []Check {
	var checks []Check
	for i, b := range c.Body.Blocks {
		for _, t := range richtext.TextsOf(b) {
			for _, words := range linkWords(t) {
				if check, bad := aboutLink(words); bad {
					checks = append(checks, check.in(i))
				}
			}
		}
	}
	return checks
}

// linkWords returns the words of each link of a text. Neighbours that lead to
// the same place are one link.
func linkWords(t richtext.Text) []string {
	var links []string
	before := ""
	for _, s := range t {
		switch s.Link {
		case "":
		case before:
			links[len(links)-1] += s.Text
		default:
			links = append(links, s.Text)
		}
		before = s.Link
	}
	return links
}

func aboutLink(words string) (Check, bool) {
	plain := strings.ToLower(strings.Trim(words, " \n.,:;!?»«>→"))
	switch {
	case plain == "":
		return should("link-empty", "body", "A link has no words.", "Take it out, or put it on the words it belongs to."), true
	case saysNothing(plain):
		return should("link-words", "body", "The link "+quote(words)+" does not say where it leads.",
			"Put it on words that name what readers find there."), true
	case strings.HasPrefix(plain, "http://") || strings.HasPrefix(plain, "https://") || strings.HasPrefix(plain, "www."):
		return should("link-address", "body", "The link "+quote(words)+" shows a bare address.",
			"Put it on words that name what readers find there."), true
	default:
		return Check{}, false
	}
}

// saysNothing knows the usual empty words of links in some languages.
func saysNothing(words string) bool {
	switch words {
	case "here", "click here", "click", "this", "this link", "link", "more", "read more", "learn more", "see here", "this page", "this article",
		"hier", "hier klicken", "mehr", "weiterlesen", "ici", "cliquez ici", "lire la suite", "en savoir plus",
		"aquí", "haz clic aquí", "más", "leer más", "qui", "clicca qui", "leggi", "aqui", "clique aqui", "her", "här", "klik hier":
		return true
	default:
		return false
	}
}
