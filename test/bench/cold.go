package main

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/paper"
)

// How many pages of each kind are asked for, and how often the front is, for
// which everything has to be taken from the press.
const (
	walkLength = 400
	frontEvery = 20
)

// A walk is a reader's way through the pages of a paper that no one has asked
// for, with what each kind of them cost.
type walk struct {
	server *server
	editor *editor
	pages  map[string][]string
	costs  map[string]*cost
}

// A cost is what pages of one kind cost, in milliseconds, page by page.
type cost struct{ waited, cpu []float64 }

// kinds of pages, in the order of a walk.
var kinds = []string{"article", "section list", "deep list", "archive day", "feed", "front"}

// cold asks a small and a large paper for pages that are not printed, in turn.
// The press is given so little memory that it keeps none for long, but enough
// to think every page worth compressing.
func (b *bench) cold(ctx context.Context) error {
	var walks []*walk
	for _, articles := range []int{smallPaper, b.articles} {
		s, err := b.serve(ctx, articles, "COURANT_PRESS_MEMORY=4")
		if err != nil {
			return err
		}
		defer s.stop()
		e, err := b.hire(ctx, articles)
		if err != nil {
			return err
		}
		defer e.store.Close()
		w, err := newWalk(ctx, s, e)
		if err != nil {
			return err
		}
		walks = append(walks, w)
	}
	for i := range walkLength {
		for _, kind := range kinds {
			if kind == "front" && i%frontEvery > 0 {
				continue
			}
			for _, w := range walks {
				if err := w.step(ctx, kind, i); err != nil {
					return err
				}
			}
		}
	}
	b.reportCold(walks[0], walks[1])
	return b.publishing(ctx, walks[0].editor, walks[1].editor)
}

// newWalk finds pages of every kind: articles from all over the archive, the
// days they are from, lists of a section from now and from the middle of the
// archive backwards, a minute apart.
func newWalk(ctx context.Context, s *server, e *editor) (w *walk, err error) {
	w = &walk{server: s, editor: e, pages: map[string][]string{"front": {"/"}}, costs: map[string]*cost{}}
	for _, kind := range kinds {
		w.costs[kind] = &cost{}
	}
	if w.pages["article"], err = s.articles(ctx, walkLength); err != nil {
		return nil, err
	}
	if w.pages["feed"], err = s.feeds(ctx); err != nil {
		return nil, err
	}
	var days []string
	for _, a := range w.pages["article"] { // /section/2026/11/22/slug
		if part := strings.Split(a, "/"); len(part) == 6 {
			days = append(days, strings.Join(part[2:5], "/"))
		}
	}
	slices.Sort(days)
	middle, err := time.Parse("2006/01/02", days[len(days)/2])
	if err != nil {
		return nil, err
	}
	for _, day := range slices.Compact(days) {
		w.pages["archive day"] = append(w.pages["archive day"], "/archive/"+day)
	}
	now := time.Now()
	for i := range walkLength {
		back := -time.Duration(i) * time.Minute
		w.pages["section list"] = append(w.pages["section list"], list(now.Add(back)))
		w.pages["deep list"] = append(w.pages["deep list"], list(middle.Add(back)))
	}
	return w, nil
}

// list is the address of the page of a list that begins before a time.
func list(before time.Time) string {
	return "/city?before=" + paper.Cursor{At: before, ID: 1}.String()
}

// step asks for the next page of a kind.
func (w *walk) step(ctx context.Context, kind string, i int) error {
	pages, cost := w.pages[kind], w.costs[kind]
	if kind == "front" {
		if err := w.editor.dropAll(ctx); err != nil {
			return err
		}
	}
	before := w.server.cpu()
	a, err := w.server.ask(ctx, http.MethodGet, pages[i%len(pages)])
	if err != nil {
		return err
	}
	cost.cpu = append(cost.cpu, milliseconds(w.server.cpu()-before))
	cost.waited = append(cost.waited, milliseconds(a.took))
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }

func (b *bench) reportCold(small, large *walk) {
	article, front := large.costs["article"], large.costs["front"]
	n := fmt.Sprintf("%d articles", b.articles)
	b.report.atMost("article, CPU, "+n, mean(article.cpu), 3, "ms", fmt.Sprintf("of %d pages", len(article.cpu)))
	b.report.atMost("article, p99, "+n, percentile(article.waited, 99), 10, "ms", "p50 "+show(percentile(article.waited, 50), "ms"))
	b.report.atMost("front, CPU, "+n, mean(front.cpu), 15, "ms",
		fmt.Sprintf("of %d pages, p50 %s, p99 %s", len(front.cpu), show(percentile(front.waited, 50), "ms"), show(percentile(front.waited, 99), "ms")))
	for _, kind := range kinds {
		s, l := small.costs[kind], large.costs[kind]
		b.report.atMost(kind+", CPU of the small paper", mean(l.cpu)/mean(s.cpu), 1.5, "x",
			fmt.Sprintf("%s and %s; p50 %s and %s", show(mean(l.cpu), ""), show(mean(s.cpu), "ms"),
				show(percentile(l.waited, 50), ""), show(percentile(s.waited, 50), "ms")))
	}
}

// publishing compares what the publish call takes in the two papers.
func (b *bench) publishing(ctx context.Context, editors ...*editor) error {
	var took [2][]float64
	for n := range 100 {
		for i, e := range editors {
			a, err := e.ready(ctx, fmt.Sprintf("Number %d leaves the harbour", n), 600)
			if err != nil {
				return err
			}
			_, d, err := e.publish(ctx, a)
			if err != nil {
				return err
			}
			took[i] = append(took[i], milliseconds(d))
		}
	}
	small, large := percentile(took[0], 50), percentile(took[1], 50)
	b.report.atMost("publish call, p50 of the small paper", large/small, 1.5, "x",
		fmt.Sprintf("%s and %s; p99 %s and %s", show(large, ""), show(small, "ms"), show(percentile(took[1], 99), ""), show(percentile(took[0], 99), "ms")))
	return nil
}

func mean(values []float64) float64 {
	var sum float64
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

func percentile(values []float64, p int) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)*p/100, len(sorted)-1)]
}
