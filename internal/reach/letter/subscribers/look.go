package subscribers

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// A Look is what a list holds, before anything is decided about it.
type Look struct {
	Shape    Shape
	Lines    int
	Standing map[Standing]int
	Refused  int
	Labels   []Label // the one with the most readers first
	Sample   []news.Email
}

// A Label is a list, label or tag of readers at the former place.
type Label struct {
	Name    string // as the first line that has it writes it
	Readers int
}

// How much of a list is told of.
const (
	mostLabels = 200
	inSample   = 3
)

// LookAt goes through a list and says what it holds. Nothing is kept of it.
func LookAt(r io.Reader) (Look, error) {
	shape, rows, err := Read(r)
	if err != nil {
		return Look{}, err
	}
	l := Look{Shape: shape, Standing: map[Standing]int{}}
	labels := map[string]Label{}
	for row, err := range rows {
		if err != nil {
			return l, err
		}
		l.add(row, labels)
	}
	l.Labels = slices.SortedFunc(maps.Values(labels), func(a, b Label) int {
		return cmp.Or(cmp.Compare(b.Readers, a.Readers), cmp.Compare(a.Name, b.Name))
	})
	return l, nil
}

func (l *Look) add(row Row, labels map[string]Label) {
	l.Lines++
	if row.Fault != "" {
		l.Refused++
		return
	}
	l.Standing[row.Standing]++
	if len(l.Sample) < inSample {
		l.Sample = append(l.Sample, row.Email)
	}
	for _, name := range row.Labels {
		key := strings.ToLower(name)
		known, ok := labels[key]
		if !ok && len(labels) == mostLabels {
			continue // a list with so many labels is mapped as a whole
		}
		if !ok {
			known.Name = name
		}
		known.Readers++
		labels[key] = known
	}
}
