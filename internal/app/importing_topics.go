package app

import (
	"fmt"
	"io"
	"os"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/transfer/mediatopics"
)

type mediatopicsCommand struct {
	File string `arg:"" help:"The JSON file from https://cv.iptc.org/newscodes/mediatopic/." placeholder:"FILE" type:"existingfile"`
	JSON bool   `help:"Print one JSON object."`
}

// Run imports, and reports what was kept even if it had to stop.
func (c mediatopicsCommand) Run(r *run) error {
	file, err := os.Open(c.File)
	if err != nil {
		return fmt.Errorf("open the Media Topics: %w", err)
	}
	defer file.Close()
	concepts, err := mediatopics.Read(file)
	if err != nil {
		return err
	}
	return r.withStore(func(st *store.Store) error {
		ev := news.Event{Name: news.PaperImported, At: r.Now(), Note: "Media Topics"}
		rep, err := mediatopics.Import(r.ctx, st, concepts, ev)
		if err != nil {
			return err
		}
		return r.say(mediaTopicsReport{rep}, c.JSON)
	})
}

type mediaTopicsReport struct{ mediatopics.Report }

func (m mediaTopicsReport) text(w io.Writer) {
	fmt.Fprintf(w, "Read %d subjects: %d added, %d that were here already joined the tree, %d got other names, %d unchanged.\n",
		m.Read, m.Added, m.Adopted, m.Changed, m.Unchanged)
	if m.Retired > 0 {
		fmt.Fprintf(w, "Left out %d that are not used any more.\n", m.Retired)
	}
	if m.Lost > 0 {
		fmt.Fprintf(w, "Left out %d that no way leads to from the top of the tree.\n", m.Lost)
	}
}
