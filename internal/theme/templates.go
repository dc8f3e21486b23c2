package theme

import (
	"fmt"
	"html/template"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template/parse"
)

// A sheet is the trees of one template file, by the name of the template.
type sheet map[string]*parse.Tree

// readTemplates reads every layout, part and page and puts together the set of
// each page. It goes on after a fault, so that all are reported at once.
func readTemplates(files overlay, funcs template.FuncMap) (map[string]base, error) {
	r := reading{files: files, funcs: funcs}
	parts := r.join(r.folder("parts"))
	layouts := r.folder("layouts")
	pages := r.folder("pages")
	mailParts := r.join(r.folder("mail/parts"))
	mails := r.folder("mail")
	maps.DeleteFunc(mails, func(file string, _ sheet) bool { return path.Dir(file) != "mail" })
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	bases := map[string]base{}
	for file, page := range pages {
		name := strings.TrimSuffix(path.Base(file), ".html")
		layout := "layouts/" + name + ".html"
		if layouts[layout] == nil {
			layout = baseLayout
		}
		b, err := assemble(layout, funcs, layouts[layout], parts, page)
		if err != nil {
			return nil, fmt.Errorf("put together %s: %w", file, err)
		}
		bases[name] = b
	}
	return bases, addMails(bases, funcs, mails, mailParts)
}

// addMails adds the templates of mails, "mail/letter" for mail/letter.html. A
// mail has no layout, and parts of its own: what may stand in one is another
// matter than what may stand in a page.
func addMails(bases map[string]base, funcs template.FuncMap, mails map[string]sheet, parts sheet) error {
	for file, mail := range mails {
		b, err := assemble(file, funcs, parts, mail)
		if err != nil {
			return fmt.Errorf("put together %s: %w", file, err)
		}
		bases[strings.TrimSuffix(file, ".html")] = b
	}
	return nil
}

// assemble makes the set of one page. What the page defines comes last and so
// takes the place of the layout's blocks.
func assemble(layout string, funcs template.FuncMap, sheets ...sheet) (base, error) {
	if sheets[0] == nil {
		return base{}, Problem{File: layout, Message: "this layout is missing"}
	}
	set := template.New(layout).Funcs(funcs)
	for _, s := range sheets {
		for name, tree := range s {
			// Escaping writes into a tree, so every set needs its own.
			if _, err := set.AddParseTree(name, tree.Copy()); err != nil {
				return base{}, fmt.Errorf("template %s: %w", name, err)
			}
		}
	}
	return base{set: set, layout: layout}, nil
}

// A reading collects what is wrong while files are read.
type reading struct {
	files  overlay
	funcs  template.FuncMap
	faults problems
}

// folder reads the templates of a folder, by path.
func (r *reading) folder(dir string) map[string]sheet {
	names, err := r.files.list(dir)
	if err != nil {
		r.faults = append(r.faults, Problem{File: dir, Message: err.Error()})
	}
	sheets := map[string]sheet{}
	for _, name := range names {
		if strings.HasSuffix(name, ".html") {
			sheets[name] = r.file(name)
		}
	}
	return sheets
}

// join puts the parts together; a name may be given only once, or it would be
// chance which template it stands for.
func (r *reading) join(parts map[string]sheet) sheet {
	all := sheet{}
	for _, file := range slices.Sorted(maps.Keys(parts)) {
		for name, tree := range parts[file] {
			if first := all[name]; first != nil {
				r.faults = append(r.faults, Problem{
					File: file, Message: fmt.Sprintf("%q is defined in %s already", name, first.ParseName),
				})
			}
			all[name] = tree
		}
	}
	return all
}

// file reads one template file. Its trees remember the path, which is how
// errors find their way back to it; a part is known by its bare name.
func (r *reading) file(name string) sheet {
	text, err := r.files.read(name)
	if err != nil {
		r.faults = append(r.faults, Problem{File: name, Message: err.Error()})
		return nil
	}
	set, err := template.New(name).Funcs(r.funcs).Parse(string(text))
	if err != nil {
		r.faults = append(r.faults, problemOf(err))
		return nil
	}
	s := sheet{}
	for _, t := range set.Templates() {
		onlyDefines := t.Name() == name && parse.IsEmptyTree(t.Tree.Root)
		if !onlyDefines {
			s[partName(t.Name())] = t.Tree
		}
	}
	return s
}

// partName returns "card" for "parts/card.html", and other names unchanged.
func partName(name string) string {
	bare, ok := strings.CutPrefix(name, "parts/")
	if !ok {
		return name
	}
	return strings.TrimSuffix(bare, ".html")
}
