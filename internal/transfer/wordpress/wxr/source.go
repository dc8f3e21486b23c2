package wxr

import (
	"bytes"
	"errors"
	"io"
)

// maxField is how many bytes one field of a file may have. The longest bodies
// known are below one megabyte.
const maxField = 16 << 20

// chunk is how much is read at once.
const chunk = 64 << 10

// A source is the part of a file that is being looked at, with its place.
type source struct {
	r      io.Reader
	buf    []byte // read and not yet taken
	offset int64  // of buf[0] in the file
	line   int    // of buf[0], from 1
	err    error  // of r; buf may still hold bytes
	spare  []byte // a buffer whose front has been taken, to be filled anew
}

func newSource(r io.Reader, offset int64, line int) *source {
	return &source{r: r, offset: offset, line: line}
}

// more reads another chunk behind buf. It reports whether there was any.
func (s *source) more() bool {
	if s.err != nil {
		return false
	}
	s.makeRoom()
	n, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
	s.buf, s.err = s.buf[:len(s.buf)+n], err
	return n > 0 || err == nil
}

// makeRoom moves what is left to the front of the buffer, and makes the
// buffer larger if that does not free a chunk.
func (s *source) makeRoom() {
	if cap(s.buf)-len(s.buf) >= chunk {
		return
	}
	if need := len(s.buf) + chunk; cap(s.spare) < need {
		s.spare = make([]byte, 0, 2*need)
	}
	s.buf = append(s.spare[:0], s.buf...)
	s.spare = s.buf[:0]
}

// take drops the first n bytes.
func (s *source) take(n int) {
	s.line += bytes.Count(s.buf[:n], []byte{'\n'})
	s.offset += int64(n)
	s.buf = s.buf[n:]
}

// errTooLong says that something does not end within maxField.
var errTooLong = errors.New("it is longer than 16 megabytes")

// index returns where mark first stands at or after from, reading as much as
// is needed. The error is io.EOF if the file ends before.
func (s *source) index(mark string, from int) (int, error) {
	for {
		if from < len(s.buf) {
			if i := bytes.Index(s.buf[from:], []byte(mark)); i >= 0 {
				return from + i, nil
			}
			from = max(from, len(s.buf)-len(mark)+1)
		}
		if len(s.buf) > maxField {
			return 0, errTooLong
		}
		if !s.more() {
			return 0, s.end()
		}
	}
}

// end returns why there are no more bytes.
func (s *source) end() error {
	if s.err == nil {
		return io.EOF
	}
	return s.err
}

// startsWith reports whether the bytes at from are those of mark.
func (s *source) startsWith(mark string, from int) bool {
	for len(s.buf) < from+len(mark) {
		if !s.more() {
			return false
		}
	}
	return string(s.buf[from:from+len(mark)]) == mark
}
