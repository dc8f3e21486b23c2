package listen_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
)

var recording = paper.Recording{
	Duration: 65 * time.Second,
	Marks: []paper.Mark{
		{End: 1500 * time.Millisecond, Block: -1, Text: "Ferry runs again"},
		{Start: 2400 * time.Millisecond, End: time.Hour + 65*time.Second, Block: 0, Text: "A <b>rope</b> & --> nine\nnights"},
	},
	Chapters: []paper.Chapter{{Title: "Ferry", End: 2 * time.Second}, {Start: 2 * time.Second, End: 65 * time.Second, Title: "Rope", Path: "/rope"}},
}

func TestATranscriptHasTimes(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := listen.VTT(&b, recording, "en-GB"); err != nil {
		t.Fatal(err)
	}
	want := "WEBVTT\nLanguage: en-GB\n\n-1.0\n00:00:00.000 --> 00:00:01.500\nFerry runs again\n\n" +
		"0.1\n00:00:02.400 --> 01:01:05.000\nA &lt;b&gt;rope&lt;/b&gt; &amp; --&gt; nine nights\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	b.Reset()
	if err := listen.Transcript(&b, recording); err != nil {
		t.Fatal(err)
	}
	want = `{"version":"1.0.0","segments":[{"startTime":0,"endTime":1.5,"body":"Ferry runs again"},` +
		`{"startTime":2.4,"endTime":3665,"body":"A \u003cb\u003erope\u003c/b\u003e \u0026 --\u003e nine\nnights"}]}` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestChaptersLeadToTheirArticles(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := listen.Chapters(&b, recording, "https://paper.example"); err != nil {
		t.Fatal(err)
	}
	want := `{"version":"1.2.0","chapters":[{"startTime":0,"endTime":2,"title":"Ferry"},` +
		`{"startTime":2,"endTime":65,"title":"Rope","url":"https://paper.example/rope"}]}` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestDurationsAreWrittenAsPeopleReadThem(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{0: "0:00", 9600 * time.Millisecond: "0:10", 245 * time.Second: "4:05", 3845 * time.Second: "1:04:05"} {
		if got := listen.Duration(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}
