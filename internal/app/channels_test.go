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
		news.SitemapChannel: news.Delivered, news.SoundChannel: news.Unused, news.PurgeChannel: news.Unused,
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
	look := channels{site: p.site.Serve, rooms: p.newsroom, now: p.now}
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
