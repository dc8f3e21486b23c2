package wordpress

import (
	"cmp"
	"context"
	"encoding/json"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

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
