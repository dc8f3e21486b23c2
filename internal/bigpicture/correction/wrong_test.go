package correction

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

func text(headline string, paragraphs ...string) *news.Content {
	c := &news.Content{Headline: headline}
	for _, p := range paragraphs {
		c.Body.Blocks = append(c.Body.Blocks, richtext.Paragraph{Text: richtext.Plain(p)})
	}
	return c
}

func TestWrongIsWhatTheNewTextHasNoMore(t *testing.T) {
	was := text("Boat has 221 berths", "It sails at nine. The boat has 221 berths, the owner said. It is blue.", "Nobody was hurt.", "It sails at nine.")
	for name, x := range map[string]struct {
		is   *news.Content
		want []string
	}{
		"nothing where nothing changed": {was, nil},
		"the sentence with the number": {
			text("Boat has 221 berths", "It sails at nine. The boat has 212 berths, the owner said. It is blue.", "Nobody was hurt.", "It sails at nine."),
			[]string{"The boat has 221 berths, the owner said."},
		},
		"the headline, and a paragraph that is gone": {
			text("Boat has 212 berths", "It sails at nine. The boat has 221 berths, the owner said. It is blue.", "It sails at nine."),
			[]string{"Boat has 221 berths", "Nobody was hurt."},
		},
		"not what only moved, was split or got other marks": {
			text("Boat has 221 berths", "Nobody was hurt.", "It sails at nine. The boat has 221 berths — the owner said.", "It is blue."), nil,
		},
		"all of an empty text": {
			&news.Content{}, []string{"Boat has 221 berths", "It sails at nine.", "The boat has 221 berths, the owner said.", "It is blue.", "Nobody was hurt."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(x.want, Wrong(was, x.is)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWordsAreFoundInSentencesThatTellThemOn(t *testing.T) {
	wrong := runs([]string{"The new boat has 221 berths for lorries, the owner said.", "Boat sinks slowly", "Yes."})
	for words, want := range map[string]bool{
		"As we reported, the new boat has 221 berths for now.":       true,
		"It has “221 berths for lorries”, the owner said on Monday.": true,
		"BOAT SINKS SLOWLY":                        true,
		"The new boat has 212 berths for lorries.": false,
		"Yes.": false,
	} {
		if got, ok := standsIn(text("Other", "Before it. "+words), wrong); ok != want || ok && got != words {
			t.Errorf("in %q: %q, %t, want %t", words, got, ok, want)
		}
	}
}

func TestALongTextIsNotLookedForWithoutEnd(t *testing.T) {
	long := strings.Repeat("many words stand in a row here and there ", 12_000)
	if n := len(runs([]string{long, long})); n != maxRuns {
		t.Errorf("%d questions, want %d", n, maxRuns)
	}
	if got := Wrong(text("", long), text("")); len(got) != 1 {
		t.Errorf("%d sentences", len(got))
	}
}
