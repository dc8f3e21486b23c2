package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os/exec"

	"golang.org/x/sync/errgroup"
)

// How many words make a page of 15 KB and one of 60 KB, compressed.
const (
	wordsOfArticle = 5_300
	wordsOfHeavy   = 28_000
)

// serving lets the press and nginx serve the same compressed bytes.
func (b *bench) serving(ctx context.Context) error {
	if _, err := exec.LookPath("wrk"); err != nil {
		return missingError("wrk is not installed")
	}
	paths, err := b.publishPages(ctx)
	if err != nil {
		return err
	}
	courant, err := b.serve(ctx, smallPaper)
	if err != nil {
		return err
	}
	defer courant.stop()
	pages := map[string][]byte{}
	for name, path := range paths {
		if pages[name], err = courant.page(ctx, path); err != nil {
			return err
		}
	}
	nginx, err := b.nginx(ctx, pages)
	if err != nil {
		return err
	}
	defer nginx.stop()
	for _, name := range []string{"article", "front", "heavy"} {
		ours, theirs := contender{server: courant, path: paths[name]}, contender{server: nginx, path: "/" + name + ".html"}
		same, err := nginx.page(ctx, theirs.path)
		if err != nil {
			return err
		}
		if !bytes.Equal(same, pages[name]) {
			return fmt.Errorf("%s: the two do not serve the same bytes", name)
		}
		what := fmt.Sprintf("%s, %.1f KB", name, float64(len(same))/1e3)
		if err := b.race(ctx, what, ours, theirs); err != nil {
			return err
		}
	}
	return b.short(ctx, contender{server: courant, path: paths["article"]}, contender{server: nginx, path: "/article.html"})
}

// publishPages puts two pages of the sizes that the bars are about into the
// small paper. The heavy one stands for the front of a big paper: that of the
// Gazette is as light as its news.
func (b *bench) publishPages(ctx context.Context) (map[string]string, error) {
	e, err := b.hire(ctx, smallPaper)
	if err != nil {
		return nil, err
	}
	paths := map[string]string{"front": "/"}
	for name, words := range map[string]int{"article": wordsOfArticle, "heavy": wordsOfHeavy} {
		a, err := e.ready(ctx, "The "+name+" of the benchmark", words)
		if err == nil {
			a, _, err = e.publish(ctx, a)
		}
		if err != nil {
			return nil, errors.Join(err, e.store.Close())
		}
		paths[name] = a.Path
	}
	return paths, e.store.Close()
}

// race compares the two on one page.
func (b *bench) race(ctx context.Context, what string, ours, theirs contender) error {
	scores, err := b.measure(ctx, ours, theirs)
	if err != nil {
		return err
	}
	us, them := scores[0], scores[1]
	b.report.atLeast(what+": requests/s of nginx", us.perSecond/them.perSecond, 0.7, "x", against(us.perSecond, them.perSecond, "/s"))
	b.report.atMost(what+": server CPU of nginx", us.cpu/them.cpu, 1.5, "x", against(us.cpu, them.cpu, "µs/request"))
	b.report.atMost(what+": p99 of nginx", us.p99/them.p99, 1, "x",
		against(us.p99, them.p99, "ms")+"; p50 "+against(us.p50, them.p50, "ms"))
	return nil
}

// short compares a page with answers that need no body.
func (b *bench) short(ctx context.Context, ours, theirs contender) error {
	contenders := []contender{ours}
	for _, c := range []contender{ours, theirs} {
		etag, err := c.server.etag(ctx, c.path)
		if err != nil {
			return err
		}
		known, head := c, c
		known.headers, head.method = []string{"If-None-Match: " + etag}, http.MethodHead
		contenders = append(contenders, known, head)
	}
	scores, err := b.measure(ctx, contenders...)
	if err != nil {
		return err
	}
	hit := scores[0]
	for i, what := range []string{"304", "HEAD"} {
		us, them := scores[1+i], scores[3+i]
		b.report.atMost(what+": server CPU of a hit", us.cpu/hit.cpu, 1, "x",
			fmt.Sprintf("%s of %s µs/request; nginx %s", show(us.cpu, ""), show(hit.cpu, ""), show(them.cpu, "")))
	}
	return nil
}

func against(us, them float64, unit string) string {
	return fmt.Sprintf("courant %s, nginx %s", show(us, ""), show(them, unit))
}

// editing compares quiet turns with turns in which an editor rewrites, every
// second, the very article that is asked for.
func (b *bench) editing(ctx context.Context) error {
	if _, err := exec.LookPath("wrk"); err != nil {
		return missingError("wrk is not installed")
	}
	e, err := b.hire(ctx, smallPaper)
	if err != nil {
		return err
	}
	defer e.store.Close()
	a, err := e.ready(ctx, "The ferry at no second", wordsOfArticle)
	if err == nil {
		a, _, err = e.publish(ctx, a)
	}
	if err != nil {
		return err
	}
	courant, err := b.serve(ctx, smallPaper)
	if err != nil {
		return err
	}
	defer courant.stop()
	var quiet, edited []score
	published := 0
	for range b.rounds {
		s, err := b.calmest(ctx, contender{server: courant, path: a.Path})
		if err != nil {
			return err
		}
		quiet = append(quiet, s)
		times, s, err := b.edited(ctx, e, a.ID, contender{server: courant, path: a.Path})
		if err != nil {
			return err
		}
		edited, published = append(edited, s), published+times
	}
	p99 := func(s score) float64 { return s.p99 }
	perSecond := func(s score) float64 { return s.perSecond }
	b.report.atMost("p99 of the quiet one", median(edited, p99)/median(quiet, p99), 2, "x",
		fmt.Sprintf("%s and %s; %d publications", show(median(edited, p99), "ms"), show(median(quiet, p99), "ms"), published))
	b.report.note("requests/s of the quiet one", median(edited, perSecond)/median(quiet, perSecond), "x", "")
	return nil
}

// edited takes one turn while the editor is at work.
func (b *bench) edited(ctx context.Context, e *editor, article int64, c contender) (times int, s score, err error) {
	a, err := e.store.Article(ctx, article)
	if err != nil {
		return 0, s, err
	}
	working, stop := context.WithCancel(ctx)
	defer stop()
	var both errgroup.Group
	both.Go(func() (err error) { times, err = e.everySecond(working, a); return err })
	both.Go(func() (err error) { defer stop(); s, err = b.turn(ctx, c); return err })
	return times, s, both.Wait()
}
