package feed

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// SecurityLife is for how long a security.txt is good; RFC 9116 wants less
// than a year. It is written anew whenever it is asked for.
const SecurityLife = 180 * 24 * time.Hour

// Security writes /.well-known/security.txt (RFC 9116). Without a contact in
// the settings there is none, and ok is false.
func Security(s news.Settings, now time.Time) (text string, ok bool) {
	contact := s.Security
	if contact == "" && s.Email != "" {
		contact = "mailto:" + s.Email
	}
	if contact == "" {
		return "", false
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Contact: %s\n", oneLine(contact))
	fmt.Fprintf(&b, "Expires: %s\n", now.Add(SecurityLife).UTC().Truncate(24*time.Hour).Format(time.RFC3339))
	fmt.Fprintf(&b, "Preferred-Languages: %s\n", s.Lang)
	fmt.Fprintf(&b, "Canonical: %s/.well-known/security.txt\n", s.URL)
	return b.String(), true
}

// Trust writes trust.txt (journallist.net): who controls the paper, how it is
// reached, and whether its data may train models.
func Trust(s news.Settings) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", oneLine(s.Name))
	if s.Email != "" {
		fmt.Fprintf(&b, "contact=mailto:%s\n", oneLine(s.Email))
	}
	fmt.Fprintf(&b, "disclosure=%s/masthead\n", s.URL)
	fmt.Fprintf(&b, "datatrainingallowed=%s\n", yes(allowed(s.AI, train)))
	return b.String()
}

// Manifest writes manifest.webmanifest (W3C Web Application Manifest), so
// that a phone can put the paper among its programs. icon is an address on
// the site.
func Manifest(w io.Writer, s news.Settings, icon, colour string) error {
	type picture struct {
		Src   string `json:"src"`
		Sizes string `json:"sizes"`
		Type  string `json:"type"`
	}
	doc := struct {
		ID      string    `json:"id"`
		Name    string    `json:"name"`
		Start   string    `json:"start_url"`
		Display string    `json:"display"`
		Lang    string    `json:"lang"`
		Ground  string    `json:"background_color"`
		Theme   string    `json:"theme_color"`
		About   string    `json:"description,omitempty"`
		Icons   []picture `json:"icons"`
	}{
		ID: "/", Name: s.Name, Start: "/", Display: "minimal-ui", Lang: s.Lang, Ground: colour, Theme: colour,
		About: s.Description, Icons: []picture{{Src: icon, Sizes: "any", Type: "image/svg+xml"}},
	}
	if err := json.NewEncoder(w).Encode(doc); err != nil {
		return fmt.Errorf("write the web manifest: %w", err)
	}
	return nil
}
