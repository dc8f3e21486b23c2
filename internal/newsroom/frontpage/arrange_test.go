package frontpage_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
)

// A shelf has articles 1 to n, all public, the newest first.
type shelf int64

func (s shelf) Public(_ context.Context, ids []int64, _ time.Time) (map[int64]bool, error) {
	public := map[int64]bool{}
	for _, id := range ids {
		public[id] = id <= int64(s)
	}
	return public, nil
}

func (s shelf) Newest(_ context.Context, _ news.Backfill, n int, now time.Time) ([]frontpage.Fresh, error) {
	var fresh []frontpage.Fresh
	for id := range min(int64(s), int64(n)) {
		fresh = append(fresh, frontpage.Fresh{Article: id + 1, PublishedAt: now.Add(-time.Duration(id) * time.Hour)})
	}
	return fresh, nil
}

func pin(article int64, at int) news.Slot { return news.Slot{Article: article, Pin: at} }

func TestWhereCardsStand(t *testing.T) {
	t.Parallel()
	four := &news.Backfill{Limit: 4}
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		boxes []news.Container
		want  string
	}{
		{"the filling takes what is free", []news.Container{{Slots: []news.Slot{{Article: 3}}, Backfill: four}}, "3 1* 2* 4*"},
		{"the filling goes around a pin", []news.Container{{Slots: []news.Slot{pin(9, 3), {Article: 8}}, Backfill: four}}, "8 1* 9 2*"},
		{"a pin beyond the end stands last", []news.Container{{Slots: []news.Slot{pin(9, 7), {Article: 8}}}}, "8 9"},
		{"two pins to one place follow each other", []news.Container{{Slots: []news.Slot{pin(9, 1), pin(8, 1), {Article: 7}}}}, "9 8 7"},
		{"what stands above is left out below", []news.Container{{Slots: []news.Slot{{Article: 1}}}, {Slots: []news.Slot{{Article: 1}, {Article: 2}}}}, "1 / 2 (1 out)"},
		{"a link below a card counts as standing", []news.Container{{Slots: []news.Slot{{Article: 1, Sublinks: []int64{2}}}}, {Slots: []news.Slot{{Article: 2}}}}, "1 /  (1 out)"},
		{"what is placed lower does not fill above", []news.Container{{Backfill: &news.Backfill{Limit: 1}}, {Slots: []news.Slot{{Article: 1}}}}, "2* / 1"},
		{"what is not public leaves its place to the filling", []news.Container{{Slots: []news.Slot{{Article: 99}}, Backfill: &news.Backfill{Limit: 1}}}, "1* (1 out)"},
		{"what has run out is left out", []news.Container{{Slots: []news.Slot{{Article: 1, Until: now}, {Article: 2, Until: now.Add(time.Hour)}}}}, "2 (1 out)"},
	} {
		l, err := frontpage.Arrange(t.Context(), news.Front{Containers: c.boxes}, shelf(20), now)
		must(t, err)
		if diff := cmp.Diff(c.want, drawn(l)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// drawn writes a layout in a line: a star marks what filled itself.
func drawn(l *frontpage.Layout) string {
	var boxes []string
	for _, col := range l.Columns {
		var cards []string
		for _, p := range col.Places {
			star := ""
			if p.Filled {
				star = "*"
			}
			cards = append(cards, strconv.FormatInt(p.Article, 10)+star)
		}
		box := strings.Join(cards, " ")
		if n := len(col.LeftOut); n > 0 {
			box += fmt.Sprintf(" (%d out)", n)
		}
		boxes = append(boxes, box)
	}
	return strings.Join(boxes, " / ")
}

func TestALayoutTurnsWhenASlotRunsOutOrTheFillingAges(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	aged := news.Container{Backfill: &news.Backfill{Limit: 2, MaxAge: 3}}
	l, err := frontpage.Arrange(t.Context(), news.Front{Containers: []news.Container{aged}}, shelf(2), now)
	must(t, err)
	if want := now.Add(2 * time.Hour); !l.Until.Equal(want) {
		t.Errorf("turns at %v, want %v, when the second is three hours old", l.Until, want)
	}
}

func TestWhatChangedIsSaidInWords(t *testing.T) {
	t.Parallel()
	names := frontpage.Names{
		Headlines: map[int64]string{1: "Ferry", 2: "Bridge", 3: "Tide", 4: "Seal"},
		Sections:  map[int64]string{7: "World"}, Topics: map[int64]string{8: "Harbour", 9: "Sport"},
	}
	box := func(ids ...int64) news.Container {
		c := news.Container{Key: "a", Shape: news.ListShape, Title: "Top"}
		for _, id := range ids {
			c.Slots = append(c.Slots, news.Slot{Article: id})
		}
		return c
	}
	own := box(1)
	own.Slots[0] = news.Slot{Article: 1, Headline: "At last", NoImage: true, Pin: 2, Sublinks: []int64{3}}
	fills := box(1)
	fills.Backfill = &news.Backfill{Section: 7, Topic: 8, Limit: 4, MaxAge: 48, WithoutTopics: []int64{9}, Without: []int64{4}}
	for _, c := range []struct {
		name          string
		before, after []news.Container
		want          []string
	}{
		{"nothing", []news.Container{box(1, 2)}, []news.Container{box(1, 2)}, nil},
		{"added on top, the others only make room", []news.Container{box(1, 2)}, []news.Container{box(3, 1, 2)}, []string{"“Tide” is new in “Top”, place 1."}},
		{"one jumps over two", []news.Container{box(1, 2, 3)}, []news.Container{box(3, 1, 2)}, []string{"“Tide” moved from “Top”, place 3 to “Top”, place 1."}},
		{"removed", []news.Container{box(1, 2)}, []news.Container{box(2)}, []string{"“Ferry” is gone. It was in “Top”, place 1."}},
		{"furniture", []news.Container{box(1)}, []news.Container{own}, []string{
			"“Ferry” has the headline “At last”.", "“Ferry” stands without picture.", "“Ferry” is pinned to place 2.", "“Ferry” links below it to “Tide”.",
		}},
		{"filling", []news.Container{box(1)}, []news.Container{fills}, []string{
			"The container “Top” is filled with the newest of World about Harbour, no older than 2 days, at most 4, but not about Sport, “Seal”.",
		}},
		{"a container", nil, []news.Container{box()}, []string{"The container “Top” is new."}},
	} {
		var got []string
		for _, x := range frontpage.Compare(news.Front{Containers: c.before}, news.Front{Containers: c.after}, names) {
			got = append(got, x.Text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
