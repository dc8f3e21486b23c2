package news

import (
	"slices"
	"strings"
	"time"
)

// An AudioDigest is the news of a day to hear: stories of the front in the
// editors' order, between an intro and an outro. What is said of a story is
// what its article says now, unless an editor found other words.
type AudioDigest struct {
	ID         int64
	Version    int
	Day        Day // in the paper's zone; a day has one digest
	State      DigestState
	Title      string // empty for the usual words; likewise the intro and outro
	Intro      string
	Outro      string
	Stories    []HeardStory
	MadeAt     time.Time
	ApprovedBy int64     // staff; 0 if it went out unattended
	PublishAt  time.Time // when it goes out, if it is approved by then
}

// A HeardStory is an article in a digest, with an editor's own words for it.
type HeardStory struct {
	Article  int64  `json:"article"`
	Headline string `json:"headline,omitempty"` // in place of the article's
	Text     string `json:"text,omitempty"`     // in place of its standfirst
	// Revision is the public one that the editor had read who wrote these
	// words. When readers have another, the words may tell what was corrected:
	// they are not spoken until an editor stands by them.
	Revision int64 `json:"revision,omitempty"`
}

// Own reports whether an editor wrote words for the story.
func (s HeardStory) Own() bool { return s.Headline != "" || s.Text != "" }

// Says returns what is said of a story whose article readers have in a
// revision with this headline and standfirst. Stale is whether there are words
// of an editor that are older than that revision.
func (s HeardStory) Says(revision int64, headline, standfirst string) (title, text string, stale bool) {
	if s.Own() && s.Revision != revision {
		return headline, standfirst, true
	}
	title, text = headline, standfirst
	if s.Headline != "" {
		title = s.Headline
	}
	if s.Text != "" {
		text = s.Text
	}
	return title, text, false
}

// A DigestState is where a digest stands.
type DigestState string

// The states of a digest.
const (
	DigestDraft    DigestState = "draft"
	DigestApproved DigestState = "approved"
)

// How much a digest can hold.
const (
	maxHeard      = 30   // stories; a quarter of an hour
	maxHeardText  = 2000 // characters of one story, two minutes
	maxHeardTitle = 200
)

// ListenPath is where all that can be heard is listed.
const ListenPath = "/listen"

// Path returns the address of the digest's page.
func (d *AudioDigest) Path() string { return ListenPath + "/" + d.Day.String() }

// Public reports whether the digest has gone out.
func (d *AudioDigest) Public(now time.Time) bool {
	return d.State == DigestApproved && !d.PublishAt.IsZero() && !now.Before(d.PublishAt)
}

// Faults lists what keeps the digest from being saved.
func (d *AudioDigest) Faults() (faults Faults) {
	faults.long("title", "title", d.Title, maxHeardTitle)
	faults.long("intro", "intro", d.Intro, maxHeardText)
	faults.long("outro", "outro", d.Outro, maxHeardText)
	if hasControl(d.Title) {
		faults.add("title", "The title is one line.")
	}
	if len(d.Stories) > maxHeard {
		faults.add("stories", "A digest has 30 stories at most.")
	}
	seen := map[int64]bool{}
	for _, s := range d.Stories {
		faults.long("stories", "headline of a story", s.Headline, maxHeardTitle)
		faults.long("stories", "text of a story", s.Text, maxHeardText)
		if s.Article <= 0 || seen[s.Article] {
			faults.add("stories", "Each story is an article, and each article comes once.")
		}
		seen[s.Article] = true
	}
	return faults
}

// Approve says that staff stands by the digest. One whose time has passed goes
// out at once, and so does one that had none.
func (d *AudioDigest) Approve(staff int64, now time.Time) error {
	if d.State == DigestApproved {
		return &Error{Conflict, "This digest is approved already."}
	}
	if len(d.Stories) == 0 {
		return Faults{{"stories", "There is nothing in the digest yet."}}.Refuse()
	}
	d.State, d.ApprovedBy = DigestApproved, staff
	if d.PublishAt.Before(now) {
		d.PublishAt = now
	}
	return nil
}

// TakeBack takes the approval back, and from readers what they had.
func (d *AudioDigest) TakeBack() error {
	if d.State != DigestApproved {
		return &Error{Conflict, "This digest is not approved."}
	}
	d.State, d.ApprovedBy = DigestDraft, 0
	return nil
}

// Articles returns the ids of the articles in the digest, in order.
func (d *AudioDigest) Articles() []int64 {
	ids := make([]int64, len(d.Stories))
	for i, s := range d.Stories {
		ids[i] = s.Article
	}
	return ids
}

// Story returns what the digest has of an article.
func (d *AudioDigest) Story(article int64) (HeardStory, bool) {
	i := slices.IndexFunc(d.Stories, func(s HeardStory) bool { return s.Article == article })
	if i < 0 {
		return HeardStory{}, false
	}
	return d.Stories[i], true
}

// Tidy takes away space that nobody hears.
func (d *AudioDigest) Tidy() {
	for _, text := range []*string{&d.Title, &d.Intro, &d.Outro} {
		*text = strings.TrimSpace(*text)
	}
	for i := range d.Stories {
		s := &d.Stories[i]
		s.Headline, s.Text = strings.TrimSpace(s.Headline), strings.TrimSpace(s.Text)
	}
}
