package subscribers

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// How much one record may hold. A quotation mark without its fellow would
// otherwise swallow the rest of the file.
const (
	mostLines = 50
	mostBytes = 64 << 10
)

// records reads tables (RFC 4180) record by record.
type records struct {
	r       *bufio.Reader
	comma   byte
	width   int      // how many columns the table has
	email   int      // which of them holds addresses
	line    int      // of the last line read
	waiting []string // lines read ahead and given back
}

// A record is a line of the table, and on which line of the file it begins.
type record struct {
	line   int
	fields []string
	broken bool // its quotation marks do not match
}

func newRecords(r io.Reader) *records {
	return &records{r: bufio.NewReaderSize(r, mostBytes), comma: ','}
}

// next returns the next record that is not empty, or io.EOF.
func (t *records) next() (record, error) {
	for {
		text, err := t.readLine()
		if err != nil {
			return record{}, err
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		begin := t.line
		whole, ok := t.complete(text)
		fields, closed := split(whole, t.comma)
		return record{begin, fields, !ok || !closed}, nil
	}
}

// complete adds the lines that follow while a quotation mark is open. If it
// does not close before the next record they are given back, and the record is
// its first line alone.
func (t *records) complete(text string) (string, bool) {
	first, added := text, []string(nil)
	for strings.Count(text, `"`)%2 == 1 {
		more, err := t.readLine()
		if err == nil {
			added = append(added, more)
			text += "\n" + more
		}
		if err != nil || len(added) == mostLines || len(text) > mostBytes || t.begins(more) {
			t.waiting = append(added, t.waiting...)
			t.line -= len(added)
			return first, false
		}
	}
	return text, true
}

// begins reports whether a line is a whole record by itself.
func (t *records) begins(line string) bool {
	fields, closed := split(line, t.comma)
	return closed && len(fields) == t.width && strings.Contains(fields[t.email], "@")
}

// readLine returns a line without its end. What is longer than a record can
// be is cut.
func (t *records) readLine() (string, error) {
	if len(t.waiting) > 0 {
		text := t.waiting[0]
		t.waiting = t.waiting[1:]
		t.line++
		return text, nil
	}
	text, err := t.r.ReadSlice('\n')
	line := strings.TrimRight(string(text), "\r\n")
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = t.r.ReadSlice('\n')
	}
	if err != nil && (line == "" || !errors.Is(err, io.EOF)) {
		return "", err
	}
	t.line++
	return line, nil
}

// split takes a record apart; false if a quotation mark is never closed.
func split(text string, comma byte) (fields []string, closed bool) {
	for {
		field, rest, more, ok := cutField(text, comma)
		fields = append(fields, field)
		if !ok || !more {
			return fields, ok
		}
		text = rest
	}
}

// cutField takes the first field off a record.
func cutField(text string, comma byte) (field, rest string, more, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		field, rest, more = strings.Cut(text, string(comma))
		return field, rest, more, true
	}
	text = text[1:]
	for from := 0; ; {
		at := strings.IndexByte(text[from:], '"')
		if at < 0 {
			return text, "", false, false
		}
		at += from
		if strings.HasPrefix(text[at+1:], `"`) {
			from = at + 2
			continue
		}
		field = strings.ReplaceAll(text[:at], `""`, `"`)
		_, rest, more = strings.Cut(text[at+1:], string(comma))
		return field, rest, more, true
	}
}
