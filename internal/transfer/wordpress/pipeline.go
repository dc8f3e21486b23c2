package wordpress

import (
	"context"
	"errors"
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
	from := j.at // which moves on while others are read
	reading.Go(func() {
		defer close(loads)
		j.readLoads(ctx, from, loads)
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

// readLoads reads and converts from a checkpoint to the end of all files.
func (j *job) readLoads(ctx context.Context, from checkpoint, to chan<- load) {
	before := 0
	for i, f := range j.files {
		if i >= from.File {
			at := wxr.Place{}
			if i == from.File {
				at = from.Place
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
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if entry.Item != nil {
			l.add(j, entry.Item, before)
		}
		if errors.Is(err, io.EOF) || len(l.pieces) == maxBatch {
			l.after = r.Place()
			j.convert(l.pieces)
			send(ctx, to, l)
			l = load{file: i}
		}
		if errors.Is(err, io.EOF) {
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
	next := make(chan *piece, len(pieces))
	for _, p := range pieces {
		next <- p
	}
	close(next)
	var working sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		working.Go(func() {
			for p := range next {
				p.convert()
			}
		})
	}
	working.Wait()
}

func (p *piece) convert() {
	it := p.it
	switch it.Type {
	case "post", "page":
		a := p.editor.article(it)
		around := a.Content
		around.Body = richtext.Doc{} // which follows from the rest
		p.hash = digest(it.Status, it.Password, it.Link, it.Content, bodyMeta(it), a.PublishAt, around, a.PictureIDs())
		p.article = a
		return
	case "wp_block", "guest-author":
	default:
		p.editor.tally.warn("type that is kept but not converted: "+it.Type, it.Title)
	}
	p.hash = digest(it.Title, it.Content)
}
