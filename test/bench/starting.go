package main

import (
	"context"
	"fmt"
	"time"
)

// starts is how often each paper is started.
const starts = 7

// starting measures the time from the start of the program to the first page,
// and the memory it takes.
func (b *bench) starting(ctx context.Context) error {
	for _, articles := range []int{smallPaper, b.articles} {
		if _, err := b.paper(ctx, articles); err != nil { // not part of the start
			return err
		}
		var took []float64
		for range starts {
			begun := time.Now()
			s, err := b.serve(ctx, articles)
			if err != nil {
				return err
			}
			took = append(took, milliseconds(time.Since(begun)))
			s.stop()
		}
		b.report.atMost(fmt.Sprintf("start to first page, %d articles", articles), percentile(took, 50), 300, "ms",
			fmt.Sprintf("median of %d; longest %s", starts, show(percentile(took, 100), "ms")))
		if err := b.memory(ctx, articles); err != nil {
			return err
		}
	}
	return nil
}

// What the memory of the program may be, in MiB: with a small paper when
// nobody reads it, and with any paper beside what the press keeps.
const (
	idleMemory  = 60
	largeMemory = 150
	pressMemory = 64 // as in the configuration nobody wrote
)

// memory measures the resident memory when nobody reads, and when the press is
// full and readers ask without a pause.
func (b *bench) memory(ctx context.Context, articles int) error {
	s, err := b.serve(ctx, articles)
	if err != nil {
		return err
	}
	defer s.stop()
	time.Sleep(2 * time.Second)
	size := fmt.Sprintf("%d articles", articles)
	if own, mapped := s.memory(); articles == smallPaper {
		b.report.atMost("memory, idle, "+size, own+mapped, idleMemory, "MiB", "")
	} else {
		b.report.note("memory, idle, "+size, own+mapped, "MiB", "")
	}
	paths, err := s.articles(ctx, 4000)
	if err != nil {
		return err
	}
	for _, path := range paths {
		if _, err := s.page(ctx, path); err != nil {
			return err
		}
	}
	if _, err := b.turn(ctx, contender{server: s, path: paths[0]}); err != nil {
		return err
	}
	own, mapped := s.memory()
	b.report.atMost("memory, under load, "+size, own+mapped, largeMemory+pressMemory, "MiB",
		fmt.Sprintf("%d of them read before; %s of it are mapped pages of the database", len(paths), show(mapped, "MiB")))
	return nil
}
