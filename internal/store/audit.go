package store

import (
	"context"
	"database/sql"
	"strconv"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
)

// Audit returns the deeds that a query asks for, the latest first, q.Limit at
// most.
func (s *Store) Audit(ctx context.Context, q *newsroom.AuditQuery) ([]newsroom.AuditEntry, error) {
	where, args := auditWhere(q)
	args = append(args, q.Limit)
	return all(ctx, s.read, scanAudit, `
		select event.id, event.name, event.article, event.staff, event.at, event.effect, event.note,
			coalesce(doer.name, ''), coalesce(article.headline, '')
		from event left join staff as doer on doer.id = event.staff left join article on article.id = event.article
		`+where+` order by event.at desc, event.id desc limit $`+strconv.Itoa(len(args)), args...)
}

func auditWhere(q *newsroom.AuditQuery) (where string, args []any) {
	where = "where event.at <> 0 and event.name not in ('article_typed', 'letters_asked')" // no deeds of the staff
	want := func(condition string, v any) {
		args = append(args, v)
		where += " and " + condition + " $" + strconv.Itoa(len(args))
	}
	if q.Staff != 0 {
		want("event.staff =", q.Staff)
	}
	if q.Deed != "" {
		want("event.name =", string(q.Deed))
	}
	if q.Article != 0 {
		want("event.article =", q.Article)
	}
	if !q.From.IsZero() {
		want("event.at >=", ms(q.From))
	}
	if !q.Until.IsZero() {
		want("event.at <", ms(q.Until))
	}
	if q.After != nil {
		args = append(args, ms(q.After.At), q.After.ID)
		where += " and (event.at, event.id) < ($" + strconv.Itoa(len(args)-1) + ", $" + strconv.Itoa(len(args)) + ")"
	}
	return where, args
}

func scanAudit(rows *sql.Rows) (e newsroom.AuditEntry, err error) {
	err = rows.Scan(&e.ID, &e.Name, &e.Article, &e.Staff, moment{&e.At}, moment{&e.TakesEffect}, &e.Note, &e.By, &e.Headline)
	return e, err
}

// EventsAfter returns the next events after the given one, of all nodes, in
// the order of their commits: some of them, or none if there are none.
func (s *Store) EventsAfter(ctx context.Context, after int64) ([]news.Event, error) {
	feed, err := s.feed(ctx, after)
	events := make([]news.Event, len(feed))
	for i, ev := range feed {
		events[i] = ev.Event
	}
	return events, err
}
