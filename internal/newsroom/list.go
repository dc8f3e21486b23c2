package newsroom

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Query says which articles somebody wants to see, and in which order. What
// is not set asks nothing.
type Query struct {
	States       []news.State // any of these; empty for all
	Desk         int64
	Section      int64
	Assignee     int64
	Unassigned   bool // only what nobody has
	Kind         news.ArticleKind
	DueBefore    time.Time
	PublishFrom  time.Time
	PublishUntil time.Time
	Facts        []Fact  // all of these
	Found        []int64 // only these, which a text search found; nil for no search

	Sort    Sort
	Reverse bool
	After   *Place // where the page before ended
	Limit   int
}

// A Fact is something beside the state that an article can be listed by.
type Fact string

// The facts of a [Query].
const (
	Locked      Fact = "locked"       // somebody is writing in it
	Embargoed   Fact = "embargo"      // under embargo for some time yet
	NextVersion Fact = "next_version" // live, with another text waiting at the desk
)

// Facts lists every fact.
func Facts() []Fact { return []Fact{Locked, Embargoed, NextVersion} }

// A Sort is an order of articles.
type Sort string

// The orders of a [Query]. A list by a time that an article need not have
// shows only those that have it.
const (
	BySaved   Sort = "saved"   // last saved first
	ByDue     Sort = "due"     // due soonest first
	ByPublish Sort = "publish" // published last, or planned for the latest time, first
)

// Sorts lists every order, the usual one first.
func Sorts() []Sort { return []Sort{BySaved, ByDue, ByPublish} }

// Falling reports whether the latest time of the order comes first.
func (q *Query) Falling() bool { return (q.Sort != ByDue) != q.Reverse }

// A Row is what a list shows of an article.
type Row struct {
	ID          int64
	Version     int
	State       news.State
	Kind        news.ArticleKind
	Headline    string
	Section     int64
	Desk        int64
	Assignee    int64
	HasIt       string     // name of the assignee
	Lock        *news.Lock // who is writing
	Writing     string     // name of the one who is
	Due         time.Time
	Embargo     time.Time
	PublishAt   time.Time
	SavedAt     time.Time
	Words       int
	Picture     int64
	Corrections int
	NextVersion bool // live, with another text waiting at the desk
	Restricted  bool
}

// Place returns where the row stands in an order.
func (r *Row) Place(s Sort) Place {
	switch s {
	case ByDue:
		return Place{r.Due, r.ID}
	case ByPublish:
		return Place{r.PublishAt, r.ID}
	default:
		return Place{r.SavedAt, r.ID}
	}
}

// CountCap is how far articles are counted.
const CountCap = 1000

// A Tally is a number of articles, up to [CountCap].
type Tally struct {
	State news.State
	N     int
	More  bool // than N
}
