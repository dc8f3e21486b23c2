package app

import (
	"fmt"
	"io"

	"github.com/courant-press/courant/internal/config"
)

type configCommands struct {
	Check configCheckCommand `cmd:"" help:"Say whether the configuration can be used."`
	Print configPrintCommand `cmd:"" help:"Print the configuration as it is in force, without secrets."`
}

type configCheckCommand struct {
	JSON bool `help:"Print one JSON object."`
}

type configReport struct {
	Good bool   `json:"good"`
	Data string `json:"data"`
}

// Run has nothing left to do: a configuration that can not be used does not
// come this far.
func (c configCheckCommand) Run(r *run) error {
	return r.say(configReport{Good: true, Data: r.config.Data}, c.JSON)
}

func (c configReport) text(w io.Writer) { fmt.Fprintln(w, "The configuration is good.") }

type configPrintCommand struct {
	JSON bool `help:"Print one JSON object."`
}

type configValues struct{ config.Config }

func (c configPrintCommand) Run(r *run) error {
	if !c.JSON {
		return r.config.Print(r.Stdout)
	}
	return r.say(configValues{r.config}, true)
}

func (c configValues) text(io.Writer) {}

// MarshalJSON prints the same keys and values as the file would have.
func (c configValues) MarshalJSON() ([]byte, error) { return c.Config.JSON() }
