package news

import (
	"net/url"
	"strconv"
	"time"
)

// A Key names something that a printed page shows. A page notes the keys of
// all it shows; an [Event] carries the keys of all it touches; where the two
// meet, the page is reprinted. The same words go out as Surrogate-Key.
type Key string

// KeySettings is on every page: the name of the paper, its menu, its theme.
const KeySettings Key = "settings"

// KeyLatest is on every page that lists the newest articles of the paper.
const KeyLatest Key = "list:latest"

// KeyAuthors is on the page that lists who makes the paper.
const KeyAuthors Key = "list:authors"

// KeyCorrections is on the corrections log and its feeds.
const KeyCorrections Key = "list:corrections"

// KeyTopics is on the pages that list topics.
const KeyTopics Key = "list:topics"

// KeyStorylines is on the page that lists the storylines.
const KeyStorylines Key = "list:storylines"

// KeyQuestions is on the pages that list questions, and their feeds.
const KeyQuestions Key = "list:questions"

// KeyDigests is on the podcast of the news to hear, and wherever digests are
// listed.
const KeyDigests Key = "list:digests"

// KeyDigestBox is on the fronts, which lead to the newest digest.
const KeyDigestBox Key = "digest-box"

// DigestKey is on the page of the news of a day to hear.
func DigestKey(day Day) Key { return key("digest", int64(day)) }

// KeyLetters is on the page that lists the letters, and on whatever else offers
// them to readers.
const KeyLetters Key = "list:letters"

// LetterKey is on the pages and feeds that list the issues of a letter.
func LetterKey(id int64) Key { return key("letter", id) }

// IssueKey is on the page of an issue that was sent.
func IssueKey(id int64) Key { return key("issue", id) }

// KeyHeard is on the pages that list what can be heard, and on the podcasts.
const KeyHeard Key = "list:heard"

// HeardKey is on the page of an article, which says how it can be heard.
func HeardKey(article int64) Key { return key("heard", article) }

// QuestionKey is on the page of a question.
func QuestionKey(id int64) Key { return key("question", id) }

// AskedKey is on the page of an article, which says what became of the
// questions that it asks.
func AskedKey(article int64) Key { return key("asked", article) }

// AskedInKey is on the first page of a storyline, which says what became of
// the questions that its articles ask.
func AskedInKey(storyline int64) Key { return key("asked-in", storyline) }

// ArticleKey is on the page of an article itself.
func ArticleKey(id int64) Key { return key("article", id) }

// CardKey is on every page that shows an article as a card.
func CardKey(id int64) Key { return key("card", id) }

// SectionKey is on every page that lists what is newest in a section.
func SectionKey(id int64) Key { return key("section", id) }

// TopicKey is on every page that lists what is newest on a topic.
func TopicKey(id int64) Key { return key("topic", id) }

// StorylineKey is on the pages and feeds of a storyline itself.
func StorylineKey(id int64) Key { return key("storyline", id) }

// StorylineBoxKey is on every other page that names a storyline: those of its
// articles, and of topics.
func StorylineBoxKey(id int64) Key { return key("storyline-box", id) }

// QuotesKey is on the page of an article, for the quotes it tells machines of.
func QuotesKey(article int64) Key { return key("quotes", article) }

// RelatedKey is on the page of an article, for what stands under it.
func RelatedKey(article int64) Key { return key("related", article) }

// VoiceKey is on every page that shows what a person or organisation said, and
// as what.
func VoiceKey(topic int64) Key { return key("voice", topic) }

// AuthorKey is on every page that shows an author or lists the author's work.
func AuthorKey(id int64) Key { return key("author", id) }

// AddressKey is on the answer that an address leads elsewhere.
func AddressKey(path string) Key { return Key("address:" + url.PathEscape(path)) }

// PictureKey names a picture in the events about it. No page carries it: the
// store knows which pages show a picture and adds their keys.
func PictureKey(id int64) Key { return key("picture", id) }

// FrontKey is on the page that shows a front.
func FrontKey(name string) Key { return Key("front:" + name) }

// ContainerKey is on every front that has a shared container.
func ContainerKey(id int64) Key { return key("container", id) }

// DayKey is on the archive page of one day in the paper's zone.
func DayKey(day time.Time) Key { return Key("day:" + day.Format("2006-01-02")) }

// MonthKey is on the archive pages that count articles by day or month.
func MonthKey(day time.Time) Key { return Key("month:" + day.Format("2006-01")) }

// SitemapKey is on the sitemaps of a month, which are too long to note the key
// of every card.
func SitemapKey(day time.Time) Key { return Key("sitemap:" + day.Format("2006-01")) }

func key(noun string, id int64) Key { return Key(noun + ":" + strconv.FormatInt(id, 10)) }
