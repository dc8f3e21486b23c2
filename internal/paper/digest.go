package paper

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A DigestPage is the news of a day to hear, with what is said.
type DigestPage struct {
	Page
	Day         news.Day
	Title       string // empty for the usual words; likewise the intro and outro
	Intro       string
	Outro       string
	PublishedAt time.Time
	Stories     []DigestStory
	Recording   *Recording // nil while it is made, or made again
	Cover       *Picture   // of the podcast, if it has one of its own
	Older       news.Day   // the digest before; 0 for none
	Newer       news.Day
}

// A DigestStory is an article in a digest, with what is said of it.
type DigestStory struct {
	Card
	Title string
	Text  string
}

// Digests are the newest digests that can be heard.
type Digests struct {
	Page
	Cover   *Picture // of the podcast; nil for none
	Digests []DigestPage
}

// A DigestRef leads to the news of a day to hear.
type DigestRef struct {
	Day      news.Day
	Duration time.Duration
}
