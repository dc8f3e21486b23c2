package listen_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/blob/disk"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/engine"
	"github.com/courant-press/courant/internal/reach/listen/script"
	"github.com/courant-press/courant/internal/reach/listen/sound"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// A hummer is an engine that hums for as long as a text takes, and counts. It
// fails from the line fails on, if that is not 0.
type hummer struct {
	lines atomic.Int64
	fails int64
}

func (h *hummer) Name() string { return "hummer" }

func (h *hummer) Speak(_ context.Context, l engine.Line) (sound.Clip, error) {
	if n := h.lines.Add(1); h.fails > 0 && n >= h.fails {
		return sound.Clip{}, &news.Error{Kind: news.Unavailable, Message: "Hoarse."}
	}
	c := sound.Clip{Rate: 16000, Samples: make([]int16, len(l.Text)*1000)} // sixteen letters a second
	for i := range c.Samples {
		c.Samples[i] = int16(4000 * math.Sin(float64(i)/20) * math.Abs(math.Sin(float64(i)/3000)))
	}
	return c, nil
}

// studio returns one whose folders are below dir.
func studio(t testing.TB, dir string, e engine.Engine) *listen.Studio {
	t.Helper()
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not on this machine")
	}
	shelf, err := disk.Open(filepath.Join(dir, "shelf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"larder", "work"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o750); err != nil {
			t.Fatal(err)
		}
	}
	return &listen.Studio{
		Engine: e, Voices: engine.EspeakVoices(), Shelf: shelf, Tools: listen.FindTools(exec.LookPath), Dir: filepath.Join(dir, "work"), Lines: 2,
		Larder: &listen.Larder{Dir: filepath.Join(dir, "larder"), Now: func() time.Time { return now }},
	}
}

func text(paragraphs ...string) script.Script {
	s := script.Script{Lang: "en-GB", Title: "Ferry runs again", Lines: []script.Line{
		{Block: script.Furniture, Shown: "Ferry runs again", Text: "Ferry runs again.", Rest: 900 * time.Millisecond},
	}}
	for i, p := range paragraphs {
		s.Lines = append(s.Lines, script.Line{Block: i, Shown: p, Text: p, Rest: 700 * time.Millisecond})
	}
	if len(s.Lines) > 2 {
		s.Lines[2].Chapter = "What broke"
	}
	return s
}

var label = listen.Label{
	Paper: "The Ferry Gazette", Date: "2026-11-22", URL: "https://paper.example/ferry", Site: "https://paper.example", Series: "Heard",
}

var story = text(
	"It left the quay at fourteen thirty with nine people on board.",
	"A rope had broken nine nights before, and nobody had another.",
	"We mended it with what we had, said the mayor.",
)

// file returns a file of the shelf by its path.
func file(t testing.TB, s *listen.Studio, f paper.SoundFile) string {
	t.Helper()
	in, err := s.Shelf.Open(t.Context(), f.Blob)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	b, err := io.ReadAll(in)
	if err != nil || int64(len(b)) != f.Size {
		t.Fatalf("%d bytes, said to be %d: %v", len(b), f.Size, err)
	}
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A probe is what ffprobe says of a file.
type probe struct {
	Streams []struct {
		Codec string `json:"codec_name"`
		Rate  string `json:"sample_rate"`
		Count int    `json:"channels"`
	} `json:"streams"`
	Chapters []struct {
		Start string            `json:"start_time"`
		Tags  map[string]string `json:"tags"`
	} `json:"chapters"`
	Format struct {
		Duration string            `json:"duration"`
		Tags     map[string]string `json:"tags"`
	} `json:"format"`
}

func ask(t *testing.T, path string) (p probe) {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-show_streams", "-show_chapters", "-show_format", "-of", "json", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// heard returns the loudness and the true peak that ffmpeg measures.
func heard(t *testing.T, path string) (loudness, peak float64) {
	t.Helper()
	out, err := exec.Command("ffmpeg", "-hide_banner", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-").CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	last := out[bytes.LastIndex(out, []byte("Summary:")):]
	number := func(pattern string) float64 {
		f, err := strconv.ParseFloat(string(regexp.MustCompile(pattern).FindSubmatch(last)[1]), 64)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	return number(`I:\s+(-?[\d.]+) LUFS`), number(`Peak:\s+(-?[\d.]+) dBFS`)
}

func TestAnArticleIsHeard(t *testing.T) {
	t.Parallel()
	path, err := exec.LookPath("espeak-ng")
	if err != nil {
		t.Skip("espeak-ng is not on this machine")
	}
	s := studio(t, t.TempDir(), engine.Espeak(path))
	r, err := s.Read(t.Context(), story, label)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Files) != 2 || r.Duration < 8*time.Second || r.Duration > 30*time.Second || !r.Tells(story) {
		t.Fatalf("%+v", r)
	}
	for i, codec := range []string{"opus", "mp3"} {
		name := file(t, s, r.Files[i])
		p := ask(t, name)
		if p.Streams[0].Codec != codec || p.Streams[0].Count != 1 {
			t.Errorf("%s is %+v", r.Files[i].Type, p.Streams)
		}
		length, err := strconv.ParseFloat(p.Format.Duration, 64)
		if err != nil || math.Abs(length-r.Duration.Seconds()) > .1 {
			t.Errorf("%s lasts %s, said to last %v", codec, p.Format.Duration, r.Duration)
		}
		loudness, peak := heard(t, name)
		t.Logf("%s: %.1f LUFS, %.1f dBTP", codec, loudness, peak)
		if math.Abs(loudness-sound.Target) > 1 || peak > -1 {
			t.Errorf("%s has %.1f LUFS and %.1f dBTP; the studio said %.1f and %.1f", codec, loudness, peak, r.Loudness, r.TruePeak)
		}
		if len(p.Chapters) != 2 || p.Chapters[0].Tags["title"] != "Ferry runs again" || p.Chapters[1].Tags["title"] != "What broke" {
			t.Errorf("%s has the chapters %+v", codec, p.Chapters)
		}
	}
	if tags := ask(t, file(t, s, r.Files[1])).Format.Tags; tags["title"] != "Ferry runs again" || tags["artist"] != "The Ferry Gazette" || tags["album"] != "Heard" {
		t.Errorf("labelled %v", tags)
	}
}

func TestTheMarksFollowTheVoice(t *testing.T) {
	t.Parallel()
	r, err := studio(t, t.TempDir(), &hummer{}).Read(t.Context(), story, label)
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range r.Marks {
		if m.End <= m.Start || i > 0 && m.Start < r.Marks[i-1].End+700*time.Millisecond || m.Block != i-1 {
			t.Errorf("mark %d: %+v", i, m)
		}
	}
	if last := r.Marks[len(r.Marks)-1].End; (r.Duration - last - 700*time.Millisecond).Abs() > 5*time.Millisecond {
		t.Errorf("lasts %v, the last line ends at %v", r.Duration, last)
	}
}

func TestACorrectionSpeaksOneParagraphAnew(t *testing.T) {
	t.Parallel()
	s := studio(t, t.TempDir(), &hummer{})
	first, err := s.Read(t.Context(), story, label)
	if err != nil || first.Spoken != 4 {
		t.Fatalf("spoke %d lines: %v", first.Spoken, err)
	}
	corrected := text(story.Lines[1].Text, "A rope had broken ten nights before, and nobody had another.", story.Lines[3].Text)
	if first.Tells(corrected) {
		t.Error("the old recording claims to tell the new text")
	}
	second, err := s.Read(t.Context(), corrected, label)
	if err != nil || second.Spoken != 1 || !second.Tells(corrected) || second.Files[1].Blob == first.Files[1].Blob {
		t.Errorf("%+v, %v", second, err)
	}
}

func TestTheSameScriptMakesTheSameFiles(t *testing.T) {
	t.Parallel()
	s := studio(t, t.TempDir(), &hummer{})
	first, err1 := s.Read(t.Context(), story, label)
	second, err2 := s.Read(t.Context(), story, label)
	if diff := cmp.Diff(first.Files, second.Files); diff != "" || err1 != nil || err2 != nil {
		t.Error(diff, err1, err2)
	}
}

func TestARecordingThatBrokeOffGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	hoarse := &hummer{fails: 3}
	s := studio(t, dir, hoarse)
	s.Lines = 1
	if _, err := s.Read(t.Context(), story, label); news.Sentence(err) != "Hoarse." {
		t.Fatalf("%v", err)
	}
	if left, err := os.ReadDir(s.Dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	r, err := studio(t, dir, &hummer{}).Read(t.Context(), story, label)
	if err != nil || r.Spoken != 2 {
		t.Errorf("spoke %d lines anew: %v", r.Spoken, err)
	}
}

func TestADamagedLineIsSpokenAnew(t *testing.T) {
	t.Parallel()
	s := studio(t, t.TempDir(), &hummer{})
	if _, err := s.Read(t.Context(), story, label); err != nil {
		t.Fatal(err)
	}
	lines, err := filepath.Glob(filepath.Join(s.Larder.Dir, "*", "*.wav"))
	if err != nil || len(lines) != 4 {
		t.Fatal(lines, err)
	}
	if err := os.Truncate(lines[0], 20); err != nil {
		t.Fatal(err)
	}
	if r, err := s.Read(t.Context(), story, label); err != nil || r.Spoken != 1 {
		t.Errorf("spoke %d: %v", r.Spoken, err)
	}
}

func TestWhatCanNotBeReadIsASentence(t *testing.T) {
	t.Parallel()
	s := studio(t, t.TempDir(), &hummer{})
	foreign := story
	foreign.Lang = "nl"
	silent := *s
	silent.Tools = listen.Tools{}
	for want, read := range map[string]func() (listen.Recording, error){
		"There is nothing to read aloud.":                                            func() (listen.Recording, error) { return s.Read(t.Context(), script.Script{Lang: "en"}, label) },
		"There is no voice for the language of this article.":                        func() (listen.Recording, error) { return s.Read(t.Context(), foreign, label) },
		"This machine can not encode sound. Have ffmpeg installed (Debian: ffmpeg).": func() (listen.Recording, error) { return silent.Read(t.Context(), story, label) },
	} {
		if _, err := read(); news.Sentence(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestACancelledRecordingStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	s := studio(t, t.TempDir(), &hummer{})
	cancel()
	if _, err := s.Read(ctx, story, label); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

var smallDisk = flag.String("small-disk", "", "a folder on a disk that is nearly full; set by the test itself")

func TestAFullDiskIsASentenceAndLeavesNoHalf(t *testing.T) {
	if *smallDisk != "" {
		recordOnASmallDisk(t, *smallDisk)
		return
	}
	t.Parallel()
	if exec.Command("unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt").Run() != nil {
		t.Skip("no mount for ordinary users here: a full disk is not tried")
	}
	studio(t, t.TempDir(), &hummer{}) // skips where there is no ffmpeg
	for _, size := range []string{"100k", "420k", "500k", "600k"} {
		dir := t.TempDir()
		run := exec.Command("unshare", "-rm", "sh", "-c", `mount -t tmpfs -o size=`+size+` none "$0" && exec "$@"`, dir,
			os.Args[0], "-test.run=^"+t.Name()+"$", "-small-disk="+dir)
		if out, err := run.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", size, err, out)
		}
	}
}

// recordOnASmallDisk has room for a few lines, for all lines but no files, or
// for half a file, as the disk is.
func recordOnASmallDisk(t *testing.T, dir string) {
	t.Helper()
	s := studio(t, dir, &hummer{})
	_, err := s.Read(t.Context(), story, label)
	if got := news.Sentence(err); got != "The disk is full. The recording is made when there is room." {
		t.Errorf("%v", err)
	}
	if left, err := os.ReadDir(s.Dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if broken, err := filepath.Glob(filepath.Join(s.Larder.Dir, "incoming-*")); err != nil || len(broken) != 0 {
		t.Errorf("left behind: %v, %v", broken, err)
	}
}

func TestLinesNobodyAskedForAreSweptOut(t *testing.T) {
	t.Parallel()
	s := studio(t, t.TempDir(), &hummer{})
	if _, err := s.Read(t.Context(), story, label); err != nil {
		t.Fatal(err)
	}
	count := func() int {
		t.Helper()
		if err := s.Larder.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		lines, err := filepath.Glob(filepath.Join(s.Larder.Dir, "*", "*.wav"))
		if err != nil {
			t.Fatal(err)
		}
		return len(lines)
	}
	if _, err := s.Read(t.Context(), story, label); err != nil { // asked for at noon
		t.Fatal(err)
	}
	s.Larder.Now = func() time.Time { return now.Add(listen.Keep - time.Hour) }
	if n := count(); n != 4 {
		t.Errorf("%d lines of 4 left too early", n)
	}
	s.Larder.Now = func() time.Time { return now.Add(listen.Keep + time.Hour) }
	if n := count(); n != 0 {
		t.Errorf("%d lines stay for ever", n)
	}
	none := listen.Larder{Dir: filepath.Join(s.Dir, "nowhere"), Now: s.Larder.Now}
	if err := none.Sweep(t.Context()); err != nil {
		t.Errorf("an empty larder: %v", err)
	}
}

// words returns a script of about n words, in paragraphs of sixty.
func words(n int) script.Script {
	sentence := "The ferry left the quay at nine with twelve people, two dogs and a piano on board. "
	var paragraphs []string
	for i := 0; i < n; i += 64 {
		paragraphs = append(paragraphs, fmt.Sprintf("Number %d. ", i)+strings.TrimSpace(strings.Repeat(sentence, 4)))
	}
	return text(paragraphs...)
}

// The time from a script of 900 words to files on the shelf, with nothing and
// with all but one paragraph in the larder.
func BenchmarkRead900Words(b *testing.B) {
	path, err := exec.LookPath("espeak-ng")
	if err != nil {
		b.Skip("espeak-ng is not on this machine")
	}
	article := words(900)
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			r, err := studio(b, b.TempDir(), engine.Espeak(path)).Read(b.Context(), article, label)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(r.Duration.Seconds(), "s-of-sound")
			b.ReportMetric(float64(r.Files[0].Size), "B-opus")
			b.ReportMetric(float64(r.Files[1].Size), "B-mp3")
		}
	})
	b.Run("corrected", func(b *testing.B) {
		s, n := studio(b, b.TempDir(), engine.Espeak(path)), 0
		if _, err := s.Read(b.Context(), article, label); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			n++
			corrected := article
			corrected.Lines = slices.Clone(article.Lines)
			corrected.Lines[5].Text = fmt.Sprintf("Corrected %d times.", n)
			if _, err := s.Read(b.Context(), corrected, label); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// The time from asking the shelf for a recording to its first byte.
func BenchmarkFirstByte(b *testing.B) {
	s := studio(b, b.TempDir(), &hummer{})
	r, err := s.Read(b.Context(), story, label)
	if err != nil {
		b.Fatal(err)
	}
	first := make([]byte, 1)
	for b.Loop() {
		f, err := s.Shelf.Open(b.Context(), r.Files[1].Blob)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.ReadFull(f, first); err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
