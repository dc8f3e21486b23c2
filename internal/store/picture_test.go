package store_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestAuthorsComeWithTheirPortraits(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		ben := news.Author{Slug: "ben", Name: "Ben Faced", Picture: d.photo.ID}
		check(t, st.SaveAuthor(ctx, &ben, news.Event{At: now}))
		a := d.article(t, "one", now.Add(-time.Hour), func(a *news.Article) {
			a.Byline = []news.Byline{{Author: ben.ID}, {Author: d.ada.ID}}
		})
		article, err := st.ArticlePage(ctx, a.ID, now)
		check(t, err)
		masthead, err := st.StaffPage(ctx)
		check(t, err)
		page, err := st.AuthorPage(ctx, ben.ID, paper.Cursor{}, now)
		check(t, err)
		for where, authors := range map[string][]paper.Author{
			"article": article.Authors, "masthead": masthead.Authors, "own page": {page.Author},
		} {
			for _, x := range authors {
				if faced := x.Portrait != nil && x.Portrait.Blob == "b10b"; faced != (x.ID == ben.ID) {
					t.Errorf("%s: %s has portrait %v", where, x.Name, x.Portrait)
				}
			}
			if len(authors) == 0 {
				t.Errorf("%s: nobody is there", where)
			}
		}
	})
}

func TestEveryKindOfTopicHasAPageWithAndWithoutAPicture(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		for _, kind := range news.TopicKinds() {
			for _, picture := range []int64{0, d.photo.ID} {
				x := news.Topic{Kind: kind, Slug: fmt.Sprintf("%s-%d", kind, picture), Name: "A " + string(kind), Picture: picture}
				check(t, st.SaveTopic(ctx, &x, news.Event{At: now}))
				target, err := st.Resolve(ctx, x.Path(), now)
				check(t, err)
				p, err := st.TopicPage(ctx, target.ID, paper.Cursor{}, now)
				check(t, err)
				if p.Topic.Kind != kind || p.Topic.Name != x.Name || (p.Picture != nil) != (picture != 0) {
					t.Errorf("%s: the page is of %+v with picture %v", x.Path(), p.Topic, p.Picture)
				}
			}
		}
	})
}

func TestTheFrameHasTheLogo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		for _, logo := range []int64{0, d.photo.ID} {
			set, err := st.Settings(ctx)
			check(t, err)
			set.Logo = logo
			check(t, st.SaveSettings(ctx, set, news.Event{At: now}))
			f, err := st.Frame(ctx)
			check(t, err)
			if has := f.Logo != nil && f.Logo.ID == logo; has != (logo != 0) {
				t.Errorf("with logo %d the frame has %v", logo, f.Logo)
			}
		}
	})
}

func TestAHistoryHasThePicturesOfAllItsRevisions(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		second := d.photo
		second.ID, second.Blob = 0, "b10c"
		check(t, st.SavePicture(ctx, &second, news.Event{At: now}))
		show := func(a *news.Article, pictures ...int64) {
			a.Body = richtext.Doc{}
			for _, id := range pictures {
				a.Body.Blocks = append(a.Body.Blocks, richtext.Picture{Picture: id})
			}
		}
		const unknown = 777
		a := d.article(t, "one", now.Add(-2*time.Hour), func(a *news.Article) { show(a, d.photo.ID, unknown) })
		show(a, second.ID)
		check(t, st.SaveArticle(ctx, a, news.Save{Publish: true, Revision: &news.Revision{At: now}, Event: news.Event{At: now}}))
		p, err := st.HistoryPage(ctx, a.ID, now)
		check(t, err)
		got := slices.Sorted(maps.Keys(p.Pictures))
		if diff := cmp.Diff([]int64{d.photo.ID, second.ID}, got); diff != "" {
			t.Errorf("pictures (-want +got):\n%s", diff)
		}
	})
}

func TestAHistoryWithVeryManyPicturesShowsThoseOfTheNewestRevision(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		var items []*news.Imported
		for i := range 150 {
			items = append(items, &news.Imported{
				Origin:  news.Origin{Source: "test", Kind: "picture", ID: strconv.Itoa(i)},
				Picture: &news.Picture{Blob: "b10b", Alt: "a wave"},
			})
		}
		check(t, st.Import(ctx, items, imported))
		a := d.article(t, "one", now.Add(-2*time.Hour), func(a *news.Article) {
			for _, x := range items {
				a.Body.Blocks = append(a.Body.Blocks, richtext.Picture{Picture: x.Ref})
			}
		})
		a.Body = richtext.Doc{Blocks: []richtext.Block{richtext.Picture{Picture: items[149].Ref}}}
		check(t, st.SaveArticle(ctx, a, news.Save{Publish: true, Revision: &news.Revision{At: now}, Event: news.Event{At: now}}))
		p, err := st.HistoryPage(ctx, a.ID, now)
		check(t, err)
		if _, newest := p.Pictures[items[149].Ref]; len(p.Pictures) != 100 || !newest {
			t.Errorf("%d pictures, the newest among them: %t, want 100 with it", len(p.Pictures), newest)
		}
	})
}
