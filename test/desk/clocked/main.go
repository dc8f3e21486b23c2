// Command clocked is courant with a clock that tests can move: a file named by
// COURANT_TEST_CLOCK holds by how much it is fast, such as "26h". The program
// that people run has no such thing.
package main

import (
	"context"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/courant-press/courant/internal/app"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := app.Main(ctx, app.Process{
		Args: os.Args[1:], Environ: os.Environ(), Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Now: func() time.Time { return time.Now().Add(fast(os.Getenv("COURANT_TEST_CLOCK"))) },
	})
	stop()
	os.Exit(code)
}

// fast returns by how much the clock is fast; not at all where no file says so.
func fast(file string) time.Duration {
	said, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	d, err := time.ParseDuration(strings.TrimSpace(string(said)))
	if err != nil {
		return 0
	}
	return d
}
