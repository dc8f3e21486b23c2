package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// A chapter is a group of figures that can be asked for alone.
type chapter struct {
	name    string
	title   string
	measure func(*quality) error
}

func chapters() []chapter {
	return []chapter{
		{"quotes", "Quotations", (*quality).quotesEnglish},
		{"german", "Quotations in German", (*quality).quotesGerman},
		{"stories", "The same story", (*quality).stories},
		{"headlines", "How alike headlines are", (*quality).headlines},
		{"timelines", "The days of a story", (*quality).timelines},
		{"names", "Names", (*quality).names},
		{"questions", "Open questions", (*quality).questions},
		{"duplicates", "Nearly the same", (*quality).duplicates},
	}
}

// quality is one run of the measurements.
type quality struct {
	data   string // folder of the data
	part   string // "all", "develop" or "held"
	show   int    // how many mistakes to print of each kind
	report *report
}

func main() {
	q := &quality{report: &report{w: os.Stdout}}
	flag.StringVar(&q.data, "data", "../shared/data", "folder of the annotated data")
	flag.StringVar(&q.part, "part", "all", "which articles: all, develop or held")
	flag.IntVar(&q.show, "show", 0, "how many mistakes of each kind to print")
	only := flag.String("only", "", "chapters, with commas; empty for all")
	flag.Parse()
	if err := q.run(*only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (q *quality) run(only string) error {
	for _, c := range chapters() {
		if only != "" && !strings.Contains(","+only+",", ","+c.name+",") {
			continue
		}
		q.report.chapter(c.title)
		err := c.measure(q)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			q.report.skip(err)
		case err != nil:
			return fmt.Errorf("%s: %w", c.title, err)
		}
		q.report.print()
	}
	if q.report.below > 0 {
		return fmt.Errorf("%d figures are below their floor", q.report.below)
	}
	return nil
}
