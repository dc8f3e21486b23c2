package press

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func keys(k ...news.Key) []news.Key { return k }

func touch(t *testing.T, p *Press, hard, soft []news.Key) {
	t.Helper()
	if err := p.Touch(t.Context(), hard, soft); err != nil {
		t.Fatal(err)
	}
}

func TestHardTouchDropsWhatShowsTheKey(t *testing.T) {
	t.Parallel()
	p := newPress(t, Options{})
	article, other := newDesk("One.", "article:1", "settings"), newDesk("Two.", "article:2", "settings")
	read(t, p, "/1", article)
	read(t, p, "/2", other)
	article.write("One, corrected.")
	touch(t, p, keys("article:1"), nil)
	if got := read(t, p, "/1", article); got != "One, corrected." {
		t.Errorf("after the touch readers get %q", got)
	}
	read(t, p, "/2", other)
	if got := other.renders.Load(); got != 1 {
		t.Errorf("a page without the key was rendered %d times, want 1", got)
	}
}

func TestSoftTouchServesOnceMoreAndPrintsOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk("Old list.", "list:latest")
		read(t, p, "/", d)
		d.write("New list.")
		touch(t, p, nil, keys("list:latest"))
		slow := func(ctx context.Context) (*Print, error) {
			time.Sleep(time.Second)
			return d.render(ctx)
		}
		for range 5 {
			answer := ask(t, p, "/", slow, nil)
			if got := answer.Header.Get("Cache-Control"); got != "public, max-age=0, must-revalidate" {
				t.Errorf("a stale page may be kept by others: %q", got)
			}
		}
		time.Sleep(2 * time.Second)
		if got := read(t, p, "/", d); got != "New list." || d.renders.Load() != 2 {
			t.Errorf("got %q after %d renders, want the new list after 2", got, d.renders.Load())
		}
		if got := p.Stats().Stale; got != 5 {
			t.Errorf("%d stale answers, want 5", got)
		}
	})
}

func TestPageStaleForLongIsNotServed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk("Last night.", "list:latest")
		read(t, p, "/", d)
		d.write("This morning.")
		touch(t, p, nil, keys("list:latest"))
		time.Sleep(8 * time.Hour)
		if got := read(t, p, "/", d); got != "This morning." {
			t.Errorf("got %q", got)
		}
	})
}

func TestStalePageOutlivesABrokenDatabase(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk("Yesterday's paper.", "list:latest")
		read(t, p, "/", d)
		touch(t, p, nil, keys("list:latest"))
		broken := func(context.Context) (*Print, error) { return nil, errors.New("connection refused") }
		for range 3 {
			time.Sleep(time.Hour)
			ask(t, p, "/", broken, nil)
		}
		if got := read(t, p, "/", d); got != "Yesterday's paper." || d.renders.Load() != 2 {
			t.Errorf("once the database is back: %q after %d renders", got, d.renders.Load())
		}
	})
}

// A render that began before a publish may have read what was true before it.
func TestRenderOvertakenByATouchIsNeverSeen(t *testing.T) {
	t.Parallel()
	for name, hard := range map[string]bool{"hard": true, "soft": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				p, d := newPress(t, Options{}), newDesk("Before.", "article:1")
				slow := func(ctx context.Context) (*Print, error) {
					printed, err := d.render(ctx)
					time.Sleep(time.Second)
					return printed, err
				}
				var early, late string
				var readers sync.WaitGroup
				readers.Go(func() { early = readWith(t, p, "/1", slow) })
				time.Sleep(500 * time.Millisecond)
				d.write("After.")
				if hard {
					touch(t, p, keys("article:1"), keys("card:1"))
				} else {
					touch(t, p, keys("article:7"), keys("article:1"))
				}
				readers.Go(func() { late = readWith(t, p, "/1", slow) })
				readers.Wait()
				if hard && (early != "After." || late != "After.") {
					t.Errorf("readers saw %q and %q", early, late)
				}
				readWith(t, p, "/1", slow)
				time.Sleep(2 * time.Second)
				if got := readWith(t, p, "/1", slow); got != "After." || d.renders.Load() != 2 {
					t.Errorf("kept %q after %d renders, want After. after 2", got, d.renders.Load())
				}
			})
		})
	}
}

func readWith(t *testing.T, p *Press, address string, render Render) string {
	t.Helper()
	return ask(t, p, address, render, nil).Body
}

func TestErrorOvertakenByATouchIsTriedAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk("It is out.", "article:1")
		first := true
		render := func(ctx context.Context) (*Print, error) {
			if first {
				first = false
				time.Sleep(time.Second)
				return nil, &news.Error{Kind: news.NotFound, Message: "There is no such article."}
			}
			return d.render(ctx)
		}
		var got string
		var reader sync.WaitGroup
		reader.Go(func() { got = readWith(t, p, "/1", render) })
		time.Sleep(500 * time.Millisecond)
		touch(t, p, keys("article:1"), nil)
		reader.Wait()
		if got != "It is out." {
			t.Errorf("got %q", got)
		}
	})
}

func TestPageChangedFasterThanItPrintsIsGivenUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPress(t, Options{Patience: 3 * time.Second})
		restless := func(ctx context.Context) (*Print, error) {
			time.Sleep(time.Second)
			return &Print{Keys: keys("article:1")}, p.Touch(ctx, keys("article:1"), nil)
		}
		_, err := p.find(t.Context(), time.Now(), "/", restless)
		if !errors.Is(err, errOvertaken) {
			t.Errorf("got %v", err)
		}
	})
}

func TestWhatWasMissingIsAskedForAgainAfterAnyHardTouch(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{}), newDesk("There is no such page.")
	d.print.Status = http.StatusNotFound
	read(t, p, "/new", d)
	read(t, p, "/new", d)
	if got := d.renders.Load(); got != 1 {
		t.Errorf("a missing page was rendered %d times, want 1", got)
	}
	touch(t, p, nil, keys("list:latest"))
	read(t, p, "/new", d)
	touch(t, p, keys("article:99"), nil)
	read(t, p, "/new", d)
	if got := d.renders.Load(); got != 2 {
		t.Errorf("after a publish it was rendered %d times, want 2", got)
	}
}

func TestHotPagesArePrintedAtOnceAndColdOnesWhenAsked(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPress(t, Options{})
		ctx, stop := context.WithCancel(t.Context())
		var hands sync.WaitGroup
		hands.Go(func() { p.Run(ctx) })
		front, archive, article := newDesk("Front", "settings"), newDesk("1987", "settings"), newDesk("Article", "article:1")
		for range hot + 1 {
			read(t, p, "/", front)
			read(t, p, "/1", article)
		}
		read(t, p, "/1987", archive)
		touch(t, p, keys("article:1"), keys("settings"))
		synctest.Wait()
		got := fmt.Sprint(front.renders.Load(), article.renders.Load(), archive.renders.Load())
		if got != "2 2 1" {
			t.Errorf("front, article and archive were rendered %s times, want 2 2 1", got)
		}
		stop()
		hands.Wait()
	})
}

func TestPageInDemandIsBoundFiner(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPress(t, Options{})
		ctx, stop := context.WithCancel(t.Context())
		var hands sync.WaitGroup
		hands.Go(func() { p.Run(ctx) })
		d := newDesk(manyWords(), "article:1")
		askTwice(t, p, "/", d)
		before := ask(t, p, "/", d.render, accept("br"))
		for range finest {
			read(t, p, "/", d)
		}
		synctest.Wait()
		after := ask(t, p, "/", d.render, accept("br"))
		if len(after.Body) >= len(before.Body) {
			t.Errorf("%d bytes in demand, %d before", len(after.Body), len(before.Body))
		}
		if after.Header.Get("Etag") == before.Header.Get("Etag") {
			t.Error("other bytes under the same strong tag")
		}
		touch(t, p, keys("article:1"), nil)
		touch(t, p, nil, keys("article:1"))
		synctest.Wait()
		if got, want := p.Stats().Bytes, p.shelf.pages["/"].size(); got != want {
			t.Errorf("the shelf counts %d bytes, its page takes %d", got, want)
		}
		stop()
		hands.Wait()
	})
}

// manyWords is text with some redundancy, as prose has.
func manyWords() string {
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "Pier %d, berth %d. ", i*i%977, i*7919%104729)
	}
	return b.String()
}

func TestUnchangedBytesKeepTheirBinding(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk(manyWords(), "list:latest")
		read(t, p, "/", d)
		before := p.peek("/").sheet
		touch(t, p, nil, keys("list:latest"))
		read(t, p, "/", d)
		synctest.Wait()
		after := p.peek("/").sheet
		if before == after || &before.variants[gzipCoding].body[0] != &after.variants[gzipCoding].body[0] {
			t.Error("the same bytes were compressed again")
		}
	})
}

// Readers, editors and the clock at once: run with -race.
func TestNobodySeesAnOldPageUnderLoad(t *testing.T) {
	t.Parallel()
	p := newPress(t, Options{Budget: 64 << 10})
	ctx, stop := context.WithCancel(t.Context())
	var hands, readers sync.WaitGroup
	hands.Go(func() { p.Run(ctx) })
	var desks [8]*desk
	for i := range desks {
		desks[i] = newDesk("0", news.ArticleKey(int64(i)), "list:latest")
	}
	for i := range desks {
		readers.Go(func() {
			for version := range 200 {
				want := strconv.Itoa(version)
				desks[i].write(want)
				if err := p.Touch(ctx, keys(news.ArticleKey(int64(i))), keys("list:latest")); err != nil {
					t.Error(err)
				}
				if got := readWith(t, p, fmt.Sprint("/", i), desks[i].render); got != want {
					t.Errorf("after publishing %s readers get %s", want, got)
				}
				readWith(t, p, fmt.Sprint("/", (i+1)%len(desks)), desks[(i+1)%len(desks)].render)
			}
		})
	}
	readers.Wait()
	stop()
	hands.Wait()
}
