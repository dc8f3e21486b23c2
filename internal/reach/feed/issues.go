package feed

import "github.com/courant-press/courant/internal/paper"

// An Issue is one mailing of a letter in the feed of its archive.
type Issue struct {
	paper.IssueRef
	Path string
	Lang string // of the letter; empty for the paper's
}

// Issues returns the feed of a letter: an item for each issue, which leads to
// its page.
func (c Composer) Issues(s Source, list []Issue) Feed {
	f := c.Compose(s, nil, nil)
	for _, x := range list {
		sent := x.SentAt.In(c.Zone)
		f.Items = append(f.Items, Item{
			ID: c.tag(x.SentAt, "issue", x.ID), URL: c.url(x.Path), Title: x.Subject, Summary: x.Preheader,
			Lang: x.Lang, Published: sent, Updated: sent,
		})
		f.Updated = later(f.Updated, sent)
	}
	return f
}
