package script

import (
	"time"

	"github.com/courant-press/courant/internal/paper"
)

// A Digest is what is chosen for the day's news to hear, ready to be edited: in
// the order of the stories, each with what is said of it.
type Digest struct {
	Paper   string    // the name of the paper
	Date    time.Time // the day whose news it is
	Intro   string    // said at the beginning; empty for the usual words
	Outro   string    // said at the end; likewise
	Stories []Story
}

// A Story of a digest. Text, if an editor wrote one, is said in place of the
// standfirst.
type Story struct {
	Article  int64
	Path     string
	Section  string
	Headline string
	Text     string
}

// MaxStories is how many stories a digest takes from a front by itself: about
// four minutes.
const MaxStories = 10

// Compose chooses the stories of a digest from a front, in the editors' order:
// what they placed themselves before what was filled in behind, each article
// once, and only what was published or updated after since. Without a
// standfirst there is nothing to say, and without a Path nowhere to go.
func Compose(front paper.FrontPage, name string, date, since time.Time) Digest {
	d := Digest{Paper: name, Date: date}
	seen := map[int64]bool{}
	take := func(c paper.Card) {
		fresh := c.PublishedAt.After(since) || c.UpdatedAt.After(since)
		if seen[c.ID] || !fresh || c.Standfirst == "" || c.Path == "" || len(d.Stories) == MaxStories {
			return
		}
		seen[c.ID] = true
		d.Stories = append(d.Stories, Story{
			Article: c.ID, Path: c.Path, Section: c.Section.Name, Headline: c.Headline, Text: c.Standfirst,
		})
	}
	for _, filled := range []bool{false, true} {
		for _, container := range front.Containers {
			for _, card := range container.Cards {
				if card.Filled == filled && !card.Gone {
					take(card.Card)
				}
			}
		}
	}
	return d
}

// Digest returns the script of a digest. Every story is a chapter that leads
// to its article. Without a story there is no script: a paper does not say
// that nothing happened.
func (r *Reader) Digest(d Digest) Script {
	date := r.words.LongDate(d.Date.In(r.zone))
	s := r.begin(r.words.Word("heard_digest", "date", date))
	if len(d.Stories) == 0 {
		return s.script
	}
	intro, outro := d.Intro, d.Outro
	if intro == "" {
		intro = r.words.Word("heard_digest_begins", "paper", d.Paper, "date", date)
	}
	if outro == "" {
		outro = r.words.Word("heard_digest_ends", "paper", d.Paper)
	}
	s.chapter(s.script.Title, "", intro, beforeHeading)
	for i, story := range d.Stories {
		s.block, s.article = i, story.Article
		s.chapter(story.Headline, story.Path, story.Headline, afterHeading)
		s.line(story.Text, beforeHeading)
	}
	s.block, s.article = Furniture, 0
	s.line(outro, afterParagraph)
	return s.script
}
