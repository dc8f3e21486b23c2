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

// ask fetches a page compressed, as a browser would, and returns how long it
// took until the last byte was there.
func (s *server) ask(ctx context.Context, method, path string) (*http.Response, []byte, time.Duration, error) {
	r, err := http.NewRequestWithContext(ctx, method, s.base+path, http.NoBody)
	if err != nil {
		return nil, nil, 0, err
	}
	r.Header.Set("Accept-Encoding", "gzip")
	begun := time.Now()
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, nil, 0, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	took := time.Since(begun)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s of %s answers %s", path, s.name, answer.Status)
	}
	return answer, body, took, err
}

// page returns the compressed bytes of a page.
func (s *server) page(ctx context.Context, path string) ([]byte, error) {
	_, body, _, err := s.ask(ctx, http.MethodGet, path)
	return body, err
}

// etag returns by which tag a server knows its compressed page.
func (s *server) etag(ctx context.Context, path string) (string, error) {
	answer, _, _, err := s.ask(ctx, http.MethodHead, path)
	if err != nil {
		return "", err
	}
	return answer.Header.Get("ETag"), nil
}

var location = regexp.MustCompile(`<loc>([^<]*)</loc>`)

// sitemap returns the paths that a sitemap names.
func (s *server) sitemap(ctx context.Context, path string) ([]string, error) {
	gzipped, err := s.page(ctx, path)
	if err != nil {
		return nil, err
	}
	text, err := gunzip(gzipped)
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

// articles returns the addresses of up to n articles from all over the
// archive, the same ones in every run.
func (s *server) articles(ctx context.Context, n int) ([]string, error) {
	months, err := s.sitemap(ctx, "/sitemap.xml")
	if err != nil {
		return nil, err
	}
	months = months[2:] // behind the pages and the news
	var all []string
	for i := range min(len(months), 12) {
		paths, err := s.sitemap(ctx, months[i*len(months)/min(len(months), 12)])
		if err != nil {
			return nil, err
		}
		all = append(all, paths...)
	}
	r := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // the same choice every time
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
