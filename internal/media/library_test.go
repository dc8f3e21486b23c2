package media_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/blob/disk"
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

var (
	editor   = news.Staff{ID: 1, Posts: news.As(news.DeskEditor)}
	reporter = news.Staff{ID: 2, Posts: news.As(news.Reporter)}
)

// A desk is a library with its store and its folders.
type desk struct {
	*media.Library
	st *store.Store
}

func newLibrary(t *testing.T) desk {
	t.Helper()
	shelf, err := disk.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	st := storetest.New(t)
	return desk{&media.Library{
		Store: st, Shelf: shelf, Tools: media.FindTools(exec.LookPath), Dir: filepath.Join(t.TempDir(), "incoming"), Limit: 1 << 20,
		Now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
	}, st}
}

// left are the files that lie where uploads come in.
func (d desk) left(t *testing.T) int {
	t.Helper()
	files, err := os.ReadDir(d.Dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return len(files)
}

func (d desk) add(t *testing.T, w, h int) news.Picture {
	t.Helper()
	p, _, err := d.Add(t.Context(), reporter, media.Upload{Name: "a.jpg", Body: bytes.NewReader(encode(t, picture(w, h, 255), false))})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestUploadsThatAreRefusedLeaveNothing(t *testing.T) {
	t.Parallel()
	photo := encode(t, picture(300, 200, 255), false)
	tests := []struct {
		name string
		file media.Upload
		says string
	}{
		{"a ZIP that is called a picture", media.Upload{Name: "a.jpg", Body: strings.NewReader("PK\x03\x04 and more")}, "ZIP archive"},
		{"a film", media.Upload{Body: strings.NewReader("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom")}, "a film"},
		{"a web page", media.Upload{Body: strings.NewReader("<!doctype html><svg onload=alert(1)>")}, "a web page"},
		{"a text", media.Upload{Body: strings.NewReader("hello")}, "not a picture"},
		{"nothing at all", media.Upload{Body: strings.NewReader("")}, "empty"},
		{"half a picture", media.Upload{Body: bytes.NewReader(photo[:20])}, "damaged"},
		{"one that says it is too large", media.Upload{Size: 200 << 20, Body: iotest.ErrReader(errors.New("read although refused"))}, "1 MB at most"},
		{"one that is too large", media.Upload{Body: io.MultiReader(bytes.NewReader(photo), io.LimitReader(zeros{}, 2<<20))}, "1 MB at most"},
		{"one that breaks off", media.Upload{Body: io.MultiReader(bytes.NewReader(photo[:900]), iotest.ErrReader(io.ErrUnexpectedEOF))}, "did not arrive whole"},
	}
	d := newLibrary(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := d.Add(t.Context(), editor, tt.file)
			if news.KindOf(err) != news.Invalid || !strings.Contains(news.Sentence(err), tt.says) {
				t.Errorf("Add = %v, want a sentence with %q", err, tt.says)
			}
			if n := d.left(t); n > 0 {
				t.Errorf("%d files are left", n)
			}
		})
	}
	if found, err := d.st.ListPictures(t.Context(), news.PictureQuery{Limit: 9}); err != nil || len(found) > 0 {
		t.Errorf("the library has %d pictures (%v)", len(found), err)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func TestTheSameFileIsOnePicture(t *testing.T) {
	t.Parallel()
	d := newLibrary(t)
	photo := encode(t, picture(300, 200, 255), false)
	for try, want := range []bool{false, true} {
		p, known, err := d.Add(t.Context(), reporter, media.Upload{Name: `C:\photos\Harbour.JPG`, Body: bytes.NewReader(photo)})
		if err != nil || known != want || p.ID != 1 {
			t.Fatalf("try %d: picture %d, known %v, %v", try, p.ID, known, err)
		}
		if p.Name != "Harbour.JPG" || p.Width != 300 || p.Size != int64(len(photo)) || p.Staff != reporter.ID {
			t.Errorf("got %+v", p)
		}
	}
}

func TestAPictureIsReplacedAndItsFileBroughtBack(t *testing.T) {
	t.Parallel()
	d, ctx := newLibrary(t), t.Context()
	first := d.add(t, 900, 600)
	c := media.Change{Name: "a.jpg", Credit: "Ada", Alt: "A pier", Framing: news.Framing{
		FocusX: .2, FocusY: .3, Crops: news.Crops{news.SquareCrop: {X: .1, Y: 0, Width: 2. / 3, Height: 1}},
	}}
	cut, err := d.Edit(ctx, reporter, first.ID, first.Version, c)
	if err != nil {
		t.Fatal(err)
	}
	other := media.Upload{Name: "b.jpg", Body: bytes.NewReader(encode(t, picture(400, 800, 255), false))}
	if _, err := d.Replace(ctx, reporter, first.ID, first.Version, other); news.KindOf(err) != news.Conflict {
		t.Errorf("replace what was changed since = %v", err)
	}
	tall, err := d.Replace(ctx, reporter, first.ID, cut.Version, other)
	if err != nil || tall.Width != 400 || tall.Credit != "Ada" || tall.Crops != nil || tall.FocusX != .5 {
		t.Fatalf("replaced = %+v, %v", tall, err)
	}
	back, err := d.Restore(ctx, reporter, first.ID, tall.Version, 1)
	if err != nil {
		t.Fatal(err)
	}
	back.Version = cut.Version
	if diff := cmp.Diff(cut, back); diff != "" {
		t.Errorf("what is back is not what was there:\n%s", diff)
	}
	files, err := d.st.PictureFiles(ctx, first.ID)
	if err != nil || len(files) != 2 || files[0].Name != "b.jpg" {
		t.Errorf("files %+v, %v", files, err)
	}
}

func TestWhoMayChangeAPicture(t *testing.T) {
	t.Parallel()
	d, ctx := newLibrary(t), t.Context()
	mine := d.add(t, 300, 200)
	change := media.Change{Credit: "Ada", Framing: mine.Framing()}
	if _, err := d.Edit(ctx, news.Staff{ID: 9, Posts: news.As(news.Reporter)}, mine.ID, mine.Version, change); news.KindOf(err) != news.Forbidden {
		t.Errorf("another reporter's picture: %v", err)
	}
	author := news.Author{Slug: "ada", Name: "Ada", Picture: mine.ID}
	if err := d.st.SaveAuthor(ctx, &author, news.Event{}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Edit(ctx, reporter, mine.ID, mine.Version, change); news.KindOf(err) != news.Forbidden || !strings.Contains(err.Error(), "Readers see") {
		t.Errorf("what readers see: %v", err)
	}
	if err := d.Delete(ctx, editor, mine.ID, mine.Version); news.KindOf(err) != news.Conflict {
		t.Errorf("delete what is shown: %v", err)
	}
	changed, err := d.Edit(ctx, editor, mine.ID, mine.Version, change)
	if err != nil || changed.Credit != "Ada" {
		t.Errorf("an editor: %+v, %v", changed, err)
	}
	if _, err := d.Edit(ctx, editor, mine.ID, mine.Version, change); news.KindOf(err) != news.Conflict {
		t.Errorf("a stale edit: %v", err)
	}
}

func TestOldUploadsAreSweptAway(t *testing.T) {
	t.Parallel()
	d := newLibrary(t)
	if err := os.MkdirAll(d.Dir, 0o750); err != nil {
		t.Fatal(err)
	}
	for name, age := range map[string]time.Duration{"incoming-old": 25 * time.Hour, "incoming-new": time.Hour, "else": 99 * time.Hour} {
		path := filepath.Join(d.Dir, name)
		if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Chtimes(path, time.Time{}, d.Now().Add(-age))); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.SweepUploads(t.Context()); err != nil || d.left(t) != 2 {
		t.Errorf("%d files are left, want 2 (%v)", d.left(t), err)
	}
}
