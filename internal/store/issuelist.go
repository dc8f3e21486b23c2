package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// IssueLines implements [letter.Desk].
func (s *Store) IssueLines(ctx context.Context, q letter.Query) ([]letter.Line, error) {
	before := q.Before
	if before == 0 {
		before = 1 << 60
	}
	issues, err := all(ctx, s.read, scanIssue, `
		select `+issueColumns+` from issue where letter = $1 and id < $2 order by id desc limit $3`, q.Letter, before, q.Limit)
	if err != nil {
		return nil, err
	}
	lines := make([]letter.Line, len(issues))
	ids, at := []int64{}, map[int64]int{}
	for i, x := range issues {
		lines[i].Issue = x
		ids, at[x.ID] = append(ids, x.ID), i
	}
	figures, err := figures(ctx, s.read, ids)
	for id, f := range figures {
		lines[at[id]].Figures = f
	}
	return lines, err
}

// Figures implements [letter.Desk].
func (s *Store) Figures(ctx context.Context, issue int64) (letter.Figures, error) {
	found, err := figures(ctx, s.read, []int64{issue})
	return found[issue], err
}

// A counted figure is one of an issue.
type counted struct {
	issue int64
	name  letter.Figure
	n     int
}

func figures(ctx context.Context, c conn, issues []int64) (map[int64]letter.Figures, error) {
	rows, err := all(ctx, c, scanCounted, `
		select issue, name, n from issue_figure where issue in `+c.List("$1"), asJSON{issues})
	found := map[int64]letter.Figures{}
	for _, x := range rows {
		if found[x.issue] == nil {
			found[x.issue] = letter.Figures{}
		}
		found[x.issue][x.name] = x.n
	}
	return found, err
}

func scanCounted(rows *sql.Rows) (x counted, err error) {
	err = rows.Scan(&x.issue, &x.name, &x.n)
	return x, err
}

// Clicks implements [letter.Desk].
func (s *Store) Clicks(ctx context.Context, issue int64) ([]letter.Link, error) {
	return all(ctx, s.read, scanLink, `select url, clicks from issue_link where issue = $1 order by n`, issue)
}

func scanLink(rows *sql.Rows) (x letter.Link, err error) {
	err = rows.Scan(&x.URL, &x.Clicks)
	return x, err
}

// Troubled implements [letter.Desk].
func (s *Store) Troubled(ctx context.Context, issue, after int64, limit int) ([]letter.Trouble, error) {
	return all(ctx, s.read, scanTrouble, `
		select delivery.id, delivery.subscriber, coalesce(subscriber.email, ''), delivery.state, delivery.at, delivery.status, delivery.words
		from delivery left join subscriber on subscriber.id = delivery.subscriber
		where delivery.issue = $1 and delivery.state not in ('waiting', 'claimed', 'accepted') and delivery.id > $2
		order by delivery.id limit $3`, issue, after, limit)
}

func scanTrouble(rows *sql.Rows) (x letter.Trouble, err error) {
	err = rows.Scan(&x.Delivery, &x.Subscriber, &x.Email, &x.Result, moment{&x.At}, &x.Status, &x.Words)
	return x, err
}

// Audience implements [letter.Desk].
func (s *Store) Audience(ctx context.Context, letterID int64, since time.Time) (letter.Audience, error) {
	return one(ctx, s.read, scanAudience, `
		select
			(select count(*) from subscription where letter = $1 and state = 'confirmed'),
			(select count(*) from subscription where letter = $1 and state = 'confirmed' and confirmed_at >= $2),
			(select count(*) from subscription where letter = $1 and state = 'left' and left_at >= $2)`, letterID, ms(since))
}

func scanAudience(rows *sql.Rows) (x letter.Audience, err error) {
	err = rows.Scan(&x.Readers, &x.Joined, &x.Left)
	return x, err
}

// Reaches implements [letter.Desk]. Lists of languages and sections are short,
// so the readers are looked through as they are when an issue is filled.
func (s *Store) Reaches(ctx context.Context, l news.Letter, to news.Segment) (n int, err error) {
	lang := l.Lang
	if lang == "" {
		set, err := s.Settings(ctx)
		if err != nil {
			return 0, err
		}
		lang = set.Lang
	}
	_, err = all(ctx, s.read, func(rows *sql.Rows) (x struct{}, err error) {
		reader, err := scanRecipient(rows)
		if reader.Blocked == nil && to.Has(&reader.Subscriber, lang) {
			n++
		}
		return x, err
	}, `
		select subscriber.id, '', subscriber.lang, subscriber.sections, subscriber.blocked
		from subscription join subscriber on subscriber.id = subscription.subscriber
		where subscription.letter = $1 and subscription.state = 'confirmed'`, l.ID)
	return n, err
}

// LastIssue implements [letter.Desk].
func (s *Store) LastIssue(ctx context.Context, letterID int64) (news.Issue, error) {
	x, err := one(ctx, s.read, scanIssue, `
		select `+issueColumns+` from issue where letter = $1 and started_at <> 0 order by started_at desc, id desc limit 1`, letterID)
	return x, missing(err, "issue")
}
