package transfer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// maxExamples is how many examples a kind of warning keeps.
const maxExamples = 3

// A Report says what an import read and what became of it.
type Report struct {
	Items     map[string]int     `json:"items"`    // everything that was read, by the type it had there
	Articles  int                `json:"articles"` // posts that were read, whatever their status
	Pages     int                `json:"pages"`
	Authors   int                `json:"authors"`
	Topics    int                `json:"topics"`
	Sections  int                `json:"sections"`
	Pictures  int                `json:"pictures"`
	Redirects int                `json:"redirects"`
	Comments  int                `json:"comments"` // kept aside
	Blocks    map[string]int     `json:"blocks"`   // of the converted bodies, by kind
	Legacy    map[string]int     `json:"legacy"`   // blocks that could not be translated, by name
	Warnings  map[string]Warning `json:"warnings"` // by kind
	Errors    []string           `json:"errors"`
	Seconds   float64            `json:"seconds"`

	// What became of articles and pages.
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Edited    int `json:"edited"` // changed there, but edited here since
}

// A Warning is a kind of thing that an editor may want to look at.
type Warning struct {
	Count    int      `json:"count"`
	Examples []string `json:"examples"`
}

// NewReport returns an empty report.
func NewReport() *Report {
	return &Report{
		Items: map[string]int{}, Blocks: map[string]int{}, Legacy: map[string]int{},
		Warnings: map[string]Warning{}, Errors: []string{},
	}
}

// Warn counts a warning and keeps the first few examples.
func (r *Report) Warn(kind, example string) {
	w := r.Warnings[kind]
	w.Count++
	if len(w.Examples) < maxExamples && !slices.Contains(w.Examples, example) {
		w.Examples = append(w.Examples, example)
	}
	r.Warnings[kind] = w
}

// Became counts what became of an article or a page.
func (r *Report) Became(o news.Outcome) {
	switch o {
	case news.Added:
		r.Added++
	case news.Changed:
		r.Changed++
	case news.Unchanged:
		r.Unchanged++
	case news.Edited:
		r.Edited++
	}
}

// Add counts what another report counted, but for its seconds.
func (r *Report) Add(o *Report) {
	for _, pair := range []struct{ to, from map[string]int }{{r.Items, o.Items}, {r.Blocks, o.Blocks}, {r.Legacy, o.Legacy}} {
		for name, n := range pair.from {
			pair.to[name] += n
		}
	}
	for kind, w := range o.Warnings {
		sum := r.Warnings[kind]
		sum.Count += w.Count
		sum.Examples = append(sum.Examples, w.Examples...)
		sum.Examples = sum.Examples[:min(len(sum.Examples), maxExamples)]
		r.Warnings[kind] = sum
	}
	r.Errors = append(r.Errors, o.Errors...)
	for _, pair := range []struct {
		to   *int
		from int
	}{
		{&r.Articles, o.Articles},
		{&r.Pages, o.Pages},
		{&r.Authors, o.Authors},
		{&r.Topics, o.Topics},
		{&r.Sections, o.Sections},
		{&r.Pictures, o.Pictures},
		{&r.Redirects, o.Redirects},
		{&r.Comments, o.Comments},
		{&r.Added, o.Added},
		{&r.Changed, o.Changed},
		{&r.Unchanged, o.Unchanged},
		{&r.Edited, o.Edited},
	} {
		*pair.to += pair.from
	}
}

// Summary returns the report as a person reads it.
func (r *Report) Summary() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Read %d items: %s.\n", sum(r.Items), list(r.Items))
	fmt.Fprintf(&b, "Articles %d, pages %d: %d added, %d changed, %d unchanged, %d left alone because they were edited here.\n",
		r.Articles, r.Pages, r.Added, r.Changed, r.Unchanged, r.Edited)
	fmt.Fprintf(&b, "Sections %d, topics %d, authors %d, pictures %d, redirects %d, comments kept aside %d.\n",
		r.Sections, r.Topics, r.Authors, r.Pictures, r.Redirects, r.Comments)
	if len(r.Legacy) > 0 {
		fmt.Fprintf(&b, "Not translated, kept as legacy blocks: %s.\n", list(r.Legacy))
	}
	for _, kind := range slices.Sorted(maps.Keys(r.Warnings)) {
		w := r.Warnings[kind]
		fmt.Fprintf(&b, "Warning, %d times: %s, such as %s.\n", w.Count, kind, strings.Join(w.Examples, "; "))
	}
	for _, e := range r.Errors {
		fmt.Fprintf(&b, "Error: %s\n", e)
	}
	fmt.Fprintf(&b, "It took %.1f seconds.\n", r.Seconds)
	return b.String()
}

func sum(counts map[string]int) (total int) {
	for _, n := range counts {
		total += n
	}
	return total
}

// list returns counts as words, the largest first.
func list(counts map[string]int) string {
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = fmt.Sprintf("%s %d", name, counts[name])
	}
	return strings.Join(words, ", ")
}
