package store

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// Import stores things that were read on another site, all of them in one
// transaction, and says of each what became of it. A thing is known by its
// origin: what was stored with the same hash is left alone, so an import that
// broke off can be run again from the start; what changed there is saved as a
// new revision, unless somebody at the desk has worked on it.
//
// New articles are written many at a time. Their sections, topics, authors
// and pictures must have been stored before, in an earlier call.
func (s *Store) Import(ctx context.Context, items []*news.Imported, ev news.Event) error {
	if err := s.recognise(ctx, items); err != nil {
		return err
	}
	b := batch{items: items}
	if !b.anything() {
		return nil
	}
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Hard = append(ev.Hard, news.KeySettings) // which is on every page
		return b.store(ctx, c, ev)
	})
}

// recognise finds the outcome of every item but for conflicts: what was never
// stored is new, another hash is a change.
func (s *Store) recognise(ctx context.Context, items []*news.Imported) error {
	type group struct{ source, kind string }
	groups := map[group][]*news.Imported{}
	for _, item := range items {
		g := group{item.Origin.Source, item.Origin.Kind}
		groups[g] = append(groups[g], item)
	}
	for g, members := range groups {
		var ids []string
		for _, item := range members {
			ids = append(ids, clean(item.Origin.ID))
		}
		found, err := knownOf(ctx, s.read, g.source, g.kind, ids)
		if err != nil {
			return err
		}
		for i, item := range members {
			k, ok := found[ids[i]]
			item.Ref = k.ref
			switch {
			case !ok:
				item.Outcome = news.Added
			case k.hash != item.Origin.Hash:
				item.Outcome = news.Changed
			default:
				item.Outcome = news.Unchanged
			}
		}
	}
	return nil
}

// A batch is what one transaction of an import stores.
type batch struct {
	items []*news.Imported
}

// anything reports whether there is something to write.
func (b *batch) anything() bool {
	for _, item := range b.items {
		if item.Outcome != news.Unchanged {
			return true
		}
	}
	return false
}

func (b *batch) store(ctx context.Context, c conn, ev *news.Event) error {
	var added, redirects []*news.Imported
	for _, item := range b.items {
		var err error
		switch {
		case item.Outcome == news.Unchanged:
		case item.Redirect != nil:
			redirects = append(redirects, item)
		case item.Article == nil:
			err = storeNoun(ctx, c, item, ev)
		case item.Outcome == news.Added:
			added = append(added, item)
		default:
			err = changeArticle(ctx, c, item, ev)
		}
		if err != nil {
			return err
		}
	}
	if err := storeRedirects(ctx, c, redirects); err != nil {
		return err
	}
	if err := addArticles(ctx, c, added, ev); err != nil {
		return err
	}
	return b.storeOrigins(ctx, c)
}

// storeNoun stores what is not an article.
func storeNoun(ctx context.Context, c conn, item *news.Imported, ev *news.Event) (err error) {
	switch {
	case item.Section != nil:
		item.Section.ID = item.Ref
		err = saveSection(ctx, c, item.Section, ev)
		item.Ref = item.Section.ID
	case item.Topic != nil:
		item.Topic.ID = item.Ref
		err = saveTopic(ctx, c, item.Topic)
		item.Ref = item.Topic.ID
	case item.Author != nil:
		item.Author.ID = item.Ref
		err = saveAuthor(ctx, c, item.Author)
		item.Ref = item.Author.ID
	case item.Picture != nil:
		item.Picture.ID = item.Ref
		err = savePicture(ctx, c, item.Picture)
		item.Ref = item.Picture.ID
	}
	return err
}

// changeArticle stores what changed on the other site as a new revision. The
// work of the desk is never overwritten.
func changeArticle(ctx context.Context, c conn, item *news.Imported, ev *news.Event) error {
	edits, err := one(ctx, c, number, `
		select count(*) from event
		where article = $1 and staff <> 0 and name not in ('article_locked', 'article_unlocked')`, item.Ref)
	if err != nil {
		return err
	}
	if edits > 0 {
		item.Outcome = news.Edited
		return nil
	}
	a, err := article(ctx, c, item.Ref)
	if err != nil {
		return err
	}
	next := item.Article
	if a.Path != next.Path {
		if next.Path, err = freePath(ctx, c, next.Path, nil); err != nil {
			return err
		}
	}
	a.State, a.Content, a.Path, a.Restricted = next.State, next.Content, next.Path, next.Restricted
	a.SavedAt, a.PublishAt, a.UpdatedAt = next.SavedAt, next.PublishAt, next.UpdatedAt
	ev.Hard = append(ev.Hard, news.ArticleKey(a.ID))
	folds, err := foldsOf(ctx, c, []*news.Article{a})
	if err != nil {
		return err
	}
	fold := folds[a.ID]
	save := news.Save{
		Revision: &news.Revision{At: ev.At, Note: "imported again"}, Fold: &fold,
		Publish: isPublic(a), Unpublish: !isPublic(a),
	}
	return writeArticle(ctx, c, a, save, ev, updateArticle)
}

// isPublic reports whether readers get an imported article, now or planned.
// What was behind a wall stays there whatever its state says.
func isPublic(a *news.Article) bool {
	return (a.State == news.Live || a.State == news.Scheduled) && !a.Restricted
}

// storeOrigins notes where everything came from.
func (b *batch) storeOrigins(ctx context.Context, c conn) error {
	rows := newBulk("origin", "source, kind, id, noun, ref, hash, path, body")
	rows.clash = `on conflict (source, kind, id) do update set noun = excluded.noun, ref = excluded.ref,
		hash = excluded.hash, path = excluded.path, body = excluded.body`
	for _, item := range b.items {
		if item.Outcome == news.Unchanged || item.Outcome == news.Edited {
			continue
		}
		o := item.Origin
		if err := rows.add(ctx, c, o.Source, o.Kind, o.ID, nounOf(item), item.Ref, o.Hash, o.Path, item.Body); err != nil {
			return err
		}
	}
	return rows.flush(ctx, c)
}

func nounOf(item *news.Imported) string {
	switch {
	case item.Article != nil:
		return "article"
	case item.Section != nil:
		return "section"
	case item.Topic != nil:
		return "topic"
	case item.Author != nil:
		return "author"
	case item.Picture != nil:
		return "picture"
	case item.Redirect != nil:
		return "redirect"
	default:
		return "kept"
	}
}
