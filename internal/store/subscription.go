package store

import (
	"context"
	"database/sql"
	"strconv"

	"github.com/courant-press/courant/internal/news"
)

// A subscribed letter is a subscription with whose it is.
type subscribed struct {
	news.Subscription
	subscriber int64
}

func scanSubscribed(rows *sql.Rows) (x subscribed, err error) {
	c := &x.Consent
	err = rows.Scan(&x.subscriber, &x.Letter, &x.State, &c.Source, &c.Wording, &c.Page, &c.Network, &c.Note,
		moment{&c.AskedAt}, moment{&c.ConfirmedAt}, moment{&x.LeftAt})
	return x, err
}

// addSubscriptions adds the letters to some readers.
func addSubscriptions(ctx context.Context, c conn, list []news.Subscriber) error {
	ids, at := make([]int64, len(list)), map[int64]int{}
	for i, x := range list {
		ids[i], at[x.ID] = x.ID, i
	}
	found, err := all(ctx, c, scanSubscribed, `
		select subscriber, letter, state, source, wording, page, network, note, asked_at, confirmed_at, left_at
		from subscription where subscriber in `+c.List("$1")+` order by subscriber, letter`, asJSON{ids})
	for _, x := range found {
		of := &list[at[x.subscriber]]
		of.Letters = append(of.Letters, x.Subscription)
	}
	return err
}

// saveSubscriptions makes the letters of a reader those that x has.
func saveSubscriptions(ctx context.Context, c conn, x *news.Subscriber) error {
	kept := make([]int64, 0, len(x.Letters))
	for _, sub := range x.Letters {
		if err := saveSubscription(ctx, c, x.ID, sub); err != nil {
			return err
		}
		kept = append(kept, sub.Letter)
	}
	_, err := c.exec(ctx, `delete from subscription where subscriber = $1 and letter not in `+c.List("$2"), x.ID, asJSON{kept})
	return err
}

func saveSubscription(ctx context.Context, c conn, subscriber int64, x news.Subscription) error {
	_, err := c.exec(ctx, `
		insert into subscription (subscriber, letter, state, source, wording, page, network, note, asked_at, confirmed_at, left_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		on conflict (subscriber, letter) do update set state = excluded.state, source = excluded.source,
			wording = excluded.wording, page = excluded.page, network = excluded.network, note = excluded.note,
			asked_at = excluded.asked_at, confirmed_at = excluded.confirmed_at, left_at = excluded.left_at`,
		subscriber, x.Letter, string(x.State), string(x.Consent.Source), x.Consent.Wording, x.Consent.Page, x.Consent.Network,
		x.Consent.Note, ms(x.Consent.AskedAt), ms(x.Consent.ConfirmedAt), ms(x.LeftAt))
	return err
}

// LeaveLetter implements [subscribers.Store].
func (s *Store) LeaveLetter(ctx context.Context, x *news.Subscriber, letter int64) error {
	row := *x
	err := s.transact(ctx, func(c conn) error {
		if err := keepSubscriber(ctx, c, &row); err != nil {
			return err
		}
		return countLeft(ctx, c, row.ID, letter)
	})
	if err == nil {
		*x = row
	}
	return err
}

// countLeft counts a reader who leaves among the figures of the issue that
// reached them last.
func countLeft(ctx context.Context, c conn, subscriber, letter int64) error {
	_, err := c.exec(ctx, `
		insert into issue_figure (issue, name, n)
		select max(delivery.issue), 'left', 1
		from delivery join issue on issue.id = delivery.issue
		where delivery.subscriber = $1 and issue.letter = $2
		having max(delivery.issue) is not null
		on conflict (issue, name) do update set n = issue_figure.n + 1`, subscriber, letter)
	return err
}

// noteOf puts the number of a reader before what else is noted of a deed.
func noteOf(id int64, more string) string {
	note := strconv.FormatInt(id, 10)
	if more != "" {
		note += ": " + more
	}
	return note
}
