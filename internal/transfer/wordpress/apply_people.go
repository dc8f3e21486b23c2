package wordpress

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/courant-press/courant/internal/news"
)

// storePeople stores the authors with the redirects to their pages.
func (j *job) storePeople(ctx context.Context) error {
	var redirects []news.Redirect
	all := j.people.all()
	taken := map[string]bool{}
	for batch := range slices.Chunk(all, maxBatch) {
		known, err := j.knownAuthors(ctx, batch)
		if err != nil {
			return err
		}
		var items []*news.Imported
		for _, p := range batch {
			a := known[p.key]
			if a.ID == 0 {
				if a.Slug, err = j.freeSlug(ctx, p.key, taken); err != nil {
					return err
				}
			}
			taken[a.Slug] = true
			a.Name, a.Bio, a.Links = p.title(), p.bio, p.links
			if ref, ok := j.index.picture(p.avatar); ok {
				a.Picture = ref
			}
			hash := digest(a.Name, a.Bio, a.Links, a.Picture)
			items = append(items, &news.Imported{Origin: j.origin("author", p.key, "", hash), Author: &a})
			redirects = append(redirects, news.Redirect{From: j.site.base + "/author/" + p.key + "/", To: a.Path()})
		}
		if err := j.write(ctx, items); err != nil {
			return err
		}
		for i, p := range batch {
			p.ref = items[i].Ref
		}
	}
	j.lists.Authors += len(all)
	return j.storeRedirects(ctx, redirects, j.lists)
}

// knownAuthors returns those that an earlier import stored, as they are now,
// by key.
func (j *job) knownAuthors(ctx context.Context, batch []*person) (map[string]news.Author, error) {
	var keys []string
	for _, p := range batch {
		keys = append(keys, p.key)
	}
	refs, err := j.store.ImportedRefs(ctx, j.site.source(), "author", keys)
	if err != nil {
		return nil, fmt.Errorf("look for the authors: %w", err)
	}
	var ids []int64
	keyOf := map[int64]string{}
	for key, id := range refs {
		ids, keyOf[id] = append(ids, id), key
	}
	authors, err := j.store.Authors(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("look for the authors: %w", err)
	}
	known := map[string]news.Author{}
	for _, a := range authors {
		known[keyOf[a.ID]] = a
	}
	return known, nil
}

// freeSlug returns the slug, or that with the lowest number behind it, that
// no author has.
func (j *job) freeSlug(ctx context.Context, slug string, taken map[string]bool) (string, error) {
	free := slug
	for n := 2; ; n++ {
		_, err := j.store.AuthorBySlug(ctx, free)
		switch {
		case err != nil && news.KindOf(err) == news.NotFound && !taken[free]:
			return free, nil
		case err != nil && news.KindOf(err) != news.NotFound:
			return "", fmt.Errorf("look for the author %s: %w", free, err)
		}
		free = slug + "-" + strconv.Itoa(n)
	}
}
