package press

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func at(t *testing.T, p *Press, when time.Time, hard, soft string) {
	t.Helper()
	var h, s []news.Key
	if hard != "" {
		h = keys(news.Key(hard))
	}
	if soft != "" {
		s = keys(news.Key(soft))
	}
	if err := p.At(t.Context(), when, h, s); err != nil {
		t.Fatal(err)
	}
}

func TestPageTurnsWithTheClock(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk("Sunday")
		midnight := time.Now().Add(time.Hour)
		d.print.Expires = midnight
		read(t, p, "/", d)
		d.write("Monday")
		d.print.Expires = midnight.Add(24 * time.Hour)
		time.Sleep(time.Hour - time.Nanosecond)
		if got := read(t, p, "/", d); got != "Sunday" {
			t.Errorf("a moment before midnight it is %s", got)
		}
		time.Sleep(time.Nanosecond)
		if got := read(t, p, "/", d); got != "Monday" {
			t.Errorf("at midnight it is still %s", got)
		}
	})
}

func TestScheduledArticleComesOutToTheRequest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPress(t, Options{})
		missing, list := newDesk("Not found.", "article:1"), newDesk("Old list.", "list:latest")
		missing.print.Status = 404
		read(t, p, "/early", missing)
		out := time.Now().Add(time.Hour)
		at(t, p, out, "article:1", "list:latest")
		read(t, p, "/", list) // printed after the schedule was made
		missing.write("It is out.")
		list.write("New list.")
		time.Sleep(time.Hour - time.Nanosecond)
		if read(t, p, "/early", missing) != "Not found." || read(t, p, "/", list) != "Old list." {
			t.Error("it came out a moment early")
		}
		time.Sleep(time.Nanosecond)
		if got := read(t, p, "/early", missing); got != "It is out." {
			t.Errorf("at its hour readers get %q", got)
		}
		read(t, p, "/", list) // served once more, and printed anew
		synctest.Wait()
		if got := read(t, p, "/", list); got != "New list." {
			t.Errorf("after one stale answer the list is %q", got)
		}
		time.Sleep(24 * time.Hour)
		read(t, p, "/", list)
		if got := list.renders.Load(); got != 2 {
			t.Errorf("the list was rendered %d times, want 2: its hour has passed", got)
		}
	})
}

func TestRenderOvertakenByTheClockIsNeverSeen(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk("Before.", "article:1")
		at(t, p, time.Now().Add(500*time.Millisecond), "article:1", "")
		slow := func(ctx context.Context) (*Print, error) {
			printed, err := d.render(ctx)
			time.Sleep(time.Second)
			return printed, err
		}
		var got string
		var reader sync.WaitGroup
		reader.Go(func() { got = readWith(t, p, "/1", slow) })
		time.Sleep(500 * time.Millisecond)
		d.write("After.")
		reader.Wait()
		if got != "After." {
			t.Errorf("got %q", got)
		}
	})
}

func TestHourThatHasPassedIsATouch(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{}), newDesk("Before.", "article:1")
	read(t, p, "/1", d)
	d.write("After.")
	at(t, p, time.Now(), "article:1", "")
	if got := read(t, p, "/1", d); got != "After." {
		t.Errorf("got %q", got)
	}
}

func TestClockForgetsWhatHasPassed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPress(t, Options{})
		at(t, p, time.Now().Add(time.Second), "article:1", "")
		time.Sleep(time.Hour)
		at(t, p, time.Now().Add(time.Second), "article:2", "")
		if _, kept := p.hardClock["article:1"]; kept {
			t.Error("an hour long past is still on the clock")
		}
	})
}

func TestSharedCachesNeverKeepAPageBeyondItsHour(t *testing.T) {
	t.Parallel()
	day := Age{Shared: 24 * time.Hour, Revalidate: 30 * time.Second, IfError: time.Hour}
	tests := []struct {
		left time.Duration
		want string
	}{
		{1000 * time.Hour, "public, max-age=0, s-maxage=86400, stale-while-revalidate=30, stale-if-error=3600"},
		{24*time.Hour + 30*time.Second, "public, max-age=0, s-maxage=86400, stale-while-revalidate=30, stale-if-error=3600"},
		{24 * time.Hour, "public, max-age=0, s-maxage=65536, stale-while-revalidate=30, stale-if-error=3600"},
		{time.Minute, "public, max-age=0, s-maxage=16, stale-while-revalidate=16, stale-if-error=3600"},
		{2 * time.Second, "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=3600"},
		{time.Second, "public, max-age=0, must-revalidate"},
		{-time.Second, "public, max-age=0, must-revalidate"},
	}
	l := newLadder(day)
	for _, test := range tests {
		if got := l.value(test.left)[0]; got != test.want {
			t.Errorf("with %v left: %s, want %s", test.left, got, test.want)
		}
	}
}
