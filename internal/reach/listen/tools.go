package listen

import (
	"context"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Tools are the programs on this machine that encode sound. A field is the
// path of a program, or empty.
type Tools struct {
	ffmpeg  string
	prlimit string // keeps the other from taking the machine's memory
}

// FindTools looks for the tools with look, which is [exec.LookPath] or says
// the same of another machine.
func FindTools(look func(name string) (path string, err error)) Tools {
	find := func(name string) string {
		path, err := look(name)
		if err != nil {
			return ""
		}
		return path
	}
	return Tools{ffmpeg: find("ffmpeg"), prlimit: find("prlimit")}
}

// Ready refuses, with a sentence that says what to do, where sound can not be
// encoded.
func (t Tools) Ready() error {
	if t.ffmpeg == "" {
		return &news.Error{Kind: news.Unavailable, Message: "This machine can not encode sound. Have ffmpeg installed (Debian: ffmpeg)."}
	}
	return nil
}

// What ffmpeg may take at most. An hour of speech is encoded in half a minute.
const (
	toolTime   = 15 * time.Minute
	toolMemory = 2 << 30 // bytes of address space
)

// run has ffmpeg do its work, within its limits, on what in gives it.
func (t Tools) run(ctx context.Context, in io.Reader, args ...string) error {
	if err := t.Ready(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, toolTime)
	defer cancel()
	program := t.ffmpeg
	args = append([]string{"-hide_banner", "-loglevel", "error", "-y"}, args...)
	if t.prlimit != "" {
		args = append([]string{fmt.Sprintf("--as=%d", toolMemory), "--core=0", "--", program}, args...)
		program = t.prlimit
	}
	cmd := exec.CommandContext(ctx, program, args...) //nolint:gosec // a path found at start; every argument is one word to it
	cmd.Env = []string{"LC_ALL=C.UTF-8"}
	cmd.Stdin = in
	cmd.WaitDelay = time.Second
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		if strings.Contains(strings.ToLower(said.String()), syscall.ENOSPC.Error()) {
			err = syscall.ENOSPC
		}
		return fmt.Errorf("ffmpeg: %w: %.300s", err, said.String())
	}
	return nil
}
