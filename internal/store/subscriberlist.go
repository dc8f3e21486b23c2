package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
)

// FindSubscribers implements [subscribers.Store].
func (s *Store) FindSubscribers(ctx context.Context, q subscribers.Query) ([]news.Subscriber, error) {
	where, args := subscribersWhere(q)
	order := "subscriber.made_at desc, subscriber.id desc"
	if q.Email != "" {
		order = "subscriber.email_key"
	}
	args = append(args, q.Limit)
	list, err := all(ctx, s.read, scanSubscriber,
		`select `+subscriberColumns+` from subscriber `+where+` order by `+order+` limit $`+strconv.Itoa(len(args)), args...)
	if err != nil {
		return nil, err
	}
	return list, addSubscriptions(ctx, s.read, list)
}

// subscribersWhere says which readers a query asks for. Addresses are found by
// how they begin, in an index.
func subscribersWhere(q subscribers.Query) (where string, args []any) {
	where = "where 1 = 1"
	add := func(v any) string {
		args = append(args, v)
		return "$" + strconv.Itoa(len(args))
	}
	if q.Email != "" {
		begins := strings.ToLower(q.Email)
		where += " and subscriber.email_key >= " + add(begins) + " and subscriber.email_key < " + add(begins+"\U0010FFFF")
	}
	if q.Blocked {
		where += " and subscriber.blocked <> ''"
	}
	if q.Letter != 0 || q.State != "" {
		where += " and exists (select 1 from subscription where subscription.subscriber = subscriber.id"
		if q.Letter != 0 {
			where += " and subscription.letter = " + add(q.Letter)
		}
		if q.State != "" {
			where += " and subscription.state = " + add(string(q.State))
		}
		where += ")"
	}
	switch {
	case q.After == nil:
	case q.Email != "":
		where += " and subscriber.email_key > " + add(q.After.Email.Key())
	default:
		where += " and (subscriber.made_at, subscriber.id) < (" + add(ms(q.After.MadeAt)) + ", " + add(q.After.ID) + ")"
	}
	return where, args
}

// SubscriberCounts implements [subscribers.Store].
func (s *Store) SubscriberCounts(ctx context.Context, since time.Time) (map[int64]subscribers.Counts, error) {
	rows, err := all(ctx, s.read, scanSubscriberCounts, `
		select letter, count(*) filter (where state = 'confirmed'), count(*) filter (where state = 'unconfirmed'),
			count(*) filter (where state = 'left'), count(*) filter (where state = 'confirmed' and confirmed_at >= $1),
			count(*) filter (where state = 'left' and left_at >= $1)
		from subscription group by letter`, ms(since))
	counts := map[int64]subscribers.Counts{}
	for _, x := range rows {
		counts[x.letter] = x.Counts
	}
	return counts, err
}

type letterCounts struct {
	subscribers.Counts
	letter int64
}

func scanSubscriberCounts(rows *sql.Rows) (x letterCounts, err error) {
	err = rows.Scan(&x.letter, &x.Confirmed, &x.Unconfirmed, &x.Left, &x.Joined, &x.Leaving)
	return x, err
}

// BlockedCount returns to how many readers nothing is sent.
func (s *Store) BlockedCount(ctx context.Context) (int, error) {
	n, err := one(ctx, s.read, number, `select count(*) from subscriber where blocked <> ''`)
	return int(n), err
}

// SubscribersAfter returns the next readers by number, with their letters, for
// whoever takes all of them out.
func (s *Store) SubscribersAfter(ctx context.Context, id int64, n int) ([]news.Subscriber, error) {
	list, err := all(ctx, s.read, scanSubscriber,
		`select `+subscriberColumns+` from subscriber where id > $1 order by id limit $2`, id, n)
	if err != nil {
		return nil, err
	}
	return list, addSubscriptions(ctx, s.read, list)
}

// MailsTo implements [subscribers.Store].
func (s *Store) MailsTo(ctx context.Context, subscriber int64, n int) ([]subscribers.Mail, error) {
	return all(ctx, s.read, scanMailTo, `
		select issue.id, issue.letter, letter.name, letter.slug, issue.subject, delivery.state, delivery.at, delivery.status, delivery.words
		from delivery join issue on issue.id = delivery.issue join letter on letter.id = issue.letter
		where delivery.subscriber = $1 order by delivery.id desc limit $2`, subscriber, n)
}

func scanMailTo(rows *sql.Rows) (x subscribers.Mail, err error) {
	err = rows.Scan(&x.Issue, &x.Letter, &x.Name, &x.Slug, &x.Subject, &x.State, moment{&x.At}, &x.Status, &x.Words)
	return x, err
}
