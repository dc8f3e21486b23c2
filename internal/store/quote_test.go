package store_test

import (
	"context"
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// readTheQuotes asks all there is to ask about quotes, for the test that
// explains what the store is asked.
func (d *desk) readTheQuotes(ctx context.Context) error {
	for i := range 200 {
		q := spoke(int64(i+1), d.mayor.ID, fmt.Sprintf("We sail at %d", i))
		if err := d.SaveQuotes(ctx, []news.Quote{q}, news.Event{Name: news.QuoteAdded, Article: q.Article}); err != nil {
			return err
		}
	}
	for _, at := range []paper.Cursor{{}, {At: now, ID: 5}, {At: now, ID: 5, Newer: true}} {
		if _, err := d.QuotesPage(ctx, d.mayor.ID, at, now); err != nil && news.KindOf(err) != news.NotFound {
			return err
		}
	}
	for _, q := range []news.QuoteQuery{
		{},
		{Topic: d.mayor.ID},
		{Name: "Bo Lind"},
		{State: news.QuoteProposed},
		{Section: d.city.ID, From: now.AddDate(-1, 0, 0), Until: now},
		{Articles: []int64{3, 4}, Words: "we sail"},
		{After: news.QuotePlace{At: now, ID: 4}, Desk: 1},
	} {
		q.Limit = 10
		if _, err := d.FindQuotes(ctx, q); err != nil {
			return err
		}
	}
	if _, err := d.QuoteBalance(ctx, news.BalanceQuery{From: now.AddDate(0, -1, 0), Until: now, Section: d.city.ID, Desk: 1}); err != nil {
		return err
	}
	return d.TakeQuotes(ctx, 3, []news.Quote{spoke(3, d.mayor.ID, "We sail")}, news.Event{Soft: []news.Key{news.QuotesKey(3)}})
}

// spoke is a confirmed quote in what readers have of an article.
func spoke(article, topic int64, words string) news.Quote {
	s := news.Saying{Pieces: []news.QuotePiece{{Words: words, End: len(words)}}, Speaker: news.Speaker{Topic: topic, Name: "Mayor"}}
	return news.Quote{
		Article: article, Mark: news.QuoteMark(words, 1), Kind: news.DirectQuote, Found: s, Said: s,
		State: news.QuoteConfirmed, Staff: 1, At: now, LiveIn: 1, PublishAt: now.Add(-time.Duration(article) * time.Hour),
	}
}

// quoted is a paper with four articles and some quotes in them.
func quoted(t *testing.T, st *store.Store) *desk {
	t.Helper()
	d := newDesk(t, st)
	for i := range 4 {
		d.article(t, "post-"+strconv.Itoa(i), now.Add(-time.Duration(i+1)*time.Hour))
	}
	lind := spoke(3, 0, "Nobody asked me")
	lind.Found.Speaker, lind.Said.Speaker = news.Speaker{Name: "Bo Lind"}, news.Speaker{Name: "Bo Lind"}
	proposed := spoke(4, d.mayor.ID, "Perhaps we sail")
	proposed.State = news.QuoteProposed
	for _, q := range []news.Quote{spoke(1, d.mayor.ID, "We sail"), spoke(1, d.mayor.ID, "We never stopped"), spoke(2, d.mayor.ID, "No comment"), spoke(2, 0, "Yes"), lind, proposed} {
		check(t, st.SaveQuotes(t.Context(), []news.Quote{q}, news.Event{Name: news.QuoteAdded, Article: q.Article}))
	}
	return d
}

func TestQuotesAreFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := quoted(t, st)
		for name, test := range map[string]struct {
			q    news.QuoteQuery
			want []string
		}{
			"by speaker":            {news.QuoteQuery{Topic: d.mayor.ID, State: news.QuoteConfirmed}, []string{"We never stopped", "We sail", "No comment"}},
			"by a name":             {news.QuoteQuery{Name: "bo lind"}, []string{"Nobody asked me"}},
			"by words":              {news.QuoteQuery{Words: "SAIL, we"}, []string{"We sail", "Perhaps we sail"}},
			"by the start of words": {news.QuoteQuery{Words: "stop"}, []string{"We never stopped"}},
			"not by half a word":    {news.QuoteQuery{Words: "topped"}, nil},
			"not by a pattern":      {news.QuoteQuery{Words: "%_"}, []string{"We never stopped", "We sail", "Yes", "No comment", "Nobody asked me", "Perhaps we sail"}},
			"by state":              {news.QuoteQuery{State: news.QuoteProposed}, []string{"Perhaps we sail"}},
			"by article":            {news.QuoteQuery{Articles: []int64{3}}, []string{"Nobody asked me"}},
			"by time":               {news.QuoteQuery{From: now.Add(-150 * time.Minute), Until: now.Add(-90 * time.Minute)}, []string{"Yes", "No comment"}},
		} {
			t.Run(name, func(t *testing.T) {
				test.q.Limit = 10
				found, err := st.FindQuotes(t.Context(), test.q)
				check(t, err)
				var words []string
				for _, q := range found {
					words = append(words, q.Said.Words())
				}
				if diff := cmp.Diff(test.want, words); diff != "" {
					t.Error(diff)
				}
			})
		}
	})
}

func TestABalanceCountsSpeakers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		quoted(t, st)
		b, err := st.QuoteBalance(t.Context(), news.BalanceQuery{From: now.Add(-150 * time.Minute), Until: now})
		check(t, err)
		want := news.QuoteBalance{
			Quotes: 4, Articles: 2, OneSource: 1,
			Speakers: []news.SpeakerCount{
				{Topic: 1, Kind: news.Person, Name: b.Speakers[0].Name, Quotes: 3, Articles: 2, New: true},
				{Name: "Mayor", Quotes: 1, Articles: 1, New: true},
			},
		}
		if diff := cmp.Diff(want, b); diff != "" {
			t.Error(diff)
		}
		later, err := st.QuoteBalance(t.Context(), news.BalanceQuery{From: now.Add(-90 * time.Minute), Until: now})
		check(t, err)
		if later.Speakers[0].New || later.NewVoices() != 0 {
			t.Errorf("the mayor was quoted before: %+v", later.Speakers)
		}
	})
}

func TestADecisionOutlivesAReadingThatBeganBeforeIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		d.article(t, "post", now.Add(-time.Hour))
		read := spoke(1, d.mayor.ID, "We sail")
		read.State, read.Staff, read.At = news.QuoteProposed, 0, time.Time{}
		check(t, st.TakeQuotes(ctx, 1, []news.Quote{read}, news.Event{}))
		check(t, st.SaveQuotes(ctx, []news.Quote{spoke(1, d.mayor.ID, "We sail")}, news.Event{Name: news.QuotesConfirmed, Article: 1}))
		check(t, st.TakeQuotes(ctx, 1, []news.Quote{read}, news.Event{}))
		kept, err := st.ArticleQuotes(ctx, 1)
		check(t, err)
		if len(kept) != 1 || kept[0].State != news.QuoteConfirmed {
			t.Errorf("kept is %+v", kept)
		}
	})
}
