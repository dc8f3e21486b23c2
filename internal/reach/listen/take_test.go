package listen_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/engine"
)

// sent returns sound as a person would send it: a second for sixteen letters,
// in the format of a file with this ending.
func sent(t *testing.T, ending string, letters int) []byte {
	t.Helper()
	clip, err := (&hummer{}).Speak(t.Context(), engine.Line{Text: strings.Repeat("a", letters)})
	if err != nil {
		t.Fatal(err)
	}
	var wav bytes.Buffer
	if _, err := clip.WriteTo(&wav); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sent"+ending)
	convert := exec.Command("ffmpeg", "-v", "error", "-i", "pipe:0", "-ac", "2", path)
	convert.Stdin = &wav
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAPersonsRecordingIsTakenInEveryUsualFormat(t *testing.T) {
	t.Parallel()
	s := studio(t, t.TempDir(), &hummer{})
	for _, ending := range []string{".wav", ".flac", ".mp3", ".m4a", ".ogg"} {
		r, err := s.Take(t.Context(), bytes.NewReader(sent(t, ending, 180)), "Ada Quill", story, label)
		if err != nil {
			t.Errorf("%s: %v", ending, err)
			continue
		}
		if r.Reader != "Ada Quill" || !r.Tells(story) || len(r.Files) != 2 || r.Loudness < -16.6 || r.Loudness > -15.4 || len(r.Marks) != 0 {
			t.Errorf("%s: %+v", ending, r)
		}
	}
}

func TestAnUploadThatIsNoRecordingIsRefused(t *testing.T) {
	t.Parallel()
	s := studio(t, t.TempDir(), &hummer{})
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	mp3 := sent(t, ".mp3", 180)
	for name, test := range map[string]struct {
		upload []byte
		want   string
	}{
		"nothing":            {nil, "This is no recording that can be read. Send WAV, FLAC, MP3, M4A or Ogg."},
		"a playlist":         {[]byte("#EXTM3U\n#EXTINF:1,\nfile://" + secret + "\n"), "This is no recording that can be read. Send WAV, FLAC, MP3, M4A or Ogg."},
		"a list of files":    {[]byte("ffconcat version 1.0\nfile " + secret + "\n"), "This is no recording that can be read. Send WAV, FLAC, MP3, M4A or Ogg."},
		"a broken file":      {append([]byte("fLaC"), bytes.Repeat([]byte{7}, 4000)...), "The recording is damaged and can not be heard."},
		"the wrong one":      {sent(t, ".wav", 16), "The recording is much shorter than the article. Is it the right one?"},
		"another wrong one":  {sent(t, ".wav", 3000), "The recording is much longer than the article. Is it the right one?"},
		"a name that is one": {append([]byte("\x00\x00\x00\x20ftypM4A "), mp3[:200]...), "The recording is damaged and can not be heard."},
	} {
		_, err := s.Take(t.Context(), bytes.NewReader(test.upload), "Ada", story, label)
		if news.KindOf(err) != news.Invalid || news.Sentence(err) != test.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if left, err := os.ReadDir(s.Dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestAnUploadThatBreaksOffIsNotTaken(t *testing.T) {
	t.Parallel()
	s := studio(t, t.TempDir(), &hummer{})
	broken := io.MultiReader(strings.NewReader("RIFF\x00\x00\x00\x00WAVEfmt "), failing{})
	if _, err := s.Take(t.Context(), broken, "Ada", story, listen.Label{}); !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("%v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, syscall.ECONNRESET }
