package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// shown returns the latest, and how many others each stands for.
func (d *desk) shown(t *testing.T) map[string]int {
	t.Helper()
	l, err := d.Latest(t.Context(), paper.Cursor{}, 20, now)
	check(t, err)
	folded := map[string]int{}
	for _, x := range l.Cards {
		folded[x.Path] = x.Folded
	}
	return folded
}

func TestAnImportFoldsNearDuplicates(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		say := func(id, headline string, ago time.Duration, change ...func(*news.Article)) *news.Imported {
			item := d.livePost(id, "a", id, now.Add(-ago))
			item.Article.Headline = headline
			for _, fn := range change {
				fn(item.Article)
			}
			return item
		}
		draft := func(a *news.Article) { a.State = news.Draft }
		page := func(a *news.Article) { a.Kind = news.AboutPage }
		check(t, st.Import(ctx, []*news.Imported{say("stored", "Ferry runs again", 30*time.Hour)}, imported))
		batch := []*news.Imported{
			say("repeats-later", "The ferry runs again", 20*time.Hour),
			say("repeats-the-stored", "Ferry runs again!", 25*time.Hour),
			say("a-day-after", "Ferry runs again", 6*time.Hour),
			say("other", "Ferry stands still", 20*time.Hour),
			say("first", "Bridge opens", 5*time.Hour),
			say("second", "Bridge opens", 4*time.Hour, func(a *news.Article) { a.Section = d.sport.ID }),
			say("draft", "Bridge opens", 3*time.Hour, draft),
			say("page", "Bridge opens", 6*time.Hour, page),
			say("no-words", "...", 2*time.Hour),
			say("no-words-either", "!!!", time.Hour),
		}
		check(t, st.Import(ctx, batch, imported))
		want := map[string]int{
			"/news/stored": 2, "/news/a-day-after": 0, "/news/other": 0, "/news/first": 1, "/news/no-words": 0, "/news/no-words-either": 0,
		}
		if diff := cmp.Diff(want, d.shown(t)); diff != "" {
			t.Errorf("latest (-want +got):\n%s", diff)
		}
		sport, err := st.SectionPage(ctx, d.sport.ID, paper.Cursor{}, now)
		if diff := cmp.Diff([]string{"second"}, slugs(sport.List.Cards)); diff != "" || err != nil {
			t.Errorf("a list without the first keeps the second (-want +got):\n%s%v", diff, err)
		}
		day, err := st.ArchiveDay(ctx, now, now)
		if err != nil || len(day.Cards) != 5 {
			t.Errorf("the archive of the day has %v, %v, want all five", slugs(day.Cards), err)
		}
	})
}

func TestWhatIsImportedAgainStaysFolded(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		bring := func(hash string, ago ...time.Duration) {
			one, two := d.livePost("1", hash, "one", now.Add(-ago[0])), d.livePost("2", hash, "two", now.Add(-ago[1]))
			one.Article.Headline, two.Article.Headline = "Bridge opens", "Bridge opens"
			check(t, st.Import(ctx, []*news.Imported{one, two}, imported))
		}
		for _, hash := range []string{"a", "b"} {
			bring(hash, 2*time.Hour, time.Hour)
			if diff := cmp.Diff(map[string]int{"/news/one": 1}, d.shown(t)); diff != "" {
				t.Errorf("run %s: latest (-want +got):\n%s", hash, diff)
			}
		}
		bring("c", 30*time.Minute, time.Hour)
		if shown := d.shown(t); len(shown) == 0 {
			t.Error("with their order turned round, each is folded into the other")
		}
	})
}
