package store_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// readTheSubscribers asks all there is to ask about readers of letters and the
// pages for them, for the test that explains what the store is asked.
func (d *desk) readTheSubscribers(ctx context.Context) error {
	at := paper.Cursor{At: now, ID: 5}
	last := news.Subscriber{ID: 9, Email: "9@a.example", MadeAt: now}
	for _, ask := range []func() error{
		func() error { _, err := d.LettersPage(ctx); return err },
		func() error { _, err := d.LetterPage(ctx, "letter-1", paper.Cursor{}); return err },
		func() error { _, err := d.LetterPage(ctx, "letter-1", at); return err },
		func() error { _, err := d.IssuePage(ctx, "letter-1", 3, now); return err },
		func() error { _, err := d.FollowLink(ctx, "letter-1", 3, 1); return err },
		func() error { _, err := d.LinkOf(ctx, "letter-1", 3, 1); return err },
		func() error { _, err := d.Subscriber(ctx, 9); return err },
		func() error { _, err := d.SubscriberAt(ctx, "9@a.example"); return err },
		func() error { _, err := d.Suppressed(ctx, "x"); return err },
		func() error { _, err := d.OverdueSubscribers(ctx, now, now, 10); return err },
		func() error { _, err := d.SubscribersAfter(ctx, 5, 10); return err },
		func() error { _, err := d.MailsTo(ctx, 9, 10); return err },
		func() error { _, err := d.FindSubscribers(ctx, subscribers.Query{Email: "9", Limit: 10}); return err },
		func() error {
			_, err := d.FindSubscribers(ctx, subscribers.Query{Email: "9", After: &last, Limit: 10})
			return err
		},
		func() error {
			_, err := d.FindSubscribers(ctx, subscribers.Query{Letter: 1, State: news.Confirmed, After: &last, Limit: 10})
			return err
		},
	} {
		if err := ask(); err != nil && news.KindOf(err) != news.NotFound {
			return err
		}
	}
	return nil
}

// sentIssue returns an issue that was sent, with articles as they were then.
func sentIssue(t *testing.T, st *store.Store, l news.Letter, at time.Time, articles ...*news.Article) news.Issue {
	t.Helper()
	i := news.Issue{Letter: l.ID, State: news.IssueSending, Opening: news.Opening{Subject: "Of " + at.Format(time.DateOnly)}, MadeAt: at, StartedAt: at}
	var cards []paper.Card
	for _, a := range articles {
		i.Parts = append(i.Parts, news.IssuePart{Kind: news.ArticlePart, Article: a.ID})
		cards = append(cards, paper.Card{ID: a.ID, Path: "/then/" + a.Slug, Headline: "As it was sent"})
	}
	check(t, st.SaveIssue(t.Context(), &i, mailed))
	check(t, st.StartIssue(t.Context(), &i, cards, []string{"https://gazette.example/a", "https://elsewhere.example/b"}, mailed))
	return i
}

func TestTheArchiveOfALetterIsPaged(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		l, other := newLetter(t, d.Store, "morning"), newLetter(t, d.Store, "sports")
		for i := range 65 {
			sentIssue(t, st, l, now.AddDate(0, 0, -i))
		}
		draft := news.Issue{Letter: l.ID, State: news.IssueDraft, Opening: news.Opening{Subject: "Nobody has it"}, MadeAt: now}
		check(t, st.SaveIssue(ctx, &draft, mailed))
		var subjects []string
		for c, more := (paper.Cursor{}), true; more; {
			p, err := st.LetterPage(ctx, "morning", c)
			check(t, err)
			for _, x := range p.Issues {
				subjects = append(subjects, x.Subject)
			}
			c, more = p.Older, !p.Older.IsZero()
		}
		if len(subjects) != 65 || !slices.IsSortedFunc(subjects, func(a, b string) int { return strings.Compare(b, a) }) {
			t.Errorf("%d issues: %q", len(subjects), subjects)
		}
		for _, missing := range []error{
			second(st.IssuePage(ctx, "morning", draft.ID, now)), second(st.IssuePage(ctx, "sports", draft.ID-1, now)), second(st.LetterPage(ctx, "evening", paper.Cursor{})),
		} {
			if missing == nil || news.KindOf(missing) != news.NotFound {
				t.Errorf("readers get it: %v", missing)
			}
		}
		p, err := st.LettersPage(ctx)
		check(t, err)
		if len(p.Letters) != 2 || p.Letters[0].Last == nil || p.Letters[0].Last.Subject != subjects[0] || p.Letters[1].ID != other.ID || p.Letters[1].Last != nil {
			t.Errorf("%+v", p.Letters)
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestAnIssueSaysWhatBecameOfItsArticles(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		l := newLetter(t, d.Store, "morning")
		right, wrong, gone := d.article(t, "right", now.AddDate(0, 0, -9)), d.article(t, "wrong", now.AddDate(0, 0, -9)), d.article(t, "gone", now.AddDate(0, 0, -9))
		before := sentIssue(t, st, l, now.AddDate(0, 0, -3), right)
		x := sentIssue(t, st, l, now.AddDate(0, 0, -2), right, wrong, gone)
		for i, at := range []time.Time{now.AddDate(0, 0, -5), now.AddDate(0, 0, -1)} {
			_, err := st.DB().ExecContext(ctx, fmt.Sprintf(
				`insert into correction (id, article, kind, text, at) values (%d, %d, 'correction', 'No. %d', %d)`, i+1, wrong.ID, i+1, at.UnixMilli()))
			check(t, err)
		}
		_, err := st.DB().ExecContext(ctx, fmt.Sprintf(`delete from live where article = %d`, gone.ID))
		check(t, err)
		p, err := st.IssuePage(ctx, "morning", x.ID, now)
		check(t, err)
		if len(p.Items) != 2 || p.Items[right.ID].Headline != "As it was sent" || p.Items[right.ID].Path != right.Path || len(p.Items[right.ID].Corrections) != 0 {
			t.Errorf("%+v", p.Items)
		}
		if diff := cmp.Diff([]string{"No. 2"}, correctionTexts(p.Items[wrong.ID].Corrections)); diff != "" {
			t.Error(diff)
		}
		if p.Before == nil || p.Before.ID != before.ID || p.After != nil {
			t.Errorf("between %+v and %+v", p.Before, p.After)
		}
		for _, key := range []news.Key{news.IssueKey(x.ID), news.ArticleKey(wrong.ID), news.ArticleKey(gone.ID), news.LetterKey(l.ID)} {
			if !slices.Contains(p.Keys, key) {
				t.Errorf("%s is not among %v", key, p.Keys)
			}
		}
	})
}

func correctionTexts(list []news.Correction) (all []string) {
	for _, c := range list {
		all = append(all, c.Text)
	}
	return all
}

func TestALinkOfAnIssueLeadsOnlyThere(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		l := newLetter(t, d.Store, "morning")
		newLetter(t, d.Store, "sports")
		x := sentIssue(t, st, l, now)
		for range 3 {
			url, err := st.FollowLink(ctx, "morning", x.ID, 2)
			check(t, err)
			if url != "https://elsewhere.example/b" {
				t.Errorf("leads to %s", url)
			}
		}
		check(t, second(st.LinkOf(ctx, "morning", x.ID, 2)))
		for _, err := range []error{second(st.FollowLink(ctx, "sports", x.ID, 2)), second(st.FollowLink(ctx, "morning", x.ID, 3)), second(st.LinkOf(ctx, "sports", x.ID, 2))} {
			if err == nil || news.KindOf(err) != news.NotFound {
				t.Errorf("leads somewhere: %v", err)
			}
		}
		clicks, err := st.Clicks(ctx, x.ID)
		check(t, err)
		if len(clicks) != 2 || clicks[0].Clicks+clicks[1].Clicks != 3 {
			t.Errorf("%+v", clicks)
		}
	})
}
