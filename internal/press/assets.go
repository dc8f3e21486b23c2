package press

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/courant-press/courant/internal/news"
)

// Assets serves the files of a theme from memory: style sheets, fonts, icons.
// Each has an address that holds the hash of its bytes and may be kept for
// ever; a changed file has another address. The plain name works too, and is
// asked for anew each time.
type Assets struct {
	prefix  string
	bindery *bindery
	urls    map[string]string // name to hashed address
	files   map[string]asset  // by the path under the prefix, hashed and plain
}

// An asset is a file under one of its two addresses.
type asset struct {
	sheet   *atomic.Pointer[sheet]
	control []string
}

var (
	forever     = []string{"public, max-age=31536000, immutable"}
	askEachTime = []string{"public, max-age=0, must-revalidate"}
)

// NewAssets reads and binds every file of fsys, to be served under prefix,
// which begins and ends with a slash. Addresses in style sheets are rewritten
// to hashed ones where they point at another file of fsys.
func NewAssets(fsys fs.FS, prefix string) (*Assets, error) {
	b, err := newBindery()
	if err != nil {
		return nil, err
	}
	names, err := assetNames(fsys)
	if err != nil {
		return nil, fmt.Errorf("list assets: %w", err)
	}
	a := &Assets{prefix: prefix, bindery: b, urls: map[string]string{}, files: map[string]asset{}}
	for _, name := range names {
		body, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read asset %s: %w", name, err)
		}
		if path.Ext(name) == ".css" {
			body = a.rewrite(name, body)
		}
		if err := a.add(name, body); err != nil {
			return nil, fmt.Errorf("bind asset %s: %w", name, err)
		}
	}
	return a, nil
}

// assetNames lists all files, style sheets last: their own hash must follow
// from the hashes of what they point at.
func assetNames(fsys fs.FS) (names []string, err error) {
	var styles []string
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir():
			return err
		case path.Ext(name) == ".css":
			styles = append(styles, name)
		default:
			names = append(names, name)
		}
		return nil
	})
	return slices.Concat(names, styles), err
}

// add binds a file and files it under both its addresses.
func (a *Assets) add(name string, body []byte) error {
	hash := hashOf(body)
	kind := contentType(name)
	s, err := newSheet(&Print{ContentType: kind, Body: body}, hash, newVariants(hash, a.bindery.bind(body, kind)))
	if err != nil {
		return err
	}
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hash[:10] + ext
	kept := new(atomic.Pointer[sheet])
	kept.Store(s)
	a.urls[name] = a.prefix + hashed
	a.files[hashed] = asset{kept, forever}
	a.files[name] = asset{kept, askEachTime}
	return nil
}

var styleURL = regexp.MustCompile(`url\(\s*["']?([^"')\s]+)["']?\s*\)`)

// rewrite points the addresses in a style sheet at hashed names.
func (a *Assets) rewrite(name string, style []byte) []byte {
	return styleURL.ReplaceAllFunc(style, func(match []byte) []byte {
		target := string(styleURL.FindSubmatch(match)[1])
		url, ok := a.urls[path.Join(path.Dir(name), target)]
		if !ok {
			return match
		}
		return []byte(`url("` + url + `")`)
	})
}

// URL returns the hashed address of a file, for templates.
func (a *Assets) URL(name string) (string, error) {
	url, ok := a.urls[name]
	if !ok {
		return "", fmt.Errorf("there is no asset %q", name)
	}
	return url, nil
}

// Serve answers a request for a path under the prefix.
func (a *Assets) Serve(w http.ResponseWriter, r *http.Request) error {
	name, under := strings.CutPrefix(r.URL.Path, a.prefix)
	file, ok := a.files[name]
	if !under || !ok {
		return &news.Error{Kind: news.NotFound, Message: "There is no such file."}
	}
	return file.sheet.Load().answer(w, r, file.control)
}

// Refine binds every file as small as can be, one after the other, until ctx
// ends. That takes a moment, so it is not for the start of the program.
func (a *Assets) Refine(ctx context.Context) {
	for _, file := range a.files {
		if s := file.sheet.Load(); ctx.Err() == nil && !s.isFinest() {
			file.sheet.Store(s.finer(a.bindery.best(s.variants[identity].body)))
		}
	}
}

// contentType knows the files that themes are made of. The table of the
// machine is not asked: a paper shall not behave differently on another one.
func contentType(name string) string {
	if kind, ok := contentTypes[path.Ext(name)]; ok {
		return kind
	}
	return "application/octet-stream"
}

var contentTypes = map[string]string{
	".avif":        "image/avif",
	".css":         "text/css; charset=utf-8",
	".ico":         "image/x-icon",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".mjs":         "text/javascript; charset=utf-8",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".ttf":         "font/ttf",
	".txt":         "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff2":       "font/woff2",
}
