package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// A report collects figures and prints them as Markdown tables.
type report struct {
	w      io.Writer
	title  string
	lines  []line
	shared float64 // the largest share of the machine that others used
	held   int     // bars held, over all chapters
	missed []string
}

// A line is one figure.
type line struct{ what, measured, bar, holds, beside string }

func newReport(w io.Writer) *report { return &report{w: w} }

// chapter begins the next table.
func (r *report) chapter(title string) { r.title, r.lines, r.shared = title, nil, 0 }

// atMost reports a figure that must not be over its bar.
func (r *report) atMost(what string, got, bar float64, unit, beside string) {
	r.judge(what, got <= bar, show(got, unit), "at most "+show(bar, unit), beside)
}

// atLeast reports a figure that must not be under its bar.
func (r *report) atLeast(what string, got, bar float64, unit, beside string) {
	r.judge(what, got >= bar, show(got, unit), "at least "+show(bar, unit), beside)
}

// note reports a figure that has no bar.
func (r *report) note(what string, got float64, unit, beside string) {
	r.lines = append(r.lines, line{what, show(got, unit), "", "", beside})
}

func (r *report) judge(what string, holds bool, measured, bar, beside string) {
	answer := "yes"
	if holds {
		r.held++
	} else {
		answer = "**no**"
		r.missed = append(r.missed, what)
	}
	r.lines = append(r.lines, line{what, measured, bar, answer, beside})
}

// disturbed notes what share of the machine others used during a measurement.
func (r *report) disturbed(share float64) { r.shared = max(r.shared, share) }

// skip says why a chapter has no figures, or no more.
func (r *report) skip(why error) {
	text, _, _ := strings.Cut(why.Error(), "\n")
	r.lines = append(r.lines, line{what: "skipped: " + text})
}

// print writes the chapter.
func (r *report) print() {
	fmt.Fprintf(r.w, "\n## %s\n\n", r.title)
	table := tabwriter.NewWriter(r.w, 0, 0, 1, ' ', 0)
	fmt.Fprintln(table, "| figure\t| measured\t| bar\t| holds\t| beside it\t|")
	fmt.Fprintln(table, "| ---\t| ---\t| ---\t| ---\t| ---\t|")
	for _, l := range r.lines {
		fmt.Fprintf(table, "| %s\t| %s\t| %s\t| %s\t| %s\t|\n", l.what, l.measured, l.bar, l.holds, l.beside)
	}
	table.Flush()
	if r.shared > 0 {
		fmt.Fprintf(r.w, "\nOthers used up to %.0f %% of the machine meanwhile.\n", 100*r.shared)
	}
}

// sum writes how many bars were held over all.
func (r *report) sum() {
	fmt.Fprintf(r.w, "\n%d bars held, %d missed.\n", r.held, len(r.missed))
	for _, what := range r.missed {
		fmt.Fprintf(r.w, "- missed: %s\n", what)
	}
}

// show prints a number with as many digits as it deserves.
func show(v float64, unit string) string {
	digits := 2
	switch {
	case v >= 100:
		digits = 0
	case v >= 10:
		digits = 1
	}
	text := fmt.Sprintf("%.*f", digits, v)
	if unit != "" {
		text += " " + unit
	}
	return text
}
