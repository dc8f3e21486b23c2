package newsroom_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store/storetest"
)

// leads returns where an address of the paper leads now: "article",
// "withdrawn", "nowhere", or the path of a redirect.
func (d *desk) leads(t *testing.T, path string) string {
	t.Helper()
	to, err := d.st.Resolve(t.Context(), path, d.clock())
	switch {
	case err != nil && news.KindOf(err) == news.NotFound:
		return "nowhere"
	case err != nil:
		t.Fatal(err)
	case to.Kind == paper.ToRedirect:
		return to.To
	}
	return string(to.Kind)
}

func TestTheNextVersionIsPreparedBesideTheLiveOne(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a := d.in(t, news.Live, "Bridge stuck")
		d.wait(time.Hour)
		a, err := d.saves(t, reporter, a, a.Head, "Bridge moves")
		must(t, err)
		page, err := d.st.ArticlePage(ctx, a.ID, d.clock())
		must(t, err)
		if page.Headline != "Bridge stuck" {
			t.Errorf("readers have the draft: %q", page.Headline)
		}
		a, err = d.Publish(ctx, editor, seen(a), false)
		must(t, err)
		page, err = d.st.ArticlePage(ctx, a.ID, d.clock())
		must(t, err)
		if page.Headline != "Bridge moves" || !page.UpdatedAt.IsZero() || !page.PublishedAt.Equal(storetest.Now()) {
			t.Errorf("%q, published %v, updated %v", page.Headline, page.PublishedAt, page.UpdatedAt)
		}
	})
}

func TestACorrectionNeedNotTakeTheDraftAlong(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a := d.in(t, news.Live, "Bridge stuck")
		a, err := d.saves(t, reporter, a, a.Head, "Half a head")
		must(t, err)
		d.wait(time.Minute)
		a, err = d.Correct(ctx, editor, seen(a), news.Correction{Kind: news.FactWrong, Text: "It swings."}, false)
		must(t, err)
		page, err := d.st.ArticlePage(ctx, a.ID, d.clock())
		must(t, err)
		if page.Headline != "Bridge stuck" || len(page.Corrections) != 1 || !page.Corrected || !page.UpdatedAt.Equal(d.clock()) {
			t.Errorf("%q, corrections %+v, updated %v", page.Headline, page.Corrections, page.UpdatedAt)
		}
		_, err = d.Correct(ctx, editor, seen(a), news.Correction{Kind: news.FactWrong, Text: "It swings."}, false)
		refused(t, news.Conflict, err)
		a, err = d.Correct(ctx, editor, seen(a), news.Correction{Kind: news.NewsUpdate, Text: "It moved."}, true)
		must(t, err)
		page, err = d.st.ArticlePage(ctx, a.ID, d.clock())
		must(t, err)
		if page.Headline != "Half a head" || len(page.Corrections) != 2 || page.Corrections[0].Staff != editor.ID {
			t.Errorf("%q, corrections %+v", page.Headline, page.Corrections)
		}
	})
}

func TestANewSlugLeavesTheOldAddressAsARedirect(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Live, "Bridge stuck")
		old := "/harbour/2026/11/22/bridge-stuck"
		if a.Path != old {
			t.Fatalf("published at %s", a.Path)
		}
		publish := func(c news.Content) {
			t.Helper()
			var err error
			a, err = d.Save(t.Context(), editor, newsroom.Draft{Article: a.ID, Base: a.Head, Content: c})
			must(t, err)
			a, err = d.Publish(t.Context(), editor, seen(a), false)
			must(t, err)
		}
		publish(d.text("Bridge moves"))
		if a.Path != old {
			t.Errorf("a new headline moved the article to %s", a.Path)
		}
		c := d.text("Bridge moves")
		c.Slug = "Bridge moves!"
		publish(c)
		if want := "/harbour/2026/11/22/bridge-moves"; a.Path != want || d.leads(t, old) != want || d.leads(t, want) != "article" {
			t.Errorf("moved to %s; the old address leads to %s", a.Path, d.leads(t, old))
		}
		c.Slug = "bridge-stuck"
		publish(c)
		if a.Path != old || d.leads(t, old) != "article" {
			t.Errorf("back at %s, which leads to %s", a.Path, d.leads(t, old))
		}
	})
}

func TestANewSectionDoesNotMoveAnArticle(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		c := d.text("Bridge stuck")
		c.Slug = "bridge"
		a := d.in(t, news.Draft, "")
		publish := func() {
			t.Helper()
			var err error
			a, err = d.Save(ctx, editor, newsroom.Draft{Article: a.ID, Base: a.Head, Content: c})
			must(t, err)
			if a.State == news.Draft {
				a, err = d.Submit(ctx, editor, seen(a))
				must(t, err)
				a, err = d.Approve(ctx, editor, seen(a))
				must(t, err)
			}
			a, err = d.Publish(ctx, editor, seen(a), false)
			must(t, err)
		}
		publish()
		town := news.Section{Slug: "town", Name: "Town"}
		must(t, d.st.SaveSection(ctx, &town, news.Event{Name: news.SettingsChanged}))
		c.Section = town.ID
		publish()
		if a.Path != "/harbour/2026/11/22/bridge" || a.Section != town.ID {
			t.Errorf("section %d at %s", a.Section, a.Path)
		}
	})
}

func TestATakenAddressGetsANumber(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		var paths []string
		for range 3 {
			paths = append(paths, d.in(t, news.Live, "Bridge stuck").Path)
		}
		day := "/harbour/2026/11/22/"
		if diff := cmp.Diff([]string{day + "bridge-stuck", day + "bridge-stuck-2", day + "bridge-stuck-3"}, paths); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAStandingPageKeepsOffTheProgramsAddresses(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		var paths []string
		for _, headline := range []string{"About", "Archive", "Harbour"} {
			a, err := d.Write(ctx, editor, news.Content{Kind: news.AboutPage, Headline: headline, Standfirst: "Who we are."})
			must(t, err)
			a, err = d.Submit(ctx, editor, seen(a))
			must(t, err)
			a, err = d.Approve(ctx, editor, seen(a))
			must(t, err)
			a, err = d.Publish(ctx, editor, seen(a), false)
			must(t, err)
			paths = append(paths, a.Path)
		}
		if diff := cmp.Diff([]string{"/about", "/archive-2", "/harbour-2"}, paths); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAScheduleFiresWithoutAJob(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a := d.in(t, news.Scheduled, "Bridge stuck")
		events, err := d.st.Events(ctx, a.ID)
		must(t, err)
		last := events[len(events)-1]
		if !last.TakesEffect.Equal(a.PublishAt) || !slices.Contains(last.Hard, news.ArticleKey(a.ID)) {
			t.Errorf("%+v", last)
		}
		if orders := newsroom.Orders(last); len(orders) != 2 || !orders[0].At.Equal(a.PublishAt) || !orders[1].At.Equal(a.PublishAt) {
			t.Errorf("orders %+v", orders)
		}
		d.wait(time.Hour - time.Millisecond)
		if d.public(t, a) != "" {
			t.Error("public too early")
		}
		d.wait(time.Millisecond)
		if d.public(t, a) == "" {
			t.Error("not public at its time")
		}
		_, err = d.Unschedule(ctx, editor, seen(a))
		refused(t, news.Conflict, err)
		must(t, d.Settle(ctx, newsroom.Settle{}))
		if got := d.stored(t, a.ID); got.State != news.Live || got.Version != a.Version {
			t.Errorf("settled as %s, version %d", got.State, got.Version)
		}
	})
}

func TestOffTheScheduleMeansOffThePaper(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Scheduled, "Bridge stuck")
		_, err := d.Unschedule(t.Context(), editor, seen(a))
		must(t, err)
		d.wait(2 * time.Hour)
		if d.public(t, a) != "" {
			t.Error("public although it was taken off")
		}
		a, err = d.Publish(t.Context(), editor, seen(d.stored(t, a.ID)), false)
		must(t, err)
		if d.public(t, a) != "/harbour/2026/11/22/bridge-stuck" {
			t.Errorf("at %q", d.public(t, a))
		}
	})
}

func TestWhatIsScheduledIsWhatGoesOut(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a := d.in(t, news.Scheduled, "Bridge stuck")
		a, err := d.saves(t, reporter, a, a.Head, "Half a sent")
		must(t, err)
		d.wait(2 * time.Hour)
		page, err := d.st.ArticlePage(ctx, a.ID, d.clock())
		must(t, err)
		if page.Headline != "Bridge stuck" {
			t.Errorf("an unread text went out: %q", page.Headline)
		}
	})
}

func TestAnEmbargoIsKeptWhateverTheSchedule(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a := d.in(t, news.Scheduled, "Bridge stuck")
		until := d.clock().Add(30 * time.Hour)
		a, err := d.Embargo(ctx, editor, seen(a), until)
		must(t, err)
		_, err = d.Publish(ctx, editor, seen(a), true)
		refused(t, news.Conflict, err)
		_, err = d.Schedule(ctx, editor, seen(a), until.Add(-time.Second))
		refused(t, news.Conflict, err)
		_, err = d.Schedule(ctx, editor, seen(a), d.clock().Add(-time.Second))
		refused(t, news.Invalid, err)
		d.wait(2 * time.Hour)
		if d.public(t, a) != "" {
			t.Error("public under embargo")
		}
		d.wait(28 * time.Hour)
		if want := "/harbour/2026/11/23/bridge-stuck"; d.public(t, a) != want {
			t.Errorf("at its end it is at %q", d.public(t, a))
		}
	})
}

func TestWithdrawAndReinstate(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a, draft := d.in(t, news.Live, "Bridge stuck"), d.in(t, news.Draft, "Bridge moves")
		_, err := d.Withdraw(ctx, editor, seen(a), "It was wrong.", draft.ID)
		refused(t, news.Invalid, err)
		_, err = d.Withdraw(ctx, editor, seen(a), "It was wrong.", 4711)
		refused(t, news.Invalid, err)
		a, err = d.Withdraw(ctx, editor, seen(a), "It was wrong.", d.in(t, news.Live, "Bridge fine").ID)
		must(t, err)
		if d.leads(t, a.Path) != string(paper.ToWithdrawn) || d.public(t, a) != "" {
			t.Errorf("%s leads to %s", a.Path, d.leads(t, a.Path))
		}
		events, err := d.st.Events(ctx, a.ID)
		must(t, err)
		if hard := events[len(events)-1].Hard; !slices.Contains(hard, news.CardKey(a.ID)) {
			t.Errorf("its cards may be served once more: %v", hard)
		}
		_, err = d.Correct(ctx, editor, seen(a), news.Correction{Kind: news.FactWrong, Text: "It swings."}, false)
		refused(t, news.Conflict, err)
		d.wait(time.Hour)
		a, err = d.Reinstate(ctx, editor, seen(a), false)
		must(t, err)
		if d.public(t, a) != a.Path || !a.PublishAt.Equal(storetest.Now()) {
			t.Errorf("at %q since %v", d.public(t, a), a.PublishAt)
		}
	})
}

func TestNearlyTheSameHeadlineIsFoldedIntoTheEarliest(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		for _, headline := range []string{"Bridge stuck for third day", "Bridge stuck for a third day", "Bridge stuck for the third day!", "Bridge stuck for fourth day"} {
			d.in(t, news.Live, headline)
			d.wait(time.Minute)
		}
		list, err := d.st.Latest(t.Context(), paper.Cursor{}, 10, d.clock())
		must(t, err)
		var cards []string
		for _, c := range list.Cards {
			cards = append(cards, c.Headline)
		}
		if diff := cmp.Diff([]string{"Bridge stuck for fourth day", "Bridge stuck for third day"}, cards); diff != "" {
			t.Error(diff)
		}
		d.wait(24 * time.Hour)
		d.in(t, news.Live, "Bridge stuck for third day")
		list, err = d.st.Latest(t.Context(), paper.Cursor{}, 10, d.clock())
		must(t, err)
		if len(list.Cards) != 3 {
			t.Errorf("yesterday's headline hides today's: %d cards", len(list.Cards))
		}
	})
}

func TestWhatIsMissingIsSaidBeforeItIsReady(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		picture := news.Picture{Alt: "A bridge", CreatedAt: d.clock()}
		must(t, d.st.SavePicture(ctx, &picture, news.Event{Name: news.SettingsChanged}))
		c := d.text("")
		c.Picture = &news.Illustration{Picture: picture.ID}
		a, err := d.Write(ctx, editor, c)
		must(t, err)
		a, err = d.Submit(ctx, editor, seen(a))
		must(t, err)
		_, err = d.Approve(ctx, editor, seen(a))
		refused(t, news.Invalid, err)
		if want := "The article needs a headline. The picture needs a credit."; news.Sentence(err) != want {
			t.Errorf("%q", news.Sentence(err))
		}
	})
}

func TestAPictureWhoseRightsEndedIsNotPublishedAnew(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		p := news.Picture{Alt: "A bridge", Credit: "Ada", Expires: d.clock().Add(2 * time.Hour)}
		must(t, d.st.SavePicture(ctx, &p, news.Event{}))
		ready := func(headline string) *news.Article {
			c := d.text(headline)
			c.Picture = &news.Illustration{Picture: p.ID}
			a, err := d.Write(ctx, editor, c)
			must(t, err)
			a, err = d.Submit(ctx, editor, seen(a))
			must(t, err)
			a, err = d.Approve(ctx, editor, seen(a))
			must(t, err)
			return a
		}
		shown, err := d.Publish(ctx, editor, seen(ready("Bridge stuck")), false)
		must(t, err)
		_, err = d.Schedule(ctx, editor, seen(ready("Ferry late again")), d.clock().Add(3*time.Hour))
		refused(t, news.Invalid, err)
		d.wait(3 * time.Hour)
		_, err = d.Publish(ctx, editor, seen(ready("Bridge opens")), false)
		refused(t, news.Invalid, err)
		_, err = d.Correct(ctx, editor, seen(shown), news.Correction{Kind: news.Clarification, Text: "A word."}, false)
		must(t, err)
	})
}
