package wordpress

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/transfer"
)

// maxBatch is how many things are stored in one transaction.
const maxBatch = 200

// storeTerms stores sections and topics with the redirects to them. What the
// paper has under the same slug already is taken for the same.
func (j *job) storeTerms(ctx context.Context) error {
	own, err := j.ownSections(ctx)
	if err != nil {
		return err
	}
	tops, subs := j.terms.sections()
	places := menu(tops)
	if slices.ContainsFunc(own, func(s news.Section) bool { return s.Order > 0 }) {
		places = nil // the paper has a menu
	}
	for _, level := range [][]*term{tops, subs} {
		if err := j.storeSections(ctx, level, own, places); err != nil {
			return err
		}
	}
	if err := j.storeTopics(ctx); err != nil {
		return err
	}
	return j.storeRedirects(ctx, j.termRedirects(), j.lists)
}

// ownSections returns the sections that did not come from this site.
func (j *job) ownSections(ctx context.Context) ([]news.Section, error) {
	var slugs []string
	for slug := range j.terms.categories {
		slugs = append(slugs, slug)
	}
	known, err := j.store.ImportedRefs(ctx, j.site.source(), "category", slugs)
	if err != nil {
		return nil, fmt.Errorf("look for the sections: %w", err)
	}
	imported := map[int64]bool{}
	for _, id := range known {
		imported[id] = true
	}
	all, err := j.store.Sections(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the sections: %w", err)
	}
	return slices.DeleteFunc(all, func(s news.Section) bool { return imported[s.ID] }), nil
}

func (j *job) storeSections(ctx context.Context, level []*term, own []news.Section, places map[*term]int) error {
	var items []*news.Imported
	var stored, later []*term
	first := map[string]*term{}
	for _, t := range level {
		slug := sectionSlug(t.slug)
		if i := slices.IndexFunc(own, func(s news.Section) bool { return s.Slug == slug }); i >= 0 {
			t.ref = own[i].ID
			continue
		}
		if first[slug] != nil {
			later = append(later, t)
			continue
		}
		first[slug] = t
		s := &news.Section{Slug: slug, Name: t.name, Description: t.text, Order: places[t]}
		if line := j.terms.lineage(t.slug); len(line) > 1 {
			s.Parent = topOf(line[0].ref, own)
		}
		hash := digest(s.Slug, s.Name, s.Description, s.Parent)
		items = append(items, &news.Imported{Origin: j.origin("category", t.slug, "", hash), Section: s})
		stored = append(stored, t)
	}
	if err := j.write(ctx, items); err != nil {
		return err
	}
	for i, t := range stored {
		t.ref = items[i].Ref
	}
	for _, t := range later {
		t.ref = first[sectionSlug(t.slug)].ref
	}
	j.lists.Sections += len(level)
	return nil
}

// topOf returns the section at the top that a section of the paper lies in.
func topOf(id int64, own []news.Section) int64 {
	for _, s := range own {
		if s.ID == id && s.Parent != 0 {
			return s.Parent
		}
	}
	return id
}

// sectionSlug returns a slug that a section can have here.
func sectionSlug(slug string) string {
	slug = news.Slugify(slug)
	if news.Reserved(slug) {
		slug += "-section"
	}
	return slug
}

func (j *job) storeTopics(ctx context.Context) error {
	tags := sortedTerms(j.terms.tags)
	first := map[string]*term{}
	for batch := range slices.Chunk(tags, maxBatch) {
		var slugs []string
		for _, t := range batch {
			slugs = append(slugs, t.slug)
		}
		known, err := j.store.ImportedRefs(ctx, j.site.source(), "post_tag", slugs)
		if err != nil {
			return fmt.Errorf("look for the topics: %w", err)
		}
		var items []*news.Imported
		var stored []*term
		for _, t := range batch {
			slug := news.Slugify(t.slug)
			if first[slug] != nil {
				continue
			}
			first[slug] = t
			if own, err := j.store.TopicBySlug(ctx, news.Subject, slug); err == nil && known[t.slug] == 0 {
				t.ref = own.ID
				continue
			} else if err != nil && news.KindOf(err) != news.NotFound {
				return fmt.Errorf("look for the topic %s: %w", slug, err)
			}
			topic := &news.Topic{Kind: news.Subject, Slug: slug, Name: t.name, Description: t.text}
			items = append(items, &news.Imported{Origin: j.origin("post_tag", t.slug, "", digest(topic)), Topic: topic})
			stored = append(stored, t)
		}
		if err := j.write(ctx, items); err != nil {
			return err
		}
		for i, t := range stored {
			t.ref = items[i].Ref
		}
	}
	for _, t := range tags {
		t.ref = first[news.Slugify(t.slug)].ref
	}
	j.lists.Topics += len(tags)
	return nil
}

// termRedirects leads the lists of the old site to ours.
func (j *job) termRedirects() []news.Redirect {
	var list []news.Redirect
	for _, t := range sortedTerms(j.terms.categories) {
		var words []string
		for _, above := range j.terms.lineage(t.slug) {
			words = append(words, above.slug)
		}
		to := news.Section{Slug: sectionSlug(t.slug)}.Path()
		list = append(list, news.Redirect{From: j.site.base + "/category/" + strings.Join(words, "/") + "/", To: to})
	}
	for _, t := range sortedTerms(j.terms.tags) {
		to := news.Topic{Kind: news.Subject, Slug: news.Slugify(t.slug)}.Path()
		list = append(list, news.Redirect{From: j.site.base + "/tag/" + t.slug + "/", To: to})
	}
	return list
}

// storeRedirects stores redirects, batch by batch.
func (j *job) storeRedirects(ctx context.Context, list []news.Redirect, report *transfer.Report) error {
	for batch := range slices.Chunk(list, maxBatch) {
		items := j.redirectItems(batch)
		if err := j.write(ctx, items); err != nil {
			return err
		}
		countRedirects(items, report)
	}
	return nil
}

// redirectItems returns redirects as things to be stored, each path once.
func (j *job) redirectItems(list []news.Redirect) []*news.Imported {
	var items []*news.Imported
	seen := map[string]bool{}
	for _, r := range list {
		if r.From == r.To || seen[r.From] {
			continue
		}
		seen[r.From] = true
		items = append(items, &news.Imported{Origin: j.origin("redirect", r.From, r.From, digest(r.To)), Redirect: &r})
	}
	return items
}

func countRedirects(items []*news.Imported, report *transfer.Report) {
	for _, item := range items {
		switch {
		case item.Redirect == nil:
		case item.Outcome == news.Taken:
			report.Warn("address that leads elsewhere already", item.Redirect.From)
		default:
			report.Redirects++
		}
	}
}
