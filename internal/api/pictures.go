package api

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// A Picture is an image of the library.
type Picture struct {
	ID         int64                  `json:"id"`
	Version    int                    `json:"version" doc:"Grows with every change; send it with the next one."`
	Name       string                 `json:"name" doc:"Of the file, for the staff."`
	Type       string                 `json:"type"`
	Size       int64                  `json:"size" doc:"Of the original, in bytes; 0 if it is not known."`
	Width      int                    `json:"width"`
	Height     int                    `json:"height"`
	Focus      Point                  `json:"focus"`
	Crops      map[string]PicturePart `json:"crops" doc:"By shape: 16:9, 5:4, 1:1, 4:5. Where one is missing, the focus decides."`
	Caption    string                 `json:"caption"`
	Alt        string                 `json:"alt"`
	Decorative bool                   `json:"decorative" doc:"Says nothing that the text does not say; needs no alternative text."`
	Credit     string                 `json:"credit"`
	Rights     string                 `json:"rights"`
	Persons    []string               `json:"persons" doc:"Who is shown."`
	SourceType string                 `json:"source_type" doc:"IPTC digital source type; empty for a photograph."`
	TakenAt    *time.Time             `json:"taken_at,omitempty"`
	ExpiresAt  *time.Time             `json:"expires_at,omitempty" doc:"When the right to show it ends."`
	CreatedAt  time.Time              `json:"created_at"`
	Staff      int64                  `json:"staff" doc:"Who put it into the library; 0 for an import."`
	Missing    string                 `json:"missing" doc:"What keeps it from being published, in one sentence; empty for nothing."`
	Expired    bool                   `json:"expired"`
	Src        string                 `json:"src" doc:"Where it is served some 960 pixels wide; empty without a file."`
	Srcset     string                 `json:"srcset"`
}

// A Point lies in a picture, in shares of its width and height.
type Point struct {
	X float64 `json:"x" minimum:"0" maximum:"1"`
	Y float64 `json:"y" minimum:"0" maximum:"1"`
}

// A PicturePart is a part of a picture, in shares of its width and height.
type PicturePart struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// A PictureFile is a file that a picture had before it was replaced.
type PictureFile struct {
	Number int       `json:"number"`
	Name   string    `json:"name"`
	Width  int       `json:"width"`
	Height int       `json:"height"`
	Staff  int64     `json:"staff" doc:"Who replaced it."`
	Until  time.Time `json:"until"`
	Src    string    `json:"src"`
}

// A PictureUse is a place that shows a picture.
type PictureUse struct {
	Noun  string     `json:"noun" enum:"article,author,topic,front,setting"`
	ID    int64      `json:"id" doc:"0 for a front or a setting, which has a name."`
	Name  string     `json:"name"`
	Title string     `json:"title"`
	State news.State `json:"state,omitempty" doc:"Of an article."`
	Path  string     `json:"path,omitempty" doc:"Of an article that was public."`
	Desk  bool       `json:"desk" doc:"As it stands at the desk."`
	Live  bool       `json:"live" doc:"As readers have it."`
}

// PictureReads is what the API reads of the library.
type PictureReads interface {
	Picture(ctx context.Context, id int64) (news.Picture, error)
	Pictures(ctx context.Context, ids []int64) (map[int64]news.Picture, error)
	ListPictures(ctx context.Context, q news.PictureQuery) ([]news.Picture, error)
	PictureFiles(ctx context.Context, id int64) ([]news.PictureFile, error)
	PictureUses(ctx context.Context, id int64, limit int) ([]news.PictureUse, error)
	CountExpiring(ctx context.Context) (int64, error)
}

// PictureAddresses knows where pictures are served.
type PictureAddresses interface {
	URL(p paper.Picture, width int, f media.Format) string
}

// pictures registers what can be done in the library; uploads are in
// picture_upload.go.
func (a *API) pictures() {
	route(a, operation{
		id: "list-pictures", method: http.MethodGet, path: "/pictures", tag: "pictures", needs: signedIn,
		summary: "The library, the newest first, or some pictures by their ids.",
	}, a.listPictures)
	route(a, operation{
		id: "get-picture", method: http.MethodGet, path: "/pictures/{id}", tag: "pictures", needs: signedIn,
		summary: "One picture.",
	}, a.getPicture)
	route(a, operation{
		id: "edit-picture", method: http.MethodPut, path: "/pictures/{id}", tag: "pictures", needs: right(news.MayWrite),
		summary: "Changes what is said about a picture, and how it is cut. Pages that show it are printed anew.",
	}, a.editPicture)
	route(a, operation{
		id: "delete-picture", method: http.MethodDelete, path: "/pictures/{id}", tag: "pictures", needs: right(news.MayWrite),
		summary: "Takes a picture that nothing shows out of the library.", status: http.StatusNoContent,
	}, a.deletePicture)
	route(a, operation{
		id: "list-picture-uses", method: http.MethodGet, path: "/pictures/{id}/uses", tag: "pictures", needs: signedIn,
		summary: "Where a picture is shown, at the desk and to readers.",
	}, a.listPictureUses)
	route(a, operation{
		id: "list-picture-files", method: http.MethodGet, path: "/pictures/{id}/files", tag: "pictures", needs: signedIn,
		summary: "The files that a picture had before it was replaced, the newest first.",
	}, a.listPictureFiles)
	route(a, operation{
		id: "restore-picture", method: http.MethodPost, path: "/pictures/{id}/restore", tag: "pictures", needs: right(news.MayWrite),
		summary: "Gives a picture a file again that it had before.",
	}, a.restorePicture)
	route(a, operation{
		id: "get-picture-rules", method: http.MethodGet, path: "/picture-rules", tag: "pictures", needs: signedIn,
		summary: "What can be sent, and of how many pictures the rights end soon.",
	}, a.getPictureRules)
	a.pictureUploads()
}

// librarySearch asks for a part of the library.
type librarySearch struct {
	Q     string  `query:"q" maxLength:"200" doc:"Words of the caption, alternative text, credit, people or file; their beginnings are enough."`
	Show  string  `query:"show" enum:"lacking,rights,expiring,expired,used,unused,machine" doc:"Only some; without it all."`
	IDs   []int64 `query:"ids" maxItems:"100" doc:"These ones; nothing else counts then."`
	After string  `query:"after" maxLength:"20" doc:"Where the last answer ended."`
	Limit int     `query:"limit" minimum:"1" maximum:"100" default:"40"`
}

func (a *API) listPictures(ctx context.Context, in *librarySearch) (*page[Picture], error) {
	if len(in.IDs) > 0 {
		found, err := a.Pictures.Pictures(ctx, in.IDs)
		ids := slices.DeleteFunc(in.IDs, func(id int64) bool { _, ok := found[id]; return !ok })
		return pageOf(each(ids, func(id int64) Picture { return a.wirePicture(found[id]) }), ""), err
	}
	before, err := readCursor(in.After)
	if err != nil {
		return nil, err
	}
	found, err := a.Pictures.ListPictures(ctx, news.PictureQuery{
		Text: in.Q, Show: news.PictureFilter(in.Show), Before: before, Limit: in.Limit + 1,
	})
	next := ""
	if len(found) > in.Limit {
		found = found[:in.Limit]
		next = strconv.FormatInt(found[in.Limit-1].ID, 10)
	}
	return pageOf(each(found, a.wirePicture), next), err
}

// readCursor reads the id of the last picture of a page.
func readCursor(after string) (int64, error) {
	if after == "" {
		return 0, nil
	}
	id, err := strconv.ParseInt(after, 10, 64)
	if err != nil || id < 1 {
		return 0, &news.Error{Kind: news.Invalid, Message: "after must be what an answer gave as next."}
	}
	return id, nil
}

// pictureID names a picture in a path.
type pictureID struct {
	ID int64 `path:"id"`
}

func (a *API) getPicture(ctx context.Context, in *pictureID) (*Picture, error) {
	p, err := a.Pictures.Picture(ctx, in.ID)
	return new(a.wirePicture(p)), err
}

// PictureChange is what can be said about a picture. All of it is kept as it
// is sent.
type PictureChange struct {
	Version    int                    `json:"version" doc:"Of the picture that was seen."`
	Name       string                 `json:"name"`
	Caption    string                 `json:"caption"`
	Alt        string                 `json:"alt"`
	Decorative bool                   `json:"decorative"`
	Credit     string                 `json:"credit"`
	Rights     string                 `json:"rights"`
	Persons    []string               `json:"persons"`
	SourceType string                 `json:"source_type"`
	ExpiresAt  *time.Time             `json:"expires_at,omitempty"`
	Focus      Point                  `json:"focus"`
	Crops      map[string]PicturePart `json:"crops"`
}

func (a *API) editPicture(ctx context.Context, in *struct {
	ID   int64 `path:"id"`
	Body PictureChange
},
) (*Picture, error) {
	c := media.Change{
		Name: in.Body.Name, Caption: in.Body.Caption, Alt: in.Body.Alt, Decorative: in.Body.Decorative, Credit: in.Body.Credit,
		Rights: in.Body.Rights, Persons: in.Body.Persons, SourceType: in.Body.SourceType,
		Framing: news.Framing{FocusX: in.Body.Focus.X, FocusY: in.Body.Focus.Y, Crops: news.Crops{}},
	}
	if in.Body.ExpiresAt != nil {
		c.Expires = *in.Body.ExpiresAt
	}
	for name, part := range in.Body.Crops {
		c.Framing.Crops[news.CropName(name)] = news.Rect(part)
	}
	p, err := a.Library.Edit(ctx, staffOf(ctx), in.ID, in.Body.Version, c)
	return new(a.wirePicture(p)), err
}

func (a *API) deletePicture(ctx context.Context, in *struct {
	ID      int64 `path:"id"`
	Version int   `query:"version" required:"true" doc:"Of the picture that was seen."`
},
) (*none, error) {
	return nil, a.Library.Delete(ctx, staffOf(ctx), in.ID, in.Version)
}

// mostUses is how many places are listed.
const mostUses = 200

func (a *API) listPictureUses(ctx context.Context, in *pictureID) (*page[PictureUse], error) {
	uses, err := a.Pictures.PictureUses(ctx, in.ID, mostUses)
	return pageOf(each(uses, func(u news.PictureUse) PictureUse {
		return PictureUse{
			Noun: u.Noun, ID: u.Ref, Name: u.Name, Title: u.Title, State: u.State, Path: u.Path, Desk: u.Desk, Live: u.Live,
		}
	}), ""), err
}

func (a *API) listPictureFiles(ctx context.Context, in *pictureID) (*page[PictureFile], error) {
	files, err := a.Pictures.PictureFiles(ctx, in.ID)
	return pageOf(each(files, func(f news.PictureFile) PictureFile {
		return PictureFile{
			Number: f.Number, Name: f.Name, Width: f.Width, Height: f.Height, Staff: f.Staff, Until: f.Until,
			Src: a.Images.URL(paper.Picture{Blob: f.Blob}, 320, media.Plain),
		}
	}), ""), err
}

func (a *API) restorePicture(ctx context.Context, in *struct {
	ID   int64 `path:"id"`
	Body struct {
		Version int `json:"version" doc:"Of the picture that was seen."`
		File    int `json:"file" doc:"The number of the file."`
	}
},
) (*Picture, error) {
	p, err := a.Library.Restore(ctx, staffOf(ctx), in.ID, in.Body.Version, in.Body.File)
	return new(a.wirePicture(p)), err
}

// PictureRules say what can be sent to the library.
type PictureRules struct {
	Largest  int64 `json:"largest" doc:"Bytes of a file at most."`
	Pixels   int   `json:"pixels" doc:"Of a picture at most."`
	MinCrop  int   `json:"min_crop" doc:"Pixels a crop must be wide and high."`
	Expiring int64 `json:"expiring" doc:"How many pictures are shown whose rights ended or end within a month."`
}

func (a *API) getPictureRules(ctx context.Context, _ *struct{}) (*PictureRules, error) {
	expiring, err := a.Pictures.CountExpiring(ctx)
	return &PictureRules{
		Largest: a.Library.Limit, Pixels: media.MaxPixels, MinCrop: news.MinCrop, Expiring: expiring,
	}, err
}

func (a *API) wirePicture(p news.Picture) Picture {
	w := Picture{
		ID: p.ID, Version: p.Version, Name: p.Name, Type: p.Type, Size: p.Size, Width: p.Width, Height: p.Height,
		Focus: Point{p.FocusX, p.FocusY}, Crops: map[string]PicturePart{}, Caption: p.Caption, Alt: p.Alt,
		Decorative: p.Decorative, Credit: p.Credit, Rights: p.Rights, Persons: list(p.Persons), SourceType: p.SourceType,
		TakenAt: moment(p.TakenAt), ExpiresAt: moment(p.Expires), CreatedAt: p.CreatedAt, Staff: p.Staff,
		Missing: p.Missing(), Expired: p.Expired(a.Now()),
	}
	for _, name := range slices.Sorted(maps.Keys(p.Crops)) {
		w.Crops[string(name)] = PicturePart(p.Crops[name])
	}
	if p.Blob != "" {
		shown := paper.Picture{Blob: p.Blob, Width: p.Width}
		w.Src = a.Images.URL(shown, 960, media.Plain)
		var set []string
		for _, width := range media.Widths() {
			set = append(set, a.Images.URL(shown, width, media.Plain)+" "+strconv.Itoa(min(width, p.Width))+"w")
			if width >= p.Width {
				break
			}
		}
		w.Srcset = strings.Join(set, ", ")
	}
	return w
}

// moment returns a time for JSON, nil where it was never set.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
