package desk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"github.com/courant-press/courant/internal/news"
)

// Root is the path below which the desk lies.
const Root = "/desk"

// index is the page that loads the app, whatever screen is asked for.
const index = "index.html"

// An App is the built desk, ready to be sent.
type App struct {
	files map[string]file // by path below Root, without a slash in front
}

// A file is sent as it is, or in the coding that a browser takes.
type file struct {
	kind, tag          string
	plain, gzip, brotl []byte
}

// New reads and compresses the files of a build, a megabyte or two.
func New(built fs.FS) (*App, error) {
	a := &App{files: map[string]file{}}
	err := fs.WalkDir(built, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(built, name)
		if err != nil {
			return err
		}
		a.files[name], err = pack(name, content)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the files of the desk: %w", err)
	}
	if _, ok := a.files[index]; !ok {
		return nil, fmt.Errorf("the desk was built without %s", index)
	}
	return a, nil
}

func pack(name string, content []byte) (f file, err error) {
	sum := sha256.Sum256(content)
	f = file{kind: kindOf(name), tag: `"` + hex.EncodeToString(sum[:8]) + `"`, plain: content}
	if f.gzip, err = gzipped(content); err != nil {
		return f, err
	}
	f.brotl, err = brotlied(content)
	return f, err
}

func kindOf(name string) string {
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

func gzipped(content []byte) ([]byte, error) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

// brotlied takes a level that starts the program quickly; the last tenth of
// the size would cost ten times as long.
func brotlied(content []byte) ([]byte, error) {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, 5)
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

// Serve answers a request below [Root]: with a file, or with the page of the
// app, which finds out by itself what screen its address names.
func (a *App) Serve(w http.ResponseWriter, r *http.Request) error {
	name := strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, Root), "/")
	f, ok := a.files[name]
	switch {
	case ok && name != index:
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable") // names carry a hash
	case strings.HasPrefix(name, "assets/"):
		return &news.Error{Kind: news.NotFound, Message: "This part of the desk is of an older version. Load the page again."}
	default:
		f = a.files[index]
		w.Header().Set("Cache-Control", "no-cache")
	}
	return f.send(w, r)
}

func (f file) send(w http.ResponseWriter, r *http.Request) error {
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Etag", f.tag)
	h.Set("Vary", "Accept-Encoding")
	if r.Header.Get("If-None-Match") == f.tag {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	body := f.plain
	switch accepted := r.Header.Get("Accept-Encoding"); {
	case strings.Contains(accepted, "br"):
		body = f.brotl
		h.Set("Content-Encoding", "br")
	case strings.Contains(accepted, "gzip"):
		body = f.gzip
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return nil
	}
	_, err := w.Write(body)
	return err
}
