package theme

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"path"
	"strings"
)

// AssetRoot is where assets are served: /theme/{hash}/{path}.
const AssetRoot = "/theme/"

// An Asset is a file that browsers fetch.
type Asset struct {
	Type string // media type, with its charset
	Body []byte
}

// assets are all of them by path. One hash over all stands in their addresses,
// so that any change gives all of them new ones, and a stylesheet reaches its
// fonts by plain relative addresses.
type assets struct {
	hash  string
	files map[string]Asset
}

// readAssets reads the assets of a theme.
func readAssets(files overlay) (assets, error) {
	a, sum := assets{files: map[string]Asset{}}, sha256.New()
	names, err := files.list("assets")
	if err != nil {
		return a, err
	}
	for _, name := range names {
		body, err := files.read(name)
		if err != nil {
			return a, fmt.Errorf("read asset: %w", err)
		}
		kind, ok := mediaTypes[path.Ext(name)]
		if !ok {
			continue // licences, sources: not for browsers
		}
		fmt.Fprintf(sum, "%s %d\n", name, len(body))
		sum.Write(body)
		a.files[strings.TrimPrefix(name, "assets/")] = Asset{Type: kind, Body: body}
	}
	a.hash = base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:9])
	return a, nil
}

// mediaTypes are the kinds of file that a theme may serve.
var mediaTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".svg":   "image/svg+xml",
	".png":   "image/png",
	".jpg":   "image/jpeg",
	".webp":  "image/webp",
	".avif":  "image/avif",
	".ico":   "image/x-icon",
	".woff2": "font/woff2",
	".ttf":   "font/ttf",
	".otf":   "font/otf",
}

// AssetURL returns the address of an asset; that there is none is an error,
// so that a misspelt name is found when the theme is checked.
func (t *Theme) AssetURL(name string) (string, error) {
	if _, ok := t.assets.files[name]; !ok {
		return "", fmt.Errorf("there is no file assets/%s", name)
	}
	return AssetRoot + t.assets.hash + "/" + name, nil
}

// Asset returns an asset by its name, and whether there is one.
func (t *Theme) Asset(name string) (Asset, bool) {
	a, ok := t.assets.files[name]
	return a, ok
}
