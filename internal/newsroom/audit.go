package newsroom

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// An AuditQuery says which deeds somebody wants to see, the latest first.
// What is not set asks nothing.
type AuditQuery struct {
	Staff   int64
	Deed    news.EventName
	Article int64
	From    time.Time
	Until   time.Time
	After   *Place // where the page before ended
	Limit   int
}

// An AuditEntry is a deed as the audit log shows it.
type AuditEntry struct {
	news.Event
	By       string // who did it; empty for the program itself
	Headline string // of the article, as it is now
}
