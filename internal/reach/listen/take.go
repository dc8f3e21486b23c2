package listen

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen/script"
)

// MaxUpload is how large a recording may be that is uploaded, in bytes: three
// hours of plain samples.
const MaxUpload = 1 << 30

// tapeRate is what uploads are turned into.
const tapeRate = 44100

// Take makes a recording of a file in which a person reads the script. The
// file is told by its first bytes, not by its name; ffmpeg is told which kind
// it is and asks nobody else, so that no file can send it elsewhere. A file
// that is by far too short or too long for the text is refused: it is most
// likely another one.
func (s *Studio) Take(ctx context.Context, upload io.Reader, reader string, text script.Script, l Label) (Recording, error) {
	dir, err := os.MkdirTemp(s.Dir, taking)
	if err != nil {
		return Recording{}, spare(err)
	}
	defer os.RemoveAll(dir)
	sent, kind, err := receive(upload, dir)
	if err != nil {
		return Recording{}, spare(err)
	}
	t := tape{filepath.Join(dir, "tape"), tapeRate}
	err = s.Tools.run(ctx, nil, "-protocol_whitelist", "file", "-f", kind, "-i", sent, "-map", "0:a:0",
		"-ac", "1", "-ar", strconv.Itoa(tapeRate), "-f", "s16le", "-fs", strconv.Itoa(MaxUpload), t.path)
	if err != nil {
		if news.KindOf(err) == news.Unavailable || ctx.Err() != nil {
			return Recording{}, err
		}
		return Recording{}, errors.Join(refuse("The recording is damaged and can not be heard."), err)
	}
	if err := t.fits(text); err != nil {
		return Recording{}, err
	}
	r := Recording{Script: text.Words()}
	r.Reader = reader
	if err := s.master(ctx, t, l.titled(text.Title), &r); err != nil {
		return Recording{}, spare(err)
	}
	return r, nil
}

// receive writes an upload to the folder and says what it is.
func receive(upload io.Reader, dir string) (path, kind string, err error) {
	head := make([]byte, 16)
	n, err := io.ReadFull(upload, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return "", "", err
	}
	if kind = kindOf(head[:n]); kind == "" {
		return "", "", refuse("This is no recording that can be read. Send WAV, FLAC, MP3, M4A or Ogg.")
	}
	path = filepath.Join(dir, "upload")
	f, err := os.Create(path) //nolint:gosec // in a folder made by us
	if err != nil {
		return "", "", err
	}
	size, err := io.Copy(f, io.MultiReader(bytes.NewReader(head[:n]), io.LimitReader(upload, MaxUpload)))
	if err = errors.Join(err, f.Close()); err != nil {
		return "", "", err
	}
	if size > MaxUpload {
		return "", "", refuse("The recording is larger than a gigabyte.")
	}
	return path, kind, nil
}

// kindOf returns what ffmpeg calls a file that begins like this; "" if it is
// none of those that are taken.
func kindOf(head []byte) string {
	is := func(at int, magic string) bool { return len(head) >= at && bytes.HasPrefix(head[at:], []byte(magic)) }
	switch {
	case is(0, "RIFF") && is(8, "WAVE"):
		return "wav"
	case is(0, "fLaC"):
		return "flac"
	case is(0, "OggS"):
		return "ogg"
	case is(4, "ftyp"):
		return "mov"
	case is(0, "ID3"), len(head) > 1 && head[0] == 0xff && head[1]&0xe6 == 0xe2:
		return "mp3"
	default:
		return ""
	}
}

// fits refuses a tape that can not be the text read by a person, who reads
// between five and forty letters a second.
func (t tape) fits(text script.Script) error {
	info, err := os.Stat(t.path)
	if err != nil {
		return fmt.Errorf("take a recording: %w", err)
	}
	letters := 0
	for _, line := range text.Lines {
		letters += utf8.RuneCountInString(line.Text)
	}
	length := time.Duration(info.Size()/2) * time.Second / tapeRate
	switch seconds := length.Seconds(); {
	case seconds < float64(letters)/40:
		return refuse("The recording is much shorter than the article. Is it the right one?")
	case seconds > float64(letters)/5+60:
		return refuse("The recording is much longer than the article. Is it the right one?")
	default:
		return nil
	}
}

func refuse(message string) error { return &news.Error{Kind: news.Invalid, Message: message} }
