package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"time"
)

// connections is how many readers ask at once, each again as soon as it has
// its answer.
const connections = 64

// A contender is a server asked for one page in one manner.
type contender struct {
	server  *server
	path    string
	headers []string // beside the one that asks for gzip
}

// A score is what a contender reached in one turn.
type score struct {
	perSecond float64 // requests
	cpu       float64 // microseconds of processor time in the server, for one request
	p50, p99  float64 // milliseconds
	shared    float64 // of the machine, used by others
}

// measure lets contenders take turns and returns the median of each.
func (b *bench) measure(ctx context.Context, contenders ...contender) ([]score, error) {
	turns := make([][]score, len(contenders))
	for range b.rounds {
		for i, c := range contenders {
			s, err := b.calmest(ctx, c)
			if err != nil {
				return nil, err
			}
			b.report.disturbed(s.shared)
			turns[i] = append(turns[i], s)
		}
	}
	medians := make([]score, len(contenders))
	for i, all := range turns {
		medians[i] = score{
			perSecond: median(all, func(s score) float64 { return s.perSecond }),
			cpu:       median(all, func(s score) float64 { return s.cpu }),
			p50:       median(all, func(s score) float64 { return s.p50 }),
			p99:       median(all, func(s score) float64 { return s.p99 }),
		}
	}
	return medians, nil
}

func median(all []score, of func(score) float64) float64 {
	var values []float64
	for _, s := range all {
		values = append(values, of(s))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// calm is how much of the machine others may use before a turn is repeated.
const calm = 0.12

// calmest takes a turn, again if others disturbed it, three times at most, and
// returns the one that was disturbed least.
func (b *bench) calmest(ctx context.Context, c contender) (best score, err error) {
	for try := range 3 {
		s, err := b.turn(ctx, c)
		if err != nil {
			return best, err
		}
		if try == 0 || s.shared < best.shared {
			best = s
		}
		if best.shared <= calm {
			break
		}
	}
	return best, nil
}

var (
	requestsLine = regexp.MustCompile(`(\d+) requests in ([\d.]+)(s|m)`)
	p50Line      = regexp.MustCompile(`50%\s+([\d.]+)(us|ms|s)`)
	p99Line      = regexp.MustCompile(`99%\s+([\d.]+)(us|ms|s)`)
	failureLine  = regexp.MustCompile(`(?m)^.*(Non-2xx|Socket errors).*$`)
)

// turn has wrk ask for the page, over and over, for one round.
func (b *bench) turn(ctx context.Context, c contender) (score, error) {
	if _, err := exec.LookPath("wrk"); err != nil {
		return score{}, missingError("wrk is not installed")
	}
	args := []string{"wrk", "-t2", fmt.Sprint("-c", connections), fmt.Sprint("-d", b.round), "--latency", "-H", "Accept-Encoding: gzip"}
	for _, h := range c.headers {
		args = append(args, "-H", h)
	}
	wrk := preferred(ctx, append(args, c.server.base+c.path)...)
	var out bytes.Buffer
	wrk.Stdout, wrk.Stderr = &out, &out
	all, own, begun := busy(), c.server.cpu(), time.Now()
	if err := wrk.Start(); err != nil {
		return score{}, err
	}
	prefer(wrk)
	if err := wrk.Wait(); err != nil {
		return score{}, fmt.Errorf("wrk: %w\n%s", err, out.Bytes())
	}
	took := time.Since(begun)
	own = c.server.cpu() - own
	others := busy() - all - own - wrk.ProcessState.UserTime() - wrk.ProcessState.SystemTime()
	if failed := failureLine.Find(out.Bytes()); failed != nil {
		return score{}, fmt.Errorf("%s, %s: %s", c.server.name, c.path, failed)
	}
	requests := number(requestsLine, out.Bytes())
	return score{
		perSecond: requests / took.Seconds(),
		cpu:       float64(own.Nanoseconds()) / 1e3 / requests,
		p50:       number(p50Line, out.Bytes()), p99: number(p99Line, out.Bytes()),
		shared: max(0, others.Seconds()/took.Seconds()/float64(runtime.NumCPU())),
	}, nil
}

// number finds a number that wrk printed; times are in milliseconds.
func number(line *regexp.Regexp, out []byte) float64 {
	match := line.FindSubmatch(out)
	if match == nil {
		return 0
	}
	n, _ := strconv.ParseFloat(string(match[1]), 64)
	switch string(match[2]) {
	case "us":
		return n / 1e3
	case "s":
		return n * 1e3
	}
	return n
}
