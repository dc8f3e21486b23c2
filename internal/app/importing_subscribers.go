package app

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/store"
)

type subscribersCommand struct {
	File     string            `arg:"" help:"The CSV file." placeholder:"FILE" type:"existingfile"`
	Letter   []string          `help:"Slug of a letter that everybody on the list gets; may be given again." placeholder:"SLUG"`
	Label    map[string]string `help:"A label, list or newsletter of the file and the letter that its readers get; may be given again." placeholder:"LABEL=SLUG"`
	Evidence string            `help:"Where and when these readers agreed to get letters. It is kept with each of them." placeholder:"TEXT"`
	Suppress bool              `help:"It is a list of addresses that must not be written to."`
	DryRun   bool              `help:"Say what would happen, and change nothing."`
	Refused  string            `help:"File for the lines that were refused, with the reason." placeholder:"FILE" type:"path"`
	JSON     bool              `help:"Print one JSON object."`
}

// Run brings the list in, and reports what was taken even if it had to stop.
// It can be run again.
func (c subscribersCommand) Run(r *run) error {
	file, err := os.Open(c.File)
	if err != nil {
		return fmt.Errorf("open the list: %w", err)
	}
	defer file.Close()
	return r.withStore(func(st *store.Store) error {
		keys, err := letterKeys(r.ctx, st)
		if err != nil {
			return err
		}
		l := subscribers.List{Evidence: c.Evidence, Suppress: c.Suppress, DryRun: c.DryRun}
		if l.Mapping, err = c.mapping(r, st); err != nil {
			return err
		}
		refused, err := c.openRefused()
		if err != nil {
			return err
		}
		l.Refused = refused.add
		desk := subscribers.Subscribers{Store: st, Keys: keys, Now: r.Now}
		rep, err := desk.Import(r.ctx, operator(), file, l)
		if rep.Shape == "" {
			return errors.Join(err, refused.Close())
		}
		return errors.Join(err, refused.Close(), r.say(subscribersReport{rep, c.DryRun, refused.first}, c.JSON))
	})
}

// mapping finds the letters by their slugs.
func (c subscribersCommand) mapping(r *run, st *store.Store) (m subscribers.Mapping, err error) {
	m.ByLabel = map[string][]int64{}
	find := func(slug string) (int64, error) {
		l, err := st.LetterBySlug(r.ctx, slug)
		if err != nil && news.KindOf(err) == news.NotFound {
			return 0, &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("There is no letter %s. Make it at the desk first.", slug)}
		}
		return l.ID, err
	}
	for _, slug := range c.Letter {
		id, err := find(slug)
		if err != nil {
			return m, err
		}
		m.All = append(m.All, id)
	}
	for label, slug := range c.Label {
		id, err := find(slug)
		if err != nil {
			return m, err
		}
		label = strings.ToLower(label)
		m.ByLabel[label] = append(m.ByLabel[label], id)
	}
	return m, nil
}

// openRefused returns where lines go that are refused.
func (c subscribersCommand) openRefused() (*refusedLines, error) {
	if c.Refused == "" {
		return &refusedLines{}, nil
	}
	file, err := os.Create(c.Refused)
	if err != nil {
		return nil, &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("The file %s for refused lines can not be written.", c.Refused)}
	}
	out := csv.NewWriter(file)
	return &refusedLines{file: file, out: out}, out.Write([]string{"line", "reason"})
}

// refusedLines are lines that were refused: all in a file, if there is one, and
// the first few.
type refusedLines struct {
	file  *os.File
	out   *csv.Writer
	first []subscribers.Refusal
}

// mostShown is how many refused lines are told on the screen.
const mostShown = 10

func (l *refusedLines) add(x subscribers.Refusal) {
	if len(l.first) < mostShown {
		l.first = append(l.first, x)
	}
	if l.out != nil {
		_ = l.out.Write([]string{strconv.Itoa(x.Line), x.Sentence}) // Close tells
	}
}

// Close implements [io.Closer].
func (l *refusedLines) Close() error {
	if l.file == nil {
		return nil
	}
	l.out.Flush()
	return errors.Join(l.out.Error(), l.file.Close())
}

type subscribersReport struct {
	subscribers.Report
	DryRun bool                  `json:"dry_run"`
	First  []subscribers.Refusal `json:"first_refused,omitempty"`
}

func (s subscribersReport) text(w io.Writer) {
	if s.DryRun {
		fmt.Fprintln(w, "A dry run: nothing was changed.")
	}
	fmt.Fprintf(w, "Read %d lines of %s: %d readers added, %d known already.\n", s.Lines, s.Shape, s.Added, s.Known)
	fmt.Fprintf(w, "Not written to from now on: %d who left, %d whose mail came back. Left alone: %d that were not written to before, %d who never confirmed.\n",
		s.Left, s.Bounced, s.Suppressed, s.Pending)
	fmt.Fprintf(w, "Refused: %d.\n", s.Refused)
	for _, x := range s.First {
		fmt.Fprintf(w, "  line %d: %s\n", x.Line, x.Sentence)
	}
}
