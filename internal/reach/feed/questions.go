package feed

import "github.com/courant-press/courant/internal/paper"

// A Question goes out in a feed with what became of it, in one line.
type Question struct {
	paper.Question
	Says string
}

// Questions returns the feed of a list of questions: an item for each, which
// leads to its page. One that is answered, dropped or opened anew is the same
// item, updated.
func (c Composer) Questions(s Source, list []Question) Feed {
	f := c.Compose(s, nil, nil)
	for _, q := range list {
		asked := q.Asking.PublishedAt
		item := Item{
			ID: c.tag(asked, "question", q.ID), URL: c.url(q.Path()), Title: q.Text, Summary: q.Says,
			Lang: q.Asking.Lang, Section: q.Asking.Section.Name,
			Published: asked.In(c.Zone), Updated: later(asked, q.ClosedAt).In(c.Zone),
		}
		if q.Asking.Topic != nil {
			item.Topics = []string{q.Asking.Topic.Name}
		}
		f.Items = append(f.Items, item)
		f.Updated = later(f.Updated, item.Updated)
	}
	return f
}
