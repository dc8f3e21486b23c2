package newsroom_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
)

// shown is what readers have, channel by channel.
type shown map[news.Channel]error

func (s shown) Look(_ context.Context, channel news.Channel, _ news.Event, _ *news.Article) error {
	return s[channel]
}

func TestAReceiptSaysWhatWasSeen(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		var event int64
		d.st.EnqueueWith(func(_ context.Context, _ *sql.Tx, ev news.Event) error {
			if ev.Reaches() {
				event = ev.ID
			}
			return nil
		})
		channels := shown{news.FeedChannel: &news.Error{Kind: news.Unavailable, Message: "It is not in the feed."}, news.PurgeChannel: newsroom.ErrUnused}
		d.Channels = channels
		a := d.in(t, news.Live, "One")
		states := func() map[news.Channel]news.ReceiptState {
			receipts, err := d.st.Receipts(ctx, a.ID, 1)
			must(t, err)
			states := map[news.Channel]news.ReceiptState{}
			for _, r := range receipts {
				states[r.Channel] = r.State
			}
			return states
		}
		if s := states(); len(s) != len(news.Channels()) || s[news.PageChannel] != news.Waiting {
			t.Fatalf("before anybody looked: %v", s)
		}
		d.wait(300 * time.Millisecond)
		if err := d.Deliver(ctx, newsroom.Deliver{Event: event}); err == nil {
			t.Error("the job thinks that all have it")
		}
		s := states()
		if s[news.PageChannel] != news.Delivered || s[news.FeedChannel] != news.Failed || s[news.PurgeChannel] != news.Unused {
			t.Errorf("after a look: %v", s)
		}
		_, err := d.Redeliver(ctx, reporter, event)
		refused(t, news.Forbidden, err)
		delete(channels, news.FeedChannel)
		d.wait(time.Second)
		receipts, err := d.Redeliver(ctx, editor, event)
		must(t, err)
		for _, r := range receipts {
			switch {
			case r.Channel == news.PageChannel && r.Latency != 300*time.Millisecond:
				t.Errorf("the page was seen after %v", r.Latency)
			case r.Channel == news.FeedChannel && (r.State != news.Delivered || r.Tries != 2 || r.Error != ""):
				t.Errorf("the feed: %+v", r)
			}
		}
	})
}
