package main

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"
)

// editing compares quiet turns with turns in which an editor rewrites, every
// second, the very article that is asked for.
func (b *bench) editing(ctx context.Context) error {
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
		b.report.disturbed(s.shared)
		quiet = append(quiet, s)
		times, s, err := b.edited(ctx, e, a.ID, contender{server: courant, path: a.Path})
		if err != nil {
			return err
		}
		b.report.disturbed(s.shared) // this process, which edits, is one of the others
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
