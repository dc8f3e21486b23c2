package paper

import "github.com/courant-press/courant/internal/news"

// A Quote is what somebody is quoted with in an article, as people at the desk
// confirmed it.
type Quote struct {
	ID      int64
	Kind    news.QuoteKind
	Words   []string  // in reading order; the text has other words between them
	Speaker *TopicRef // nil for a name that has no page
	Name    string    // as the article has it
	Role    string    // what the speaker was then
	Article Card      // empty on the page of the article itself
}

// A QuotesPage is one page of what somebody said, newest first.
type QuotesPage struct {
	Page
	Topic        news.Topic
	Quotes       []Quote
	Older, Newer Cursor
	First        bool
}
