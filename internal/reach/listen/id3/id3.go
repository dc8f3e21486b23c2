// Package id3 writes the label of an MP3 file: an ID3v2.4 tag with title,
// names, date, address, cover and chapters.
//
// Sources: ID3 tag version 2.4.0, structure and native frames (id3.org, 2000),
// and the ID3v2 Chapter Frame Addendum 1.0 (2005). All text is UTF-8.
package id3

import (
	"encoding/binary"
	"strconv"
	"time"
)

// A Tag is the label of one file. Empty fields are left out.
type Tag struct {
	Title    string
	Artist   string
	Album    string
	Date     string // "2026-11-22"
	URL      string // where the file belongs to
	Cover    []byte
	Type     string // media type of the cover
	Chapters []Chapter
}

// A Chapter is a named stretch of the file.
type Chapter struct {
	Start, End time.Duration
	Title      string
	URL        string
}

// maxChapters is how many a table of contents can hold.
const maxChapters = 255

// utf8 is the mark of that encoding in a frame.
const utf8 = 3

// Bytes returns the tag, to be put before the first frame of sound.
func (t Tag) Bytes() []byte {
	var body []byte
	body = text(body, "TIT2", t.Title)
	body = text(body, "TPE1", t.Artist)
	body = text(body, "TALB", t.Album)
	body = text(body, "TDRC", t.Date)
	body = link(body, t.URL)
	if len(t.Cover) > 0 {
		picture := append([]byte{utf8}, t.Type...)
		const frontCover = 3
		picture = append(picture, 0, frontCover, 0)
		body = frame(body, "APIC", append(picture, t.Cover...))
	}
	body = chapters(body, t.Chapters)
	head := []byte{'I', 'D', '3', 4, 0, 0}
	return append(appendSize(head, len(body)), body...)
}

// frame appends a frame: its name, its size, two bytes of flags, its content.
func frame(b []byte, name string, content []byte) []byte {
	b = appendSize(append(b, name...), len(content))
	return append(append(b, 0, 0), content...)
}

// appendSize writes a number in four bytes of seven bits, so that no size
// looks like the beginning of sound.
func appendSize(b []byte, n int) []byte {
	return append(b, byte(n>>21&0x7f), byte(n>>14&0x7f), byte(n>>7&0x7f), byte(n&0x7f))
}

func text(b []byte, name, s string) []byte {
	if s == "" {
		return b
	}
	return frame(b, name, append([]byte{utf8}, s...))
}

// link writes an address with an empty description.
func link(b []byte, address string) []byte {
	if address == "" {
		return b
	}
	return frame(b, "WXXX", append([]byte{utf8, 0}, address...))
}

// chapters writes a table of contents and the chapters it names.
func chapters(b []byte, all []Chapter) []byte {
	if len(all) == 0 {
		return b
	}
	all = all[:min(len(all), maxChapters)]
	const topLevelInOrder = 3
	toc := append([]byte("toc\x00"), topLevelInOrder, byte(len(all)))
	for i := range all {
		toc = append(append(toc, name(i)...), 0)
	}
	b = frame(b, "CTOC", toc)
	for i, c := range all {
		content := append([]byte(name(i)), 0)
		content = binary.BigEndian.AppendUint32(content, uint32(c.Start.Milliseconds()))
		content = binary.BigEndian.AppendUint32(content, uint32(c.End.Milliseconds()))
		content = append(content, "\xff\xff\xff\xff\xff\xff\xff\xff"...) // places in bytes: see the times
		b = frame(b, "CHAP", link(text(content, "TIT2", c.Title), c.URL))
	}
	return b
}

func name(i int) string { return "chapter" + strconv.Itoa(i) }
