package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A bench is one run of everything.
type bench struct {
	courant  string        // the program, built by this run unless it is named
	kept     string        // folder of the papers kept between runs
	dir      string        // folder of this run
	articles int           // of the large paper
	rounds   int           // how often servers that are compared take turns
	round    time.Duration // how long each turn is
	posts    int           // of the export that moves in
	readings int           // of the archive that is searched
	readers  int           // of a letter
	report   *report
}

// smallPaper is the number of articles that the large paper is compared with.
const smallPaper = 1000

// A chapter is a group of figures that can be asked for alone.
type chapter struct {
	name    string
	title   string
	measure func(*bench, context.Context) error
}

// chapters are all figures, in the order of docs/performance.md.
func chapters() []chapter {
	return []chapter{
		{"serving", "Serving a page", (*bench).serving},
		{"editing", "Serving while an editor publishes every second", (*bench).editing},
		{"cold", "Pages that are not printed yet, in a small paper and in a large one", (*bench).cold},
		{"visible", "From the publish call to the page", (*bench).visible},
		{"desk", "What people at the desk wait for", (*bench).desk},
		{"list", "The list of a large paper", (*bench).list},
		{"bigpicture", "The big picture", (*bench).bigPicture},
		{"moving", "Moving in from WordPress", (*bench).moving},
		{"letters", "Letters", (*bench).letters},
		{"listen", "Hearing an article", (*bench).listen},
		{"starting", "Start and memory", (*bench).starting},
	}
}

func main() {
	b := &bench{report: newReport(os.Stdout)}
	flag.StringVar(&b.courant, "courant", "", "the program to measure; without it, the one of this checkout is built")
	flag.StringVar(&b.kept, "papers", os.TempDir()+"/courant-bench", "folder where made papers are kept between runs")
	flag.IntVar(&b.articles, "articles", 200_000, "articles of the large paper")
	flag.IntVar(&b.rounds, "rounds", 3, "turns of each server")
	flag.DurationVar(&b.round, "round", 6*time.Second, "length of a turn")
	flag.IntVar(&b.posts, "posts", 20_000, "posts of the WordPress export")
	flag.IntVar(&b.readings, "readings", 200_000, "readings of the largest archive that is searched: 1000, 20000 or 200000")
	flag.IntVar(&b.readers, "readers", 100_000, "readers of a letter")
	only := flag.String("only", "", "chapters, with commas: serving,editing,cold,visible,desk,list,bigpicture,moving,letters,listen,starting")
	limit := flag.Duration("limit", time.Hour, "when to give up")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ctx, cancel := context.WithTimeout(ctx, *limit)
	err := b.run(ctx, *only)
	cancel()
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run measures the chapters named, or all. What stops a chapter stops that
// chapter alone, and is a failure unless it is something this machine lacks.
func (b *bench) run(ctx context.Context, only string) (err error) {
	// nginx's workers, who are nobody, must be able to read it.
	if b.dir, err = os.MkdirTemp("", "courant-bench-run-"); err == nil {
		err = os.Chmod(b.dir, 0o755)
	}
	if err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	if err := b.build(ctx); err != nil {
		return err
	}
	for _, c := range chapters() {
		if only != "" && !slices.Contains(strings.Split(only, ","), c.name) {
			continue
		}
		b.report.chapter(c.title)
		if stopped := c.measure(b, ctx); stopped != nil {
			b.report.skip(stopped)
			if _, ok := errors.AsType[missingError](stopped); !ok {
				err = errors.Join(err, fmt.Errorf("%s: %w", c.name, stopped))
			}
		}
		b.report.print()
	}
	b.report.sum()
	return err
}

// A missingError says what a chapter needs and this machine has not.
type missingError string

func (m missingError) Error() string { return string(m) }
