package subscribers

import "context"

// A Click is somebody on the way through one of our addresses to what an issue
// links to.
type Click struct {
	Slug   string // of the letter
	Issue  int64
	Link   int  // its place in the issue, from 1
	Counts bool // it looks like a person
}

// Follow returns where a link leads, and counts that somebody went there: how
// often, and nothing of who.
func (d *Subscribers) Follow(ctx context.Context, c Click) (string, error) {
	if c.Counts {
		return d.Store.FollowLink(ctx, c.Slug, c.Issue, c.Link)
	}
	return d.Store.LinkOf(ctx, c.Slug, c.Issue, c.Link)
}
