package frontpage_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/paper"
)

func TestReadersGetAFrontWhenItIsLaunchedAndNotBefore(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		a, b := d.article(t, "Ferry runs again"), d.article(t, "Bridge shut")
		before := d.shown(t)
		v := d.save(t, lead(slot(a)))
		if got := d.shown(t); got != before {
			t.Errorf("before the launch readers have %q", got)
		}
		v, err := d.Launch(t.Context(), d.editor, at(v))
		must(t, err)
		if got := d.shown(t); got != "Ferry runs again" {
			t.Errorf("readers have %q", got)
		}
		if len(v.Changes) != 0 || v.Live == nil || v.Live.Staff != d.editor.ID {
			t.Errorf("after the launch the desk has %+v", v)
		}
		_, err = d.Launch(t.Context(), d.editor, at(v))
		refused(t, news.Conflict, err)
		v = d.save(t, lead(slot(b), slot(a)))
		if len(v.Changes) != 1 || v.Changes[0].Text != "“Bridge shut” is new in the lead (container 1), place 1." {
			t.Errorf("the draft changes %v", v.Changes)
		}
		v, err = d.Discard(t.Context(), d.editor, at(v))
		must(t, err)
		if len(v.Changes) != 0 {
			t.Errorf("after the draft was given up it changes %v", v.Changes)
		}
	})
}

func TestWhoMayArrangeMayNotLaunch(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		_, err := d.Open(ctx, d.reporter, "home")
		refused(t, news.Forbidden, err)
		audience := news.Staff{ID: 9, Posts: news.As(news.AudienceEditor)}
		v, err := d.Open(ctx, audience, "home")
		must(t, err)
		v, err = d.Save(ctx, audience, at(v), news.Front{Containers: []news.Container{lead()}})
		must(t, err)
		_, err = d.Launch(ctx, audience, at(v))
		refused(t, news.Forbidden, err)
		_, err = d.Schedule(ctx, audience, at(v), d.clock().Add(time.Hour))
		refused(t, news.Forbidden, err)
	})
}

func TestTwoPeopleOnOneFrontLoseNothing(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a, b := d.article(t, "Ferry runs again"), d.article(t, "Bridge shut")
		stale := at(d.save(t, lead()))
		d.save(t, lead(slot(a)))
		_, err := d.Save(ctx, d.editor, stale, news.Front{Containers: []news.Container{lead(slot(b))}})
		refused(t, news.Conflict, err)
		if want := "Gwen Orr has arranged this front in the meantime. Load it again to see what changed. Yours is kept among the saves of the front."; news.Sentence(err) != want {
			t.Errorf("%q", news.Sentence(err))
		}
		saves, err := d.Saves(ctx, d.editor, "home", 10)
		must(t, err)
		if len(saves) != 3 || !saves[0].Aside || saves[0].Front.Containers[0].Slots[0].Article != b.ID {
			t.Errorf("kept are %+v", saves)
		}
		same, err := d.Save(ctx, d.editor, stale, news.Front{Containers: []news.Container{lead(slot(a))}})
		if err != nil || same.Draft.Version != stale.Version+1 {
			t.Errorf("what is there already is refused: %v", err)
		}
	})
}

func TestAScheduledLaunchComesToTheMomentAndCanBeCancelled(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a, b, c := d.article(t, "Ferry runs again"), d.article(t, "Bridge shut"), d.article(t, "Tide turns")
		d.launch(t, lead(slot(a)))
		six := d.clock().Add(time.Hour)
		v, err := d.Schedule(ctx, d.editor, at(d.save(t, lead(slot(b)))), six)
		must(t, err)
		d.save(t, lead(slot(c))) // is not in what was scheduled
		_, err = d.Schedule(ctx, d.editor, at(v), d.clock())
		refused(t, news.Conflict, err)

		p, err := d.st.FrontPage(ctx, "home", d.clock())
		must(t, err)
		if !p.Until.Equal(six) {
			t.Errorf("the page turns at %v, want %v", p.Until, six)
		}
		d.wait(time.Hour - time.Millisecond)
		if got := d.shown(t); got != "Ferry runs again" {
			t.Errorf("a millisecond before, readers have %q", got)
		}
		d.wait(time.Millisecond)
		if got := d.shown(t); got != "Bridge shut" {
			t.Errorf("at the moment, readers have %q", got)
		}
		v, err = d.Open(ctx, d.editor, "home")
		must(t, err)
		_, err = d.Cancel(ctx, d.editor, "home", v.Live.ID)
		refused(t, news.Conflict, err)
		v, err = d.Schedule(ctx, d.editor, at(v), d.clock().Add(time.Hour))
		must(t, err)
		v, err = d.Cancel(ctx, d.editor, "home", v.Planned[0].ID)
		must(t, err)
		d.wait(2 * time.Hour)
		if got := d.shown(t); got != "Bridge shut" || len(v.Planned) != 0 {
			t.Errorf("after the schedule was cancelled readers have %q", got)
		}
	})
}

func TestAPastFrontSaysWhatItSaidThen(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a, gone, filled := d.article(t, "Ferry runs again"), d.article(t, "Bridge shut"), d.article(t, "Tide turns")
		own := slot(a)
		own.Headline = "At last"
		newest := news.Container{Key: "rest", Shape: news.ListShape, Backfill: &news.Backfill{Limit: 1}}
		d.launch(t, lead(own, slot(gone)), newest)
		first := d.clock()
		d.wait(24 * time.Hour)
		d.article(t, "Night boat saved")
		_, err := d.room.Withdraw(ctx, d.editor, seen(gone), "It was wrong.", 0)
		must(t, err)
		_, err = d.room.Correct(ctx, d.editor, seen(a), news.Correction{Kind: news.FactWrong, Text: "It was Tuesday."}, false)
		must(t, err)
		d.launch(t, lead(slot(filled)))

		address := news.FrontAddress(first.In(time.FixedZone("Paris", 3600)), false)
		p, err := d.st.PastFront(ctx, "home", address, d.clock())
		must(t, err)
		cards := slices.Concat(p.Containers[0].Cards, p.Containers[1].Cards)
		if len(cards) != 3 || cards[0].Headline != "At last" || !cards[0].CorrectedSince || cards[2].Headline != "Tide turns" || !cards[2].Filled {
			t.Fatalf("the front was %+v", cards)
		}
		if !cards[1].Gone || cards[1].Headline != "" {
			t.Errorf("what was withdrawn stands as %+v", cards[1])
		}
		if p.Before != nil || p.After == nil || len(p.Day) != 1 {
			t.Errorf("around it are %v and %v, of its day %v", p.Before, p.After, p.Day)
		}
		m, err := d.st.FrontMonth(ctx, "home", "", d.clock())
		must(t, err)
		if len(m.Days) != 2 || m.Days[0].Last.Address != address || m.Month.Month() != time.November {
			t.Errorf("the calendar has %+v", m)
		}
		_, err = d.st.PastFront(ctx, "home", "2026-01-01-0000", d.clock())
		refused(t, news.NotFound, err)
	})
}

func TestAScheduledLaunchIsPressedAsOfItsTime(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a := d.article(t, "Ferry runs again")
		newest := news.Container{Key: "rest", Shape: news.ListShape, Backfill: &news.Backfill{Limit: 1}}
		v, err := d.Schedule(ctx, d.editor, at(d.save(t, lead(slot(a)), newest)), d.clock().Add(time.Minute))
		must(t, err)
		address := v.Planned[0].Address
		if _, err := d.st.PastFront(ctx, "home", address, d.clock()); news.KindOf(err) != news.NotFound {
			t.Errorf("before its time it is %v", err)
		}
		d.wait(time.Hour)
		d.article(t, "Tide turns") // too late to be on it
		for range 2 {              // before and after the job
			p, err := d.st.PastFront(ctx, "home", address, d.clock())
			must(t, err)
			if n := len(p.Containers[1].Cards); n != 0 {
				t.Errorf("the front as of its time is filled with %d", n)
			}
			must(t, d.Press(ctx, frontpage.Press{}))
		}
		left, err := d.st.Unpressed(ctx, d.clock(), 10)
		if err != nil || len(left) != 0 {
			t.Errorf("not pressed are %v, %v", left, err)
		}
	})
}

func TestEachReasonToLeaveAnArticleOutIsSaid(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a, gone := d.article(t, "Ferry runs again"), d.article(t, "Bridge shut")
		_, err := d.room.Withdraw(ctx, d.editor, seen(gone), "It was wrong.", 0)
		must(t, err)
		planned := d.ready(t, "Tide turns")
		_, err = d.room.Schedule(ctx, d.editor, seen(planned), time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC))
		must(t, err)
		held := d.ready(t, "Rent cap passes")
		held, err = d.room.Embargo(ctx, d.editor, seen(held), time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC))
		must(t, err)
		waiting := d.ready(t, "Night boat saved")
		over := slot(d.article(t, "Seal closes slipway"))
		over.Until = d.clock()
		v := d.save(t, lead(slot(a), slot(gone), slot(planned), slot(held), slot(waiting), over),
			news.Container{Title: "Harbour", Shape: news.ListShape, Slots: []news.Slot{slot(a)}, Backfill: &news.Backfill{Section: d.harbour.ID, Limit: 4}})
		var notes []string
		for _, col := range v.Columns {
			for _, n := range col.Notes {
				notes = append(notes, v.Facts[n.Article].Headline+": "+n.Text)
			}
		}
		want := []string{
			"Bridge shut: It was withdrawn on 22 November 2026 at 16:06.",
			"Tide turns: It is not public yet; it comes out on 22 November 2026 at 21:00.",
			"Rent cap passes: It is under embargo until 23 November 2026 at 06:00.",
			"Night boat saved: It is not public yet; it is ready.",
			"Seal closes slipway: Its time on the front is over.",
			"Ferry runs again: It stands in the lead (container 1), place 1, already.",
			"Ferry runs again: It stands in the lead (container 1), place 1, already.",
		}
		if diff := cmp.Diff(want, notes); diff != "" {
			t.Errorf("notes (-want +got):\n%s", diff)
		}
	})
}

func TestASharedContainerIsEditedOnceAndLaunchedEverywhere(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a, b := d.article(t, "Ferry runs again"), d.article(t, "Bridge shut")
		box, err := d.SaveShared(ctx, d.editor, news.SharedContainer{Name: "Strike", Container: news.Container{Shape: news.ListShape, Slots: []news.Slot{slot(a)}}})
		must(t, err)
		d.launch(t, news.Container{Shared: box.ID})
		evening, err := d.Create(ctx, d.editor, "evening", "Evening edition", 0)
		must(t, err)
		evening, err = d.Save(ctx, d.editor, at(evening), news.Front{Containers: []news.Container{{Shared: box.ID}}})
		must(t, err)
		evening, err = d.Launch(ctx, d.editor, at(evening))
		must(t, err)

		box.Container.Slots = []news.Slot{slot(b)}
		stale := box
		box, err = d.SaveShared(ctx, d.editor, box)
		must(t, err)
		_, err = d.SaveShared(ctx, d.editor, stale)
		refused(t, news.Conflict, err)
		if got := d.shown(t); got != "Ferry runs again" {
			t.Errorf("before a launch readers have %q", got)
		}
		d.wait(time.Second)
		_, err = d.Launch(ctx, d.editor, at(evening))
		must(t, err)
		if got := d.shown(t); got != "Bridge shut" {
			t.Errorf("after the launch of another front readers have %q", got)
		}
		must(t, d.DeleteShared(ctx, d.editor, box.ID))
		v, err := d.Open(ctx, d.editor, "home")
		if err != nil || v.Draft.Containers[0].Shared != 0 || len(v.Draft.Containers[0].Slots) != 1 {
			t.Errorf("a front that had it keeps %+v, %v", v.Draft.Containers, err)
		}
	})
}

func TestYesterdaysFrontCanBeRestored(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a, b := d.article(t, "Ferry runs again"), d.article(t, "Bridge shut")
		d.launch(t, lead(slot(a)))
		d.wait(24 * time.Hour)
		v := d.launch(t, lead(slot(b)))
		history, err := d.History(ctx, d.editor, "home", 0, 10)
		must(t, err)
		if len(history) != 2 || !strings.Contains(strings.Join(history[0].Changes, " "), "“Ferry runs again” is gone.") {
			t.Fatalf("the history is %+v", history)
		}
		v, err = d.Restore(ctx, d.editor, at(v), history[1].ID)
		must(t, err)
		_, err = d.Launch(ctx, d.editor, at(v))
		must(t, err)
		if got := d.shown(t); got != "Ferry runs again" {
			t.Errorf("readers have %q", got)
		}
	})
}

func TestAFrontOfASectionIsItsFirstPage(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a := d.article(t, "Ferry runs again")
		v, err := d.Create(ctx, d.editor, "harbour-front", "Harbour", d.harbour.ID)
		must(t, err)
		if v.Path != "/harbour" {
			t.Errorf("it stands at %s", v.Path)
		}
		_, err = d.Create(ctx, d.editor, "another", "Harbour again", d.harbour.ID)
		refused(t, news.Conflict, err)
		_, err = d.Create(ctx, d.editor, "Not A Name", "x", 0)
		refused(t, news.Invalid, err)
		p, err := d.st.SectionPage(ctx, d.harbour.ID, paper.Cursor{}, d.clock())
		if err != nil || p.Front != "" {
			t.Errorf("before the launch the section has the front %q, %v", p.Front, err)
		}
		v, err = d.Save(ctx, d.editor, at(v), news.Front{Containers: []news.Container{lead(slot(a))}})
		must(t, err)
		_, err = d.Launch(ctx, d.editor, at(v))
		must(t, err)
		p, err = d.st.SectionPage(ctx, d.harbour.ID, paper.Cursor{}, d.clock())
		if err != nil || p.Front != "harbour-front" {
			t.Errorf("the section has the front %q, %v", p.Front, err)
		}
		must(t, d.Delete(ctx, d.editor, "harbour-front"))
		refused(t, news.Conflict, d.Delete(ctx, d.editor, "home"))
		_, err = d.st.FrontPage(ctx, "harbour-front", d.clock())
		refused(t, news.NotFound, err)
	})
}

func TestAFrontThatCanNotBeKeptIsRefusedWithTheReasons(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		v, err := d.Open(t.Context(), d.editor, "home")
		must(t, err)
		_, err = d.Save(t.Context(), d.editor, at(v), news.Front{Containers: []news.Container{
			{Shape: "spiral", Title: "Odd"},
			{Shape: news.ListShape, Link: "https://elsewhere.example", Backfill: &news.Backfill{Limit: 0}},
		}})
		refused(t, news.Invalid, err)
		if s := news.Sentence(err); strings.Count(s, "The container") != 3 {
			t.Errorf("%q", s)
		}
	})
}
