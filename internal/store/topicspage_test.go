package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func refNames(refs []paper.TopicRef) (names []string) {
	for _, x := range refs {
		names = append(names, x.Name)
	}
	return names
}

func TestATopicPageSaysWhatStandsAroundIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		tree := d.plant(t, "Sport", "Ball games", "Football", "Cup")
		empty := news.Topic{Kind: news.Subject, Slug: "chess", Name: "Chess", Parent: tree[1].ID}
		check(t, d.SaveTopic(ctx, &empty, decided))
		for i, age := range []time.Duration{72 * time.Hour, time.Hour, -time.Hour} {
			d.article(t, fmt.Sprint("game-", i), now.Add(-age), func(a *news.Article) { a.Topics = []int64{tree[1].ID, d.mayor.ID, tree[3].ID} })
		}
		d.article(t, "alone", now.Add(-2*time.Hour), func(a *news.Article) { a.Topics = []int64{tree[1].ID, tree[0].ID} })
		p, err := d.TopicPage(ctx, tree[1].ID, paper.Cursor{}, now)
		check(t, err)
		if !p.Since.Equal(now.Add(-72 * time.Hour)) {
			t.Errorf("it is in the paper since %s", p.Since)
		}
		for name, c := range map[string]struct{ got, want []string }{
			"above": {refNames(p.Above), []string{"Sport"}}, "below": {refNames(p.Below), []string{"Football"}},
			"together": {refNames(p.Together), []string{"Vera Lindqvist", "Cup"}},
		} {
			if diff := cmp.Diff(c.want, c.got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
		p, err = d.TopicPage(ctx, d.mayor.ID, paper.Cursor{At: now, ID: 1}, now)
		if err != nil || p.Together != nil || !p.Since.IsZero() {
			t.Errorf("the second page says %v, %s, %v", p.Together, p.Since, err)
		}
	})
}

func TestTopicsAreListedFromAToZOnceTheyAreInThePaper(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		var ids []int64
		for i := range 250 {
			x := news.Topic{Kind: news.Person, Slug: fmt.Sprintf("person-%03d", i), Name: fmt.Sprintf("Person %03d", i), Role: "somebody"}
			check(t, d.SaveTopic(ctx, &x, decided))
			ids = append(ids, x.ID)
		}
		secret := news.Topic{Kind: news.Person, Slug: "secret", Name: "Ann Secret"}
		check(t, d.SaveTopic(ctx, &secret, decided))
		for from := 0; from < len(ids); from += 50 {
			d.article(t, fmt.Sprint("many-", from), now.Add(-time.Hour), func(a *news.Article) { a.Topics = ids[from : from+50] })
		}
		d.article(t, "tomorrow", now.Add(24*time.Hour), func(a *news.Article) { a.Topics = []int64{secret.ID} })
		d.article(t, "mayor", now.Add(-time.Minute), func(a *news.Article) { a.Topics = []int64{ids[7]} })

		all, err := d.TopicsPage(ctx, "", "", now)
		check(t, err)
		if len(all.Kinds) == 0 || all.Kinds[0].Kind != news.Person || len(all.InNews) != 20 || all.InNews[0].ID != ids[7] {
			t.Errorf("in the news is %v of %v", refNames(all.InNews), all.Kinds)
		}
		p, err := d.TopicsPage(ctx, news.Person, "", now)
		check(t, err)
		if len(p.Topics) != 200 || p.Topics[0].Name != "Person 000" || p.Topics[0].Role != "somebody" || p.Next != "person-200" {
			t.Errorf("the first page has %d, next is %q", len(p.Topics), p.Next)
		}
		if p, err = d.TopicsPage(ctx, news.Person, p.Next, now); err != nil || len(p.Topics) != 50 || p.Next != "" {
			t.Errorf("the second page has %d, next is %q, %v", len(p.Topics), p.Next, err)
		}
		if p, err = d.TopicsPage(ctx, news.Happening, "zzz", now); err != nil || len(p.Topics) != 0 {
			t.Errorf("where nothing is there are %d, %v", len(p.Topics), err)
		}
	})
}
