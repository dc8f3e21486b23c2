package media

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/courant-press/courant/internal/blob"
	"github.com/courant-press/courant/internal/news"
)

// A Library is the picture desk: it takes pictures in and keeps what is known
// about them. Its methods may be called at the same time.
type Library struct {
	Store Store
	Shelf blob.Shelf
	Tools Tools
	Dir   string // where files lie while they come in
	Limit int64  // bytes of a file at most
	Now   func() time.Time

	once singleflight.Group
}

// Add takes a file into the library, with what it says about itself. If the
// library has the same file already, that picture is returned instead, and
// known is true: nothing is doubled, and a retry after a lost answer is safe.
// What is refused leaves nothing behind.
func (l *Library) Add(ctx context.Context, staff news.Staff, u Upload) (p news.Picture, known bool, err error) {
	if err := staff.Need(news.MayWrite); err != nil {
		return p, false, err
	}
	in, err := l.receive(ctx, u)
	if err != nil {
		return p, false, fmt.Errorf("receive a picture: %w", err)
	}
	defer in.drop()
	fresh := false // set for the one of several equal uploads at once that adds the picture
	v, err, _ := l.once.Do(in.hash, func() (any, error) {
		found, known, err := l.Store.PictureByBlob(ctx, in.hash)
		if err != nil || known {
			return found, err
		}
		fresh = true
		return l.add(ctx, staff, in)
	})
	if err != nil {
		return p, false, fmt.Errorf("add a picture: %w", err)
	}
	return v.(news.Picture), !fresh, nil //nolint:forcetypeassert // see above
}

func (l *Library) add(ctx context.Context, staff news.Staff, in *incoming) (news.Picture, error) {
	if err := in.shelve(ctx, l.Shelf); err != nil {
		return news.Picture{}, err
	}
	facts := in.facts
	p := news.Picture{
		Blob: in.hash, Name: in.name, Size: in.size, Type: in.info.Type, Width: in.info.Width, Height: in.info.Height,
		FocusX: 0.5, FocusY: 0.5, Caption: facts.Caption, Alt: facts.Alt, Credit: facts.Credit, Rights: facts.Rights,
		Persons: facts.Persons, SourceType: facts.SourceType, TakenAt: facts.TakenAt,
		Staff: staff.ID, CreatedAt: l.Now(),
	}
	err := l.Store.SavePicture(ctx, &p, l.event(news.PictureAdded, staff, p))
	return p, err
}

// Change is what can be said about a picture.
type Change struct {
	Name, Caption, Alt, Credit, Rights, SourceType string
	Decorative                                     bool
	Persons                                        []string
	Expires                                        time.Time
	Framing                                        news.Framing
}

// Edit keeps what somebody says about a picture, of which they saw a version.
func (l *Library) Edit(ctx context.Context, staff news.Staff, id int64, version int, c Change) (news.Picture, error) {
	p, err := l.open(ctx, staff, id, version)
	if err != nil {
		return p, err
	}
	p.Name, p.Caption, p.Alt = line(c.Name), strings.TrimSpace(c.Caption), line(c.Alt)
	p.Credit, p.Rights, p.SourceType, p.Decorative = line(c.Credit), strings.TrimSpace(c.Rights), c.SourceType, c.Decorative
	p.Persons, p.Expires = persons(c.Persons), c.Expires
	p.FocusX, p.FocusY, p.Crops = c.Framing.FocusX, c.Framing.FocusY, c.Framing.Crops
	if err := p.Check(); err != nil {
		return p, err
	}
	if err := l.Store.SavePicture(ctx, &p, l.event(news.PictureChanged, staff, p)); err != nil {
		return p, fmt.Errorf("edit picture %d: %w", id, err)
	}
	return p, nil
}

// Replace puts another file in the place of a picture's, wherever it is shown.
// The one it had is kept, see [Library.Restore].
func (l *Library) Replace(ctx context.Context, staff news.Staff, id int64, version int, u Upload) (news.Picture, error) {
	p, err := l.open(ctx, staff, id, version)
	if err != nil {
		return p, err
	}
	in, err := l.receive(ctx, u)
	if err != nil {
		return p, fmt.Errorf("receive a picture: %w", err)
	}
	defer in.drop()
	if in.hash == p.Blob {
		return p, &news.Error{Kind: news.Conflict, Message: "This is the file that the picture has already."}
	}
	if err := in.shelve(ctx, l.Shelf); err != nil {
		return p, fmt.Errorf("replace picture %d: %w", id, err)
	}
	return l.replace(ctx, staff, p, news.PictureFile{
		Blob: in.hash, Name: in.name, Size: in.size, Type: in.info.Type, Width: in.info.Width, Height: in.info.Height,
	})
}

// Restore gives a picture a file again that it had before.
func (l *Library) Restore(ctx context.Context, staff news.Staff, id int64, version, number int) (news.Picture, error) {
	p, err := l.open(ctx, staff, id, version)
	if err != nil {
		return p, err
	}
	files, err := l.Store.PictureFiles(ctx, id)
	if err != nil {
		return p, fmt.Errorf("restore picture %d: %w", id, err)
	}
	for _, f := range files {
		if f.Number == number {
			return l.replace(ctx, staff, p, f)
		}
	}
	return p, &news.Error{Kind: news.NotFound, Message: "The picture never had such a file."}
}

func (l *Library) replace(ctx context.Context, staff news.Staff, p news.Picture, f news.PictureFile) (news.Picture, error) {
	p.Take(f)
	if err := l.Store.ReplacePicture(ctx, &p, l.event(news.PictureReplaced, staff, p)); err != nil {
		return p, fmt.Errorf("replace picture %d: %w", p.ID, err)
	}
	return p, nil
}

// Delete takes a picture that nothing shows out of the library.
func (l *Library) Delete(ctx context.Context, staff news.Staff, id int64, version int) error {
	p, err := l.open(ctx, staff, id, version)
	if err != nil {
		return err
	}
	if err := l.Store.DeletePicture(ctx, id, version, l.event(news.PictureDeleted, staff, p)); err != nil {
		return fmt.Errorf("delete picture %d: %w", id, err)
	}
	return nil
}

// open loads a picture that somebody wants to change and saw in a version.
func (l *Library) open(ctx context.Context, staff news.Staff, id int64, version int) (news.Picture, error) {
	p, err := l.Store.Picture(ctx, id)
	if err != nil {
		return p, fmt.Errorf("load picture %d: %w", id, err)
	}
	if err := l.allow(ctx, staff, p); err != nil {
		return p, err
	}
	if p.Version != version {
		return p, &news.Error{
			Kind:    news.Conflict,
			Message: "Somebody else has changed this picture in the meantime. Load it again to see what changed.",
		}
	}
	return p, nil
}

// allow refuses who may not change a picture. Whoever put it in may, others
// if they may edit what others have. But what readers see is changed only by
// those who may publish.
func (l *Library) allow(ctx context.Context, staff news.Staff, p news.Picture) error {
	right := news.MayEditOthers
	if p.Staff == staff.ID {
		right = news.MayWrite
	}
	if err := staff.Need(right); err != nil {
		return err
	}
	shown, err := l.Store.PictureShown(ctx, p.ID)
	if err != nil {
		return fmt.Errorf("see who shows picture %d: %w", p.ID, err)
	}
	if shown && !staff.May(news.MayPublish) {
		return &news.Error{Kind: news.Forbidden, Message: "Readers see this picture. Only who may publish can change it."}
	}
	return nil
}

func (l *Library) event(name news.EventName, staff news.Staff, p news.Picture) news.Event {
	return news.Event{Name: name, Staff: staff.ID, At: l.Now(), Note: p.Name}
}

// line makes one line of what was typed. Words that are too long are left so,
// to be refused and not cut.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// persons leaves out empty names and those named twice.
func persons(names []string) []string {
	var kept []string
	seen := map[string]bool{}
	for _, name := range names {
		if name = line(name); name != "" && !seen[name] {
			seen[name] = true
			kept = append(kept, name)
		}
	}
	return kept
}

// fileName is what a file is called, without the folders of whoever sent it.
func fileName(name string) string {
	return tidy(filepath.Base(strings.ReplaceAll(name, `\`, "/")), news.MaxName)
}
