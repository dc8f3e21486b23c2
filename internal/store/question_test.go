package store_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/question"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// readTheQuestions asks all there is to ask about questions, for the test that
// explains what the store is asked.
func (d *desk) readTheQuestions(ctx context.Context) error {
	back, forth := paper.Cursor{At: now.AddDate(0, 0, -5), ID: 5}, paper.Cursor{At: now.AddDate(0, 0, -5), ID: 5, Newer: true}
	for _, at := range []paper.Cursor{{}, back, forth} {
		for _, state := range []news.QuestionState{news.OpenQuestion, news.Answered} {
			if _, err := d.QuestionsPage(ctx, state, at, now); err != nil && news.KindOf(err) != news.NotFound {
				return err
			}
		}
	}
	for _, q := range []question.Query{
		{State: news.OpenQuestion}, {State: news.OpenQuestion, Proposed: true}, {State: news.Answered}, {State: news.VoidQuestion},
	} {
		q.Limit = 10
		if _, err := d.QuestionLines(ctx, q); err != nil {
			return err
		}
	}
	_, _ = d.QuestionPage(ctx, 4, now)
	if _, err := d.QuestionCounts(ctx, 10, 20); err != nil {
		return err
	}
	if _, _, err := d.QuestionsOf(ctx, 9); err != nil {
		return err
	}
	if _, err := d.Waiting(ctx, 9, now, 10); err != nil {
		return err
	}
	if err := d.SaveHints(ctx, 9, map[int64]float64{3: 0.5}); err != nil {
		return err
	}
	_, err := d.DueQuestions(ctx, 20, true, now, 10)
	return err
}

// asked puts a question of an article on the list.
func (d *desk) asked(t *testing.T, article int64, text string, due news.Day) news.Question {
	t.Helper()
	q := news.Question{Article: article, State: news.OpenQuestion, Asked: news.Asked{Text: text, Kind: news.YesOrNo, Due: due}, Print: question.Print(text)}
	check(t, d.SaveQuestion(t.Context(), &q, news.Event{Name: news.QuestionAsked, At: now}))
	return q
}

// closed answers it.
func (d *desk) closed(t *testing.T, q news.Question, on news.Day, by int64) news.Question {
	t.Helper()
	q.State, q.ClosedAt = news.Answered, now
	q.Ending = news.Ending{Answer: "yes", Outcome: "It was.", AnsweredOn: on, Answering: by}
	check(t, d.SaveQuestion(t.Context(), &q, news.Event{Name: news.QuestionAnswered, At: now}))
	return q
}

func texts(list []paper.Question) (all []string) {
	for _, q := range list {
		all = append(all, q.Text)
	}
	return all
}

func TestQuestionsAreListedByTheDayTheyAreDue(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx, today := newDesk(t, st), t.Context(), news.DayAt(now)
		a, b := d.article(t, "asks", now.AddDate(0, 0, -100)), d.article(t, "tells", now.AddDate(0, 0, -10))
		d.asked(t, a.ID, "Some day?", 0)
		d.asked(t, a.ID, "Soon?", today+2)
		d.asked(t, a.ID, "Late?", today-2)
		d.closed(t, d.asked(t, a.ID, "In time?", today-5), today-10, b.ID)
		d.closed(t, d.asked(t, a.ID, "Too late?", today-30), today-9, b.ID)
		open, err := st.QuestionsPage(ctx, news.OpenQuestion, paper.Cursor{}, now)
		check(t, err)
		if diff := cmp.Diff([]string{"Late?", "Soon?", "Some day?"}, texts(open.Questions)); diff != "" {
			t.Error(diff)
		}
		if !open.Questions[0].IsOverdue || open.Questions[1].IsOverdue || open.Questions[2].IsOverdue {
			t.Error("the wrong questions are overdue")
		}
		answered, err := st.QuestionsPage(ctx, news.Answered, paper.Cursor{}, now)
		check(t, err)
		if diff := cmp.Diff([]string{"Too late?", "In time?"}, texts(answered.Questions)); diff != "" {
			t.Error(diff)
		}
		if got := answered.Questions[0].Telling; got == nil || got.ID != b.ID {
			t.Errorf("told by %+v", got)
		}
		want := paper.QuestionRecord{Asked: 5, Open: 3, Overdue: 1, Answered: 2, Dated: 2, InTime: 1}
		want.Usual.AskedAt, want.Usual.AnsweredOn = a.PublishAt, today-9
		if diff := cmp.Diff(want, open.Record); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTheListsOfQuestionsArePaged(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a := d.article(t, "asks", now.AddDate(0, 0, -100))
		for i := range 65 {
			q := d.asked(t, a.ID, "Will it?", news.DayAt(now)+news.Day(i/2))
			if i%2 == 0 {
				d.closed(t, q, news.DayAt(now)-news.Day(i), a.ID)
			}
		}
		for state, want := range map[news.QuestionState]int{news.OpenQuestion: 32, news.Answered: 33} {
			first, err := st.QuestionsPage(ctx, state, paper.Cursor{}, now)
			check(t, err)
			second, err := st.QuestionsPage(ctx, state, first.Older, now)
			check(t, err)
			if got := len(first.Questions) + len(second.Questions); got != want || !first.First || second.First || !second.Older.IsZero() {
				t.Errorf("%s: %d questions on two pages, want %d", state, got, want)
			}
			again, err := st.QuestionsPage(ctx, state, second.Newer, now)
			check(t, err)
			if diff := cmp.Diff(first.Questions, again.Questions); diff != "" {
				t.Errorf("%s: the way back leads elsewhere: %s", state, diff)
			}
		}
	})
}

func TestReadersGetAQuestionWithTheTextThatAsksIt(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		draft, planned, live := create(t, st, written("A draft")), d.article(t, "planned", now.Add(time.Hour)), d.article(t, "live", now.Add(-time.Hour))
		hidden := []news.Question{d.asked(t, draft.ID, "Of a draft?", 0), d.asked(t, planned.ID, "Of tomorrow?", 0)}
		next := news.Question{Article: live.ID, State: news.OpenQuestion, Revision: live.Head + 1, Asked: news.Asked{Text: "Of the next version?"}}
		check(t, st.SaveQuestion(ctx, &next, news.Event{At: now}))
		shown := d.asked(t, live.ID, "Of the text?", 0)
		p, err := st.QuestionsPage(ctx, news.OpenQuestion, paper.Cursor{}, now)
		check(t, err)
		if got := texts(p.Questions); !slices.Equal(got, []string{"Of the text?"}) {
			t.Errorf("readers get %q", got)
		}
		for _, q := range append(hidden, next) {
			if _, err := st.QuestionPage(ctx, q.ID, now); news.KindOf(err) != news.NotFound {
				t.Errorf("%q: %v", q.Text, err)
			}
		}
		page, err := st.ArticlePage(ctx, live.ID, now)
		check(t, err)
		if got := texts(page.Questions); !slices.Equal(got, []string{"Of the text?"}) || !slices.Contains(page.Keys, news.AskedKey(live.ID)) {
			t.Errorf("the article has %q and %q", got, page.Keys)
		}
		if q, err := st.QuestionPage(ctx, shown.ID, now); err != nil || !slices.Contains(q.Keys, news.QuestionKey(shown.ID)) {
			t.Errorf("%v, %v", q, err)
		}
		later, err := st.QuestionsPage(ctx, news.OpenQuestion, paper.Cursor{}, now.Add(time.Hour))
		check(t, err)
		if got := texts(later.Questions); !slices.Contains(got, "Of tomorrow?") {
			t.Errorf("an hour later readers get %q", got)
		}
	})
}

func TestAQuestionKeepsItsAddress(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		a := d.article(t, "asks", now.Add(-time.Hour))
		for _, want := range []string{"will-it", "will-it-2", "will-it-3"} {
			q := d.asked(t, a.ID, "Will it?", 0)
			target, err := st.Resolve(t.Context(), q.Path(), now)
			check(t, err)
			if q.Slug != want || target.Kind != paper.ToQuestion || target.ID != q.ID {
				t.Errorf("%q leads to %+v, want %q", q.Slug, target, want)
			}
		}
		if q := d.asked(t, a.ID, "Answered?", 0); q.Slug != "answered-2" {
			t.Errorf("the list of what was answered is at %q", q.Slug)
		}
	})
}

func TestWhoeverChangesAnOlderQuestionIsRefused(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		q := d.asked(t, d.article(t, "asks", now).ID, "Will it?", 0)
		older := q
		q.Text = "Will it really?"
		check(t, st.SaveQuestion(t.Context(), &q, news.Event{At: now}))
		if err := st.SaveQuestion(t.Context(), &older, news.Event{At: now}); news.KindOf(err) != news.Conflict {
			t.Error(err)
		}
	})
}

func TestWhatMayAnswerAQuestion(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a, b := d.article(t, "asks", now.Add(-time.Hour)), d.article(t, "tells", now)
		q := d.asked(t, a.ID, "Will it?", 0)
		v := related.Vector{{Term: 1 << 63, Value: 0.5}, {Term: 1<<64 - 1, Value: 0.25}}
		check(t, st.SaveQuestionVector(ctx, a.ID, v))
		waiting, err := st.Waiting(ctx, b.ID, b.PublishAt, 10)
		check(t, err)
		if diff := cmp.Diff([]question.Waiting{{ID: q.ID, Text: "Will it?", Vector: v, Shared: 1}}, waiting); diff != "" {
			t.Error(diff)
		}
		if earlier, err := st.Waiting(ctx, b.ID, a.PublishAt, 10); err != nil || len(earlier) > 0 {
			t.Errorf("an article answers what was asked after it: %v, %v", earlier, err)
		}
		hints := func() []question.Hint {
			lines, err := st.QuestionLines(ctx, question.Query{State: news.OpenQuestion, Limit: 10})
			check(t, err)
			return lines[0].Hints
		}
		check(t, st.SaveHints(ctx, b.ID, map[int64]float64{q.ID: 0.25}))
		if got := hints(); len(got) != 1 || got[0].Article != b.ID || got[0].Score != 0.25 {
			t.Errorf("hints %+v", got)
		}
		check(t, st.RefuseHint(ctx, q.ID, b.ID, news.Event{At: now}))
		check(t, st.SaveHints(ctx, b.ID, map[int64]float64{q.ID: 0.75}))
		if got := hints(); len(got) != 0 {
			t.Errorf("what was refused comes back: %+v", got)
		}
	})
}

func TestTheNewsroomIsRemindedOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx, today := newDesk(t, st), t.Context(), news.DayAt(now)
		a := d.article(t, "asks", now.Add(-time.Hour))
		q := d.asked(t, a.ID, "Will it?", today-1)
		d.asked(t, create(t, st, written("A draft")).ID, "Of a draft?", today-1)
		d.asked(t, a.ID, "Next year?", today+365)
		due, err := st.DueQuestions(ctx, today+3, false, now, 10)
		check(t, err)
		if len(due) != 1 || due[0].ID != q.ID {
			t.Fatalf("due is %+v", due)
		}
		for _, want := range []bool{true, false} {
			if first, err := st.Reminded(ctx, q.ID, false, news.Event{At: now}); err != nil || first != want {
				t.Errorf("%v, %v", first, err)
			}
		}
		if late, err := st.DueQuestions(ctx, today-1, true, now, 10); err != nil || len(late) != 1 {
			t.Errorf("overdue is %+v, %v", late, err)
		}
		if q, err = st.Question(ctx, q.ID); err != nil {
			t.Fatal(err)
		}
		q.Due = today + 1
		check(t, st.SaveQuestion(ctx, &q, news.Event{At: now}))
		if due, err = st.DueQuestions(ctx, today+3, false, now, 10); err != nil || len(due) != 1 {
			t.Errorf("of another day it reminds %+v, %v", due, err)
		}
	})
}
