package main

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// What a mailing may cost, beside the share of the raw floor.
const (
	floorShare  = 0.5
	mailCPU     = 220 // microseconds
	mailMemory  = 150 // MiB
	sealedShare = 1.1 // of what the signatures and an unsigned mail cost together
)

// mailing is what one benchmark of letters measured.
type mailing struct {
	second, cpu, memory float64 // mails a second; microseconds for each; MiB at most
}

// letters sends a mailing to as many readers as -readers says, in turns with
// the floor: a program that pushes one ready mail over as many lines.
func (b *bench) letters(ctx context.Context) error {
	var shares, second, cpu, memory, floor []float64
	for range b.rounds {
		got, err := mailings(ctx, "floor|unsigned", b.readers)
		if err != nil {
			return err
		}
		ours, raw := got["unsigned"], got["floor"]
		shares, floor = append(shares, ours.second/raw.second), append(floor, raw.second)
		second, cpu, memory = append(second, ours.second), append(cpu, ours.cpu), append(memory, ours.memory)
	}
	what := fmt.Sprintf("%d mails of 30 KB", b.readers)
	b.report.note("raw floor, "+what, percentile(floor, 50), "mails/s", "")
	b.report.note(what, percentile(second, 50), "mails/s", "")
	b.report.atLeast(what+", of the floor", percentile(shares, 50), floorShare, "", fmt.Sprintf("median of %d turns", b.rounds))
	b.report.atMost("processor for each", percentile(cpu, 50), mailCPU, "µs", "")
	b.report.atMost("memory at most", percentile(memory, 100), mailMemory, "MiB", "with SQLite, and all that the test brings along")
	got, err := mailings(ctx, "signed|signatures", max(b.readers/10, 1))
	if err != nil {
		return err
	}
	b.report.note("signed twice, with RSA-2048 and Ed25519", got["signed"].second, "mails/s", "")
	b.report.atMost("processor for each signed mail", got["signed"].cpu, sealedShare*(got["signatures"].cpu+percentile(cpu, 50)), "µs",
		fmt.Sprintf("the signatures alone: %s", show(got["signatures"].cpu, "µs")))
	return nil
}

var mailingLine = regexp.MustCompile(`(?m)^BenchmarkLetters/(\w+?)(?:-\d+)?\s+\d+\s+(.*)$`)

// mailings runs some benchmarks of letters in a process of their own.
func mailings(ctx context.Context, which string, n int) (map[string]mailing, error) {
	cmd := preferred(ctx, "go", "test", "./internal/reach/letter", "-timeout", "1h",
		"-run", "^$", "-bench", "Letters/("+which+")$", "-benchtime", strconv.Itoa(n)+"x")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("send letters: %w\n%s", err, out)
	}
	found := map[string]mailing{}
	for _, match := range mailingLine.FindAllStringSubmatch(string(out), -1) {
		found[match[1]] = readMailing(match[2])
	}
	return found, nil
}

// readMailing reads the pairs of value and unit behind the name of a benchmark.
func readMailing(line string) (m mailing) {
	fields := strings.Fields(line)
	for i := 1; i < len(fields); i += 2 {
		v, _ := strconv.ParseFloat(fields[i-1], 64)
		switch fields[i] {
		case "mails/s":
			m.second = v
		case "cpu-µs/mail":
			m.cpu = v
		case "MiB-peak":
			m.memory = v
		}
	}
	return m
}
