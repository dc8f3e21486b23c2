package id3_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/reach/listen/id3"
)

func TestATagIsWrittenAsTheStandardSays(t *testing.T) {
	t.Parallel()
	tag := id3.Tag{Title: "Fähre", URL: "https://a.example", Chapters: []id3.Chapter{{End: 1500 * time.Millisecond, Title: "Eins"}}}
	want := "ID3\x04\x00\x00\x00\x00\x00\x79" +
		"TIT2\x00\x00\x00\x07\x00\x00\x03Fähre" +
		"WXXX\x00\x00\x00\x13\x00\x00\x03\x00https://a.example" +
		"CTOC\x00\x00\x00\x0f\x00\x00toc\x00\x03\x01chapter0\x00" +
		"CHAP\x00\x00\x00\x28\x00\x00chapter0\x00\x00\x00\x00\x00\x00\x00\x05\xdc\xff\xff\xff\xff\xff\xff\xff\xff" +
		"TIT2\x00\x00\x00\x05\x00\x00\x03Eins"
	if diff := cmp.Diff(want, string(tag.Bytes())); diff != "" {
		t.Error(diff)
	}
}

// Nothing in a size may look like the beginning of a frame of sound.
func TestASizeHasNoHighBit(t *testing.T) {
	t.Parallel()
	tag := id3.Tag{Cover: bytes.Repeat([]byte{1}, 3_000_000), Type: "image/jpeg"}.Bytes()
	size := 0
	for _, b := range tag[6:10] {
		if b > 0x7f {
			t.Fatalf("% x", tag[6:10])
		}
		size = size<<7 | int(b)
	}
	if size != len(tag)-10 {
		t.Errorf("says %d, has %d", size, len(tag)-10)
	}
}

func TestATableOfContentsHoldsNoMoreThanItCan(t *testing.T) {
	t.Parallel()
	tag := id3.Tag{Chapters: make([]id3.Chapter, 300)}.Bytes()
	if n := bytes.Count(tag, []byte("CHAP")); n != 255 {
		t.Errorf("%d chapters", n)
	}
	if empty := (id3.Tag{}).Bytes(); len(empty) != 10 {
		t.Errorf("an empty tag has %d bytes", len(empty))
	}
}
