package transfer

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/courant-press/courant/internal/news"
)

// keepText is a [Keep] that takes everything and shows it as its hash.
func keepText(_ context.Context, r io.Reader) (File, error) {
	text, err := io.ReadAll(r)
	return File{Blob: string(text)}, err
}

func TestAFolderFindsAFileByTheEndOfItsAddress(t *testing.T) {
	t.Parallel()
	folder := Folder{Keep: keepText, Files: fstest.MapFS{
		"2019/05/a.jpg": {Data: []byte("dated")},
		"b.jpg":         {Data: []byte("flat")},
		"c.jpg/d.txt":   {Data: []byte("a folder")},
	}}
	for address, want := range map[string]string{
		"https://x.org/wp-content/uploads/2019/05/a.jpg?w=300": "dated",
		"https://x.org/wp-content/uploads/2018/01/b.jpg":       "flat",
		"https://x.org/../../../../b.jpg":                      "flat",
		"https://x.org/wp-content/uploads/2019/05/no.jpg":      "the folder does not have it",
		"https://x.org/c.jpg":                                  "it is no file, or larger than 64 megabytes",
	} {
		f, err := folder.Bring(t.Context(), address)
		if got := f.Blob + sentence(err); got != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}

func sentence(err error) string {
	if e, ok := errors.AsType[*news.Error](err); ok {
		return e.Message
	}
	return ""
}

func TestTheWebAnswers(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/a.jpg":
			w.Header().Set("Content-Type", "image/jpeg")
			_, _ = io.WriteString(w, "picture")
		case "/page":
			_, _ = io.WriteString(w, "<html>")
		case "/away":
			http.Redirect(w, r, "http://169.254.169.254/latest/meta-data", http.StatusFound)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/endless":
			w.Header().Set("Content-Type", "image/jpeg")
			for range maxFile>>20 + 2 {
				if _, err := io.WriteString(w, strings.Repeat("x", 1<<20)); err != nil {
					return
				}
			}
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	web := Web{Client: server.Client(), Keep: keepText, Owns: func(host string) bool { return host == "127.0.0.1" }}
	for path, want := range map[string]string{
		"/a.jpg":   "picture",
		"/page":    "what the site sends is no picture",
		"/away":    "it lies on a host that is not the site's",
		"/round":   "it is redirected without end",
		"/endless": "it is larger than 64 megabytes",
		"/gone":    "the site answers 404",
	} {
		f, err := web.Bring(t.Context(), server.URL+path)
		if got := f.Blob + sentence(err); got != want {
			t.Errorf("%s: got %q (%v), want %q", path, got, err, want)
		}
	}
	for _, address := range []string{"ftp://127.0.0.1/a", "file:///etc/passwd", "http://example.org/a.jpg", "http://u:p@127.0.0.1/a.jpg", "::"} {
		if _, err := web.Bring(t.Context(), address); sentence(err) == "" {
			t.Errorf("%s: got %v, want a refusal", address, err)
		}
	}
}

func TestAGuardedClientStaysOutOfOurNetwork(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(server.Close)
	web := Web{Client: Guarded(), Keep: keepText, Owns: func(string) bool { return true }}
	_, err := web.Bring(t.Context(), server.URL)
	if got, want := sentence(err), "it lies at an address that is not public"; got != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestPublicAddresses(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1::1": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "0.0.0.0": false, "255.255.255.255": false, "224.0.0.1": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "ff02::1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: got %v, want %v", address, got, want)
		}
	}
}
