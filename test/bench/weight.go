package main

import (
	"context"
	"net/url"
	"path"
	"regexp"
)

// A weight is what a page costs a reader who comes for the first time, in KB,
// compressed, without pictures, fonts and sound.
type weight struct{ page, styles, scripts float64 }

var (
	styleAddress  = regexp.MustCompile(`<link rel="stylesheet"[^>]* href="([^"]+)"`)
	scriptAddress = regexp.MustCompile(`<script[^>]* src="([^"]+)"`)
	importAddress = regexp.MustCompile(`(?m)^import [^'"]*['"]([^'"]+)['"]`)
)

// weigh fetches a page with its styles and scripts, and what those import.
func (s *server) weigh(ctx context.Context, page string) (w weight, err error) {
	body, err := s.page(ctx, page)
	if err != nil {
		return w, err
	}
	text, err := gunzip(body)
	if err != nil {
		return w, err
	}
	w.page = kilobytes(body)
	seen := map[string]bool{}
	for _, found := range styleAddress.FindAllSubmatch(text, -1) {
		sheet, err := s.page(ctx, string(found[1]))
		if err != nil {
			return w, err
		}
		w.styles += kilobytes(sheet)
	}
	for _, found := range scriptAddress.FindAllSubmatch(text, -1) {
		script, err := s.weighScript(ctx, string(found[1]), seen)
		if err != nil {
			return w, err
		}
		w.scripts += script
	}
	return w, nil
}

// weighScript weighs a script and all that it imports and was not seen before.
func (s *server) weighScript(ctx context.Context, address string, seen map[string]bool) (float64, error) {
	u, err := url.Parse(address)
	if err != nil || seen[u.Path] {
		return 0, err
	}
	seen[u.Path] = true
	body, err := s.page(ctx, address)
	if err != nil {
		return 0, err
	}
	text, err := gunzip(body)
	if err != nil {
		return 0, err
	}
	sum := kilobytes(body)
	for _, found := range importAddress.FindAllSubmatch(text, -1) {
		more, err := s.weighScript(ctx, path.Join(path.Dir(u.Path), string(found[1])), seen)
		if err != nil {
			return 0, err
		}
		sum += more
	}
	return sum, nil
}

func kilobytes(body []byte) float64 { return float64(len(body)) / 1e3 }
