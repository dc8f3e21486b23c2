package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestArticlesMoveToAnotherSectionAFewAtATime(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		var told []news.Event
		for i, slug := range []string{"one", "two", "three"} {
			d.article(t, slug, now.Add(-time.Duration(3-i)*time.Hour))
		}
		draft := written("A draft")
		draft.Section = d.city.ID
		create(t, st, draft)
		live := d.article(t, "live", now.Add(-time.Minute))
		live.Headline = "Not out yet"
		check(t, st.SaveArticle(ctx, live, news.Save{
			Revision: &news.Revision{At: now}, Event: news.Event{Name: news.ArticleWritten, At: now},
		}))
		err := st.DeleteSection(ctx, d.city.ID, 0, decided)
		wantKind(t, err, news.Conflict, "deleting a section with articles")
		if got := news.Sentence(err); got != "This section still has 5 articles. Move them to another section first." {
			t.Errorf("it says %q", got)
		}
		st.OnEvent(func(ev news.Event) { told = append(told, ev) })
		for _, want := range []int{2, 2, 1, 0} {
			if n, err := st.MoveSectionArticles(ctx, d.city.ID, d.sport.ID, 2, decided); err != nil || n != want {
				t.Fatalf("%d articles moved, %v, want %d", n, err, want)
			}
		}
		for name, want := range map[int64][]string{d.sport.ID: {"live", "three", "two", "one"}, d.city.ID: nil, d.news.ID: nil} {
			p, err := st.SectionPage(ctx, name, paper.Cursor{}, now)
			check(t, err)
			if diff := cmp.Diff(want, slugs(p.List.Cards)); diff != "" {
				t.Errorf("section %d (-want +got):\n%s", name, diff)
			}
		}
		page, err := st.ArticlePage(ctx, live.ID, now)
		if err != nil || page.Section.ID != d.sport.ID || page.Content.Section != d.sport.ID || page.Headline == "Not out yet" || page.Path != live.Path {
			t.Errorf("readers have %q of section %d at %s, %v", page.Headline, page.Section.ID, page.Path, err)
		}
		for _, a := range []*news.Article{live, draft} {
			got, err := st.Article(ctx, a.ID)
			if err != nil || got.Section != d.sport.ID || got.Version != a.Version+1 {
				t.Errorf("the desk has it in section %d, version %d, %v", got.Section, got.Version, err)
			}
		}
		keys := slices.Concat(told[0].Hard, told[0].Soft, told[2].Hard, told[2].Soft)
		for _, key := range []news.Key{news.ArticleKey(live.ID), news.CardKey(live.ID), news.SectionKey(d.city.ID), news.SectionKey(d.news.ID), news.SectionKey(d.sport.ID)} {
			if !slices.Contains(keys, key) {
				t.Errorf("nobody was told of %s, only of %v", key, keys)
			}
		}
		check(t, st.DeleteSection(ctx, d.city.ID, d.sport.ID, decided))
		if to, err := st.Resolve(ctx, "/city", now); err != nil || to.To != "/sport" {
			t.Errorf("/city leads to %v, %v", to, err)
		}
		check(t, st.DeleteSection(ctx, d.news.ID, 0, decided))
		_, err = st.Resolve(ctx, "/news", now)
		wantKind(t, err, news.NotFound, "the address of a section that is gone")
	})
}

func TestASectionWithSubSectionsIsNotDeleted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		wantKind(t, st.DeleteSection(t.Context(), d.news.ID, 0, decided), news.Conflict, "deleting the section above another")
	})
}

func TestTheMenuHasTheSectionsThatWereNamed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		check(t, st.ArrangeSections(ctx, []int64{d.sport.ID}, decided))
		f, err := st.Frame(ctx)
		check(t, err)
		if len(f.Menu) != 1 || f.Menu[0].Name != d.sport.Name {
			t.Errorf("the menu is %+v", f.Menu)
		}
		wantKind(t, st.ArrangeSections(ctx, []int64{99}, decided), news.NotFound, "a section there is not")
	})
}
