package press

import (
	"context"
	"fmt"
	"net/http"
	"testing"
)

// A sink takes an answer and forgets it.
type sink struct {
	header http.Header
	bytes  int
}

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) WriteHeader(int)             {}
func (s *sink) Write(b []byte) (int, error) { s.bytes += len(b); return len(b), nil }

func benchmarkServe(b *testing.B, change func(*http.Request, *sheet)) {
	b.Helper()
	p, d := newPress(b, Options{Budget: 64 << 20}), newDesk(manyWords(), "article:1")
	ask(b, p, "/", d.render, nil)
	p.bindAgain("/", p.peek("/").sheet)
	r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "/", nil)
	if err != nil {
		b.Fatal(err)
	}
	accept("gzip, deflate, br, zstd")(r)
	change(r, p.peek("/").sheet)
	w, render := &sink{header: http.Header{}}, d.render
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Serve(w, r, "/", render); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHit(b *testing.B) {
	benchmarkServe(b, func(*http.Request, *sheet) {})
}

func BenchmarkNotModified(b *testing.B) {
	benchmarkServe(b, func(r *http.Request, s *sheet) {
		r.Header.Set("If-None-Match", s.variants[brotliCoding].etag[0])
	})
}

func BenchmarkHead(b *testing.B) {
	benchmarkServe(b, func(r *http.Request, _ *sheet) { r.Method = http.MethodHead })
}

func BenchmarkHitParallel(b *testing.B) {
	p, d := newPress(b, Options{Budget: 64 << 20}), newDesk(manyWords(), "article:1")
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		r, _ := http.NewRequestWithContext(context.Background(), http.MethodGet, "/", nil)
		w, render := &sink{header: http.Header{}}, d.render
		for pb.Next() {
			if err := p.Serve(w, r, "/", render); err != nil {
				b.Error(err)
			}
		}
	})
}

// BenchmarkMiss prints a page of 50 KB: hash, one coding, shelf.
func BenchmarkMiss(b *testing.B) {
	p, d := newPress(b, Options{Budget: 64 << 20}), newDesk(manyWords(), "article:1", "settings")
	r, _ := http.NewRequestWithContext(context.Background(), http.MethodGet, "/", nil)
	w := &sink{header: http.Header{}}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		if err := p.Serve(w, r, fmt.Sprint("/", i), d.render); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExpress(b *testing.B) {
	p, d := newPress(b, Options{Budget: 64 << 20}), newDesk(manyWords(), "article:1")
	ask(b, p, "/", d.render, nil)
	p.bindAgain("/", p.peek("/").sheet)
	var head []byte
	b.ReportAllocs()
	for b.Loop() {
		head, _, _, _ = p.Express(head[:0], "/", "gzip, deflate, br, zstd", "", "")
	}
}
