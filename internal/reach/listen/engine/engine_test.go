package engine_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen/engine"
	"github.com/courant-press/courant/internal/reach/listen/sound"
)

var line = engine.Line{Text: "The ferry runs again.", Voice: engine.Voice{Name: "en-gb", Lang: "en-GB"}}

// program writes a shell script that stands for a speech engine.
func program(t *testing.T, script string) engine.Command {
	t.Helper()
	path := filepath.Join(t.TempDir(), "voice")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return engine.Command{Program: path, Args: []string{"{voice}", "{lang}"}, Time: 5 * time.Second}
}

// tone writes a second of sound and returns its path.
func tone(t *testing.T) string {
	t.Helper()
	c := sound.Clip{Rate: 16000, Samples: make([]int16, 16000)}
	for i := range c.Samples {
		c.Samples[i] = int16(9000 * math.Sin(float64(i)/8))
	}
	path := filepath.Join(t.TempDir(), "tone.wav")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.WriteTo(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAProgramGetsTheTextAndTheVoice(t *testing.T) {
	t.Parallel()
	got := filepath.Join(t.TempDir(), "got")
	c := program(t, `{ cat; echo "$@"; env | grep -c SECRET; } > '`+got+`'; cat '`+tone(t)+`'`)
	clip, err := c.Speak(t.Context(), engine.Line{Text: "$(rm -rf /) `ls`; ''", Voice: engine.Voice{Name: "a; b", Lang: "de"}})
	if err != nil || clip.Duration() != time.Second {
		t.Fatalf("%v: %v", clip.Duration(), err)
	}
	text, err := os.ReadFile(got)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("$(rm -rf /) `ls`; ''\na; b de\n0\n", string(text)); diff != "" {
		t.Error(diff)
	}
}

func TestAFaultyProgramIsASentence(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ script, want string }{
		"it crashes":            {"echo 'no such voice' >&2; exit 3", "The program that speaks has failed."},
		"it is killed":          {"kill -9 $$", "The program that speaks has failed."},
		"it writes garbage":     {"echo '<html>Oops</html>'", "What the voice sent is no sound."},
		"it writes nothing":     {"exit 0", "What the voice sent is no sound."},
		"it breaks off":         {"head -c 60 '" + tone(t) + "'", "The voice stopped before the end of the text."},
		"it writes without end": {"cat /dev/zero", "The voice would not stop."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := program(t, test.script)
			c.Time = time.Minute
			_, err := c.Speak(t.Context(), line)
			if news.KindOf(err) != news.Unavailable || news.Sentence(err) != test.want {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestAMissingProgramIsASentence(t *testing.T) {
	t.Parallel()
	_, err := engine.Espeak("/nonexistent/espeak-ng").Speak(t.Context(), line)
	if got := news.Sentence(err); got != "The program that speaks is not on this machine." {
		t.Errorf("%v", err)
	}
}

// What a script around a voice has started ends with it.
func TestAProgramThatHangsIsEndedWithAllItStarted(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "pid")
	c := program(t, `sleep 600 & echo $! > '`+file+`'; wait`)
	c.Time = 500 * time.Millisecond
	if _, err := c.Speak(t.Context(), line); news.Sentence(err) != "The voice took too long." {
		t.Fatalf("%v", err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if state(pid) != "running" {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("what it started still runs")
}

// state says whether a process still does something.
func state(pid int) string {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil && syscall.Kill(pid, 0) != nil {
		return "gone"
	}
	if strings.Contains(string(stat), ") Z ") {
		return "dead" // and not yet buried by whoever adopted it
	}
	return "running"
}

func TestACancelledLineIsNoFaultOfTheVoice(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := program(t, "sleep 60").Speak(ctx, line); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestEspeakSpeaks(t *testing.T) {
	t.Parallel()
	path, err := exec.LookPath("espeak-ng")
	if err != nil {
		t.Skip("espeak-ng is not on this machine")
	}
	for _, v := range engine.EspeakVoices() {
		clip, err := engine.Espeak(path).Speak(t.Context(), engine.Line{Text: "Radio, 1 2 3.", Voice: v})
		if err != nil || clip.Duration() < 500*time.Millisecond {
			t.Errorf("%s: %v, %v", v.Name, clip.Duration(), err)
		}
	}
}

func TestTheNearestVoiceIsChosen(t *testing.T) {
	t.Parallel()
	all := engine.Voices{{Name: "british", Lang: "en-GB"}, {Name: "german", Lang: "de"}, {Name: "american", Lang: "en-US"}}
	for lang, want := range map[string]string{
		"en-US": "american", "en": "british", "en-AU": "british", "de-AT": "german", "DE": "german", "fr": "", "": "", "den": "",
	} {
		if got, ok := all.For(lang); got.Name != want || ok != (want != "") {
			t.Errorf("%q: %q", lang, got.Name)
		}
	}
}

func serve(t *testing.T, h http.HandlerFunc) engine.Service {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return engine.Service{URL: s.URL + "/speak", Model: "m", Token: "secret", Client: s.Client(), Time: 5 * time.Second}
}

func TestAServiceIsAskedForTheLine(t *testing.T) {
	t.Parallel()
	path := tone(t)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var got map[string]string
		if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
			t.Error(err)
		}
		want := map[string]string{"model": "m", "voice": "en-gb", "input": line.Text, "response_format": "wav"}
		if diff := cmp.Diff(want, got); diff != "" || r.Header.Get("Authorization") != "Bearer secret" {
			t.Error(diff, r.Header)
		}
		http.ServeFile(w, r, path)
	})
	if clip, err := s.Speak(t.Context(), line); err != nil || clip.Duration() != time.Second {
		t.Errorf("%v: %v", clip.Duration(), err)
	}
}

func TestAFaultyServiceIsASentence(t *testing.T) {
	t.Parallel()
	elsewhere := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/speak" {
			t.Error("the redirect was followed")
		}
		http.Redirect(w, r, "/admin", http.StatusFound)
	}
	tests := map[string]struct {
		answer http.HandlerFunc
		want   string
	}{
		"it refuses":      {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) }, "The speech server answers 418."},
		"it sends a page": {func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("<html>")) }, "What the voice sent is no sound."},
		"it redirects":    {elsewhere, "The speech server answers 302."},
		"it hangs":        {func(_ http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body); <-r.Context().Done() }, "The voice took too long."},
		"it breaks off": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "900")
			w.Write([]byte("RIFF"))
		}, "The speech server broke off."},
		"it never ends": {func(w http.ResponseWriter, _ *http.Request) {
			for b := make([]byte, 1<<20); ; {
				if _, err := w.Write(b); err != nil {
					return
				}
			}
		}, "The voice would not stop."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, test.answer)
			if name == "it hangs" {
				s.Time = 200 * time.Millisecond
			} else {
				s.Time = time.Minute
			}
			_, err := s.Speak(t.Context(), line)
			if news.KindOf(err) != news.Unavailable || news.Sentence(err) != test.want {
				t.Errorf("%v", err)
			}
		})
	}
	dead := engine.Service{URL: "http://127.0.0.1:1/", Client: &http.Client{}}
	if _, err := dead.Speak(t.Context(), line); news.Sentence(err) != "The speech server does not answer." {
		t.Errorf("%v", err)
	}
}
