package news_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
)

// The desks of the table of deeds.
const (
	ownDesk     = 1
	anotherDesk = 2
)

// TestDeeds compares who may do what to whose article with testdata/deeds.txt.
// COURANT_TEST_UPDATE=1 writes the table again, for a reader to judge.
func TestDeeds(t *testing.T) {
	t.Parallel()
	const path = "testdata/deeds.txt"
	var b strings.Builder
	b.WriteString(deedsHead)
	for _, role := range news.Roles() {
		for _, posts := range [][]news.Post{news.As(role), news.At(role, ownDesk)} {
			where := "the whole paper"
			if posts[0].Desk != 0 {
				where = "one desk"
			}
			b.WriteString("\n" + role.Words() + " of " + where + "\n")
			writeDeeds(&b, news.Staff{ID: 7, Posts: posts})
		}
	}
	if os.Getenv("COURANT_TEST_UPDATE") != "" {
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(string(want), b.String()); d != "" {
		t.Error(d)
	}
}

const deedsHead = `# Who may do what to whose article, by the right that the deed needs: to write is
# also to lock, spike, assign, move and set due. The article is at one's own desk
# if nothing else is said. Its state allows or forbids besides.
`

// writeDeeds writes a line for each kind of article.
func writeDeeds(b *strings.Builder, s news.Staff) {
	for _, a := range []struct {
		whose          string
		desk, assignee int64
	}{
		{"own", ownDesk, s.ID},
		{"own, at another desk", anotherDesk, s.ID},
		{"another's", ownDesk, 99},
		{"nobody's", ownDesk, 0},
		{"at another desk", anotherDesk, 99},
		{"at no desk", 0, 99},
	} {
		var may []string
		for _, v := range news.Verbs() {
			right := string(v.Right())
			if s.Allow(v, &news.Article{Desk: a.desk, Assignee: a.assignee}) == nil && !slices.Contains(may, right) {
				may = append(may, right)
			}
		}
		fmt.Fprintf(b, "  %-22s %s\n", a.whose, cmp.Or(strings.Join(may, " "), "-"))
	}
}
