package wordpress

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"reflect"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/transfer"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// An Archive is what [Reconvert] asks of the paper.
type Archive interface {
	Imported(ctx context.Context, source, kind string) iter.Seq2[*news.Imported, error]
	Settings(ctx context.Context) (news.Settings, error)
	Article(ctx context.Context, id int64) (*news.Article, error)
	Events(ctx context.Context, article int64) ([]news.Event, error)
	SaveArticle(ctx context.Context, a *news.Article, save news.Save) error
}

// Reconvert converts the bodies again that imports from a source have kept, as
// in "wordpress:example.org", after the conversion got better. What anybody at
// the desk has worked on is left alone. What changed is a new revision.
func Reconvert(ctx context.Context, st Archive, source string, now func() time.Time) (*transfer.Report, error) {
	began := now()
	r := &reconversion{store: st, source: source, now: now, index: newIndex(), report: transfer.NewReport()}
	err := r.run(ctx)
	r.report.Seconds = now().Sub(began).Seconds()
	return r.report, err
}

type reconversion struct {
	store  Archive
	source string
	now    func() time.Time
	index  *index
	lang   string // of the paper
	report *transfer.Report
}

func (r *reconversion) run(ctx context.Context) error {
	settings, err := r.store.Settings(ctx)
	if err != nil {
		return fmt.Errorf("read the settings: %w", err)
	}
	r.lang = settings.Lang
	if err := r.remember(ctx); err != nil {
		return fmt.Errorf("read what was kept of %s: %w", r.source, err)
	}
	for _, kind := range []string{"post", "page"} {
		for item, err := range r.store.Imported(ctx, r.source, kind) {
			if err == nil {
				err = r.article(ctx, item)
			}
			if err != nil {
				return fmt.Errorf("convert %s %s again: %w", kind, item.Origin.ID, err)
			}
		}
	}
	return nil
}

// remember fills the index with the pictures and reusable blocks that were
// imported.
func (r *reconversion) remember(ctx context.Context) error {
	refs := map[string]int64{}
	for item, err := range r.store.Imported(ctx, r.source, "attachment") {
		if err != nil {
			return err
		}
		var a attachment
		if json.Unmarshal([]byte(item.Body), &a) == nil {
			a.ID = item.Origin.ID
			r.index.add(a)
			refs[a.ID] = item.Ref
		}
	}
	r.index.sort()
	for id, ref := range refs {
		r.index.became(id, ref)
	}
	for item, err := range r.store.Imported(ctx, r.source, "image") {
		if err != nil {
			return err
		}
		r.index.find(item.Origin.ID, item.Ref)
	}
	for item, err := range r.store.Imported(ctx, r.source, "wp_block") {
		if err != nil {
			return err
		}
		r.index.blocks[item.Origin.ID] = item.Body
	}
	return nil
}

func (r *reconversion) article(ctx context.Context, item *news.Imported) error {
	r.report.Items[item.Origin.Kind]++
	edited, err := r.edited(ctx, item.Ref)
	if err != nil {
		return err
	}
	if edited {
		r.report.Became(news.Edited)
		return nil
	}
	a, err := r.store.Article(ctx, item.Ref)
	if err != nil {
		return err
	}
	doc := r.convert(item, a)
	if reflect.DeepEqual(doc, a.Body) {
		r.report.Became(news.Unchanged)
		return nil
	}
	r.report.Became(news.Changed)
	return r.save(ctx, a, doc)
}

// edited reports whether anybody at the desk has worked on an article.
func (r *reconversion) edited(ctx context.Context, article int64) (bool, error) {
	events, err := r.store.Events(ctx, article)
	for _, e := range events {
		if e.Staff != 0 && e.Name != news.ArticleLocked && e.Name != news.ArticleUnlocked {
			return true, err
		}
	}
	return false, err
}

func (r *reconversion) convert(item *news.Imported, a *news.Article) richtext.Doc {
	var t tally
	c := conversion{site: r.site(), library: r.index, tally: &t, post: item.Origin.ID, lang: cmp.Or(a.Lang, r.lang)}
	doc := c.doc(item.Body)
	for _, w := range t.warnings {
		r.report.Warn(w.kind, w.example)
	}
	return withFront(doc, a.Body)
}

// withFront puts in front of a text what the import put there from beside it:
// the summary and the sound.
func withFront(doc, before richtext.Doc) richtext.Doc {
	for i, b := range before.Blocks {
		switch b.(type) {
		case richtext.FactBox, richtext.Audio:
			if len(doc.Blocks) > i && richtext.KindOf(doc.Blocks[i]) == richtext.KindOf(b) {
				return doc
			}
			doc.Blocks = append(doc.Blocks[:i:i], append([]richtext.Block{b}, doc.Blocks[i:]...)...)
		default:
			return doc
		}
	}
	return doc
}

// site returns the site that a source names.
func (r *reconversion) site() site {
	return newSite(wxr.Site{BaseBlog: "https://" + r.source[min(len(r.source), len("wordpress:")):]})
}

func (r *reconversion) save(ctx context.Context, a *news.Article, doc richtext.Doc) error {
	now := r.now()
	a.Body, a.SavedAt = doc, now
	save := news.Save{
		Revision: &news.Revision{At: now, Note: "converted again"},
		Publish:  a.State == news.Live || a.State == news.Scheduled,
		Event:    news.Event{Name: news.ArticleWritten, At: now, Hard: []news.Key{news.ArticleKey(a.ID), news.CardKey(a.ID)}},
	}
	return r.store.SaveArticle(ctx, a, save)
}
