package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Receipt says when a deed was seen to reach its readers, channel by
// channel.
type Receipt struct {
	Event    int64          `json:"event"`
	Name     news.EventName `json:"name" doc:"The deed: article_published and the like."`
	Due      time.Time      `json:"due" doc:"When readers should have it."`
	Channels []Channel      `json:"channels"`
}

// A Channel is how far a deed has come on one way to the readers.
type Channel struct {
	Name    news.Channel      `json:"name" enum:"page,lists,feeds,sitemap,sound,letters,purge"`
	State   news.ReceiptState `json:"state" enum:"waiting,done,failed,unused"`
	At      time.Time         `json:"at,omitzero" doc:"When it was looked at last."`
	Latency float64           `json:"latency" doc:"Seconds from due until it was seen there."`
	Tries   int               `json:"tries"`
	Error   string            `json:"error" doc:"Why it is not there."`
}

// shownReceipts is of how many deeds the receipts are shown.
const shownReceipts = 5

func (a *API) receipts() {
	route(a, operation{
		id: "list-receipts", method: http.MethodGet, path: "/articles/{id}/receipts", tag: "receipts", needs: right(news.MayWrite),
		summary: "How the last five deeds that readers see have reached them, newest first.",
	}, a.listReceipts)
	route(a, operation{
		id: "retry-receipt", method: http.MethodPost, path: "/receipts/{event}/retry", tag: "receipts", needs: right(news.MayPublish),
		summary: "Look again, now, on every channel where it was not seen.",
	}, a.retryReceipt)
}

func (a *API) listReceipts(ctx context.Context, in *ArticleID) (*page[Receipt], error) {
	found, err := a.Articles.Receipts(ctx, in.ID, shownReceipts)
	if err != nil {
		return nil, err
	}
	var receipts []Receipt
	for len(found) > 0 {
		n := 1
		for n < len(found) && found[n].Event == found[0].Event {
			n++
		}
		r, err := a.receipt(ctx, found[:n])
		if err != nil {
			return nil, err
		}
		receipts, found = append(receipts, *r), found[n:]
	}
	return pageOf(receipts, ""), nil
}

func (a *API) retryReceipt(ctx context.Context, in *struct {
	Event int64 `path:"event" minimum:"1"`
},
) (*Receipt, error) {
	found, err := a.Newsroom.Redeliver(ctx, staffOf(ctx), in.Event)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, &news.Error{Kind: news.NotFound, Message: "There is no receipt for this."}
	}
	return a.receipt(ctx, found)
}

// receipt gathers those of one deed.
func (a *API) receipt(ctx context.Context, found []news.Receipt) (*Receipt, error) {
	ev, err := a.Articles.Event(ctx, found[0].Event)
	if err != nil {
		return nil, err
	}
	r := &Receipt{Event: ev.ID, Name: ev.Name, Due: found[0].Due}
	for _, c := range news.Channels() {
		for _, x := range found {
			if x.Channel == c {
				r.Channels = append(r.Channels, Channel{
					Name: x.Channel, State: x.State, At: x.At, Latency: x.Latency.Seconds(), Tries: x.Tries, Error: x.Error,
				})
			}
		}
	}
	return r, nil
}
