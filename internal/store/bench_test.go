package store_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// articles is the size of the large paper: run with -articles 200000 for the
// figures of docs/performance.md.
var articles = flag.Int("articles", 20_000, "articles of the large paper in benchmarks")

// body is about as long as a news report.
func body() richtext.Doc {
	var doc richtext.Doc
	for i := range 12 {
		doc.Blocks = append(doc.Blocks, richtext.Paragraph{
			Text: richtext.Plain(strings.Repeat(fmt.Sprintf("The ferry left the harbour at %d o'clock. ", i), 8)),
		})
	}
	return doc
}

// grow returns a paper of n articles, one every ten minutes, in batches.
func grow(b *testing.B, st *store.Store, n int) (section news.Section, topic news.Topic, author news.Author) {
	b.Helper()
	ctx := b.Context()
	fatal := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	section = news.Section{Slug: "city", Name: "City", Order: 1}
	topic = news.Topic{Kind: news.Subject, Slug: "ferry", Name: "Ferry"}
	author = news.Author{Slug: "ada", Name: "Ada Moran"}
	fatal(st.SaveSection(ctx, &section, imported))
	fatal(st.SaveTopic(ctx, &topic, imported))
	fatal(st.SaveAuthor(ctx, &author, imported))
	text := body()
	for done := 0; done < n; {
		var items []*news.Imported
		for range min(1000, n-done) {
			a := written("Ferry number " + strconv.Itoa(done))
			a.State, a.Slug, a.Path = news.Live, "ferry", fmt.Sprintf("/city/ferry-%d", done)
			a.PublishAt = now.Add(-time.Duration(n-done) * 10 * time.Minute)
			a.Section, a.Topics, a.Byline, a.Body = section.ID, []int64{topic.ID}, []news.Byline{{Author: author.ID}}, text
			items = append(items, post(strconv.Itoa(done), "a", a))
			done++
		}
		fatal(st.Import(ctx, items, imported))
	}
	return section, topic, author
}

// BenchmarkPaper reads and publishes on a small and on a large paper. What a
// reader or an editor waits for must not grow with it.
func BenchmarkPaper(b *testing.B) {
	for _, n := range []int{1000, *articles} {
		st := storetest.Open(b, filepath.Join(b.TempDir(), "paper.db"))
		section, topic, _ := grow(b, st, n)
		deep := paper.Cursor{At: now.Add(-time.Duration(n) * 7 * time.Minute), ID: 1}
		for _, bench := range []struct {
			name string
			read func(i int) error
		}{
			{"article", func(i int) error { _, err := st.ArticlePage(b.Context(), int64(i*7%n+1), now); return err }},
			{"section", func(int) error { _, err := st.SectionPage(b.Context(), section.ID, paper.Cursor{}, now); return err }},
			{"deep", func(int) error { _, err := st.SectionPage(b.Context(), section.ID, deep, now); return err }},
			{"topic", func(int) error { _, err := st.TopicPage(b.Context(), topic.ID, paper.Cursor{}, now); return err }},
			{"front", func(int) error { _, err := st.FrontPage(b.Context(), "home", now); return err }},
			{"day", func(int) error { _, err := st.ArchiveDay(b.Context(), now.AddDate(0, 0, -2), now); return err }},
			{"years", func(int) error { _, err := st.ArchiveYears(b.Context(), now); return err }},
			{"resolve", func(i int) error {
				_, err := st.Resolve(b.Context(), fmt.Sprintf("/city/ferry-%d", i*7%n), now)
				return err
			}},
		} {
			b.Run(fmt.Sprintf("%s/%d", bench.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					if err := bench.read(i); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(fmt.Sprintf("publish/%d", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				a := written("Breaking")
				a.State, a.PublishAt, a.Path = news.Live, now, fmt.Sprintf("/breaking/%d-%d", i, b.N)
				a.Section, a.Body = section.ID, body()
				save := news.Save{Publish: true, Event: news.Event{Name: news.ArticlePublished}}
				if err := st.CreateArticle(b.Context(), a, save); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkImport stores articles of about 600 words in batches of 1,000.
func BenchmarkImport(b *testing.B) {
	for b.Loop() {
		st := storetest.Open(b, filepath.Join(b.TempDir(), "paper.db"))
		grow(b, st, 10_000)
	}
	b.ReportMetric(10_000*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
