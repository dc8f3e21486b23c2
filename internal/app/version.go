package app

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
)

// Version is the release this is; "dev" between releases.
const Version = "dev"

type versionCommand struct {
	JSON bool `help:"Print one JSON object."`
}

type versionReport struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func (c versionCommand) Run(r *run) error {
	rep := versionReport{Version: Version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				rep.Revision = s.Value
			}
		}
	}
	return r.say(rep, c.JSON)
}

func (v versionReport) text(w io.Writer) {
	fmt.Fprintf(w, "courant %s (%s, %s)\n", v.Version, v.Go, v.Platform)
}
