package store

import (
	"context"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// addArticles writes new articles with their first revision and, if they are
// public, all that readers see of them. It says in one statement for hundreds
// of articles what [Store.CreateArticle] says for each.
func addArticles(ctx context.Context, c conn, items []*news.Imported, ev *news.Event) error {
	if len(items) == 0 {
		return nil
	}
	id, err := next(ctx, c, "article", len(items))
	if err != nil {
		return err
	}
	p, err := newPressRun(ctx, c)
	if err != nil {
		return err
	}
	if err := choosePaths(ctx, c, items); err != nil {
		return err
	}
	added := numberArticles(items, id)
	folds, err := foldsOf(ctx, c, added)
	if err != nil {
		return err
	}
	m, err := mergesIn(ctx, c, added...)
	if err != nil {
		return err
	}
	for _, a := range added {
		if err := p.article(ctx, c, a, m.applied(a), ev.At); err != nil {
			return err
		}
	}
	if err := p.finish(ctx, c); err != nil {
		return err
	}
	return foldAdded(ctx, c, folds)
}

// numberArticles gives new articles their ids from the first one on.
func numberArticles(items []*news.Imported, first int64) []*news.Article {
	var added []*news.Article
	for i, item := range items {
		a := item.Article
		a.ID, a.Version, a.Head = first+int64(i), 1, 1
		item.Ref = a.ID
		if isPublic(a) {
			a.LiveHead = 1
		}
		added = append(added, a)
	}
	return added
}

// choosePaths gives articles whose path is taken one with a number behind it.
func choosePaths(ctx context.Context, c conn, items []*news.Imported) error {
	var paths []string
	for _, item := range items {
		paths = append(paths, clean(item.Article.Path))
	}
	list, err := all(ctx, c, text, `select path from address where path in `+c.Texts("$1"), asJSON{paths})
	if err != nil {
		return err
	}
	taken := map[string]bool{}
	for _, path := range list {
		taken[path] = true
	}
	for i, item := range items {
		if path := paths[i]; path != "" {
			if taken[path] {
				if path, err = freePath(ctx, c, path, taken); err != nil {
					return err
				}
			}
			taken[path], item.Article.Path = true, path
		}
	}
	return nil
}

// freePath returns the path, or that with the lowest number behind it, that
// leads nowhere yet and is not taken.
func freePath(ctx context.Context, c conn, path string, taken map[string]bool) (string, error) {
	free := path
	for n := 2; ; n++ {
		uses, err := one(ctx, c, number, `select count(*) from address where path = $1`, clean(free))
		if err != nil || uses == 0 && !taken[free] {
			return free, err
		}
		free = numbered(path, n)
	}
}

// numbered puts a number behind the last word of a path: "/a/b/" becomes "/a/b-2/".
func numbered(path string, n int) string {
	end := len(path)
	for end > 1 && path[end-1] == '/' {
		end--
	}
	return path[:end] + "-" + strconv.Itoa(n) + path[end:]
}

// A pressRun gathers the rows of many new articles, table by table.
type pressRun struct {
	zone    *time.Location
	parents map[int64]int64 // of sections
	days    map[int64]int64

	pictures []int64 // that the articles show

	articles, revisions, lives, listings, addresses, counts, uses *bulk
}

func newPressRun(ctx context.Context, c conn) (*pressRun, error) {
	loc, err := zone(ctx, c)
	if err != nil {
		return nil, err
	}
	list, err := sections(ctx, c)
	p := &pressRun{
		zone: loc, parents: map[int64]int64{}, days: map[int64]int64{},
		articles: newBulk("article", `id, version, state, head, live_head, kind, section, headline, slug, path, desk,
			assignee, restricted, created_at, saved_at, publish_at, updated_at, embargo, words, picture`),
		revisions: newBulk("revision", "article, number, content, at, note, public_at"),
		lives: newBulk("live", `article, revision, kind, section, publish_at, updated_at, path, lang, kicker, headline,
			full_head, standfirst, byline, picture, caption, alt, topic, words, corrected, no_index`),
		listings:  newBulk("listing", "list, ref, publish_at, article"),
		addresses: newBulk("address", "path, kind, ref"),
		counts:    newBulk("day_count", "day, articles"),
		uses:      newBulk("picture_use", "noun, ref, name, live, picture"),
	}
	p.counts.clash = `on conflict (day) do update set articles = day_count.articles + excluded.articles`
	for _, x := range list {
		p.parents[x.ID] = x.Parent
	}
	return p, err
}

// article adds the rows of one article, which readers get as shown.
func (p *pressRun) article(ctx context.Context, c conn, a, shown *news.Article, now time.Time) error {
	err := p.articles.add(ctx, c, a.ID, a.Version, string(a.State), a.Head, a.LiveHead, string(a.Kind), a.Section,
		a.Headline, a.Slug, a.Path, a.Desk, a.Assignee, a.Restricted, ms(a.CreatedAt), ms(a.SavedAt),
		ms(a.PublishAt), ms(a.UpdatedAt), ms(a.Embargo), richtext.Words(a.Body), shownPicture(a))
	if err != nil {
		return err
	}
	var since int64
	if isPublic(a) {
		since = ms(a.PublishAt)
	}
	if err := p.revisions.add(ctx, c, a.ID, 1, asJSON{a.Content}, ms(now), "imported", since); err != nil {
		return err
	}
	if a.Path != "" {
		if err := p.addresses.add(ctx, c, a.Path, "article", a.ID); err != nil {
			return err
		}
	}
	if err := p.shows(ctx, c, a); err != nil || !isPublic(a) {
		return err
	}
	return p.live(ctx, c, shown)
}

// shows adds the rows of the pictures that an article shows.
func (p *pressRun) shows(ctx context.Context, c conn, a *news.Article) error {
	ids := a.PictureIDs()
	p.pictures = append(p.pictures, ids...)
	for _, id := range ids {
		if err := p.uses.add(ctx, c, "article", a.ID, "", false, id); err != nil {
			return err
		}
		if !isPublic(a) {
			continue
		}
		if err := p.uses.add(ctx, c, "article", a.ID, "", true, id); err != nil {
			return err
		}
	}
	return nil
}

// live adds the rows that readers see.
func (p *pressRun) live(ctx context.Context, c conn, a *news.Article) error {
	var picture news.Illustration
	if a.Picture != nil {
		picture = *a.Picture
	}
	err := p.lives.add(ctx, c, a.ID, a.LiveHead, string(a.Kind), a.Section, ms(a.PublishAt), ms(a.UpdatedAt), a.Path,
		a.Lang, a.Kicker, a.CardHeadline(), a.Headline, a.CardStandfirst(), asJSON{a.Byline}, picture.Picture,
		picture.Caption, picture.Alt, mainTopic(a), richtext.Words(a.Body), false, a.NoIndex)
	if err != nil {
		return err
	}
	for _, list := range listsOf(a, p.parents[a.Section]) {
		if list == wholePaper {
			p.days[dayOf(a.PublishAt.In(p.zone))]++
		}
		if err := p.listings.add(ctx, c, list.List, list.Ref, ms(a.PublishAt), a.ID); err != nil {
			return err
		}
	}
	return nil
}

// finish writes what is left, and counts the days.
func (p *pressRun) finish(ctx context.Context, c conn) error {
	for day, n := range p.days {
		if err := p.counts.add(ctx, c, day, n); err != nil {
			return err
		}
	}
	for _, rows := range []*bulk{p.articles, p.revisions, p.lives, p.listings, p.addresses, p.counts, p.uses} {
		if err := rows.flush(ctx, c); err != nil {
			return err
		}
	}
	return countUses(ctx, c, p.pictures)
}
