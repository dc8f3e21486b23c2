package transfer

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// maxFile is how many bytes the file of a picture may have.
const maxFile = 64 << 20

// A Folder brings pictures from a copy of the other site's files, such as its
// folder wp-content/uploads. It looks for the whole path of an address, then
// for shorter and shorter ends of it, so that any folder above, or all files
// in one, will do.
type Folder struct {
	Files fs.FS // which never leads outside the folder
	Keep  Keep
}

// Bring keeps the file that lies at the end of an address.
func (f Folder) Bring(ctx context.Context, address string) (File, error) {
	u, err := url.Parse(address)
	if err != nil {
		return File{}, &news.Error{Kind: news.Invalid, Message: "the address can not be read"}
	}
	name := strings.TrimPrefix(path.Clean("/"+u.Path), "/")
	for {
		file, err := f.Files.Open(name)
		if err == nil {
			defer file.Close() // it was only read
			return f.keep(ctx, file)
		}
		if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid) {
			return File{}, err
		}
		var more bool
		if _, name, more = strings.Cut(name, "/"); !more {
			return File{}, &news.Error{Kind: news.NotFound, Message: "the folder does not have it"}
		}
	}
}

func (f Folder) keep(ctx context.Context, file fs.File) (File, error) {
	info, err := file.Stat()
	if err != nil {
		return File{}, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxFile {
		return File{}, &news.Error{Kind: news.Invalid, Message: "it is no file, or larger than 64 megabytes"}
	}
	return f.Keep(ctx, io.LimitReader(file, maxFile))
}
