package wordpress

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"sync"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// A piece is one item on its way through the import.
type piece struct {
	it      *wxr.Item
	id      string
	hash    string        // of the item and of what it refers to here
	article *news.Article // nil for what is only kept
	editor  *editor
}

// A load is what is stored in one transaction.
type load struct {
	pieces []*piece
	file   int
	after  wxr.Place // where the next load begins
	err    error     // nothing comes after it
}

// storeArticles goes over all files once more. While one load is stored the
// next one is read and converted.
func (j *job) storeArticles(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	loads := make(chan load, 1)
	var reading sync.WaitGroup
	reading.Go(func() {
		defer close(loads)
		j.readLoads(ctx, loads)
	})
	defer reading.Wait()
	defer stop()
	for l := range loads {
		if l.err != nil {
			return l.err
		}
		if err := j.storeLoad(ctx, l); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// readLoads reads and converts from the checkpoint to the end of all files.
func (j *job) readLoads(ctx context.Context, to chan<- load) {
	before := 0
	for i, f := range j.files {
		if i >= j.at.File {
			at := wxr.Place{}
			if i == j.at.File {
				at = j.at.Place
			}
			if err := j.readFile(ctx, i, at, before, to); err != nil {
				send(ctx, to, load{err: fmt.Errorf("%s: %w", f.name(), err)})
				return
			}
		}
		before += f.items
	}
}

func send(ctx context.Context, to chan<- load, l load) {
	select {
	case to <- l:
	case <-ctx.Done():
	}
}

func (j *job) readFile(ctx context.Context, i int, at wxr.Place, before int, to chan<- load) error {
	r, err := j.files[i].reopen(at)
	if err != nil {
		return err
	}
	defer j.files[i].close()
	l := load{file: i}
	for ctx.Err() == nil {
		entry, err := r.Next()
		if err != nil && err != io.EOF {
			return err
		}
		if entry.Item != nil {
			l.add(j, entry.Item, before)
		}
		if err == io.EOF || len(l.pieces) == maxBatch {
			l.after = r.Place()
			j.convert(l.pieces)
			send(ctx, to, l)
			l = load{file: i}
		}
		if err == io.EOF {
			return nil
		}
	}
	return nil
}

// add takes an item in, unless it is of a kind that has no use here.
func (l *load) add(j *job, it *wxr.Item, before int) {
	normalise(it)
	verdict := j.verdict(it, before+it.Ordinal)
	if verdict.skip || isDiscarded(it.Type) || it.ID == "" {
		return
	}
	p := &piece{it: it, id: it.ID + verdict.alias}
	p.editor = &editor{inventory: j.inventory, now: j.now, pattern: j.pattern, paperLang: j.paperLang}
	if verdict.alias != "" {
		p.editor.tally.warn("two things with one number", it.Title)
	}
	l.pieces = append(l.pieces, p)
}

// isDiscarded reports whether items of a type say nothing to a newspaper, or
// are stored by another step.
func isDiscarded(kind string) bool {
	switch kind {
	case "attachment", "nav_menu_item", "revision", "oembed_cache", "customize_changeset", "custom_css", "user_request",
		"wp_global_styles", "wp_navigation", "wp_template", "wp_template_part", "wp_font_family", "wp_font_face", "acf-field", "acf-field-group":
		return true
	default:
		return false
	}
}

// convert makes articles of posts and pages, on all processors.
func (j *job) convert(pieces []*piece) {
	var working sync.WaitGroup
	next := make(chan *piece)
	for range runtime.GOMAXPROCS(0) {
		working.Go(func() {
			for p := range next {
				p.convert()
			}
		})
	}
	for _, p := range pieces {
		next <- p
	}
	close(next)
	working.Wait()
}

func (p *piece) convert() {
	it := p.it
	p.hash = digest(it.Title, it.Content)
	switch it.Type {
	case "post", "page":
		a := p.editor.article(it)
		around := a.Content
		around.Body = richtext.Doc{} // which follows from the rest
		p.hash = digest(it.Status, it.Password, it.Link, it.Content, bodyMeta(it), a.PublishAt, around, a.PictureIDs())
		p.article = a
	case "wp_block", "guest-author":
	default:
		p.editor.tally.warn("type that is kept but not converted: "+it.Type, it.Title)
	}
}

// storeLoad stores a load, in two transactions: the articles, and then the
// redirects, which must know the addresses that the articles got, together
// with the checkpoint.
func (j *job) storeLoad(ctx context.Context, l load) error {
	if err := j.findPictures(ctx, l.pieces); err != nil {
		return err
	}
	var items []*news.Imported
	for _, p := range l.pieces {
		items = append(items, j.itemsOf(p)...)
	}
	if err := j.write(ctx, items); err != nil {
		return err
	}
	j.count(l.pieces, items)
	redirects := j.redirectItems(j.redirectsOf(ctx, l.pieces, items))
	j.at = checkpoint{File: l.file, Place: l.after}
	if j.options.DryRun {
		countRedirects(redirects, j.done)
		return nil
	}
	j.done.Redirects += len(redirects) // the checkpoint must know; corrected below
	mark := j.mark()
	j.done.Redirects -= len(redirects)
	if err := j.write(ctx, append(redirects, mark)); err != nil {
		return err
	}
	countRedirects(redirects, j.done)
	return nil
}

// itemsOf returns a piece as things to be stored: itself, and its comments
// aside.
func (j *job) itemsOf(p *piece) []*news.Imported {
	it := p.it
	path, _ := j.site.path(it.Link)
	items := []*news.Imported{{Origin: j.origin(it.Type, p.id, path, p.hash), Body: it.Content, Article: p.article}}
	if len(it.Comments) > 0 {
		body, _ := json.Marshal(it.Comments) // strings can always be written
		items = append(items, &news.Imported{Origin: j.origin("comments", it.Type+"/"+p.id, path, digest(string(body))), Body: string(body)})
	}
	return items
}

// count adds a load to the report.
func (j *job) count(pieces []*piece, items []*news.Imported) {
	for _, item := range items {
		if item.Article != nil {
			j.done.Became(item.Outcome)
		}
	}
	for _, p := range pieces {
		for _, w := range p.editor.tally.warnings {
			j.done.Warn(w.kind, w.example)
		}
		if p.article != nil {
			for _, b := range p.article.Body.Blocks {
				j.done.Blocks[richtext.KindOf(b)]++
				if l, ok := b.(richtext.Legacy); ok {
					j.done.Legacy[cmp.Or(l.Name, l.Format)]++
				}
			}
		}
	}
}

// redirectsOf returns the redirects to the public articles among the pieces.
func (j *job) redirectsOf(ctx context.Context, pieces []*piece, items []*news.Imported) []news.Redirect {
	stored := map[*news.Article]*news.Imported{}
	for _, item := range items {
		if item.Article != nil {
			stored[item.Article] = item
		}
	}
	var list []news.Redirect
	for _, p := range pieces {
		item := stored[p.article]
		if item == nil || p.article.Path == "" || item.Outcome == news.Edited {
			continue
		}
		if item.Outcome == news.Unchanged && !j.leadsTo(ctx, p.article.Path, item.Ref) {
			continue
		}
		list = append(list, p.editor.redirects(p.it, p.article.Path)...)
	}
	return list
}

// leadsTo reports whether a path is that of an article, which may have got
// another one when it was first stored.
func (j *job) leadsTo(ctx context.Context, path string, article int64) bool {
	target, err := j.store.Resolve(ctx, path, j.now)
	return err == nil && target.ID == article
}
