package name_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
)

func passages(text string) []prose.Passage {
	var all []prose.Passage
	for i, line := range strings.Split(text, "\n") {
		all = append(all, prose.NewPassage(i, 0, line))
	}
	return all
}

func TestFind(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		lang, text string
		want       []string
	}{
		"a person with an office": {
			"en", "On Friday Mayor Anna Holm said no.",
			[]string{"Anna Holm (person, Mayor) 1"},
		},
		"a surname that is an office": {
			"en", "It was the analyst Ken Doctor. We asked Doctor twice.",
			[]string{"Ken Doctor (person) 2"},
		},
		"a titled person of a place": {
			"en", "It was Anna Holm. It was said by Ms Holm of Senator, a collie.",
			[]string{"Anna Holm (person) 2"},
		},
		"a person of a house": {
			"en", "It was Anna Maria Holm of the University of Ostrand.",
			[]string{"Anna Maria Holm (person) 1", "University of Ostrand (organisation) 1"},
		},
		"a surname is the person named before": {
			"en", "Anna Holm came. Then Holm left. Ms. Holm slept.",
			[]string{"Anna Holm (person) 3"},
		},
		"an apposition gives the role": {
			"en", "We met Anna Holm, the mayor of Ostrand, there.",
			[]string{"Anna Holm (person, mayor of Ostrand) 1", "Ostrand (unknown) 1"},
		},
		"an organisation and its initials": {
			"en", "The Ostrand Harbour Authority paid. Later the OHA paid again.",
			[]string{"Ostrand Harbour Authority (organisation) 2"},
		},
		"a place": {
			"en", "It rained in Ostrand and near Lake Vinn.",
			[]string{"Ostrand (place) 1", "Lake Vinn (place) 1"},
		},
		"the first word of a sentence is no name": {
			"en", "Boats came. The boats left.",
			nil,
		},
		"days and months are no names": {
			"en", "He came on Monday in March.",
			nil,
		},
		"small words join": {
			"en", "They saw Jonas van der Berg at once.",
			[]string{"Jonas van der Berg (person) 1"},
		},
		"German nouns are no names": {
			"de", "Gestern kam die Fähre mit Hafenmeister Jonas Brandt im Sturm. Brandt lachte.",
			[]string{"Jonas Brandt (person, Hafenmeister) 2"},
		},
		"no capitals, no names": {"zh", "渡船停运", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, short(test.text, test.lang)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// short writes the names of a text as "name (kind, role) mentions".
func short(text, lang string) []string {
	var lines []string
	for _, n := range name.Find(passages(text), lang).All {
		what := n.Kind.String()
		if n.Role != "" {
			what += ", " + n.Role
		}
		lines = append(lines, fmt.Sprintf("%s (%s) %d", n.Text, what, len(n.Mentions)))
	}
	return lines
}

func FuzzFind(f *testing.F) {
	f.Add("Mayor Anna Holm, the head of the O.H.A., 43, met J. R. & Co. of Ost", "en")
	f.Add("Herr Brandt vom BND und Frau von der Berg", "de")
	f.Fuzz(func(t *testing.T, text, lang string) {
		p := passages(text)
		names := name.Find(p, lang)
		for i := range p {
			last := 0
			for _, m := range names.In(i) {
				if m.From < last || m.To <= m.From || m.To > len(p[i].Tokens) || m.Name >= len(names.All) {
					t.Fatalf("mention %+v after token %d of %q", m, last, p[i].Words)
				}
				last = m.To
			}
		}
	})
}
