package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/reach/listen/sound"
)

// A Command is a program that reads text from its standard input and writes a
// WAV file to its standard output. It is run once for each line, without a
// shell and with an empty environment.
type Command struct {
	// Program is its path.
	Program string
	// Args are its arguments. {voice} and {lang} in them stand for those of
	// the line.
	Args []string
	// Time is how long it may take for a line; zero for three minutes.
	Time time.Duration
}

// Espeak returns the engine for espeak-ng at this path: no newspaper's voice,
// but it speaks a hundred languages and is at home on every Linux.
func Espeak(program string) Command {
	return Command{Program: program, Args: []string{"-v", "{voice}", "-s", "165", "--stdin", "--stdout"}, Time: 30 * time.Second}
}

// EspeakVoices are those of espeak-ng in the languages that scripts have a
// grammar for.
func EspeakVoices() Voices {
	const licence = "espeak-ng, GPL-3.0-or-later; its output is free"
	return Voices{
		{"en-gb", "en-GB", licence}, {"en-us", "en-US", licence}, {"de", "de", licence}, {"fr-fr", "fr", licence}, {"es", "es", licence},
	}
}

// Name implements [Engine].
func (c Command) Name() string {
	return filepath.Base(c.Program) + " " + strings.Join(c.Args, " ")
}

// Speak implements [Engine].
func (c Command) Speak(ctx context.Context, l Line) (sound.Clip, error) {
	limit := c.Time
	if limit == 0 {
		limit = maxTime
	}
	timed, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	out, said := &bounded{most: maxSize, full: cancel}, &bounded{most: 4 << 10}
	cmd := c.command(timed, l)
	cmd.Stdout, cmd.Stderr = out, said
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return sound.Clip{}, ctx.Err()
	case out.over:
		return sound.Clip{}, unavailable("The voice would not stop.", nil)
	case errors.Is(timed.Err(), context.DeadlineExceeded):
		return sound.Clip{}, unavailable("The voice took too long.", err)
	case errors.Is(err, exec.ErrNotFound) || cmd.Process == nil:
		return sound.Clip{}, unavailable("The program that speaks is not on this machine.", err)
	case err != nil:
		return sound.Clip{}, unavailable("The program that speaks has failed.", fmt.Errorf("%w: %.200s", err, said.b.String()))
	}
	return check(out.b.Bytes(), l)
}

// command prepares one run.
func (c Command) command(ctx context.Context, l Line) *exec.Cmd {
	fill := strings.NewReplacer("{voice}", l.Voice.Name, "{lang}", l.Voice.Lang)
	args := make([]string, len(c.Args))
	for i, a := range c.Args {
		args[i] = fill.Replace(a)
	}
	cmd := exec.CommandContext(ctx, c.Program, args...) //nolint:gosec // what the operator has set, with no shell
	cmd.Env = []string{"LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"}
	cmd.Stdin = strings.NewReader(l.Text + "\n")
	cmd.WaitDelay = time.Second
	together(cmd)
	return cmd
}

// A bounded buffer keeps what is written up to a limit, and then calls full.
type bounded struct {
	b    bytes.Buffer
	most int
	over bool
	full func()
}

// Write implements [io.Writer]. It never fails: a program that talks too much
// is stopped, but not by a broken pipe, which it might take for its own fault.
func (w *bounded) Write(p []byte) (int, error) {
	w.b.Write(p[:min(len(p), w.most-w.b.Len())])
	if w.b.Len() == w.most && !w.over {
		w.over = true
		if w.full != nil {
			w.full()
		}
	}
	return len(p), nil
}
