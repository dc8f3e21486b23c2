package settings

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// RedirectStore keeps addresses that lead to others.
type RedirectStore interface {
	AddRedirect(ctx context.Context, r news.Redirect, ev news.Event) error
	AddRedirects(ctx context.Context, list []news.Redirect, ev news.Event) ([]error, error)
	RemoveRedirect(ctx context.Context, from string, ev news.Event) error
}

// AddRedirect makes one address of the paper lead to another for ever. What
// led to the first one leads straight on, and what would lead in a circle is
// refused.
func (o *Office) AddRedirect(ctx context.Context, staff news.Staff, from, to string) (news.Redirect, error) {
	if err := staff.Need(news.MaySettings); err != nil {
		return news.Redirect{}, err
	}
	site, err := o.site(ctx)
	if err != nil {
		return news.Redirect{}, err
	}
	r, err := news.NewRedirect(from, to, site)
	if err != nil {
		return r, err
	}
	err = o.Store.AddRedirect(ctx, r, o.told(staff, news.RedirectsChanged, r.From))
	return r, beside("from", "The address "+r.From+" leads somewhere already. Remove that first, or choose another one.", err)
}

// RemoveRedirect makes an address lead nowhere.
func (o *Office) RemoveRedirect(ctx context.Context, staff news.Staff, from string) error {
	if err := staff.Need(news.MaySettings); err != nil {
		return err
	}
	return o.Store.RemoveRedirect(ctx, from, o.told(staff, news.RedirectsChanged, from))
}

// A Line is what became of one line of a table of redirects.
type Line struct {
	Number   int // from 1
	From, To string
	Refusal  string // a sentence; empty where the address leads now
}

// Bounds of a table of redirects.
const (
	MaxTable = 4 << 20 // bytes
	maxLines = 20_000
)

// ImportRedirects reads a table of redirects, CSV with two columns, and adds
// those that can be. It says of each line what became of it; a heading is left
// out.
func (o *Office) ImportRedirects(ctx context.Context, staff news.Staff, table string) ([]Line, error) {
	if err := staff.Need(news.MaySettings); err != nil {
		return nil, err
	}
	site, err := o.site(ctx)
	if err != nil {
		return nil, err
	}
	lines, err := readTable(table)
	if err != nil {
		return nil, err
	}
	for rest := lines; len(rest) > 0; {
		part := rest[:min(len(rest), batch)]
		rest = rest[len(part):]
		if err := o.addLines(ctx, staff, part, site); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

// addLines adds the redirects of some lines in one transaction.
func (o *Office) addLines(ctx context.Context, staff news.Staff, lines []Line, site string) error {
	var list []news.Redirect
	var of []*Line
	for i := range lines {
		line := &lines[i]
		r, err := news.NewRedirect(line.From, line.To, site)
		if err != nil {
			line.Refusal = news.Sentence(err)
			continue
		}
		list, of = append(list, r), append(of, line)
	}
	if len(list) == 0 {
		return nil
	}
	note := fmt.Sprintf("%d addresses", len(list))
	refused, err := o.Store.AddRedirects(ctx, list, o.told(staff, news.RedirectsChanged, note))
	if err != nil {
		return fmt.Errorf("add redirects: %w", err)
	}
	for i, err := range refused {
		if err != nil {
			of[i].Refusal = news.Sentence(err)
		}
	}
	return nil
}

// readTable reads CSV. Commas, semicolons and tabs all occur in what is called
// so; the first line tells.
func readTable(table string) ([]Line, error) {
	table = strings.TrimPrefix(table, "\ufeff") // as spreadsheets begin a file
	r := csv.NewReader(strings.NewReader(table))
	r.FieldsPerRecord, r.TrimLeadingSpace, r.LazyQuotes = -1, true, true
	first, _, _ := strings.Cut(table, "\n")
	for _, comma := range ";\t" {
		if !strings.Contains(first, ",") && strings.ContainsRune(first, comma) {
			r.Comma = comma
		}
	}
	var lines []Line
	for {
		record, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return lines, nil
		case err != nil:
			return nil, &news.Error{Kind: news.Invalid, Message: "This is not a table of addresses: " + err.Error() + "."}
		case len(lines) == maxLines:
			return nil, &news.Error{Kind: news.Invalid, Message: "A table can have 20,000 lines at most. Divide it."}
		}
		number, _ := r.FieldPos(0)
		if line := lineOf(record, number); !line.isHeading() {
			lines = append(lines, line)
		}
	}
}

func lineOf(record []string, number int) Line {
	line := Line{Number: number, From: record[0]}
	if len(record) > 1 {
		line.To = record[1]
	}
	return line
}

// isHeading reports whether a line names the columns.
func (l Line) isHeading() bool {
	return l.Number == 1 && !strings.Contains(l.From, "/") && !strings.Contains(l.To, "/")
}

// site returns the address of the paper.
func (o *Office) site(ctx context.Context) (string, error) {
	s, err := o.Store.Settings(ctx)
	if err != nil {
		return "", fmt.Errorf("load the settings: %w", err)
	}
	return s.URL, nil
}
