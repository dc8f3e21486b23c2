package load

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/press"
	"github.com/courant-press/courant/internal/web"
)

// BenchmarkPage serves an article and a front of the usual size beside nginx.
func BenchmarkPage(b *testing.B) {
	for _, tool := range []string{"wrk", "nginx"} {
		if _, err := exec.LookPath(tool); err != nil {
			b.Skipf("%s is not installed", tool)
		}
	}
	for _, page := range []struct {
		name  string
		words int
	}{{"article", 6_000}, {"front", 25_000}} {
		b.Run(page.name, func(b *testing.B) { race(b, prose(page.words)) })
	}
}

// race lets Courant and nginx serve one page in turn, and reports both.
func race(b *testing.B, plain []byte) {
	b.Helper()
	courant := startCourant(b, plain)
	gzipped := fetch(b, courant.url)
	nginx := startNginx(b, gzipped, plain)
	if !bytes.Equal(gzipped, fetch(b, nginx.url)) {
		b.Fatal("the two do not serve the same bytes")
	}
	scores := measure(b, courant, nginx)
	ours, theirs := scores[0], scores[1]
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(len(gzipped)), "page-B")
	b.ReportMetric(ours.perSecond, "req/s")
	b.ReportMetric(theirs.perSecond, "nginx-req/s")
	b.ReportMetric(ours.cpu, "cpu-µs/req")
	b.ReportMetric(theirs.cpu, "nginx-cpu-µs/req")
	b.ReportMetric(ours.p99, "p99-ms")
	b.ReportMetric(theirs.p99, "nginx-p99-ms")
	b.ReportMetric(ours.perSecond/theirs.perSecond, "req/s-of-nginx")
	b.ReportMetric(ours.cpu/theirs.cpu, "cpu-of-nginx")
}

// startCourant serves one page from the press, through all that stands before
// a reader's page in the real program.
func startCourant(b *testing.B, plain []byte) contender {
	b.Helper()
	debug.SetGCPercent(400) // as the program does
	p, err := press.New(press.Options{Budget: 64 << 20, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	site := func(w http.ResponseWriter, r *http.Request) error {
		return p.Serve(w, r, r.URL.Path, func(context.Context) (*press.Print, error) {
			return &press.Print{
				ContentType: "text/html; charset=utf-8", Body: plain,
				Keys: []news.Key{news.ArticleKey(1), news.KeySettings},
			}, nil
		})
	}
	l, err := new(net.ListenConfig).Listen(b.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	d := door(p, site)
	go func() {
		ended <- web.Serve(ctx, web.ServeOptions{Listener: l, Handler: d, Express: d, Log: slog.New(slog.DiscardHandler)})
	}()
	b.Cleanup(func() { stop(); <-ended })
	return contender{"courant", "http://" + l.Addr().String() + "/sea/ferry", func() time.Duration { return ownCPU(b) }}
}

func door(p *press.Press, site web.Handler) *web.Door {
	log := slog.New(slog.DiscardHandler)
	return web.NewDoor(web.DoorOptions{
		Handler: web.ReadOnly(site),
		Errors:  &web.Errors{Log: log},
		Policy:  web.PublicPolicy(nil, nil),
		Log:     log,
		Now:     time.Now,
		Lane: func(head []byte, r *web.Plain) (a web.Reply, ok bool) {
			a.Head, a.Status, a.Body, ok = p.Express(head, r.Path, r.AcceptEncoding, r.IfNoneMatch, r.IfModifiedSince)
			return a, ok
		},
	})
}

// ownCPU is the processor time of this process, which serves and hardly does
// anything else while wrk is at work.
func ownCPU(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// fetch returns the compressed bytes of a page, after making sure of them.
func fetch(b *testing.B, url string) []byte {
	b.Helper()
	r, err := http.NewRequestWithContext(b.Context(), http.MethodGet, url, nil)
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "gzip")
	answer, err := new(http.Client).Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := gzip.NewReader(bytes.NewReader(body)); err != nil {
		b.Fatalf("%s: %v", url, err)
	}
	return body
}

// prose makes a page of so many words that compresses about as news does.
func prose(words int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString("<!doctype html>\n<title>Ferry</title>\n")
	for i := range words {
		if i%80 == 0 {
			b.WriteString("<p>")
		}
		fmt.Fprintf(&b, "%s ", strings.Repeat("a", r.IntN(3))+strconv.Itoa(r.IntN(3000)))
	}
	return []byte(b.String())
}
