package api

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
)

// An Uploaded picture is new, or one that the library had already.
type Uploaded struct {
	Picture Picture `json:"picture"`
	Known   bool    `json:"known" doc:"The library had this very file; nothing was added."`
}

func (a *API) pictureUploads() {
	register(a, operation{
		id: "add-picture", method: http.MethodPost, path: "/pictures", tag: "pictures", needs: right(news.MayWrite),
		summary: "Takes a file into the library, with what it says about itself. The same file sent twice is one picture.",
		status:  made,
	}, a.addPicture)
	a.takesFile("/pictures")
	route(a, operation{
		id: "replace-picture", method: http.MethodPost, path: "/pictures/{id}/replace", tag: "pictures", needs: right(news.MayWrite),
		summary: "Puts another file in the place of a picture's, wherever it is shown. The one it had is kept.",
	}, a.replacePicture)
	a.takesFile("/pictures/{id}/replace")
}

// takesFile describes the body of an upload, which huma can not see.
func (a *API) takesFile(path string) {
	a.huma.OpenAPI().Paths[path].Post.RequestBody = &huma.RequestBody{
		Required: true,
		Content: map[string]*huma.MediaType{"multipart/form-data": {Schema: &huma.Schema{
			Type: huma.TypeObject, Required: []string{"file"},
			Properties: map[string]*huma.Schema{"file": {Type: huma.TypeString, Format: "binary"}},
		}}},
	}
}

// An upload is a request with a file, which is read as it comes and never
// held in memory.
type upload struct {
	request *http.Request
	answer  http.ResponseWriter
}

// Resolve implements [huma.Resolver].
func (u *upload) Resolve(c huma.Context) []error {
	u.request, u.answer = humago.Unwrap(c)
	return nil
}

// drained is how much of a refused upload is still taken, in bytes: most
// senders do not listen before they have sent all of it.
const drained = 256 << 20

// take hands the file of the request to keep. How long it takes is up to the
// sender's line.
func (u *upload) take(keep func(media.Upload) error) error {
	u.patient()
	part, err := u.file()
	if err == nil {
		err = keep(media.Upload{Name: part.FileName(), Size: u.announced(), Body: part})
	}
	u.drain(err)
	return err
}

// patient lets the request take as long as it needs.
func (u *upload) patient() {
	_ = http.NewResponseController(u.answer).SetReadDeadline(time.Time{}) // where there is none there is no need
	_ = http.NewResponseController(u.answer).SetWriteDeadline(time.Time{})
}

// drain takes the rest of what is refused.
func (u *upload) drain(err error) {
	if err != nil && u.request.Context().Err() == nil {
		_, _ = io.CopyN(io.Discard, u.request.Body, drained)
	}
}

// whole says so where the line broke while a file was read.
func whole(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return brokenUpload()
	}
	return err
}

// envelope is more than a form puts around its file, in bytes.
const envelope = 64 << 10

// announced is how large the file will be at least; 0 if nobody said.
func (u *upload) announced() int64 { return max(0, u.request.ContentLength-envelope) }

// form is the request as a form.
func (u *upload) form() (*multipart.Reader, error) {
	kind, params, err := mime.ParseMediaType(u.request.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" || params["boundary"] == "" {
		return nil, &news.Error{Kind: news.Invalid, Message: "Send the file as the field “file” of a form (multipart/form-data)."}
	}
	return multipart.NewReader(u.request.Body, params["boundary"]), nil
}

// file finds the part of the form that is called file.
func (u *upload) file() (*multipart.Part, error) {
	form, err := u.form()
	if err != nil {
		return nil, err
	}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return nil, &news.Error{Kind: news.Invalid, Message: "The form has no field “file”."}
		}
		if err != nil {
			return nil, brokenUpload()
		}
		if part.FormName() == "file" {
			return part, nil
		}
	}
}

func brokenUpload() error {
	return &news.Error{Kind: news.Invalid, Message: "The file did not arrive whole. Send it again."}
}

// added is an answer with a status of its own.
type added struct {
	Status int
	Body   Uploaded
}

func (a *API) addPicture(ctx context.Context, in *struct{ upload }) (*added, error) {
	out := &added{Status: made}
	err := in.take(func(file media.Upload) error {
		p, known, err := a.Library.Add(ctx, staffOf(ctx), file)
		out.Body = Uploaded{a.wirePicture(p), known}
		if known {
			out.Status = http.StatusOK
		}
		return err
	})
	return out, err
}

func (a *API) replacePicture(ctx context.Context, in *struct {
	upload
	ID      int64 `path:"id"`
	Version int   `query:"version" required:"true" doc:"Of the picture that was seen."`
},
) (*Picture, error) {
	var out Picture
	err := in.take(func(file media.Upload) error {
		p, err := a.Library.Replace(ctx, staffOf(ctx), in.ID, in.Version, file)
		out = a.wirePicture(p)
		return err
	})
	return &out, err
}
