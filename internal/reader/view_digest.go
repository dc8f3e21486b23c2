package reader

// A DigestView is the page "digest": the news of a day to hear, and to read
// along.
type DigestView struct {
	View
	Heading string
	Day     TimeView
	Listen  *ListenView // nil as long as there is nothing to hear
	Intro   string
	Stories []DigestStoryView
	Outro   string
	Older   *LinkView
	Newer   *LinkView
	Podcast string // address of the podcast; empty for none
}

// A DigestStoryView is a story of the digest, which is a chapter of its
// recording.
type DigestStoryView struct {
	Title string
	Text  string
	URL   string // of the article
	Lang  string // of the article, if it is not that of the page
	Start string // where it begins in the recording, "1:05"; empty if nobody knows
	From  string // address of that moment; likewise
}

// A DigestLinkView leads to the newest digest.
type DigestLinkView struct {
	URL    string
	Length string // "4:05"
}
