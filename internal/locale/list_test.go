package locale

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestListsAreJoinedAsTheLanguageEnumerates(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		tag   string
		items []string
		want  string
	}{
		{"en", nil, ""},
		{"en", []string{"Ada"}, "Ada"},
		{"en", []string{"Ada", "Ben"}, "Ada and Ben"},
		{"en", []string{"Ada", "Ben", "Cleo"}, "Ada, Ben, and Cleo"},
		{"en-GB", []string{"Ada", "Ben", "Cleo"}, "Ada, Ben and Cleo"},
		{"en", []string{"", ""}, " and "},
		{"en", []string{"{1}", "{0}"}, "{1} and {0}"},
		{"es", []string{"Ana", "Íñigo"}, "Ana e Íñigo"},
		{"es", []string{"Ana", "Hiam"}, "Ana y Hiam"},
		{"es", []string{"Ana", "Inés", "Juan"}, "Ana, Inés y Juan"},
		{"he", []string{"דנה", "Paul"}, "דנה ו-Paul"},
		{"ar", []string{"دينا", "علي", "سلمى"}, "دينا وعلي وسلمى"},
		{"ja", []string{"東京", "大阪"}, "東京、大阪"},
	} {
		if got := Find(test.tag).List(test.items); got != test.want {
			t.Errorf("%s: %q, want %q", test.tag, got, test.want)
		}
	}
}

func TestJointsGoBeforeEachItem(t *testing.T) {
	t.Parallel()
	got := Find("fr").Joints([]string{"Ada", "Ben", "Cleo", "Dan"})
	if diff := cmp.Diff([]string{"", ", ", ", ", " et "}, got); diff != "" {
		t.Error(diff)
	}
}
