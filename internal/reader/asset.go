package reader

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/press"
	"github.com/courant-press/courant/internal/theme"
)

// immutable is for files whose address changes with their bytes.
const immutable = "public, max-age=31536000, immutable"

// A hashed is a file with the hash of its bytes in its address.
type hashed struct {
	kind string // media type
	keys []news.Key
	home string // the address that names the very bytes
	body func(context.Context) ([]byte, error)
}

// errMoved says that a file was asked for by the address of older bytes.
var errMoved = errors.New("the address is that of an older file")

// serveFile sends a file through the press, which reads and compresses it
// once. The address of older bytes is answered with those of now, because
// another node may have printed a page with it a moment ago, but nobody may
// keep them, and the press keeps one under name, however many such addresses
// are made up.
func (s *Site) serveFile(w http.ResponseWriter, r *http.Request, name string, read func(context.Context) (hashed, error)) error {
	path := r.URL.Path
	err := s.press.Serve(w, r, path, func(ctx context.Context) (*press.Print, error) {
		f, err := read(ctx)
		if err != nil {
			return nil, err
		}
		if f.home != path {
			return nil, errMoved
		}
		return f.print(ctx, immutable)
	})
	if !errors.Is(err, errMoved) {
		return err
	}
	return s.press.Serve(w, r, "now "+name, func(ctx context.Context) (*press.Print, error) {
		f, err := read(ctx)
		if err != nil {
			return nil, err
		}
		return f.print(ctx, "")
	})
}

func (f hashed) print(ctx context.Context, cacheControl string) (*press.Print, error) {
	body, err := f.body(ctx)
	if err != nil {
		return nil, err
	}
	return &press.Print{
		ContentType: f.kind, Body: body, CacheControl: cacheControl,
		Keys: append(f.keys, news.KeySettings),
	}, nil
}

// ready is the body of a file that is there already.
func ready(body []byte) func(context.Context) ([]byte, error) {
	return func(context.Context) ([]byte, error) { return body, nil }
}

// asset serves a file of the theme.
func (s *Site) asset(w http.ResponseWriter, r *http.Request, path string) error {
	_, name, _ := strings.Cut(strings.TrimPrefix(path, theme.AssetRoot), "/")
	return s.serveFile(w, r, theme.AssetRoot+name, func(ctx context.Context) (hashed, error) {
		frame, err := s.source.Frame(ctx)
		if err != nil {
			return hashed{}, fmt.Errorf("find the paper's theme: %w", err)
		}
		th, err := s.themes.Theme(frame.Settings.Theme)
		if err != nil {
			return hashed{}, fmt.Errorf("find the paper's theme: %w", err)
		}
		a, ok := th.Asset(name)
		if !ok {
			return hashed{}, errNoPage
		}
		home, err := th.AssetURL(name)
		return hashed{kind: a.Type, body: ready(a.Body), home: home}, err
	})
}
