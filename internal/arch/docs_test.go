package arch

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The documents are read by the tests as well, so that they can not tell of
// rooms and files that are not there.

func TestEveryLinkInADocumentLeadsToAFile(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	for name, text := range documents(t) {
		for _, match := range link.FindAllStringSubmatch(text, -1) {
			target, _, _ := strings.Cut(match[1], "#")
			if target == "" || strings.Contains(target, ":") { // on this page, or on another site
				continue
			}
			if _, err := fs.Stat(root(), path.Join(path.Dir(name), target)); err != nil {
				t.Errorf("%s links to %s, which is not there", name, match[1])
			}
		}
	}
}

func TestArchitectureNamesThePackagesThereAre(t *testing.T) {
	text := read(t, "ARCHITECTURE.md")
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\|").FindAllStringSubmatch(text, -1) {
		if _, err := fs.Stat(root(), "internal/"+row[1]); err != nil {
			t.Errorf("ARCHITECTURE.md names the room %s, which is not there", row[1])
		}
	}
	for file := range sources(t) {
		dir, ours := strings.CutPrefix(path.Dir(file.path), "internal/")
		if ours && !strings.Contains(text, "`"+dir+"`") {
			t.Errorf("ARCHITECTURE.md does not name `%s`", dir)
		}
	}
}

func TestDecisionsAreNumberedWithoutGaps(t *testing.T) {
	decisions, err := fs.Glob(root(), "docs/adr/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range decisions {
		number := fmt.Sprintf("%04d-", i+1)
		if !strings.HasPrefix(path.Base(name), number) {
			t.Errorf("decision %d is %s, which should begin with %s", i+1, name, number)
		}
		if title := fmt.Sprintf("# %d. ", i+1); !strings.HasPrefix(read(t, name), title) {
			t.Errorf("%s does not begin with %q", name, title)
		}
	}
}

func TestDependenciesAreThoseWeImport(t *testing.T) {
	row := regexp.MustCompile("(?m)^\\| `([a-z0-9.-]+\\.[a-z]+/[^`]+)` \\| (v[^ ]+) \\|")
	documented := map[string]string{}
	for _, match := range row.FindAllStringSubmatch(read(t, "docs/dependencies.md"), -1) {
		documented[match[1]] = match[2]
	}
	imported := importedModules(t)
	for module, version := range imported {
		if documented[module] != version {
			t.Errorf("docs/dependencies.md has %s at %q, and we import %s", module, documented[module], version)
		}
	}
	for module := range documented {
		if imported[module] == "" {
			t.Errorf("docs/dependencies.md has %s, which we do not import", module)
		}
	}
}

// importedModules returns the modules of others that our files import, tests
// included, with their versions.
func importedModules(t *testing.T) map[string]string {
	t.Helper()
	required := regexp.MustCompile(`(?m)^(?:require)?\s+(\S+\.\S+/\S+) (v\S+)`).FindAllStringSubmatch(read(t, "go.mod"), -1)
	slices.SortFunc(required, func(a, b []string) int { return strings.Compare(b[1], a[1]) }) // the longer path first
	line := regexp.MustCompile(`(?m)^(?:import)?\s+(?:[\w.]+ )?"([^"\s]+\.[^"\s]+/[^"\s]+)"$`)
	used := map[string]string{}
	for name, text := range texts(t, ".go") {
		if strings.HasPrefix(name, "tools/") {
			continue // a module of its own
		}
		for _, match := range line.FindAllStringSubmatch(text, -1) {
			for _, module := range required {
				if strings.HasPrefix(match[1]+"/", module[1]+"/") {
					used[module[1]] = module[2]
					break
				}
			}
		}
	}
	return used
}

// root is the repository.
func root() fs.FS { return os.DirFS("../..") }

func documents(t *testing.T) map[string]string {
	t.Helper()
	return texts(t, ".md")
}

// texts reads every file of ours whose name ends in suffix.
func texts(t *testing.T, suffix string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(root(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git") {
			return fs.SkipDir
		}
		if err == nil && strings.HasSuffix(name, suffix) {
			found[name] = read(t, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := fs.ReadFile(root(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
