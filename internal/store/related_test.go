package store_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// readings of the paper of a desk.
func (d *desk) readings() *bigpicture.Readings {
	chooser := &related.Chooser{Store: d.Store, Now: storetest.Now}
	return &bigpicture.Readings{Store: d.Store, Related: chooser, Now: storetest.Now}
}

// tells publishes an article with a text.
func (d *desk) tells(t *testing.T, slug string, ago time.Duration, text string, change ...func(*news.Article)) *news.Article {
	t.Helper()
	say := func(a *news.Article) {
		a.Headline = slug
		a.Body = richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain(text)}}}
	}
	return d.article(t, slug, now.Add(-ago), append(change, say)...)
}

// under returns what is kept under an article: the other and why.
func (d *desk) under(t *testing.T, a *news.Article) (list []string) {
	t.Helper()
	choices, err := d.Related(t.Context(), a.ID)
	check(t, err)
	for _, c := range choices {
		list = append(list, fmt.Sprintf("%d %s %s %t", c.Article, c.Reason.Kind, c.Reason.Name, c.Pinned))
	}
	return list
}

const (
	stranded = "The ferry to Ostrand stopped in the storm and 40 passengers slept in the harbour hall until morning."
	thanked  = "Passengers of the stranded ferry thanked Ostrand after the storm. The harbour hall was warm, they said."
	election = "Voters chose new council members across Vinn: clerks counted ballots all night."
)

func TestRelatedArticlesFollowWhatIsPublic(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		r := d.readings()
		first, second := d.tells(t, "storm", 48*time.Hour, stranded), d.tells(t, "thanks", time.Hour, thanked)
		other := d.tells(t, "council", 2*time.Hour, election, func(a *news.Article) { a.Topics = nil })
		copied := d.tells(t, "again", 47*time.Hour, stranded)
		check(t, r.TakeIn(t.Context(), first.ID, other.ID, copied.ID, second.ID))

		person := " person Vera Lindqvist false"
		if diff := cmp.Diff([]string{strconv.FormatInt(second.ID, 10) + person}, d.under(t, first)); diff != "" {
			t.Error("under an earlier article, without its copy", diff)
		}
		if got := d.under(t, second); len(got) != 1 {
			t.Errorf("under the later one stand %q, want one of the two that are the same", got)
		}

		chief := news.Staff{ID: 1, Posts: news.As(news.Publisher)}
		check(t, r.Related.Decide(t.Context(), chief, first.ID, second.ID, related.Ban))
		check(t, r.Related.Decide(t.Context(), chief, first.ID, other.ID, related.Pin))
		if diff := cmp.Diff([]string{fmt.Sprintf("%d subject  true", other.ID)}, d.under(t, first)); diff != "" {
			t.Error("after a ban and a pin", diff)
		}
		check(t, r.TakeIn(t.Context(), first.ID, second.ID))
		if got := d.under(t, first); len(got) != 1 {
			t.Errorf("a new reading forgot what was decided: %q", got)
		}
		check(t, r.Related.Decide(t.Context(), chief, second.ID, first.ID, ""))
		if got := d.under(t, first); len(got) != 2 {
			t.Errorf("%q although the ban is undone", got)
		}

		gone := *other
		gone.State, gone.Withdrawal = news.Withdrawn, &news.Withdrawal{At: now, Reason: "Wrong."}
		check(t, st.SaveArticle(t.Context(), &gone, news.Save{Unpublish: true, Event: news.Event{Name: news.ArticleWithdrawn}}))
		check(t, r.TakeIn(t.Context(), other.ID))
		if got := d.under(t, first); len(got) != 1 {
			t.Errorf("%q still has what was withdrawn", got)
		}
	})
}

func TestTheArchiveIsReadWhereItWasBrokenOff(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		for i := range 5 {
			d.tells(t, fmt.Sprint("storm-", i), time.Duration(i)*time.Hour, fmt.Sprint(stranded, thanked, i*7919))
		}
		p, err := d.readings().Archive(t.Context(), func(p bigpicture.Progress) bool { return p.Read < 2 })
		check(t, err)
		if p.Read != 2 {
			t.Fatalf("%+v", p)
		}
		p, err = d.readings().Archive(t.Context(), func(bigpicture.Progress) bool { return true })
		check(t, err)
		if p.Read != 4 || p.Chosen != 5 {
			t.Errorf("the second run: %+v, want the other 3 and the one that was weighed among none", p)
		}
		p, err = d.readings().Archive(t.Context(), func(bigpicture.Progress) bool { return true })
		check(t, err)
		if p.Read != 0 || p.Chosen != 0 {
			t.Errorf("the third run: %+v, want nothing left", p)
		}
		counts, err := st.JoinCounts(t.Context(), bigpicture.Method, related.NewCounts())
		check(t, err)
		if counts.Articles() != 5 {
			t.Errorf("%d articles are counted, want each once", counts.Articles())
		}
	})
}
