// Package arch holds the one test that keeps the arrows of the tree pointing
// the same way. Read the layers table before you add a package.
package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/courant-press/courant/"

// A layer is a set of package trees that may import the layers named in uses,
// and nothing else of ours. Inside a layer a package may import its own tree
// only: wire/newsml may import wire, but reach/letter may not import reach/push.
// The language is the exception: it lists itself.
type layer struct {
	name  string
	trees []string // path.Match patterns under the module root
	uses  []string // names of layers
}

var layers = []layer{
	{"language", []string{"internal/news", "internal/richtext", "internal/paper", "internal/locale"}, []string{"language"}},
	{"plant", []string{"internal/web", "internal/press", "internal/search", "internal/blob", "internal/job", "internal/mail", "internal/theme", "internal/config"}, []string{"language"}},
	{"departments", []string{"internal/newsroom", "internal/wire", "internal/media", "internal/bigpicture", "internal/reach/*", "internal/transfer", "internal/audience"}, []string{"language", "plant"}},
	{"store", []string{"internal/store"}, []string{"language", "plant", "departments"}},
	{"entrances", []string{"internal/reader", "internal/desk", "internal/api"}, []string{"language", "plant", "departments"}},
	{"operation", []string{"internal/ops/*", "internal/testpaper"}, []string{"language", "plant"}},
	{"assets", []string{"themes", "web/desk"}, nil},
	{"app", []string{"internal/app"}, []string{"language", "plant", "departments", "store", "entrances", "operation", "assets"}},
	{"command", []string{"cmd/*", "test/desk/clocked"}, []string{"app"}},
	{"arch", []string{"internal/arch"}, nil},
	{"bench", []string{"test/bench", "test/quality"}, []string{"language", "departments", "store"}},
}

func TestArrows(t *testing.T) {
	documented := map[string]bool{}
	for file, imports := range sources(t) {
		dir := path.Dir(file.path)
		documented[dir] = documented[dir] || file.documented
		from, fromTree := find(dir)
		if from == nil {
			t.Errorf("%s is in no layer: add it to the table, or put it where it belongs", dir)
			continue
		}
		for _, imp := range imports {
			rel, ours := strings.CutPrefix(imp, module)
			if imp == "testing" && !strings.HasSuffix(dir, "test") {
				t.Errorf("%s imports testing, but is not a test package", file.path)
			}
			if !ours {
				continue
			}
			to, toTree := find(rel)
			if to != nil && fromTree != toTree && !slices.Contains(from.uses, to.name) {
				t.Errorf("%s: the %s layer must not import %s (%s)", file.path, from.name, rel, to.name)
			}
		}
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

type source struct {
	path       string
	documented bool
}

// sources reads the import lines of every non-test Go file. It reads the files
// itself rather than asking "go list": the test cache then sees them change.
func sources(t *testing.T) map[source][]string {
	t.Helper()
	root, found := os.DirFS("../.."), map[source][]string{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("../..", name), nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		var imports []string
		for _, spec := range f.Imports {
			p, _ := strconv.Unquote(spec.Path.Value)
			imports = append(imports, p)
		}
		found[source{name, f.Doc != nil}] = imports
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// find returns the layer of a directory and the tree of that layer it is in.
func find(dir string) (*layer, string) {
	for i := range layers {
		for _, tree := range layers[i].trees {
			for p := dir; p != "."; p = path.Dir(p) {
				if ok, _ := path.Match(tree, p); ok {
					return &layers[i], p
				}
			}
		}
	}
	return nil, ""
}
