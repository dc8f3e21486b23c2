package wordpress_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/store/storetest"
	"github.com/courant-press/courant/internal/transfer/wordpress"
)

// BenchmarkImport measures how fast articles move in, and how fast the same
// ones are recognised. COURANT_BENCH_WXR names an export of your own; without
// it 5,000 articles of some 700 words are made up. The peak of memory is that
// of the whole test process.
func BenchmarkImport(b *testing.B) {
	export := os.Getenv("COURANT_BENCH_WXR")
	if export == "" {
		export = filepath.Join(b.TempDir(), "export.xml")
		if err := os.WriteFile(export, []byte(madeUpLong(5000, 40)), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		st := storetest.New(b)
		for _, run := range []string{"first", "second"} {
			began := time.Now()
			r, err := wordpress.Import(b.Context(), st, wordpress.Options{Files: []string{export}, Now: time.Now})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(r.Articles)/time.Since(began).Seconds(), run+"-articles/s")
		}
	}
	b.ReportMetric(peakMemory(b), "peak-MiB")
}

// madeUp returns an export of n short articles.
func madeUp(n int) string { return madeUpLong(n, 2) }

// madeUpLong returns one of articles of some paragraphs.
func madeUpLong(n, length int) string {
	var x strings.Builder
	x.WriteString(`<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://example.org</wp:base_blog_url>`)
	text := strings.Repeat("<!-- wp:paragraph -->\n<p>The ferry was late and nobody at the quay could say when the next one would come.</p>\n<!-- /wp:paragraph -->\n\n", length)
	for i := range n {
		at := time.Date(2020, 1, 1, i, 0, 0, 0, time.UTC)
		fmt.Fprintf(&x, "<item><title>Ferry %d is late</title><link>https://example.org/%s/ferry-%d/</link><dc:creator>ada</dc:creator><content:encoded><![CDATA[%s]]></content:encoded>"+
			"<wp:post_id>%d</wp:post_id><wp:post_date_gmt>%s</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"+
			`<category domain="category" nicename="city">City</category><category domain="post_tag" nicename="ferries">Ferries</category></item>`,
			i, at.Format("2006/01/02"), i, text, i+1, at.Format("2006-01-02 15:04:05"))
	}
	return x.String() + "</channel></rss>"
}

// peakMemory returns the most that the process ever held, in MiB.
func peakMemory(b *testing.B) (mib float64) {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kib float64
	if _, err := fmt.Sscan(rest, &kib); err != nil {
		return 0
	}
	return kib / 1024
}
