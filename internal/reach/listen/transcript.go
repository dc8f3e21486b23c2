package listen

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/paper"
)

// Media types of what goes beside a recording.
const (
	TypeVTT        = "text/vtt; charset=utf-8"
	TypeTranscript = "application/json"
	TypeChapters   = "application/json+chapters"
)

// VTT writes the transcript of a recording as WebVTT (W3C): a cue for each
// line, whose name says which block of the article it is of.
func VTT(w io.Writer, r paper.Recording, lang string) error {
	var b strings.Builder
	b.WriteString("WEBVTT\nLanguage: " + strings.Join(strings.Fields(lang), "-") + "\n")
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", " ", "\r", " ")
	for i, m := range r.Marks {
		fmt.Fprintf(&b, "\n%d.%d\n%s --> %s\n%s\n", m.Block, i, clock(m.Start), clock(m.End), escape.Replace(m.Text))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// clock writes a time as "00:04:05.678".
func clock(d time.Duration) string {
	ms := d.Milliseconds()
	return fmt.Sprintf("%02d:%02d:%02d.%03d", ms/3_600_000, ms/60_000%60, ms/1000%60, ms%1000)
}

// Transcript writes the transcript as JSON, in the shape of the podcast
// namespace (Podcasting 2.0, transcripts 1.0).
func Transcript(w io.Writer, r paper.Recording) error {
	type segment struct {
		Start float64 `json:"startTime"`
		End   float64 `json:"endTime"`
		Body  string  `json:"body"`
	}
	doc := struct {
		Version  string    `json:"version"`
		Segments []segment `json:"segments"`
	}{"1.0.0", []segment{}}
	for _, m := range r.Marks {
		doc.Segments = append(doc.Segments, segment{seconds(m.Start), seconds(m.End), m.Text})
	}
	return json.NewEncoder(w).Encode(doc)
}

// Chapters writes the chapters as JSON (Podcasting 2.0, JSON chapters 1.2).
// Site is the base of their addresses, without a slash at its end.
func Chapters(w io.Writer, r paper.Recording, site string) error {
	type chapter struct {
		Start float64 `json:"startTime"`
		End   float64 `json:"endTime,omitempty"`
		Title string  `json:"title"`
		URL   string  `json:"url,omitempty"`
	}
	doc := struct {
		Version  string    `json:"version"`
		Chapters []chapter `json:"chapters"`
	}{"1.2.0", []chapter{}}
	for _, c := range r.Chapters {
		doc.Chapters = append(doc.Chapters, chapter{seconds(c.Start), seconds(c.End), c.Title, Label{Site: site}.address(c.Path)})
	}
	return json.NewEncoder(w).Encode(doc)
}

// seconds rounds to the millisecond.
func seconds(d time.Duration) float64 { return float64(d.Milliseconds()) / 1000 }

// Duration writes how long something is as people read it: "4:05", "1:04:05".
func Duration(d time.Duration) string {
	s := int((d + time.Second/2) / time.Second)
	if s < 3600 {
		return strconv.Itoa(s/60) + fmt.Sprintf(":%02d", s%60)
	}
	return strconv.Itoa(s/3600) + fmt.Sprintf(":%02d:%02d", s/60%60, s%60)
}
