package listen

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/courant-press/courant/internal/reach/listen/engine"
	"github.com/courant-press/courant/internal/reach/listen/sound"
)

// A Larder keeps spoken lines in a folder, by the hash of who spoke what. All
// of it can be deleted at any time; then it is spoken again. So it needs no
// table, each node may have its own, and [Larder.Sweep] throws away what
// nobody asked for in a while: sound that is not encoded is large, 16 MB for
// an article of 900 words, and corrections come in the first days.
type Larder struct {
	Dir string
	Now func() time.Time
}

// Keep is how long a line is kept after it was last asked for.
const Keep = 14 * 24 * time.Hour

// key returns the name under which a line lies.
func key(e engine.Engine, l engine.Line, hash string) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s\x00%s\x00%s", e.Name(), l.Voice.Name, hash)
	return hex.EncodeToString(sum.Sum(nil))
}

func (l *Larder) path(key string) string { return filepath.Join(l.Dir, key[:2], key[2:]+".wav") }

// find returns a line that is there. A damaged file is as good as none.
func (l *Larder) find(key string) (sound.Clip, bool) {
	path := l.path(key)
	wav, err := os.ReadFile(path) //nolint:gosec // under a name made by us
	if err != nil {
		return sound.Clip{}, false
	}
	clip, err := sound.Decode(wav)
	if err != nil {
		return sound.Clip{}, false
	}
	now := l.Now()
	_ = os.Chtimes(path, now, now) // if it fails the line is swept early, no more
	return clip, true
}

// keep puts a line into the larder, whole or not at all.
func (l *Larder) keep(key string, clip sound.Clip) error {
	path := l.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return fmt.Errorf("keep a spoken line: %w", err)
	}
	tmp, err := os.CreateTemp(l.Dir, "incoming-*")
	if err != nil {
		return fmt.Errorf("keep a spoken line: %w", err)
	}
	defer os.Remove(tmp.Name())
	_, err = clip.WriteTo(tmp)
	if err = errors.Join(err, tmp.Close()); err != nil {
		return fmt.Errorf("keep a spoken line: %w", err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return fmt.Errorf("keep a spoken line: %w", err)
	}
	return nil
}

// Sweep removes lines that nobody asked for in a while, and what broken
// writes left behind.
func (l *Larder) Sweep(ctx context.Context) error {
	before := l.Now().Add(-Keep)
	err := filepath.WalkDir(l.Dir, func(path string, d fs.DirEntry, err error) error {
		if err := errors.Join(err, ctx.Err()); err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil || !info.ModTime().Before(before) {
			return nil //nolint:nilerr // it is gone already
		}
		return os.Remove(path) //nolint:gosec // the folder is ours alone
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("sweep the larder of spoken lines: %w", err)
	}
	return nil
}
