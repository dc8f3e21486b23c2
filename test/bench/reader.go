package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// An answer is a page as a reader got it.
type answer struct {
	header http.Header
	body   []byte
	took   time.Duration // until the last byte was there
}

// ask fetches a page compressed, as a browser would.
func (s *server) ask(ctx context.Context, method, path string) (a answer, err error) {
	r, err := http.NewRequestWithContext(ctx, method, s.base+path, http.NoBody)
	if err != nil {
		return a, err
	}
	r.Header.Set("Accept-Encoding", "gzip")
	begun := time.Now()
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		return a, err
	}
	defer got.Body.Close()
	a.header = got.Header
	a.body, err = io.ReadAll(got.Body)
	a.took = time.Since(begun)
	if err == nil && got.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s of %s answers %s", path, s.name, got.Status)
	}
	return a, err
}

// page returns the compressed bytes of a page.
func (s *server) page(ctx context.Context, path string) ([]byte, error) {
	a, err := s.ask(ctx, http.MethodGet, path)
	return a.body, err
}

// etag returns by which tag a server knows its compressed page.
func (s *server) etag(ctx context.Context, path string) (string, error) {
	a, err := s.ask(ctx, http.MethodHead, path)
	return a.header.Get("ETag"), err
}

var location = regexp.MustCompile(`<loc>([^<]*)</loc>`)

// sitemap returns the paths that a sitemap names.
func (s *server) sitemap(ctx context.Context, path string) ([]string, error) {
	a, err := s.ask(ctx, http.MethodGet, path)
	text := a.body
	if err == nil && a.header.Get("Content-Encoding") == "gzip" { // the largest are not compressed
		text, err = gunzip(text)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var paths []string
	for _, match := range location.FindAllSubmatch(text, -1) {
		u, err := url.Parse(string(match[1]))
		if err != nil {
			return nil, err
		}
		paths = append(paths, u.Path)
	}
	return paths, nil
}

// maxMonths is how many months the articles are from, about.
const maxMonths = 12

// articles returns the addresses of up to n articles from all over the
// archive, the same ones in every run.
func (s *server) articles(ctx context.Context, n int) ([]string, error) {
	months, err := s.sitemap(ctx, "/sitemap.xml")
	if err != nil {
		return nil, err
	}
	months = months[2:] // behind the pages and the news
	step := max(1, len(months)/maxMonths)
	var all []string
	for i := len(months) - 1; i >= 0; i -= step {
		paths, err := s.sitemap(ctx, months[i])
		if err != nil {
			return nil, err
		}
		all = append(all, paths...)
	}
	r := rand.New(rand.NewPCG(3, 4))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(n, len(all))], nil
}

// feeds returns the addresses of the feeds of all sections and authors.
func (s *server) feeds(ctx context.Context) ([]string, error) {
	pages, err := s.sitemap(ctx, "/sitemaps/pages.xml")
	if err != nil {
		return nil, err
	}
	var feeds []string
	for _, page := range pages {
		if strings.HasPrefix(page, "/author/") {
			feeds = append(feeds, page+"/feed.xml", page+"/atom.xml", page+"/feed.json")
		}
	}
	return feeds, nil
}
