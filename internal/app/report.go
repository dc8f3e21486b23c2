package app

import (
	"encoding/json"
	"fmt"
	"io"
)

// A report is what a command has to say: text for people, or one JSON object
// for programs.
type report interface {
	// text writes the report as lines that a person reads.
	text(w io.Writer)
}

// say writes a report to standard output.
func (r *run) say(rep report, asJSON bool) error {
	if !asJSON {
		rep.text(r.Stdout)
		return nil
	}
	e := json.NewEncoder(r.Stdout)
	e.SetIndent("", "  ")
	if err := e.Encode(rep); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}
