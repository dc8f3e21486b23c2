package load

import (
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"
)

// How hard and how long a server is asked in one round.
const (
	rounds      = 3
	roundTime   = 3 * time.Second
	connections = 64
)

// A score is what one server reached in one round.
type score struct {
	perSecond float64 // requests
	cpu       float64 // microseconds of processor time in the server, for one request
	p99       float64 // milliseconds
}

// A contender is a server to be measured.
type contender struct {
	name string
	url  string
	cpu  func() time.Duration // processor time taken so far
}

// measure lets the contenders take turns and returns the median of each.
func measure(b *testing.B, contenders ...contender) []score {
	b.Helper()
	scores := make([][]score, len(contenders))
	for range rounds {
		for i, c := range contenders {
			scores[i] = append(scores[i], ask(b, c))
		}
	}
	medians := make([]score, len(contenders))
	for i, all := range scores {
		medians[i] = score{
			perSecond: median(all, func(s score) float64 { return s.perSecond }),
			cpu:       median(all, func(s score) float64 { return s.cpu }),
			p99:       median(all, func(s score) float64 { return s.p99 }),
		}
	}
	return medians
}

func median(scores []score, of func(score) float64) float64 {
	var values []float64
	for _, s := range scores {
		values = append(values, of(s))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

var (
	requestsLine = regexp.MustCompile(`(\d+) requests in ([\d.]+)s`)
	p99Line      = regexp.MustCompile(`99%\s+([\d.]+)(us|ms|s)`)
	failureLine  = regexp.MustCompile(`(?m)^.*(Non-2xx|Socket errors).*$`)
)

// ask has wrk ask a server for one page, over and over, for one round.
func ask(b *testing.B, c contender) score {
	b.Helper()
	before := c.cpu()
	out, err := exec.CommandContext(b.Context(), "wrk", "-t1", fmt.Sprint("-c", connections),
		fmt.Sprint("-d", roundTime), "--latency", "-H", "Accept-Encoding: gzip", c.url).CombinedOutput()
	spent := c.cpu() - before
	if err != nil {
		b.Fatalf("wrk: %v\n%s", err, out)
	}
	if failed := failureLine.Find(out); failed != nil {
		b.Fatalf("%s: %s", c.name, failed)
	}
	requests, seconds := number(b, requestsLine, out, 1), number(b, requestsLine, out, 2)
	return score{
		perSecond: requests / seconds,
		cpu:       float64(spent.Microseconds()) / requests,
		p99:       number(b, p99Line, out, 1) * unit(string(p99Line.FindSubmatch(out)[2])),
	}
}

func number(b *testing.B, line *regexp.Regexp, out []byte, group int) float64 {
	b.Helper()
	match := line.FindSubmatch(out)
	if match == nil {
		b.Fatalf("wrk said something else:\n%s", out)
	}
	n, err := strconv.ParseFloat(string(match[group]), 64)
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// unit returns a unit of wrk in milliseconds.
func unit(name string) float64 {
	switch name {
	case "us":
		return 1e-3
	case "s":
		return 1e3
	}
	return 1
}
