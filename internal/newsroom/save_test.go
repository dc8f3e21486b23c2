package newsroom_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
)

// headlines returns the headline of every revision, those set aside in
// brackets. Their numbers must have no gap.
func (d *desk) headlines(t *testing.T, id int64) []string {
	t.Helper()
	revisions, err := d.st.Revisions(t.Context(), id)
	must(t, err)
	var lines []string
	for i, r := range revisions {
		if r.Number != i+1 {
			t.Errorf("revision %d is numbered %d", i+1, r.Number)
		}
		if r.Aside {
			lines = append(lines, "("+r.Content.Headline+")")
			continue
		}
		lines = append(lines, r.Content.Headline)
	}
	return lines
}

func (d *desk) saves(t *testing.T, staff news.Staff, a *news.Article, base int, headline string) (*news.Article, error) {
	t.Helper()
	return d.Save(t.Context(), staff, newsroom.Draft{Article: a.ID, Base: base, Content: d.text(headline)})
}

func TestParallelSavesOfOneWriterNeverQuarrel(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Draft, "One")
		_, err := d.Lock(t.Context(), reporter, a.ID)
		must(t, err)
		var saves sync.WaitGroup
		for i := range 4 {
			saves.Go(func() {
				if _, err := d.saves(t, reporter, a, a.Head, fmt.Sprintf("Draft %d", i)); err != nil {
					t.Error(err)
				}
			})
		}
		saves.Wait()
		if lines := d.headlines(t, a.ID); len(lines) != 5 || d.stored(t, a.ID).Head != 5 {
			t.Errorf("revisions %q", lines)
		}
	})
}

func TestTwoWritersNeverOverwriteEachOther(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Draft, "One")
		_, err := d.saves(t, reporter, a, 1, "Two")
		must(t, err)
		_, err = d.saves(t, editor, a, 1, "Also two")
		refused(t, news.Conflict, err)
		if s := news.Sentence(err); !strings.Contains(s, "kept as revision 3") {
			t.Errorf("the writer is not told where the text is: %s", s)
		}
		for _, headline := range []string{"Three", "Four"} { // two windows of one writer
			if _, err = d.saves(t, reporter, a, 2, headline); err != nil {
				t.Errorf("a text set aside got in the way: %v", err)
			}
		}
		if diff := cmp.Diff([]string{"One", "Two", "(Also two)", "Three", "Four"}, d.headlines(t, a.ID)); diff != "" {
			t.Error(diff)
		}
		if got := d.stored(t, a.ID); got.Headline != "Four" || got.Head != 5 {
			t.Errorf("the desk has %q, revision %d", got.Headline, got.Head)
		}
	})
}

func TestATakeOverLosesNoWord(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		a := d.in(t, news.Draft, "One")
		_, err := d.Lock(ctx, reporter, a.ID)
		must(t, err)
		_, err = d.Lock(ctx, editor, a.ID)
		refused(t, news.Conflict, err)
		_, err = d.TakeOver(ctx, editor, a.ID)
		must(t, err)
		_, err = d.saves(t, reporter, a, 1, "Typed on the train")
		refused(t, news.Conflict, err)
		_, err = d.saves(t, editor, a, 1, "Two")
		must(t, err)
		_, err = d.Unlock(ctx, reporter, a.ID) // has nothing to release
		must(t, err)
		if got := d.stored(t, a.ID); got.Lock == nil || got.Lock.Staff != editor.ID || got.Headline != "Two" {
			t.Errorf("lock %+v, headline %q", got.Lock, got.Headline)
		}
		_, err = d.Unlock(ctx, editor, a.ID)
		must(t, err)
		got, err := d.Restore(ctx, reporter, seen(d.stored(t, a.ID)), 2)
		must(t, err)
		if got.Headline != "Typed on the train" || got.Head != 4 {
			t.Errorf("restored %q as revision %d", got.Headline, got.Head)
		}
		if diff := cmp.Diff([]string{"One", "(Typed on the train)", "Two", "Typed on the train"}, d.headlines(t, a.ID)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestOnlyOneOfTwoGetsTheLock(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Draft, "One")
		var locks sync.WaitGroup
		got := make(chan error, 2)
		for _, staff := range []news.Staff{editor, sub} {
			locks.Go(func() {
				_, err := d.Lock(t.Context(), staff, a.ID)
				got <- err
			})
		}
		locks.Wait()
		if first, second := <-got, <-got; (first == nil) == (second == nil) {
			t.Errorf("%v and %v", first, second)
		}
		late := *a // loaded while the article was free
		late.Lock = &news.Lock{Staff: reporter.ID, Since: d.clock()}
		refused(t, news.Conflict, d.st.SaveLock(t.Context(), &late, nil, news.Event{Name: news.ArticleLocked}))
	})
}

func TestALockDoesNotStopAnEditorsDeed(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Live, "One")
		_, err := d.Lock(t.Context(), reporter, a.ID)
		must(t, err)
		_, err = d.Withdraw(t.Context(), editor, seen(a), "It was wrong.", 0)
		must(t, err)
		if got := d.stored(t, a.ID); got.Lock == nil || got.State != news.Withdrawn {
			t.Errorf("%s, lock %+v", got.State, got.Lock)
		}
	})
}

func TestATextThatIsRefusedForItselfIsNotKept(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Draft, "One")
		_, err := d.saves(t, reporter, a, 1, strings.Repeat("very ", 100)+"long")
		refused(t, news.Invalid, err)
		if lines := d.headlines(t, a.ID); len(lines) != 1 {
			t.Errorf("%q", lines)
		}
	})
}
