package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
)

// SubscriberReads are what the API asks the store beside the deeds of
// [subscribers.Subscribers].
type SubscriberReads interface {
	Subscriber(ctx context.Context, id int64) (news.Subscriber, error)
	BlockedCount(ctx context.Context) (int, error)
	SuppressionCounts(ctx context.Context) (map[news.BlockReason]int, error)
	Letters(ctx context.Context) ([]news.Letter, error)
	Letter(ctx context.Context, id int64) (news.Letter, error)
}

// A SubscriberLine is a reader of letters in the list of all.
type SubscriberLine struct {
	ID      int64            `json:"id"`
	Email   string           `json:"email"`
	Letters []int64          `json:"letters" doc:"That they get."`
	Waiting int              `json:"waiting" doc:"Letters they asked for and have not confirmed."`
	Blocked news.BlockReason `json:"blocked" enum:",bounced,complained,erased,left,staff" doc:"Why nothing is sent; empty if there is no such reason."`
	MadeAt  time.Time        `json:"made_at"`
}

// A Subscriber is a reader of letters with the evidence of their wish.
type Subscriber struct {
	ID            int64            `json:"id"`
	Email         string           `json:"email"`
	Lang          string           `json:"lang" doc:"BCP 47; empty for each letter's own."`
	Sections      []int64          `json:"sections" doc:"What they like to read most."`
	Blocked       news.BlockReason `json:"blocked" enum:",bounced,complained,erased,left,staff"`
	BlockedAt     time.Time        `json:"blocked_at,omitzero"`
	Soft          int              `json:"soft" doc:"Issues in a row that could not be delivered for the time being."`
	MadeAt        time.Time        `json:"made_at"`
	Subscriptions []Subscription   `json:"subscriptions"`
	Mailings      []Mailing        `json:"mailings" doc:"What they were sent in the last months, the newest first."`
}

// A Subscription is one letter of one reader.
type Subscription struct {
	Letter      int64                  `json:"letter"`
	State       news.SubscriptionState `json:"state" enum:"unconfirmed,confirmed,left"`
	Source      news.ConsentSource     `json:"source" enum:"form,import,staff"`
	Wording     string                 `json:"wording" doc:"Version of what the reader agreed to."`
	Page        string                 `json:"page" doc:"Where they asked."`
	Note        string                 `json:"note" doc:"What a file or staff said of it."`
	AskedAt     time.Time              `json:"asked_at,omitzero"`
	ConfirmedAt time.Time              `json:"confirmed_at,omitzero"`
	LeftAt      time.Time              `json:"left_at,omitzero"`
}

// A Mailing is one issue that a reader was sent.
type Mailing struct {
	Issue   int64     `json:"issue"`
	Letter  int64     `json:"letter"`
	Subject string    `json:"subject"`
	State   string    `json:"state" doc:"accepted, refused, missed, unknown, bounced, complained, waiting or claimed."`
	Status  string    `json:"status" doc:"Of the server, such as 5.1.1."`
	Words   string    `json:"words" doc:"Of the server."`
	At      time.Time `json:"at,omitzero"`
}

// SubscriberCounts say how many readers of letters there are.
type SubscriberCounts struct {
	Letters    []LetterReaders `json:"letters"`
	Blocked    int             `json:"blocked" doc:"Readers to whom nothing is sent."`
	Suppressed int             `json:"suppressed" doc:"Addresses on the list of those that must not be written to."`
}

// LetterReaders are how many readers a letter has.
type LetterReaders struct {
	Letter      int64 `json:"letter"`
	Confirmed   int   `json:"confirmed"`
	Unconfirmed int   `json:"unconfirmed" doc:"Who have only asked."`
	Left        int   `json:"left"`
}

// A SubscriberAddition is a reader whom staff adds, with the evidence that
// they want it.
type SubscriberAddition struct {
	Email    string  `json:"email" maxLength:"254"`
	Letters  []int64 `json:"letters" minItems:"1" maxItems:"100"`
	Evidence string  `json:"evidence" maxLength:"2000" doc:"Where and when they agreed, such as: signed the list at the harbour fair, 3 May 2026."`
}

// A SubscriberQuestion asks for readers. It is the body of a POST, so that no
// address stands in a log of requests.
type SubscriberQuestion struct {
	Begins string `json:"begins,omitempty" maxLength:"254" doc:"How the address begins; the list is in the order of addresses then."`
	Letter int64  `json:"letter,omitempty" minimum:"0" doc:"Only readers of this letter."`
	State  string `json:"state,omitempty" enum:",confirmed,unconfirmed,left,blocked" doc:"Only these; all without it."`
	After  string `json:"after,omitempty" maxLength:"20" doc:"Where the page before ended."`
	Limit  int    `json:"limit,omitempty" minimum:"1" maximum:"100" default:"50"`
}

func (a *API) subscribers() {
	may := right(news.MayLetters)
	route(a, operation{
		id: "find-subscribers", method: http.MethodPost, path: "/subscribers/find", tag: "subscribers", needs: may,
		summary: "Readers of letters, the newest first, or those whose address begins with something.",
	}, a.findSubscribers)
	route(a, operation{
		id: "count-subscribers", method: http.MethodGet, path: "/subscribers/counts", tag: "subscribers", needs: may,
		summary: "How many readers of letters there are.",
	}, a.countSubscribers)
	route(a, operation{
		id: "add-subscriber", method: http.MethodPost, path: "/subscribers", tag: "subscribers", needs: may, status: made,
		summary: "Add a reader by hand, with the evidence that they want it.",
	}, a.addSubscriber)
	route(a, operation{
		id: "get-subscriber", method: http.MethodGet, path: "/subscribers/{id}", tag: "subscribers", needs: may,
		summary: "A reader of letters, with the evidence of their wish and what they were sent.",
	}, a.getSubscriber)
	a.subscriberVerbs()
	a.subscriberExports()
}

func (a *API) subscriberVerbs() {
	may := right(news.MayLetters)
	route(a, operation{
		id: "block-subscriber", method: http.MethodPost, path: "/subscribers/{id}/block", tag: "subscribers", needs: may,
		summary: "Send nothing more to a reader.",
	}, func(ctx context.Context, in *ByID) (*Subscriber, error) {
		_, err := a.Subscribers.Block(ctx, staffOf(ctx), in.ID)
		return a.afterDeed(ctx, in, err)
	})
	route(a, operation{
		id: "unblock-subscriber", method: http.MethodPost, path: "/subscribers/{id}/unblock", tag: "subscribers", needs: may,
		summary: "Let a reader have letters again. They must ask for them anew.",
	}, func(ctx context.Context, in *ByID) (*Subscriber, error) {
		_, err := a.Subscribers.Unblock(ctx, staffOf(ctx), in.ID)
		return a.afterDeed(ctx, in, err)
	})
	route(a, operation{
		id: "erase-subscriber", method: http.MethodDelete, path: "/subscribers/{id}", tag: "subscribers", needs: may,
		summary: "Erase all that is kept of a reader.",
	}, func(ctx context.Context, in *ByID) (*none, error) {
		return nil, a.Subscribers.Erase(ctx, staffOf(ctx), in.ID)
	})
}

func (a *API) afterDeed(ctx context.Context, in *ByID, err error) (*Subscriber, error) {
	if err != nil {
		return nil, err
	}
	return a.getSubscriber(ctx, in)
}

func (a *API) findSubscribers(ctx context.Context, in *struct{ Body SubscriberQuestion }) (*page[SubscriberLine], error) {
	q := subscribers.Query{Email: in.Body.Begins, Letter: in.Body.Letter, Limit: in.Body.Limit + 1}
	if q.Blocked = in.Body.State == "blocked"; !q.Blocked {
		q.State = news.SubscriptionState(in.Body.State)
	}
	if in.Body.After != "" {
		last, err := a.lastSubscriber(ctx, in.Body.After)
		if err != nil {
			return nil, err
		}
		q.After = &last
	}
	found, err := a.Subscribers.Find(ctx, staffOf(ctx), q)
	if err != nil {
		return nil, err
	}
	next := ""
	if len(found) > in.Body.Limit {
		found = found[:in.Body.Limit]
		next = strconv.FormatInt(found[in.Body.Limit-1].ID, 10)
	}
	return pageOf(each(found, wireSubscriberLine), next), nil
}

// lastSubscriber is the one with whom a page ended.
func (a *API) lastSubscriber(ctx context.Context, after string) (news.Subscriber, error) {
	id, err := strconv.ParseInt(after, 10, 64)
	if err != nil {
		return news.Subscriber{}, &news.Error{Kind: news.Invalid, Message: "No page of this list ended there. Begin without after."}
	}
	x, err := a.SubscriberReads.Subscriber(ctx, id)
	if err != nil && news.KindOf(err) == news.NotFound {
		return x, &news.Error{Kind: news.Gone, Message: "The reader with whom this page ended was erased. Begin without after."}
	}
	return x, err
}

func wireSubscriberLine(x news.Subscriber) SubscriberLine {
	line := SubscriberLine{ID: x.ID, Email: string(x.Email), Letters: []int64{}, Blocked: blockOf(x), MadeAt: x.MadeAt}
	for _, sub := range x.Letters {
		switch sub.State {
		case news.Confirmed:
			line.Letters = append(line.Letters, sub.Letter)
		case news.Unconfirmed:
			line.Waiting++
		}
	}
	return line
}

// blockOf says why nothing is sent to a reader, or nothing.
func blockOf(x news.Subscriber) news.BlockReason {
	if x.Blocked == nil {
		return ""
	}
	return x.Blocked.Reason
}

func (a *API) countSubscribers(ctx context.Context, _ *struct{}) (*SubscriberCounts, error) {
	letters, err := a.Subscribers.Counts(ctx, staffOf(ctx), a.Now())
	if err != nil {
		return nil, err
	}
	counts := &SubscriberCounts{Letters: []LetterReaders{}}
	for id, n := range letters {
		counts.Letters = append(counts.Letters, LetterReaders{id, n.Confirmed, n.Unconfirmed, n.Left})
	}
	if counts.Blocked, err = a.SubscriberReads.BlockedCount(ctx); err != nil {
		return nil, err
	}
	listed, err := a.SubscriberReads.SuppressionCounts(ctx)
	for _, n := range listed {
		counts.Suppressed += n
	}
	return counts, err
}

func (a *API) addSubscriber(ctx context.Context, in *struct{ Body SubscriberAddition }) (*Subscriber, error) {
	x, err := a.Subscribers.Add(ctx, staffOf(ctx), in.Body.Email, in.Body.Letters, in.Body.Evidence)
	return a.afterDeed(ctx, &ByID{x.ID}, err)
}

func (a *API) getSubscriber(ctx context.Context, in *ByID) (*Subscriber, error) {
	d, err := a.Subscribers.Dossier(ctx, staffOf(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	x := d.Subscriber
	w := &Subscriber{
		ID: x.ID, Email: string(x.Email), Lang: x.Lang, Sections: list(x.Sections), Blocked: blockOf(x), Soft: x.Soft, MadeAt: x.MadeAt,
		Subscriptions: each(x.Letters, wireSubscription),
		Mailings: each(d.Mails, func(m subscribers.Mail) Mailing {
			return Mailing{m.Issue, m.Letter, m.Subject, m.State, m.Status, m.Words, m.At}
		}),
	}
	if x.Blocked != nil {
		w.BlockedAt = x.Blocked.At
	}
	return w, nil
}

func wireSubscription(sub news.Subscription) Subscription {
	c := sub.Consent
	return Subscription{
		Letter: sub.Letter, State: sub.State, Source: c.Source, Wording: c.Wording, Page: c.Page, Note: c.Note,
		AskedAt: c.AskedAt, ConfirmedAt: c.ConfirmedAt, LeftAt: sub.LeftAt,
	}
}
