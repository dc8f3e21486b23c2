package app

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets this test binary be the program as well: where it runs under
// the name courant, it is command courant with small pictures.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"courant": courant})
}

func courant() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := Main(ctx, Process{
		Args: os.Args[1:], Environ: os.Environ(),
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Now: time.Now, proof: 48,
	})
	stop()
	os.Exit(code)
}
