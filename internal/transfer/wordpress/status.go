package wordpress

import (
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// settle gives an article the state that the status of the item means at the
// time now, and says in a note what a state can not. Nothing becomes public
// that was not: what is behind a password, private, in the trash or was to
// appear at a time that passed without it waits for an editor.
func settle(a *news.Article, it *wxr.Item, published, now time.Time) (problem string) {
	status := strings.TrimSpace(it.Status)
	a.State = news.Draft
	if strings.TrimSpace(it.Password) != "" || status == "private" {
		a.Restricted = true
		return "behind a password or private: restricted"
	}
	switch status {
	case "publish":
		if published.IsZero() {
			return "published without a date: kept as a draft"
		}
		a.State, a.PublishAt = news.Live, published
		if published.After(now) {
			a.State = news.Scheduled
		}
	case "future":
		if !published.After(now) {
			return "scheduled for a time that has passed: kept as a draft"
		}
		a.State, a.PublishAt = news.Scheduled, published
	case "pending":
		a.State = news.Submitted
	case "trash":
		a.State = news.Spiked
	case "draft", "auto-draft", "":
	default:
		a.Notes = joinLines(a.Notes, "Status on the old site: "+status)
		return "status of a plugin: kept as a draft"
	}
	return ""
}

func joinLines(lines ...string) string {
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
