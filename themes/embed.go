// Package themes carries the themes that come with the program. A newsroom
// lays files of its own over them; see package theme for how one is built.
package themes

import (
	"embed"
	"io/fs"
)

//go:embed classic
var files embed.FS

// Classic returns the theme that has every template and every asset.
func Classic() (fs.FS, error) { return fs.Sub(files, "classic") }
