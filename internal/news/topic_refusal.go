package news

import "time"

// A TopicRefusal says that an article is not about something that its text
// names: a topic, or a name that is none yet. It holds for the article as long
// as nobody takes it back, however often the text is read again.
type TopicRefusal struct {
	Article int64
	Topic   int64  // 0 for a name
	Name    string // folded; empty for a topic
	Staff   int64
	At      time.Time
}
