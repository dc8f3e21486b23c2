package app

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/richtext"
)

// BenchmarkPublishToVisible publishes an article anew and waits until a reader
// sees it: on the node that published, while others read without a pause, and
// on another node, which takes a PostgreSQL in COURANT_TEST_POSTGRES. It fails
// if the publishing node shows anything older once the call has returned.
func BenchmarkPublishToVisible(b *testing.B) {
	b.Run("this_node", func(b *testing.B) {
		n := node(b, "")
		publishToVisible(b, n, n)
	})
	b.Run("another_node", func(b *testing.B) {
		url := os.Getenv("COURANT_TEST_POSTGRES")
		if url == "" {
			b.Skip("COURANT_TEST_POSTGRES is not set")
		}
		publishToVisible(b, node(b, url), node(b, url))
	})
}

// node opens a newspaper that follows what others do to it.
func node(b *testing.B, database string) *Newspaper {
	b.Helper()
	c := config.Default()
	c.Data, c.Database = b.TempDir(), database
	n, err := open(b.Context(), c, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(b.Context())
	var following sync.WaitGroup
	following.Go(func() { _ = n.follow(ctx) })
	following.Go(func() { n.press.Run(ctx) })
	b.Cleanup(func() { stop(); following.Wait(); n.Close() })
	return n
}

func publishToVisible(b *testing.B, here, there *Newspaper) {
	b.Helper()
	editor, a := begin(b, here)
	readers := there.Handler()
	stop := readOn(b, readers, a.Path)
	defer stop()
	var took []float64
	for i := 0; b.Loop(); i++ {
		headline := fmt.Sprintf("The ferry leaves for crossing %d.", i)
		draft := newsroom.Draft{Article: a.ID, Base: a.Head, Content: a.Content}
		draft.Content.Headline = headline
		a = must(b)(here.newsroom.Save(b.Context(), editor, draft))
		begun := time.Now()
		a = must(b)(here.newsroom.Publish(b.Context(), editor, newsroom.Seen{ID: a.ID, Version: a.Version}, true))
		for !strings.Contains(read(b, readers, a.Path), headline) {
			if here == there {
				b.Fatal("a page is older than the call that has returned")
			}
			if time.Since(begun) > 10*time.Second {
				b.Fatal("the other node does not hear of it")
			}
			time.Sleep(time.Millisecond)
		}
		took = append(took, float64(time.Since(begun).Microseconds())/1e3)
	}
	slices.Sort(took)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(took[len(took)/2], "p50-ms")
	b.ReportMetric(took[len(took)*99/100], "p99-ms")
}

// begin founds a paper with one live article.
func begin(b *testing.B, n *Newspaper) (news.Staff, *news.Article) {
	b.Helper()
	ctx := b.Context()
	settings := newSettings("The Bench", "en", "UTC", "http://127.0.0.1")
	if err := n.store.SaveSettings(ctx, settings, news.Event{Name: news.SettingsChanged, At: time.Now()}); err != nil {
		b.Fatal(err)
	}
	city := news.Section{Name: "City", Slug: "city", Order: 1}
	if err := n.store.SaveSection(ctx, &city, news.Event{Name: news.SettingsChanged, At: time.Now()}); err != nil {
		b.Fatal(err)
	}
	editor := news.Staff{Email: "editor@bench.example", Name: "Editor", Posts: news.As(news.Administrator)}
	if err := n.store.SaveStaff(ctx, &editor, news.Event{Name: news.StaffChanged, At: time.Now()}); err != nil {
		b.Fatal(err)
	}
	var body richtext.Doc
	for range 20 {
		body.Blocks = append(body.Blocks, richtext.Paragraph{Text: richtext.Plain(strings.Repeat("The boat is late again, and nobody minds. ", 8))})
	}
	a := must(b)(n.newsroom.Write(ctx, editor, news.Content{
		Kind: news.News, Section: city.ID, Headline: "The ferry leaves.", Slug: "ferry", Body: body,
	}))
	a = must(b)(n.newsroom.Submit(ctx, editor, newsroom.Seen{ID: a.ID, Version: a.Version}))
	a = must(b)(n.newsroom.Approve(ctx, editor, newsroom.Seen{ID: a.ID, Version: a.Version}))
	return editor, must(b)(n.newsroom.Publish(ctx, editor, newsroom.Seen{ID: a.ID, Version: a.Version}, true))
}

// must takes what a deed returns, and ends the benchmark if it failed.
func must(b *testing.B) func(*news.Article, error) *news.Article {
	b.Helper()
	return func(a *news.Article, err error) *news.Article {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
		return a
	}
}

// readOn has two readers ask for a page until stop is called, so that every
// publication meets renders in flight.
func readOn(b *testing.B, readers http.Handler, path string) (stop func()) {
	b.Helper()
	ctx, cancel := context.WithCancel(b.Context())
	var reading sync.WaitGroup
	for range 2 {
		reading.Go(func() {
			for ctx.Err() == nil {
				read(b, readers, path)
				time.Sleep(time.Millisecond)
			}
		})
	}
	return func() { cancel(); reading.Wait() }
}

func read(b *testing.B, readers http.Handler, path string) string {
	b.Helper()
	r := httptest.NewRequest(http.MethodGet, path, http.NoBody)
	w := httptest.NewRecorder()
	w.Body = new(bytes.Buffer)
	readers.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		b.Errorf("%s answers %d", path, w.Code)
	}
	return w.Body.String()
}
