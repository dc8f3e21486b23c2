package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"regexp"
	"strconv"
)

var benchLine = regexp.MustCompile(`(?m)^BenchmarkPublishToVisible/(\S+?)(?:-\d+)?\s.*?([\d.]+) p50-ms\s+([\d.]+) p99-ms`)

// visible runs the benchmark that has a newspaper, and two on one PostgreSQL,
// inside the test: only there can a reader ask in the moment the call returns.
func (b *bench) visible(ctx context.Context) error {
	cmd := preferred(ctx, "test/with-postgres", "go", "test", "./internal/app",
		"-run", "^$", "-bench", "PublishToVisible", "-benchtime", "200x")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("publish to visible: %w\n%s", err, out)
	}
	bars := map[string]float64{"this_node": 50, "another_node": 250}
	for _, match := range benchLine.FindAllSubmatch(out, -1) {
		p99, err := strconv.ParseFloat(string(match[3]), 64)
		if err != nil {
			return err
		}
		what := string(bytes.ReplaceAll(match[1], []byte("_"), []byte(" "))) + ", p99"
		b.report.atMost(what, p99, bars[string(match[1])], "ms", fmt.Sprintf("p50 %s ms, 200 publications", match[2]))
	}
	return nil
}
