package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

const pictureColumns = `id, version, blob, name, size, type, width, height, focus_x, focus_y, crops, caption, alt,
	decorative, credit, rights, persons, source_type, taken_at, expires_at, staff, created_at`

func scanPicture(rows *sql.Rows) (x news.Picture, err error) {
	err = rows.Scan(&x.ID, &x.Version, &x.Blob, &x.Name, &x.Size, &x.Type, &x.Width, &x.Height, &x.FocusX, &x.FocusY,
		fromJSON{&x.Crops}, &x.Caption, &x.Alt, &x.Decorative, &x.Credit, &x.Rights, fromJSON{&x.Persons}, &x.SourceType,
		moment{&x.TakenAt}, moment{&x.Expires}, &x.Staff, moment{&x.CreatedAt})
	return x, err
}

// Pictures returns the pictures with these ids; those there are not are left out.
func (s *Store) Pictures(ctx context.Context, ids []int64) (map[int64]news.Picture, error) {
	list, err := all(ctx, s.read, scanPicture, `
		select `+pictureColumns+` from picture where id in `+s.engine.List("$1"), asJSON{ids})
	found := make(map[int64]news.Picture, len(list))
	for _, x := range list {
		found[x.ID] = x
	}
	return found, err
}

// Picture returns one picture.
func (s *Store) Picture(ctx context.Context, id int64) (news.Picture, error) {
	x, err := one(ctx, s.read, scanPicture, `select `+pictureColumns+` from picture where id = $1`, id)
	return x, missing(err, "picture")
}

// PictureByBlob returns the first picture that has a file, by the hash of its
// content; false if none has.
func (s *Store) PictureByBlob(ctx context.Context, blob string) (x news.Picture, found bool, err error) {
	x, err = one(ctx, s.read, scanPicture, `
		select `+pictureColumns+` from picture where blob = $1 and blob <> '' order by id limit 1`, blob)
	if errors.Is(err, sql.ErrNoRows) {
		return x, false, nil
	}
	return x, err == nil, err
}

// SavePicture keeps a picture of the library; with ID 0 it is a new one and
// gets its ID. One that somebody else saved since x was loaded is refused as
// [news.Conflict]. The event is given the soft keys of all pages that show it.
func (s *Store) SavePicture(ctx context.Context, x *news.Picture, ev news.Event) error {
	return s.changePicture(ctx, x, ev, func(c conn, row *news.Picture, ev *news.Event) error {
		keys, err := pagesShowing(ctx, c, row.ID)
		ev.Soft = append(ev.Soft, keys...)
		return err
	})
}

// ReplacePicture is SavePicture where x has another file than it had; the one
// it had is remembered. Pages that show it must not be served once more.
func (s *Store) ReplacePicture(ctx context.Context, x *news.Picture, ev news.Event) error {
	return s.changePicture(ctx, x, ev, func(c conn, row *news.Picture, ev *news.Event) error {
		keys, err := pagesShowing(ctx, c, row.ID)
		ev.Hard = append(ev.Hard, keys...)
		if err != nil {
			return err
		}
		return rememberFile(ctx, c, row.ID, ev)
	})
}

// changePicture works on a copy, so that a failure leaves x as it was.
func (s *Store) changePicture(ctx context.Context, x *news.Picture, ev news.Event, before func(conn, *news.Picture, *news.Event) error) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		if err := before(c, &row, ev); err != nil {
			return err
		}
		if err := savePicture(ctx, c, &row); err != nil {
			return err
		}
		ev.Soft = append(ev.Soft, news.PictureKey(row.ID))
		return nil
	})
	if err == nil {
		*x = row
	}
	return err
}

func savePicture(ctx context.Context, c conn, x *news.Picture) (err error) {
	if x.ID == 0 {
		err = insertPicture(ctx, c, x)
	} else {
		err = updatePicture(ctx, c, x)
	}
	if err != nil {
		return err
	}
	if err := saveWords(ctx, c, x); err != nil {
		return err
	}
	return saveOrigin(ctx, c, x.Origin, "picture", x.ID)
}

func insertPicture(ctx context.Context, c conn, x *news.Picture) (err error) {
	if x.ID, err = next(ctx, c, "picture", 1); err != nil {
		return err
	}
	x.Version = 1
	_, err = c.exec(ctx, `
		insert into picture (`+pictureColumns+`)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
		x.ID, x.Version, x.Blob, x.Name, x.Size, x.Type, x.Width, x.Height, x.FocusX, x.FocusY, asJSON{x.Crops}, x.Caption,
		x.Alt, x.Decorative, x.Credit, x.Rights, asJSON{x.Persons}, x.SourceType, ms(x.TakenAt), ms(x.Expires), x.Staff,
		ms(x.CreatedAt))
	return err
}

// updatePicture writes a picture over the version that x was loaded in. An
// import never loaded it, has version 0, and is right.
func updatePicture(ctx context.Context, c conn, x *news.Picture) error {
	done, err := c.exec(ctx, `
		update picture set version = version + 1, blob = $3, name = $4, size = $5, type = $6, width = $7, height = $8,
			focus_x = $9, focus_y = $10, crops = $11, caption = $12, alt = $13, decorative = $14, credit = $15,
			rights = $16, persons = $17, source_type = $18, taken_at = $19, expires_at = $20
		where id = $1 and (version = $2 or $2 = 0)`,
		x.ID, x.Version, x.Blob, x.Name, x.Size, x.Type, x.Width, x.Height, x.FocusX, x.FocusY, asJSON{x.Crops}, x.Caption,
		x.Alt, x.Decorative, x.Credit, x.Rights, asJSON{x.Persons}, x.SourceType, ms(x.TakenAt), ms(x.Expires))
	if err != nil {
		return err
	}
	if done == 0 {
		return stalePicture(ctx, c, x.ID)
	}
	x.Version++
	return nil
}

// stalePicture says why no row of the picture had the version asked for.
func stalePicture(ctx context.Context, c conn, id int64) error {
	if _, err := one(ctx, c, number, `select version from picture where id = $1`, id); err != nil {
		return missing(err, "picture")
	}
	return &news.Error{
		Kind:    news.Conflict,
		Message: "Somebody else has changed this picture in the meantime. Load it again to see what changed.",
	}
}

// DeletePicture removes a picture. One that an article, a front or anything
// else shows, or will show, is refused as [news.Conflict].
func (s *Store) DeletePicture(ctx context.Context, id int64, version int, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Soft = append(ev.Soft, news.PictureKey(id))
		uses, err := one(ctx, c, number, `select count(*) from picture_use where picture = $1`, id)
		if err != nil {
			return err
		}
		if uses > 0 {
			return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf(
				"The picture is shown in %d places. Take it out there first, or replace its file.", uses,
			)}
		}
		done, err := c.exec(ctx, `delete from picture where id = $1 and version = $2`, id, version)
		if err == nil && done == 0 {
			err = stalePicture(ctx, c, id)
		}
		if err != nil {
			return err
		}
		for _, table := range []string{"picture_word", "picture_file"} {
			if _, err := c.exec(ctx, `delete from `+table+` where picture = $1`, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// rememberFile keeps the file that a picture has before it gets another one.
func rememberFile(ctx context.Context, c conn, id int64, ev *news.Event) error {
	_, err := c.exec(ctx, `
		insert into picture_file (picture, number, blob, name, size, type, width, height, focus_x, focus_y, crops,
			staff, until_at)
		select id, (select coalesce(max(number), 0) + 1 from picture_file where picture = $1), blob, name, size, type,
			width, height, focus_x, focus_y, crops, $2, $3
		from picture where id = $1`, id, ev.Staff, ms(ev.At))
	return err
}

// PictureFiles returns the files that a picture had before, newest first.
func (s *Store) PictureFiles(ctx context.Context, id int64) ([]news.PictureFile, error) {
	return all(ctx, s.read, scanPictureFile, `
		select number, blob, name, size, type, width, height, focus_x, focus_y, crops, staff, until_at
		from picture_file where picture = $1 order by number desc limit 100`, id)
}

func scanPictureFile(rows *sql.Rows) (f news.PictureFile, err error) {
	err = rows.Scan(&f.Number, &f.Blob, &f.Name, &f.Size, &f.Type, &f.Width, &f.Height, &f.FocusX, &f.FocusY,
		fromJSON{&f.Crops}, &f.Staff, moment{&f.Until})
	return f, err
}
