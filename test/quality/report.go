package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// A report collects figures and prints them as tables.
type report struct {
	w     io.Writer
	title string
	lines []line
	notes []string
	below int // figures under their floor
}

// A line is one figure. A floor or anchor of zero is none.
type line struct {
	what               string
	got, floor, anchor float64
	beside             string
}

// chapter begins the next table.
func (r *report) chapter(title string) { r.title, r.lines, r.notes = title, nil, nil }

// figure reports one.
func (r *report) figure(what string, got, floor, anchor float64, beside string) {
	if floor > 0 && got < floor {
		r.below++
	}
	r.lines = append(r.lines, line{what, got, floor, anchor, beside})
}

// note adds a sentence under the table.
func (r *report) note(format string, args ...any) {
	r.notes = append(r.notes, fmt.Sprintf(format, args...))
}

// skip says why a chapter has no figures.
func (r *report) skip(why error) { r.note("skipped: %v", why) }

func (r *report) print() {
	fmt.Fprintf(r.w, "%s\n", r.title)
	t := tabwriter.NewWriter(r.w, 2, 8, 2, ' ', 0)
	for _, l := range r.lines {
		fmt.Fprintf(t, "  %s\t%.3f\t%s\t%s\t%s\t%s\n", l.what, l.got, l.verdict(), bound("floor", l.floor), bound("anchor", l.anchor), l.beside)
	}
	t.Flush()
	for _, n := range r.notes {
		fmt.Fprintf(r.w, "  %s\n", n)
	}
	fmt.Fprintln(r.w)
}

func (l line) verdict() string {
	switch {
	case l.floor > 0 && l.got < l.floor:
		return "BELOW THE FLOOR"
	case l.anchor > 0 && l.got < l.anchor:
		return "short of the anchor"
	case l.floor > 0 || l.anchor > 0:
		return "holds"
	default:
		return ""
	}
}

func bound(name string, value float64) string {
	if value == 0 {
		return ""
	}
	return fmt.Sprintf("%s %.3f", name, value)
}

// A score counts what was found.
type score struct{ right, wrong, missed int }

func (s score) precision() float64 { return share(s.right, s.right+s.wrong) }
func (s score) recall() float64    { return share(s.right, s.right+s.missed) }

// f1 is the harmonic mean of precision and recall.
func (s score) f1() float64 { return share(2*s.right, 2*s.right+s.wrong+s.missed) }

func (s score) String() string {
	return fmt.Sprintf("precision %.3f, recall %.3f; %d right, %d wrong, %d missed",
		s.precision(), s.recall(), s.right, s.wrong, s.missed)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
