package news

import "time"

// A Save is what is written in one transaction together with an article.
type Save struct {
	Revision   *Revision   // a new one, the head unless it is set aside; nil when the content is unchanged
	Replaces   int         // number of the revision that the new one takes the place of; 0 for none
	Publish    bool        // readers get the revision numbered LiveHead, or the one saved along, from PublishAt on
	Unpublish  bool        // readers no longer get the article; a withdrawal stands in its place
	Fold       *Fold       // with Publish: why lists leave the article out
	Correction *Correction // a new one to announce
	Event      Event
}

// A Fold says that an article nearly repeats an earlier one, so that a list
// which holds both shows the earlier one alone.
type Fold struct {
	Into int64  // the earlier article
	Why  string // for the desk
}

// A Headline is what must be known of a published article to see whether
// another one nearly repeats it.
type Headline struct {
	Article   int64
	Section   int64
	Headline  string
	PublishAt time.Time
	Path      string // where readers find it, if it was asked for
}
