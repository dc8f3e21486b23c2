package store

import (
	"bytes"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// ms returns t as the store keeps it.
func ms(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// at is the other way round.
func at(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// A moment scans a time into To.
type moment struct{ To *time.Time }

// Scan implements [sql.Scanner].
func (m moment) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("a time is kept as a number, not as %T", v)
	}
	*m.To = at(n)
	return nil
}

// fromJSON scans JSON into To, a pointer; an empty list leaves it as it is.
type fromJSON struct{ To any }

// Scan implements [sql.Scanner].
func (j fromJSON) Scan(v any) error {
	text, ok := v.(string)
	if !ok {
		return fmt.Errorf("JSON is kept as text, not as %T", v)
	}
	if text == "[]" {
		return nil
	}
	return json.Unmarshal([]byte(text), j.To)
}

// asJSON writes From as the text that [fromJSON] reads; a list that is nil is
// an empty one.
type asJSON struct{ From any }

// Value implements [driver.Valuer].
func (j asJSON) Value() (driver.Value, error) {
	text, err := json.Marshal(j.From)
	if err != nil {
		return nil, fmt.Errorf("encode %T: %w", j.From, err)
	}
	if string(text) == "null" {
		return "[]", nil
	}
	return cleanJSON(text), nil
}

// clean returns text without NUL, which PostgreSQL refuses, in valid UTF-8
// and in the composed form, so that equal words are equal bytes.
func clean(text string) string {
	if norm.NFC.IsNormalString(text) && !strings.ContainsRune(text, 0) {
		return strings.ToValidUTF8(text, "\uFFFD")
	}
	return norm.NFC.String(strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", ""))
}

// cleanJSON cleans each string of a JSON text. It can not clean the text as a
// whole: an accent after an escape, as in "\n\u0301", would join its letter.
func cleanJSON(text []byte) string {
	if norm.NFC.IsNormal(text) && !bytes.Contains(text, []byte(`\u0`)) {
		return string(text)
	}
	var b strings.Builder
	for len(text) > 0 {
		open := bytes.IndexByte(text, '"')
		if open < 0 {
			break
		}
		end := open + 1
		for text[end] != '"' {
			if text[end] == '\\' {
				end++
			}
			end++
		}
		b.Write(text[:open])
		b.WriteString(cleanLiteral(text[open : end+1]))
		text = text[end+1:]
	}
	b.Write(text)
	return b.String()
}

// cleanLiteral cleans one string of JSON with its quotes.
func cleanLiteral(quoted []byte) string {
	var plain string
	if json.Unmarshal(quoted, &plain) != nil {
		return string(quoted)
	}
	again, _ := json.Marshal(clean(plain)) // a string can always be encoded
	return string(again)
}
