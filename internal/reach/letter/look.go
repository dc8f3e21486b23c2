package letter

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// MostHTML is how long the HTML of a mail may get, in bytes.
const MostHTML = mostHTML

// A Look says how an issue comes out as a mail, and what an editor should see
// before it is sent.
type Look struct {
	Printed
	Notes []Note
}

// A Note is something to look at.
type Note struct {
	Grave bool // the issue can not be approved like this
	Part  int  // which part it is about, from 0; -1 for the whole issue
	Text  string
}

// From where on a subject or a mail is called long.
const (
	longSubject = 70 // characters; no list of mails shows more
	longHTML    = mostHTML * 9 / 10
)

// Look prints an issue and goes through it. leads reports whether a path of the
// paper leads somewhere.
func (d *Letters) Look(ctx context.Context, staff news.Staff, issue int64, leads func(ctx context.Context, path string) bool) (Look, error) {
	i, err := d.load(ctx, staff, issue)
	if err != nil {
		return Look{}, err
	}
	proof, err := d.proof(ctx, i)
	if err != nil {
		return Look{}, err
	}
	l := Look{Notes: []Note{}}
	for _, fault := range i.Faults() {
		l.note(-1, fault.Sentence)
		l.Notes[len(l.Notes)-1].Grave = true
	}
	l.opening(i.Opening)
	for at, part := range i.Parts {
		l.part(ctx, at, part, proof, leads)
	}
	l.Printed, err = proof.printer.Mail(proof.letter, i, proof.cards, nobody, d.at(i))
	switch {
	case news.KindOf(err) == news.Invalid:
		l.Notes = append(l.Notes, Note{Grave: true, Part: -1, Text: news.Sentence(err)})
		return l, nil
	case err == nil && len(l.HTML) > longHTML:
		l.note(-1, "The mail is nearly as long as it may be. What is beyond 90 KB some programs cut off, and with it the way to leave.")
	}
	return l, err
}

func (l *Look) note(part int, text string) { l.Notes = append(l.Notes, Note{Part: part, Text: text}) }

func (l *Look) opening(o news.Opening) {
	if n := utf8.RuneCountInString(o.Subject); n > longSubject {
		l.note(-1, fmt.Sprintf("The subject has %d characters. A phone shows about 40, and no list of mails more than 70.", n))
	}
	if strings.TrimSpace(o.Preheader) == "" {
		l.note(-1, "There is no preheader. Lists of mails show the first words of the mail in its place.")
	}
}

func (l *Look) part(ctx context.Context, at int, part news.IssuePart, p proof, leads func(context.Context, string) bool) {
	switch part.Kind {
	case news.ArticlePart:
		card, ok := p.cards[part.Article]
		if !ok {
			l.note(at, "Readers do not have this article now, so it is left out of the mail.")
			return
		}
		l.picture(at, part, card)
	case news.TextPart:
		for _, link := range part.Text.Links() {
			if path, ok := p.printer.inside(link); ok && !leads(ctx, path) {
				l.note(at, "The link to "+path+" leads nowhere.")
			}
		}
	}
}

func (l *Look) picture(at int, part news.IssuePart, card paper.Card) {
	if part.Large && card.Picture != nil && card.Picture.Alt == "" {
		l.note(at, "The picture does not say what it shows. Many programs show that text in its place.")
	}
}

// inside returns the path of a link within the paper.
func (p Printer) inside(link string) (path string, ok bool) {
	path, ok = strings.CutPrefix(p.url(link), p.Settings.URL)
	return path, ok && strings.HasPrefix(path, "/")
}
