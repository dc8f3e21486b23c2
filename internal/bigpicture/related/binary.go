package related

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// Vectors and counts are kept as bytes, in network order, so that an archive
// of 200,000 articles takes some 300 MB for its vectors.

const weightBytes = 8 + 2

// Bytes returns v as [VectorOf] reads it: for each weight the term and the
// value in 65,535ths, which loses nothing that a likeness shows.
func (v Vector) Bytes() []byte {
	b := make([]byte, 0, len(v)*weightBytes)
	for _, w := range v {
		b = binary.BigEndian.AppendUint64(b, uint64(w.Term))
		b = binary.BigEndian.AppendUint16(b, uint16(min(w.Value, 1)*math.MaxUint16))
	}
	return b
}

// VectorOf returns the vector that was kept as b.
func VectorOf(b []byte) (Vector, error) {
	if len(b)%weightBytes != 0 {
		return nil, fmt.Errorf("a vector is kept in %d bytes", len(b))
	}
	v := make(Vector, 0, len(b)/weightBytes)
	for ; len(b) > 0; b = b[weightBytes:] {
		value := float32(binary.BigEndian.Uint16(b[8:])) / math.MaxUint16
		v = append(v, Weight{Term(binary.BigEndian.Uint64(b)), value})
	}
	return v, nil
}

// Bytes returns c as [CountsOf] reads it: the number of articles, then for
// each term, in rising order, by how much it is above the one before and how
// many articles use it.
func (c *Counts) Bytes() []byte {
	b := binary.AppendUvarint(nil, uint64(c.articles))
	before := Term(0)
	for _, t := range slices.SortedFunc(maps.Keys(c.of), cmp.Compare[Term]) {
		b = binary.AppendUvarint(b, uint64(t-before))
		b = binary.AppendUvarint(b, uint64(c.of[t]))
		before = t
	}
	return b
}

// CountsOf returns the counts that were kept as b.
func CountsOf(b []byte) (*Counts, error) {
	c := NewCounts()
	articles, read := binary.Uvarint(b)
	c.articles = int(articles)
	for t := Term(0); read > 0 && len(b) > read; {
		b = b[read:]
		step, n := binary.Uvarint(b)
		using, m := binary.Uvarint(b[max(0, n):])
		if n <= 0 || m <= 0 {
			return nil, errors.New("the counts end in the middle of a term")
		}
		t += Term(step)
		c.of[t] = uint32(using)
		read = n + m
	}
	if read <= 0 {
		return nil, fmt.Errorf("there are no counts in %d bytes", len(b))
	}
	return c, nil
}
