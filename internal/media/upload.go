package media

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/courant-press/courant/internal/blob"
)

// An Upload is a file on its way in.
type Upload struct {
	Name string // what the sender calls it; never used as a path
	Size int64  // in bytes, as announced; 0 if that is not known
	Body io.Reader
}

// An incoming file has arrived whole and been looked at, but is not on the
// shelf yet.
type incoming struct {
	file  *os.File
	name  string
	hash  string
	size  int64
	info  Info
	facts Facts
}

// incomingPattern names files that are on their way in.
const incomingPattern = "incoming-*"

// receive takes a file to disk as it comes, and looks at it: its size, its
// first bytes, its measures, and whether it can be opened on this machine. On
// any refusal, and if the sender breaks off, nothing is left.
func (l *Library) receive(ctx context.Context, u Upload) (_ *incoming, err error) {
	if u.Size > l.Limit {
		return nil, l.tooLarge()
	}
	if err := os.MkdirAll(l.Dir, 0o750); err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(l.Dir, incomingPattern)
	if err != nil {
		return nil, err
	}
	in := &incoming{file: file, name: fileName(u.Name)}
	defer func() {
		if err != nil {
			in.drop()
		}
	}()
	if err := l.spool(ctx, in, u.Body); err != nil {
		return nil, err
	}
	if in.info, err = Inspect(file); err != nil {
		return nil, err
	}
	if err := l.Tools.Opens(in.info.Type); err != nil {
		return nil, err
	}
	in.facts = ReadFacts(file, in.info.Type)
	return in, nil
}

// spool writes the body to the file. What is no picture by its first bytes is
// refused before the rest has come.
func (l *Library) spool(ctx context.Context, in *incoming, body io.Reader) error {
	sum := sha256.New()
	to := io.MultiWriter(in.file, sum)
	body = &patient{ctx, io.LimitReader(body, l.Limit+1)}
	head, err := io.CopyN(to, body, headSize)
	if err != nil && err != io.EOF { //nolint:errorlint // CopyN returns it bare
		return broken(err)
	}
	if _, err := typeOf(in.file); err != nil {
		return err
	}
	if _, err := in.file.Seek(0, io.SeekEnd); err != nil {
		return err
	}
	rest, err := io.Copy(to, body)
	if err != nil {
		return broken(err)
	}
	if in.size = head + rest; in.size > l.Limit {
		return l.tooLarge()
	}
	in.hash = hex.EncodeToString(sum.Sum(nil))
	return nil
}

func (l *Library) tooLarge() error {
	return refuse(fmt.Sprintf("The file is too large. A picture may have %d MB at most; save it smaller and send it again.", l.Limit>>20))
}

// broken is about a sender who did not finish, and who mostly is gone.
func broken(err error) error {
	return fmt.Errorf("%w The cause: %w", refuse("The file did not arrive whole. Send it again."), err)
}

// A patient reader stops when its context ends.
type patient struct {
	ctx context.Context
	r   io.Reader
}

func (p *patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(b)
}

// shelve puts the file on the shelf for good.
func (in *incoming) shelve(ctx context.Context, shelf blob.Shelf) error {
	if _, err := in.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, _, err := shelf.Put(ctx, in.file)
	return err
}

// drop removes the file from where it came in.
func (in *incoming) drop() {
	_ = in.file.Close()
	_ = os.Remove(in.file.Name())
}

// SweepUploads removes what senders left behind when the program was killed:
// files on their way in that nothing has been written to for a day.
func (l *Library) SweepUploads(context.Context) error {
	files, err := filepath.Glob(filepath.Join(l.Dir, incomingPattern))
	if err != nil {
		return err
	}
	for _, path := range files {
		if info, err := os.Stat(path); err == nil && info.ModTime().Before(l.Now().Add(-24*time.Hour)) {
			if err := os.Remove(path); err != nil {
				return fmt.Errorf("sweep uploads: %w", err)
			}
		}
	}
	return nil
}
