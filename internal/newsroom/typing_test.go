package newsroom_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/richtext"
)

// types saves a text as the desk does while somebody writes.
func (d *desk) types(t *testing.T, staff news.Staff, a *news.Article, headline string) *news.Article {
	t.Helper()
	saved, err := d.Save(t.Context(), staff, newsroom.Draft{Article: a.ID, Base: a.Head, Content: d.text(headline), Typing: true})
	return done(t, saved, err)
}

// kept returns the headlines of the revisions that are kept, oldest first.
func (d *desk) kept(t *testing.T, id int64) []string {
	t.Helper()
	revisions, err := d.st.Revisions(t.Context(), id)
	must(t, err)
	var lines []string
	for _, r := range revisions {
		lines = append(lines, r.Content.Headline)
	}
	return lines
}

func TestTypingLeavesAFewRevisionsAndNoLine(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Draft, "Start")
		for i := range 40 { // ten seconds apart: nearly seven minutes
			d.wait(10 * time.Second)
			a = d.types(t, reporter, a, fmt.Sprintf("After %d", 10*(i+1)))
		}
		if diff := cmp.Diff([]string{"Start", "After 290", "After 400"}, d.kept(t, a.ID)); diff != "" {
			t.Error(diff)
		}
		if a.Head != 41 || d.stored(t, a.ID).Headline != "After 400" {
			t.Errorf("head %d", a.Head)
		}
		d.wait(25 * time.Hour)
		must(t, d.Settle(t.Context(), newsroom.Settle{}))
		if history := d.history(t, a.ID); len(history) > 5 {
			t.Errorf("the history is full of typing: %v", history)
		}
	})
}

func TestTypingNeverReplacesWhatAnotherWindowWrote(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Draft, "Start")
		first := d.types(t, reporter, a, "One window")
		d.types(t, reporter, a, "Another window") // begun from Start as well
		d.types(t, reporter, first, "One window again")
		if diff := cmp.Diff([]string{"Start", "One window", "Another window", "One window again"}, d.kept(t, a.ID)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestATextSentTwiceIsSavedOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Draft, "Start")
		first := d.types(t, reporter, a, "The answer was lost")
		second := d.types(t, reporter, a, "The answer was lost")
		if second.Head != first.Head || second.Version != first.Version {
			t.Errorf("saved again as revision %d, version %d", second.Head, second.Version)
		}
	})
}

func TestATextIsKeptInItsNormalForm(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		c := d.text("Form")
		c.Body = richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{}, richtext.Paragraph{Text: richtext.Plain("A  ferry ")}}}
		a, err := d.Write(t.Context(), reporter, c)
		must(t, err)
		if len(a.Body.Blocks) != 1 || richtext.PlainText(a.Body) != "A ferry" {
			t.Errorf("%+v", a.Body)
		}
		c.Body.Blocks = []richtext.Block{richtext.Paragraph{Text: richtext.Text{{Text: "x", Link: "javascript:alert(1)"}}}}
		_, err = d.Write(t.Context(), reporter, c)
		refused(t, news.Invalid, err)
	})
}
