package testpaper

import (
	"fmt"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Letter with the slug of the section it is made from, how many readers it
// has, and what its last issue began with.
type Letter struct {
	news.Letter
	Section string
	Readers int
	Intro   string
}

func (g *Gazette) readLetter(r record) (err error) {
	sender := trimmed(strings.Split(r.get("sender"), "|"))
	if len(sender) != 3 {
		return fmt.Errorf("a sender has a name and two addresses: %q", r.get("sender"))
	}
	x := Letter{
		Letter: news.Letter{
			Slug: r.get("slug"), Name: r.get("name"), Description: r.get("description"),
			Sender: news.Sender{Name: sender[0], Email: news.Email(sender[1]), ReplyTo: news.Email(sender[2])},
		},
		Section: r.get("section"), Intro: r.get("intro"),
	}
	if x.Readers, err = strconv.Atoi(r.get("readers")); err != nil {
		return fmt.Errorf("letter %s: %w", x.Slug, err)
	}
	if x.Rhythm, err = rhythm(r.list("days"), r.get("at")); err != nil {
		return fmt.Errorf("letter %s: %w", x.Slug, err)
	}
	x.Digest = news.Digest{From: news.DigestSection}
	if front := r.get("front"); front != "" {
		x.Digest = news.Digest{From: news.DigestFront, Front: front}
	}
	if x.Digest.Most, err = strconv.Atoi(r.get("most")); err != nil {
		return fmt.Errorf("letter %s: %w", x.Slug, err)
	}
	g.Letters = append(g.Letters, x)
	return nil
}

func rhythm(days []string, at string) (r news.Rhythm, err error) {
	for _, name := range trimmed(days) {
		for day := time.Sunday; day <= time.Saturday; day++ {
			if strings.EqualFold(day.String(), name) {
				r.Days = append(r.Days, day)
			}
		}
	}
	clock, err := time.Parse("15:04", at)
	r.Minute = clock.Hour()*60 + clock.Minute()
	return r, err
}

// Last returns when the letter went out last before now.
func (x Letter) Last(now time.Time) (last time.Time) {
	for at := x.Rhythm.Next(now.AddDate(0, 0, -8), now.Location()); at.Before(now); at = x.Rhythm.Next(at, now.Location()) {
		last = at
	}
	return last
}

// Addresses yields addresses of made-up readers, always the same.
func Addresses() iter.Seq[news.Email] {
	given := []string{
		"nora", "ines", "tove", "ravi", "leila", "piet", "doro", "hala", "yusuf", "mirela", "edda", "wilf",
		"agathe", "kenji", "farah", "isla", "joan", "lamar", "clara", "ewan",
	}
	family := []string{
		"lind", "quill", "vance", "penn", "garrow", "voss", "salt", "coble", "tarn", "wynn", "hebden", "loom",
		"arkwright", "fairley", "stanko", "osgood", "tulloch", "haverkamp", "sallow", "blaise",
	}
	hosts := []string{"post.example", "lowquay.example", "mail.example", "harbour.example", "tarnholm.example"}
	return func(yield func(news.Email) bool) {
		for i := range len(given) * len(family) {
			name := given[i%len(given)] + "." + family[(i/len(given)+i)%len(family)]
			if !yield(news.Email(name + "@" + hosts[i*7%len(hosts)])) {
				return
			}
		}
	}
}
