package script

import (
	"strings"
	"time"

	"github.com/courant-press/courant/internal/paper"
)

// A Digest is what is chosen for the day's news to hear, ready to be edited: in
// the order of the stories, each with what is said of it.
type Digest struct {
	Paper   string    // the name of the paper
	Date    time.Time // the day whose news it is
	Title   string    // empty for the usual words
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

// A Choice is what a digest takes from a front.
type Choice struct {
	Paper string
	Lang  string // BCP 47; articles in other languages are passed over
	Date  time.Time
	Since time.Time // only what was published or updated after
	Most  int       // stories
}

// Compose chooses the stories of a digest from a front, in the editors' order:
// what they placed themselves before what was filled in behind, each article
// once. Without a standfirst there is nothing to say, and without a Path
// nowhere to go.
func Compose(front paper.FrontPage, want Choice) Digest {
	d := Digest{Paper: want.Paper, Date: want.Date}
	seen := map[int64]bool{}
	take := func(c paper.Card) {
		fresh := c.PublishedAt.After(want.Since) || c.UpdatedAt.After(want.Since)
		if seen[c.ID] || !fresh || c.Standfirst == "" || c.Path == "" || !sameLanguage(c.Lang, want.Lang) || len(d.Stories) == want.Most {
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

// sameLanguage reports whether a voice for one can read the other, whatever
// the country; an article without a language is in that of the paper.
func sameLanguage(a, b string) bool {
	first, _, _ := strings.Cut(strings.ToLower(a), "-")
	second, _, _ := strings.Cut(strings.ToLower(b), "-")
	return first == "" || second == "" || first == second
}

// Digest returns the script of a digest. Every story is a chapter that leads
// to its article. Without a story there is no script: a paper does not say
// that nothing happened.
func (r *Reader) Digest(d Digest) Script {
	date := r.words.LongDate(d.Date.In(r.zone))
	title := d.Title
	if title == "" {
		title = r.words.Word("heard_digest", "date", date)
	}
	s := r.begin(title)
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
