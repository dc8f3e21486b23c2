package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// rows reads a file of JSON lines, gzipped if its name says so.
func rows[T any](q *quality, name string) ([]T, error) {
	f, err := os.Open(filepath.Join(q.data, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	var all []T
	for d := json.NewDecoder(r); ; {
		var row T
		if err := d.Decode(&row); err == io.EOF {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, row)
	}
}

// chosen reports whether the article with this id is in the part that is
// measured.
func (q *quality) chosen(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	held := h.Sum32()%2 == 1
	return q.part == "all" || held == (q.part == "held")
}
