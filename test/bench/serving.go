package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
)

// How many words make a page of 15 KB and one of 60 KB, compressed.
const (
	wordsOfArticle = 4_500
	wordsOfHeavy   = 23_500
)

// serving lets the press and nginx serve the same compressed bytes.
func (b *bench) serving(ctx context.Context) error {
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
	return b.short(ctx, courant, paths["article"])
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

func against(us, them float64, unit string) string {
	return fmt.Sprintf("courant %s, nginx %s", show(us, ""), show(them, unit))
}
