package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// A Deliverer is the store as one node sees it that sends issues.
type Deliverer struct {
	store *Store
	node  string
}

var _ letter.Store = Deliverer{}

// DeliverAs returns the store for the node with this name, which it has for
// ever.
func (s *Store) DeliverAs(node string) Deliverer { return Deliverer{s, node} }

// FreeDeliveries implements [letter.Store].
func (d Deliverer) FreeDeliveries(ctx context.Context, issue int64) error {
	return d.store.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `
			update delivery set state = 'waiting', node = '' where issue = $1 and state = 'claimed' and node = $2`, issue, d.node)
		return err
	})
}

// ClaimDeliveries implements [letter.Store]. Readers who left since the issue
// was filled are dropped here.
func (d Deliverer) ClaimDeliveries(ctx context.Context, issue int64, n int) (found []letter.Delivery, err error) {
	err = d.store.transact(ctx, func(c conn) error {
		going, err := lockIssue(ctx, c, issue)
		if err != nil || !going {
			return err
		}
		claimed, err := all(ctx, c, scanClaim, `
			update delivery set state = 'claimed', node = $2
			where id in (
				select id from delivery where issue = $1 and state = 'waiting' and due_at <= $3
				order by due_at, id limit $4) and state = 'waiting'
			returning id, subscriber, tries, since`, issue, d.node, ms(d.store.now()), n)
		if err != nil {
			return err
		}
		found, err = addressed(ctx, c, issue, claimed, d.store.now())
		return err
	})
	return found, err
}

// lockIssue makes the other nodes wait until the transaction ends, and reports
// whether the issue is being sent.
func lockIssue(ctx context.Context, c conn, issue int64) (going bool, err error) {
	done, err := c.exec(ctx, `update issue set filled = filled where id = $1 and state = 'sending'`, issue)
	return done > 0, err
}

func scanClaim(rows *sql.Rows) (d letter.Delivery, err error) {
	err = rows.Scan(&d.ID, &d.Subscriber, &d.Tries, moment{&d.Since})
	return d, err
}

// addressed adds the addresses to what was claimed, and drops the mails of
// those who do not want them any more.
func addressed(ctx context.Context, c conn, issue int64, claimed []letter.Delivery, now time.Time) ([]letter.Delivery, error) {
	if len(claimed) == 0 {
		return nil, nil
	}
	readers := make([]int64, len(claimed))
	for i, d := range claimed {
		readers[i] = d.Subscriber
	}
	emails := map[int64]news.Email{}
	_, err := all(ctx, c, func(rows *sql.Rows) (x struct{}, err error) {
		var id int64
		var email news.Email
		err = rows.Scan(&id, &email)
		emails[id] = email
		return x, err
	}, `
		select subscriber.id, subscriber.email from issue
		join subscription on subscription.letter = issue.letter and subscription.state = 'confirmed'
		join subscriber on subscriber.id = subscription.subscriber and subscriber.blocked = ''
		where issue.id = $1 and subscription.subscriber in `+c.List("$2"), issue, asJSON{readers})
	if err != nil {
		return nil, err
	}
	var found []letter.Delivery
	var gone []int64
	for _, d := range claimed {
		if d.To = emails[d.Subscriber]; d.To == "" {
			gone = append(gone, d.ID)
			continue
		}
		found = append(found, d)
	}
	return found, dropDeliveries(ctx, c, issue, gone, now)
}

// dropDeliveries notes that mails are not sent because their readers left.
func dropDeliveries(ctx context.Context, c conn, issue int64, ids []int64, now time.Time) error {
	if len(ids) == 0 {
		return nil
	}
	n, err := c.exec(ctx, `
		update delivery set state = 'dropped', node = '', at = $2 where id in `+c.List("$1"), asJSON{ids}, ms(now))
	if err != nil {
		return err
	}
	return addFigure(ctx, c, issue, letter.Dropped, n)
}

// addFigure adds to a figure of an issue.
func addFigure(ctx context.Context, c conn, issue int64, name letter.Figure, n int64) error {
	if n == 0 {
		return nil
	}
	_, err := c.exec(ctx, `
		insert into issue_figure (issue, name, n) values ($1, $2, $3)
		on conflict (issue, name) do update set n = issue_figure.n + excluded.n`, issue, string(name), n)
	return err
}

// SettleDeliveries implements [letter.Store].
func (d Deliverer) SettleDeliveries(ctx context.Context, issue int64, outcomes []letter.Outcome) (going bool, err error) {
	err = d.store.transact(ctx, func(c conn) error {
		if err := d.settleAccepted(ctx, c, issue, outcomes); err != nil {
			return err
		}
		for _, o := range outcomes {
			if o.Result == letter.Accepted {
				continue
			}
			if err := d.settle(ctx, c, issue, o); err != nil {
				return err
			}
		}
		sending, err := all(ctx, c, number, `select id from issue where id = $1 and state = 'sending'`, issue)
		going = len(sending) > 0
		return err
	})
	return going, err
}

// settleAccepted settles what nearly all outcomes are, in one go. That a relay
// took a mail does not say that it reached its reader, see [Store.SaveReturn].
func (d Deliverer) settleAccepted(ctx context.Context, c conn, issue int64, outcomes []letter.Outcome) error {
	var ids []int64
	var last time.Time
	for _, o := range outcomes {
		if o.Result == letter.Accepted {
			ids, last = append(ids, o.Delivery), o.At
		}
	}
	if len(ids) == 0 {
		return nil
	}
	settled, err := c.exec(ctx, `
		update delivery set state = 'accepted', node = '', tries = tries + 1, at = $4, status = '', words = ''
		where issue = $1 and state = 'claimed' and node = $2 and id in `+c.List("$3"), issue, d.node, asJSON{ids}, ms(last))
	if err != nil {
		return err
	}
	return addFigure(ctx, c, issue, letter.Figure(letter.Accepted), settled)
}

// settle writes one outcome down that is not the usual one.
func (d Deliverer) settle(ctx context.Context, c conn, issue int64, o letter.Outcome) error {
	state, tried := string(o.Result), 1
	switch o.Result {
	case letter.Later:
		state = "waiting"
	case letter.Unsent:
		state, tried = "waiting", 0
	}
	n, err := c.exec(ctx, `
		update delivery set state = $4, node = '', tries = tries + cast($5 as bigint), due_at = $6, status = $7, words = $8,
			at = $9, since = case when since = 0 and cast($5 as bigint) = 1 then $9 else since end
		where issue = $1 and state = 'claimed' and node = $2 and id = $3`,
		issue, d.node, o.Delivery, state, tried, ms(o.RetryAt), o.Status, o.Text, ms(o.At))
	if err != nil || state == "waiting" {
		return err
	}
	return addFigure(ctx, c, issue, letter.Figure(o.Result), n)
}

// loseClaims gives up the mails that nodes had claimed when an issue was ended:
// each of them may have been sent.
func loseClaims(ctx context.Context, c conn, issue int64, now time.Time) error {
	n, err := c.exec(ctx, `
		update delivery set state = 'unknown', at = $2, words = 'The run was ended while this mail was in hand.'
		where issue = $1 and state = 'claimed'`, issue, ms(now))
	if err != nil {
		return err
	}
	return addFigure(ctx, c, issue, letter.Figure(letter.Unknown), n)
}
