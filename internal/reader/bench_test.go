package reader_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

// BenchmarkColdArticle prints an article's page with classic, compression
// included and the store left out.
func BenchmarkColdArticle(b *testing.B) { benchmark(b, articlePath, true) }

// BenchmarkPrintedArticle serves it from the press.
func BenchmarkPrintedArticle(b *testing.B) { benchmark(b, articlePath, false) }

// BenchmarkColdFront prints the front page.
func BenchmarkColdFront(b *testing.B) { benchmark(b, "/", true) }

func benchmark(b *testing.B, path string, cold bool) {
	b.Helper()
	s := themedSite(b, ferryGazette(), &theme.Shelf{Classic: must(themes.Classic())})
	r := httptest.NewRequest(http.MethodGet, path, http.NoBody)
	r.Header.Set("Accept-Encoding", "br")
	w := sink{}
	b.ReportAllocs()
	for b.Loop() {
		if cold {
			s.press.Touch(b.Context(), []news.Key{news.KeySettings}, nil)
		}
		if err := s.reader.Serve(w, r); err != nil {
			b.Fatal(err)
		}
	}
}

// A sink takes an answer and keeps nothing but its headers.
type sink http.Header

func (s sink) Header() http.Header       { return http.Header(s) }
func (sink) Write(b []byte) (int, error) { return len(b), nil }
func (sink) WriteHeader(int)             {}

// BenchmarkCardImage draws the card of an article without a picture.
func BenchmarkCardImage(b *testing.B) {
	g := ferryGazette()
	g.articles[0].Picture = nil
	s := newSite(b, g)
	address, _ := s.cardOf(articlePath)
	r := httptest.NewRequest(http.MethodGet, address, http.NoBody)
	for b.Loop() {
		s.press.Touch(b.Context(), []news.Key{news.KeySettings}, nil)
		if err := s.reader.Serve(httptest.NewRecorder(), r); err != nil {
			b.Fatal(err)
		}
	}
}
