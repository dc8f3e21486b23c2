package reader

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/paper"
)

// tintRoot is where the stylesheet with the sections' colours is served. Pages
// allow no inline styles, and colours are set at the desk, so they cannot be
// part of the theme.
const tintRoot = "/tints/"

var tintForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// tintClass returns the class that carries a colour, empty for what is none.
func tintClass(colour string) string {
	if !tintForm.MatchString(colour) {
		return ""
	}
	return "tint-" + strings.ToLower(colour[1:])
}

// tintColours returns the colours of the menu's sections, sorted.
func tintColours(menu []paper.MenuEntry) []string {
	var colours []string
	add := func(s paper.SectionRef) {
		if class := tintClass(s.Colour); class != "" {
			colours = append(colours, strings.TrimPrefix(class, "tint-"))
		}
	}
	for _, entry := range menu {
		add(entry.SectionRef)
		for _, sub := range entry.Subs {
			add(sub)
		}
	}
	slices.Sort(colours)
	return slices.Compact(colours)
}

// tintAddress returns the address of the stylesheet, empty if it would be.
func tintAddress(colours []string) string {
	if len(colours) == 0 {
		return ""
	}
	sum := sha256.Sum256([]byte(tintSheet(colours)))
	return tintRoot + base64.RawURLEncoding.EncodeToString(sum[:9]) + ".css"
}

func tintSheet(colours []string) string {
	var css strings.Builder
	for _, c := range colours {
		fmt.Fprintf(&css, ".tint-%s{--tint:#%s}\n", c, c)
	}
	return css.String()
}

// tints serves the stylesheet.
func (s *Site) tints(w http.ResponseWriter, r *http.Request) error {
	return s.serveFile(w, r, tintRoot, func(ctx context.Context) (hashed, error) {
		frame, err := s.source.Frame(ctx)
		if err != nil {
			return hashed{}, fmt.Errorf("read the sections' colours: %w", err)
		}
		colours := tintColours(frame.Menu)
		return hashed{
			kind: "text/css; charset=utf-8", body: ready([]byte(tintSheet(colours))),
			keys: frame.Keys, home: tintAddress(colours),
		}, nil
	})
}
