package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// build makes the program of this checkout, so that nothing older is measured
// by chance, which may not even know what the chapters ask for.
func (b *bench) build(ctx context.Context) error {
	if b.courant != "" {
		return nil
	}
	b.courant = filepath.Join(b.dir, "courant")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", b.courant, "./cmd/courant")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build the program: %w\n%s", err, said)
	}
	return nil
}

// A server is a process of ours that answers on the loopback interface.
type server struct {
	name string
	base string // http://127.0.0.1:port
	cmd  *exec.Cmd
}

// start runs a server and waits until it answers. Its log goes to a file
// beside everything else of the run.
func (b *bench) start(ctx context.Context, name, base string, env []string, command ...string) (*server, error) {
	log, err := os.Create(filepath.Join(b.dir, name+".log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd := preferred(ctx, command...)
	cmd.Stderr, cmd.Env = log, append(os.Environ(), env...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) } // so that workers end too
	cmd.WaitDelay = 15 * time.Second
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	prefer(cmd)
	s := &server{name, base, cmd}
	if err := s.wait(ctx); err != nil {
		s.stop()
		text, _ := os.ReadFile(log.Name())
		return nil, fmt.Errorf("%s: %w\n%s", name, err, text)
	}
	return s, nil
}

// preferred is a command that goes before what others do on the machine, where
// the system allows that.
func preferred(ctx context.Context, command ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "nice", append([]string{"-n", niceness}, command...)...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	return cmd
}

const niceness = "-15"

// prefer says the same of a command that has started to kernels that share
// the processors among sessions first.
func prefer(cmd *exec.Cmd) {
	_ = os.WriteFile(fmt.Sprintf("/proc/%d/autogroup", cmd.Process.Pid), []byte(niceness), 0)
}

// wait returns when the server has given its front page to a reader, or after
// ten seconds in vain.
func (s *server) wait(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+"/", http.NoBody)
		if err != nil {
			return err
		}
		answer, err := http.DefaultClient.Do(r)
		if err == nil {
			answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				return nil
			}
			err = errors.New(answer.Status)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("does not answer: %w", err)
		case <-time.After(time.Millisecond):
		}
	}
}

// stop ends the server.
func (s *server) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	_ = s.cmd.Wait()
}

// cpu returns the processor time that the server and its workers have taken,
// from the scheduler's own count in nanoseconds.
func (s *server) cpu() time.Duration {
	pid := strconv.Itoa(s.cmd.Process.Pid)
	children, _ := os.ReadFile("/proc/" + pid + "/task/" + pid + "/children")
	var sum time.Duration
	for _, pid := range append(strings.Fields(string(children)), pid) {
		threads, _ := filepath.Glob("/proc/" + pid + "/task/*/schedstat")
		for _, thread := range threads {
			text, _ := os.ReadFile(thread) // empty if the thread has just ended
			on, _, _ := strings.Cut(string(text), " ")
			ns, _ := strconv.ParseInt(on, 10, 64)
			sum += time.Duration(ns)
		}
	}
	return sum
}

// memory returns the resident memory of the server in MiB, and apart from it
// what it has mapped of the database: those pages are the system's cache of the
// file, which it takes back when it wants to.
func (s *server) memory() (own, mapped float64) {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/smaps", s.cmd.Process.Pid))
	database := false
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		switch {
		case !strings.HasSuffix(fields[0], ":"): // a mapping begins
			database = strings.HasSuffix(fields[len(fields)-1], ".db")
		case fields[0] == "Rss:":
			kib, _ := strconv.ParseFloat(fields[1], 64)
			if database {
				mapped += kib / 1024
			} else {
				own += kib / 1024
			}
		}
	}
	return own, mapped
}

// freeAddr returns an address of the loopback interface that nobody listens on.
func freeAddr(ctx context.Context) (string, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// busy returns how long the processors of the machine have worked since it
// was started, added up over all.
func busy() time.Duration {
	text, _ := os.ReadFile("/proc/stat")
	first, _, _ := strings.Cut(string(text), "\n")
	var ticks int64
	for i, field := range strings.Fields(first)[1:9] {
		n, _ := strconv.ParseInt(field, 10, 64)
		if i != 3 && i != 4 { // idle, and waiting for a disk
			ticks += n
		}
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}
