// Package desk holds the newsroom's web app as it was built from the sources
// beside it. The build is committed, so that Go alone builds the program; make
// desk builds it anew, and a test proves that the two agree.
package desk

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files returns the built app, index.html at its top.
func Files() (fs.FS, error) { return fs.Sub(dist, "dist") }
