package press

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
)

// A cache is a shared cache that remembers what it was told to drop.
type cache struct {
	*httptest.Server
	told   []string
	status int
}

func newCache(t *testing.T) *cache {
	t.Helper()
	c := &cache{status: http.StatusOK}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.told = append(c.told, r.Method+" "+r.URL.Path+" "+r.Header.Get("Surrogate-Key")+r.Header.Get("Token"))
		w.WriteHeader(c.status)
	}))
	t.Cleanup(c.Close)
	return c
}

func purger(caches ...*cache) *HTTPPurger {
	h := &HTTPPurger{Client: caches[0].Client(), Method: "PURGE", KeyHeader: "Surrogate-Key", Header: http.Header{"Token": {"!"}}}
	for _, c := range caches {
		h.Addresses = append(h.Addresses, c.URL+"/purge")
	}
	return h
}

func TestCachesAreToldOfEveryTouch(t *testing.T) {
	t.Parallel()
	north, south := newCache(t), newCache(t)
	p := newPress(t, Options{Purger: purger(north, south)})
	touch(t, p, keys("article:1", "card:1"), keys("card:1", "list:latest"))
	touch(t, p, nil, keys("list:latest"))
	touch(t, p, nil, nil)
	at(t, p, time.Now().Add(time.Hour), "article:2", "")
	want := []string{
		"PURGE /purge article:1 card:1 list:latest missing!",
		"PURGE /purge list:latest!",
		"PURGE /purge article:2 missing!",
	}
	for _, c := range []*cache{north, south} {
		if diff := cmp.Diff(want, c.told); diff != "" {
			t.Errorf("told (-want +got):\n%s", diff)
		}
	}
}

func TestTouchSaysWhenACacheWasNotReached(t *testing.T) {
	t.Parallel()
	broken, well := newCache(t), newCache(t)
	broken.status = http.StatusServiceUnavailable
	p, d := newPress(t, Options{Purger: purger(broken, well)}), newDesk("Before.", "article:1")
	read(t, p, "/", d)
	d.write("After.")
	err := p.Touch(t.Context(), keys("article:1"), nil)
	if err == nil || !strings.Contains(err.Error(), "503") {
		t.Errorf("got %v", err)
	}
	if len(well.told) != 1 {
		t.Errorf("the other cache was told %d times, want 1", len(well.told))
	}
	if got := read(t, p, "/", d); got != "After." {
		t.Errorf("our own page is %q", got)
	}
}

func TestManyKeysGoOutInSeveralRequests(t *testing.T) {
	t.Parallel()
	c := newCache(t)
	var many []news.Key
	for i := range int64(500) {
		many = append(many, news.ArticleKey(1000+i))
	}
	if err := purger(c).Purge(t.Context(), many); err != nil {
		t.Fatal(err)
	}
	var told []news.Key
	for _, line := range c.told {
		for _, key := range strings.Fields(strings.TrimSuffix(line, "!"))[2:] {
			told = append(told, news.Key(key))
		}
	}
	if !slices.Equal(told, many) || len(c.told) < 2 {
		t.Errorf("%d keys arrived in %d requests, want all %d in several", len(told), len(c.told), len(many))
	}
}

func TestPageWithMoreKeysThanFitIsKeptBriefly(t *testing.T) {
	t.Parallel()
	p := newPress(t, Options{Purger: purger(newCache(t)), KeyHeader: "Cache-Tag"})
	few, many := newDesk("Few", "article:1", "card:2"), newDesk("Many")
	for i := range int64(500) {
		many.print.Keys = append(many.print.Keys, news.CardKey(i))
	}
	short := ask(t, p, "/few", few.render, nil).Header
	if got := short.Get("Cache-Tag"); got != "article:1,card:2" {
		t.Errorf("tags are %q", got)
	}
	if got := short.Get("Cache-Control"); !strings.Contains(got, "s-maxage=86400") {
		t.Errorf("a page that can be purged has %q", got)
	}
	long := ask(t, p, "/many", many.render, nil).Header
	if got := len(long.Get("Cache-Tag")); got > tagLimit {
		t.Errorf("the tags take %d bytes", got)
	}
	if got := long.Get("Cache-Control"); !strings.Contains(got, "s-maxage=4,") {
		t.Errorf("a page that cannot be purged has %q", got)
	}
}

func TestPurgeEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := purger(newCache(t)).Purge(ctx, keys("article:1")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
