package app

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/question"
	"github.com/courant-press/courant/internal/bigpicture/quote"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
)

// The bigPicture is all the rooms that know what no single article shows,
// joined: what readers get is read, and each room takes in what it keeps.
type bigPicture struct {
	readings   *bigpicture.Readings
	related    *related.Chooser
	copies     *duplicate.Finder
	quotes     *quote.Quotes
	storylines lines
	questions  *question.Questions
}

func bigPictureOf(st *store.Store, now func() time.Time) (p bigPicture) {
	p.related = &related.Chooser{Store: st, Storylines: st, Now: now}
	p.readings = &bigpicture.Readings{Store: st, Related: p.related, Now: now}
	p.related.Read = func(ctx context.Context, a *news.Article) (related.Vector, duplicate.Signature, error) {
		read, err := p.readings.AtDesk(ctx, a)
		return read.Vector, read.Signature, err
	}
	p.copies = &duplicate.Finder{Store: st, Now: now}
	p.quotes = quotesOf(p.readings, st)
	p.questions = questionsOf(p.readings, st)
	p.storylines = storylinesOf(p.readings, st)
	p.readings.Takers = append(p.readings.Takers, linkTaker{st})
	return p
}

type bigpictureCommands struct {
	Backfill backfillCommand `cmd:"" help:"Read the whole archive now: what is new to the program, and all of it after a method got better."`
	Export   exportCommand   `cmd:"" help:"Write topics, storylines, quotes and questions as JSON Lines."`
}

type backfillCommand struct{}

// tell is how often a line says how far it is.
const tell = 5 * time.Second

// Run works through the archive in the foreground. The server does the same
// in the background, a stretch at a time; both may run.
func (backfillCommand) Run(r *run) error {
	return r.withStore(func(st *store.Store) error {
		began, told := r.Now(), r.Now()
		p, err := bigPictureOf(st, r.Now).readings.Archive(r.ctx, func(p bigpicture.Progress) bool {
			if r.Now().Sub(told) >= tell {
				told = r.Now()
				fmt.Fprintln(r.Stdout, progressLine(p))
			}
			return true
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(r.Stdout, "%s It took %s.\n", progressLine(p), r.Now().Sub(began).Round(time.Second))
		return nil
	})
}

func progressLine(p bigpicture.Progress) string {
	line := fmt.Sprintf("Read %d articles", p.Read)
	if !p.Reached.IsZero() {
		line += ", up to " + p.Reached.Format(time.DateOnly)
	}
	return line + fmt.Sprintf("; chose what is related for %d.", p.Chosen)
}
