package news

// A Save is what one command changes about an article beside its own fields.
// The store carries it out in one transaction together with the article: all
// of it or nothing.
type Save struct {
	// Revision is a new version of the text, with the number that the article
	// has as its Head; nil if the text stays as it is.
	Revision *Revision

	// Publish has readers see the revision numbered LiveHead from the
	// article's PublishAt on, at its Path; whatever they saw before is
	// replaced, and an older address leads to the new one. The revision
	// becomes public at the event's TakesEffect, or its At if that is zero.
	Publish bool

	// Unpublish takes the article away from readers, or off the schedule.
	// If it has a Withdrawal, its addresses lead to that notice.
	Unpublish bool

	// SameAs is an earlier article whose headline this one nearly repeats,
	// or 0; lists fold it away and SameWhy says why in words. Only with Publish.
	SameAs  int64
	SameWhy string

	// Correction is a new correction, whose ID the store gives out; or nil.
	Correction *Correction

	// Event tells the rest of the house. It is never empty.
	Event Event
}

// A RecentHeadline is a headline that readers see already, to compare with.
type RecentHeadline struct {
	Article  int64
	Headline string
}
