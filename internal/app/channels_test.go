package app

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/store/storetest"
)

// receipt returns how far the last deed on an article has come, after a look.
func (p *printed) receipt(t *testing.T, article int64) (states map[news.Channel]news.ReceiptState) {
	t.Helper()
	receipts, err := p.store.Receipts(t.Context(), article, 1)
	ok(t, err)
	if len(receipts) == 0 {
		t.Fatal("no receipt is kept")
	}
	if err := p.newsroom.Deliver(t.Context(), newsroom.Deliver{Event: receipts[0].Event}); err != nil {
		t.Log(err)
	}
	receipts, err = p.store.Receipts(t.Context(), article, 1)
	ok(t, err)
	states = map[news.Channel]news.ReceiptState{}
	for _, r := range receipts {
		states[r.Channel] = r.State
	}
	return states
}

func TestAReceiptIsWhatReadersSee(t *testing.T) {
	t.Parallel()
	p := printGazette(t, storetest.Path(t))
	everywhere := map[news.Channel]news.ReceiptState{
		news.PageChannel: news.Delivered, news.ListChannel: news.Delivered, news.FeedChannel: news.Delivered,
		news.SitemapChannel: news.Delivered, news.SoundChannel: news.Unused, news.LetterChannel: news.Unused, news.PurgeChannel: news.Unused,
	}
	id := p.write(t, "Otters seen below Hask")
	ok(t, p.desk.Publish(t.Context(), id))
	if diff := cmp.Diff(everywhere, p.receipt(t, id)); diff != "" {
		t.Errorf("published: %s", diff)
	}

	a, err := p.store.Article(t.Context(), id)
	ok(t, err)
	c := a.Content
	c.Headline = "Three otters seen below Hask & Orme"
	ok(t, p.desk.Save(t.Context(), id, c, ""))
	look := channels{site: p.site.Serve, rooms: p.newsroom, mailed: p.store.LettersWith, now: p.now}
	next := *a
	next.Content = c
	if err := look.page(t.Context(), &next); err == nil {
		t.Error("a version that nobody published was seen on the page")
	}
	ok(t, p.desk.Publish(t.Context(), id))
	if diff := cmp.Diff(everywhere, p.receipt(t, id)); diff != "" {
		t.Errorf("next version: %s", diff)
	}

	ok(t, p.desk.Withdraw(t.Context(), id, "They were seals.", 0))
	if diff := cmp.Diff(everywhere, p.receipt(t, id)); diff != "" {
		t.Errorf("withdrawn: %s", diff)
	}
}

func TestWhatIsScheduledIsLookedForAtItsTime(t *testing.T) {
	t.Parallel()
	p := printGazette(t, storetest.Path(t))
	id := p.write(t, "Otters seen below Hask")
	ok(t, p.desk.Schedule(t.Context(), id, sunday.Add(time.Hour)))
	if got := p.receipt(t, id)[news.PageChannel]; got != news.Waiting {
		t.Errorf("before its time: %s", got)
	}
	p.clock.Set(sunday.Add(time.Hour + time.Second))
	if got := p.receipt(t, id)[news.PageChannel]; got != news.Delivered {
		t.Errorf("after its time: %s", got)
	}
}

// TestAReceiptFollowsAnArticleIntoTheArchiveOfLetters sends an article in a
// letter, corrects it and takes it down.
func TestAReceiptFollowsAnArticleIntoTheArchiveOfLetters(t *testing.T) {
	t.Parallel()
	storetest.EachURL(t, func(t *testing.T, url string) {
		p := printGazette(t, url)
		id := p.write(t, "Otters seen below Hask")
		ok(t, p.desk.Publish(t.Context(), id))
		p.receipt(t, id)
		issue := p.mailed(t, id)
		letters := func(want news.ReceiptState) {
			t.Helper()
			receipts, err := p.store.Receipts(t.Context(), id, 1)
			ok(t, err)
			for _, r := range receipts {
				if r.Channel == news.LetterChannel && r.State != want {
					t.Errorf("%+v, want %s", r, want)
				}
			}
		}
		letters(news.Delivered)
		p.shows(t, issue, "Otters seen below Hask")
		p.clock.Set(p.clock.Now().Add(time.Hour))
		ok(t, p.desk.Correct(t.Context(), id, news.Correction{Kind: news.FactWrong, Text: "There were twelve otters, not twenty-one."}))
		letters(news.Waiting)
		p.receipt(t, id)
		letters(news.Delivered)
		p.shows(t, issue, "There were twelve otters")
		ok(t, p.desk.Withdraw(t.Context(), id, "They were seals.", 0))
		p.receipt(t, id)
		letters(news.Delivered)
	})
}

// mailed sends an article in an issue and returns the address of that.
func (p *printed) mailed(t *testing.T, article int64) string {
	t.Helper()
	l := news.Letter{Slug: "morning", Name: "The Morning Boat"}
	ok(t, p.store.SaveLetter(t.Context(), &l, news.Event{Name: news.LetterChanged}))
	i := news.Issue{
		Letter: l.ID, State: news.IssueApproved, Opening: news.Opening{Subject: "Otters"}, MadeAt: p.clock.Now(),
		Parts: []news.IssuePart{{Kind: news.ArticlePart, Article: article}},
	}
	ok(t, p.store.SaveIssue(t.Context(), &i, news.Event{Name: news.IssueCleared}))
	cards, err := p.store.PublicCards(t.Context(), i.Articles(), p.clock.Now())
	ok(t, err)
	ok(t, i.Send(p.clock.Now()))
	ok(t, p.store.StartIssue(t.Context(), &i, cards, nil, news.Event{Name: news.IssueStarted}))
	return i.Path(l)
}
