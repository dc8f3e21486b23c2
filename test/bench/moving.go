package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// corpus is the program that writes the exports of made-up papers.
const corpus = "../shared/tools/corpus"

// moving imports a WordPress export of posts of 600 to 900 words, twice, and a
// quarter of it, to see whether memory grows.
func (b *bench) moving(ctx context.Context) error {
	if _, err := os.Stat(corpus); err != nil {
		return missingError("the generator of exports, " + corpus + ", is not here")
	}
	var peaks []float64
	for _, posts := range []int{b.posts / 4, b.posts} {
		first, again, err := b.move(ctx, posts)
		if err != nil {
			return err
		}
		peaks = append(peaks, max(first.peak, again.peak))
		if posts < b.posts {
			continue
		}
		b.report.atLeast("first run", float64(posts)/first.seconds, 2000, "articles/s", fmt.Sprintf("%d posts in %s, CPU %s", posts, show(first.seconds, "s"), show(first.cpu, "s")))
		b.report.atLeast("second run, nothing changed, of the first", first.seconds/again.seconds, 3, "x", fmt.Sprintf("%s articles/s", show(float64(posts)/again.seconds, "")))
		b.report.atMost("peak memory", peaks[1], 200, "MiB", fmt.Sprintf("%s with a quarter of the posts", show(peaks[0], "MiB")))
	}
	return nil
}

// An effort is what one run of a command took.
type effort struct {
	seconds float64
	cpu     float64 // seconds of processor time
	peak    float64 // resident memory, MiB
}

// move makes an export and imports it into a new paper, twice.
func (b *bench) move(ctx context.Context, posts int) (first, again effort, err error) {
	name := strconv.Itoa(posts)
	exports, dir := filepath.Join(b.dir, "export-"+name), filepath.Join(b.dir, "moved-"+name)
	write := exec.CommandContext(ctx, "go", "run", ".", "-n", name, "-format", "wxr", "-o", exports)
	write.Dir, write.Stderr = corpus, os.Stderr
	if err := write.Run(); err != nil {
		return first, again, fmt.Errorf("write an export: %w", err)
	}
	files, err := filepath.Glob(exports + "/*.xml")
	if err != nil {
		return first, again, err
	}
	config := filepath.Join(b.dir, "moved-"+name+".toml")
	if err := os.WriteFile(config, fmt.Appendf(nil, "data = %q\n", dir), 0o600); err != nil {
		return first, again, err
	}
	if _, err := b.effort(ctx, "--config", config, "setup", "--name", "Moved", "--email", "a@b.example", "--staff-name", "A"); err != nil {
		return first, again, err
	}
	run := append([]string{"--config", config, "import", "wordpress", "--media", "none", "--json"}, files...)
	if first, err = b.effort(ctx, run...); err == nil {
		again, err = b.effort(ctx, run...)
	}
	return first, again, err
}

// effort runs a command of the program to its end.
func (b *bench) effort(ctx context.Context, args ...string) (effort, error) {
	begun := time.Now()
	cmd := preferred(ctx, append([]string{b.courant}, args...)...)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return effort{}, fmt.Errorf("courant %v: %w", args, err)
	}
	ended := cmd.ProcessState
	usage := ended.SysUsage().(*syscall.Rusage) //nolint:forcetypeassert // on every Unix
	return effort{
		seconds: time.Since(begun).Seconds(), cpu: (ended.UserTime() + ended.SystemTime()).Seconds(),
		peak: float64(usage.Maxrss) / 1024,
	}, nil
}
