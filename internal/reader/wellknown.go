package reader

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/feed"
)

// wellKnown returns the builder of a file that machines ask for under a name
// they all know, if the path is one of those.
func (s *Site) wellKnown(path string) (builder, bool) {
	switch path {
	case "/robots.txt":
		return textFile(feed.Robots), true
	case "/trust.txt", "/.well-known/trust.txt":
		return textFile(feed.Trust), true
	case "/.well-known/security.txt", "/security.txt":
		return security, true
	case "/license.xml":
		return written(feed.TypeRSL, func(w io.Writer, e *edition) error { return feed.Licence(w, e.settings) }), true
	case "/.well-known/tdmrep.json":
		return written("application/json", func(w io.Writer, e *edition) error { return feed.TDMReservation(w, e.settings) }), true
	case "/manifest.webmanifest":
		return written("application/manifest+json", manifest), true
	default:
		return nil, false
	}
}

func textFile(write func(news.Settings) string) builder {
	return func(_ context.Context, e *edition) (leaf, error) {
		return leaf{sheet: &sheet{feed.TypeText, []byte(write(e.settings))}}, nil
	}
}

func written(mediaType string, write func(io.Writer, *edition) error) builder {
	return func(_ context.Context, e *edition) (leaf, error) {
		var b bytes.Buffer
		if err := write(&b, e); err != nil {
			return leaf{}, err
		}
		return leaf{sheet: &sheet{mediaType, b.Bytes()}}, nil
	}
}

// security is printed anew every day, long before the last one expires.
func security(_ context.Context, e *edition) (leaf, error) {
	text, ok := feed.Security(e.settings, e.now)
	if !ok {
		return leaf{}, errNoPage
	}
	return leaf{sheet: &sheet{feed.TypeText, []byte(text)}}, nil
}

func manifest(w io.Writer, e *edition) error {
	icon, err := e.theme.AssetURL("icon.svg")
	if err != nil {
		return fmt.Errorf("print the web manifest: %w", err)
	}
	return feed.Manifest(w, e.settings, icon, e.theme.Manifest.Colour)
}
