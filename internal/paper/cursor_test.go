package paper_test

import (
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

func TestACursorReadsBackAsItWasWritten(t *testing.T) {
	t.Parallel()
	at := time.UnixMilli(1795350000123)
	for _, c := range []paper.Cursor{{}, {At: at, ID: 17}, {At: at, ID: 17, Newer: true}} {
		got, err := paper.ParseCursor(c.String())
		if err != nil || !got.At.Equal(c.At) || got.ID != c.ID || got.Newer != c.Newer {
			t.Errorf("%q reads as %+v, %v", c.String(), got, err)
		}
	}
}

// A place in a list has one spelling, so that strangers can not fill the press
// with the same page under many names.
func TestAMadeUpCursorIsNotFound(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"x", "-", "0-0", "1--1", "newer-", "ZZ-1", "01-1", "1-01", "1-1-1", "+1-1", "newer-newer-1-1"} {
		if _, err := paper.ParseCursor(s); news.KindOf(err) != news.NotFound {
			t.Errorf("ParseCursor(%q) = %v, want not found", s, err)
		}
	}
}
