package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
)

// The lists of the desk are read by key from indexes that begin with the state
// and the time of an order, and hold everything else that can be asked for. So
// whatever the question, a list reads one range for each state, in order, and
// touches the rows of the articles it shows and no others. What few articles
// have, a lock, an embargo, and what a text search found, is a short list of
// its own; then that list is read instead, and sorted.

// Rows returns the articles a query asks for, q.Limit at most.
func (s *Store) Rows(ctx context.Context, q *newsroom.Query) ([]newsroom.Row, error) {
	l := newDeskList(s.read, q, s.now())
	return all(ctx, s.read, s.scanRow, l.rows(), l.args...)
}

// Row returns what lists show of one article.
func (s *Store) Row(ctx context.Context, id int64) (newsroom.Row, error) {
	row, err := one(ctx, s.read, s.scanRow, `select `+rowColumns+` from article `+rowJoins+` where article.id = $1`, id)
	return row, missing(err, "article")
}

// Tallies counts the articles a query asks for by state, up to
// [newsroom.CountCap] of each. Its order and limit do not matter.
func (s *Store) Tallies(ctx context.Context, q *newsroom.Query) ([]newsroom.Tally, error) {
	l := newDeskList(s.read, q, s.now())
	return all(ctx, s.read, scanTally, l.tallies(), l.args...)
}

const rowColumns = `article.id, article.version, article.state, article.kind, article.headline, article.section,
	article.desk, article.assignee, coalesce(holder.name, ''), article.lock_staff, article.lock_since,
	coalesce(writer.name, ''), article.due_at, article.embargo, article.publish_at, article.saved_at,
	article.words, article.picture, article.live_head <> 0 and article.head <> article.live_head, article.restricted,
	(select count(*) from correction where correction.article = article.id)`

const rowJoins = `left join staff as holder on holder.id = article.assignee
	left join staff as writer on writer.id = article.lock_staff`

func (s *Store) scanRow(rows *sql.Rows) (r newsroom.Row, err error) {
	var lock news.Lock
	err = rows.Scan(&r.ID, &r.Version, &r.State, &r.Kind, &r.Headline, &r.Section,
		&r.Desk, &r.Assignee, &r.HasIt, &lock.Staff, moment{&lock.Since},
		&r.Writing, moment{&r.Due}, moment{&r.Embargo}, moment{&r.PublishAt}, moment{&r.SavedAt},
		&r.Words, &r.Picture, &r.NextVersion, &r.Restricted, &r.Corrections)
	if lock.Staff != 0 {
		r.Lock = &lock
	}
	if r.State == news.Scheduled && !s.now().Before(r.PublishAt) {
		r.State = news.Live // as readers have it, though nobody has settled it yet
	}
	return r, err
}

func scanTally(rows *sql.Rows) (t newsroom.Tally, err error) {
	err = rows.Scan(&t.State, &t.N)
	if t.N > newsroom.CountCap {
		t.N, t.More = newsroom.CountCap, true
	}
	return t, err
}

// A deskList writes the statement of a query.
type deskList struct {
	q     *newsroom.Query
	args  []any
	hits  string   // subquery of the few articles to choose from; empty for all
	wants []string // what an article must be, beside its state
	order string   // the time the list is sorted by
}

func newDeskList(d Dialect, q *newsroom.Query, now time.Time) *deskList {
	l := &deskList{q: q, order: "saved_at"}
	switch q.Sort {
	case newsroom.ByDue:
		l.order = "due_at"
		l.want("due_at <> 0")
	case newsroom.ByPublish:
		l.order = "publish_at"
		l.want("publish_at <> 0")
	}
	if q.Found != nil {
		l.hits = d.List(l.arg(asJSON{q.Found}))
	}
	l.wantIDs()
	l.wantTimes()
	for _, f := range q.Facts {
		l.wantFact(f, now)
	}
	return l
}

// arg adds an argument and returns its placeholder.
func (l *deskList) arg(v any) string {
	l.args = append(l.args, v)
	return "$" + strconv.Itoa(len(l.args))
}

func (l *deskList) want(condition string) { l.wants = append(l.wants, condition) }

func (l *deskList) wantIDs() {
	for _, is := range []struct {
		column string
		id     int64
	}{{"desk", l.q.Desk}, {"section", l.q.Section}, {"assignee", l.q.Assignee}} {
		if is.id != 0 {
			l.want(is.column + " = " + l.arg(is.id))
		}
	}
	if l.q.Unassigned {
		l.want("assignee = 0")
	}
	if l.q.Kind != "" {
		l.want("kind = " + l.arg(string(l.q.Kind)))
	}
}

func (l *deskList) wantTimes() {
	if !l.q.DueBefore.IsZero() {
		l.want("due_at <> 0")
		l.want("due_at < " + l.arg(ms(l.q.DueBefore)))
	}
	if !l.q.PublishFrom.IsZero() {
		l.want("publish_at >= " + l.arg(ms(l.q.PublishFrom)))
	}
	if !l.q.PublishUntil.IsZero() {
		l.want("publish_at <> 0")
		l.want("publish_at < " + l.arg(ms(l.q.PublishUntil)))
	}
}

// wantFact asks for a fact that few articles have; they are found by an index
// of only those.
func (l *deskList) wantFact(f newsroom.Fact, now time.Time) {
	var condition string
	switch f {
	case newsroom.Locked:
		condition = "lock_staff <> 0"
	case newsroom.Embargoed:
		condition = "embargo <> 0 and embargo > " + l.arg(ms(now))
	case newsroom.NextVersion:
		condition = "live_head <> 0 and head <> live_head"
	}
	if l.hits == "" {
		l.hits = "(select id as value from article where " + condition + ")"
		return
	}
	l.want(condition)
}

// rows returns the statement that reads a page.
func (l *deskList) rows() string {
	direction := ""
	if l.q.Falling() {
		direction = " desc"
	}
	after := l.after()
	first := ` order by place` + direction + `, id` + direction + ` limit ` + l.arg(l.q.Limit)
	parts := l.parts(func(where string) string {
		return `select * from (select article.id as id, ` + l.order + ` as place from ` + where + after + first + `) as spot`
	})
	return `select ` + rowColumns + ` from (select id, place from (` + parts + `) as part` + first + `) as near
		join article on article.id = near.id ` + rowJoins + `
		order by near.place` + direction + `, near.id` + direction
}

// after returns the condition that a row comes after the page before.
func (l *deskList) after() string {
	if l.q.After == nil {
		return ""
	}
	than := " > "
	if l.q.Falling() {
		than = " < "
	}
	return " and (" + l.order + ", article.id)" + than + "(" + l.arg(ms(l.q.After.At)) + ", " + l.arg(l.q.After.ID) + ")"
}

// tallies returns the statement that counts.
func (l *deskList) tallies() string {
	if l.hits != "" {
		return l.parts(func(where string) string {
			return `select state, count(*) from ` + where + ` group by state`
		})
	}
	return l.parts(func(where string) string {
		return fmt.Sprintf(`select min(state), count(*) from (select state from %s limit %d) as part having count(*) > 0`,
			where, newsroom.CountCap+1)
	})
}

// parts joins a statement for each state; the one it is given reads from a
// range of an index. A short list of hits needs only one.
func (l *deskList) parts(read func(where string) string) string {
	states := l.q.States
	if len(states) == 0 {
		states = news.States()
	}
	var in []string
	for _, s := range states {
		in = append(in, l.arg(string(s)))
	}
	wants := strings.Join(append([]string{""}, l.wants...), " and ")
	if l.hits != "" {
		return read(l.hits + ` as hit cross join article where article.id = hit.value and state in (` + strings.Join(in, ", ") + `)` + wants)
	}
	var parts []string
	for _, state := range in {
		parts = append(parts, read(`article where state = `+state+wants))
	}
	return strings.Join(parts, " union all ")
}
