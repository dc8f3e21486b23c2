package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"html"
	"log/slog"
	"maps"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
)

// An ErrorPage renders a problem in the look of the paper.
type ErrorPage func(r *http.Request, p Problem) (contentType string, body []byte, err error)

// Errors answers what handlers could not. Its zero value with a Log works.
type Errors struct {
	Log  *slog.Logger
	Page ErrorPage           // nil for the plain one
	JSON bool                // problem+json for everybody, as an API wants it
	Path func(string) string // as it stands in the log; nil for as it is
	ID   func() string       // names an error of ours for log and page; nil for random ones
}

// path returns how the path of a request stands in the log.
func (e *Errors) path(r *http.Request) string {
	if e.Path == nil {
		return r.URL.Path
	}
	return e.Path(r.URL.Path)
}

// Handle makes an http.Handler of h, for a mux. Nothing is written twice: once
// the first byte of an answer has left, an error can only end it.
func (e *Errors) Handle(h Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := recorderOf(w)
		if err := e.try(h, rec, r); err != nil {
			e.answer(rec, r, err)
		}
	})
}

// A panicError is a panic on its way to the log.
type panicError struct {
	cause any
	stack []byte
}

func (p *panicError) Error() string { return "panic in a handler" }

// try calls a handler and makes an error of its panic. http.ErrAbortHandler is
// a handler's own wish to break off, and goes on.
func (e *Errors) try(h Handler, rec *recorder, r *http.Request) (err error) {
	defer func() {
		switch cause := recover(); cause {
		case nil:
		case http.ErrAbortHandler:
			panic(cause)
		default:
			err = &panicError{cause, debug.Stack()}
		}
	}()
	return h(rec, r)
}

// answer logs an error where it is ours, and shows it where there is still
// somebody to show it to.
func (e *Errors) answer(rec *recorder, r *http.Request, err error) {
	if rec.status != 0 {
		e.breakOff(rec, r, err)
		return
	}
	p := Problem{Status: statusOf(r, err)}
	if p.Status == statusClientGone {
		rec.status = statusClientGone
		return
	}
	if p.Status >= http.StatusInternalServerError {
		p.ID = rec.name(e.ID)
		e.log(r, "request failed", slog.LevelError, p.ID, err)
	}
	p.Title, p.Detail = http.StatusText(p.Status), sentenceOf(p.Status, err)
	e.send(rec, r, p, headersOf(p.Status, err))
}

// breakOff ends an answer that has begun. Mostly the reader has left, which is
// nobody's fault; after a panic the connection is cut, so that half a page is
// not taken for a whole one.
func (e *Errors) breakOff(rec *recorder, r *http.Request, err error) {
	if _, ok := errors.AsType[*panicError](err); ok {
		e.log(r, "request failed", slog.LevelError, rec.name(e.ID), err)
		panic(http.ErrAbortHandler)
	}
	e.log(r, "answer broken off", slog.LevelDebug, "", err)
}

func (e *Errors) log(r *http.Request, message string, level slog.Level, id string, err error) {
	attrs := []slog.Attr{
		slog.String("id", id), slog.String("method", r.Method),
		slog.String("path", e.path(r)), slog.Any("error", err),
	}
	if p, ok := errors.AsType[*panicError](err); ok {
		attrs = append(attrs, slog.Any("cause", p.cause), slog.String("stack", string(p.stack)))
	}
	e.Log.LogAttrs(r.Context(), level, message, attrs...) //nolint:sloglint // its callers give constants
}

// headersOf returns what an error's status asks for.
func headersOf(status int, err error) http.Header {
	if refusal, ok := errors.AsType[*Refusal](err); ok && refusal.Header != nil {
		return refusal.Header
	}
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		return http.Header{"Retry-After": {"30"}}
	}
	return nil
}

// send writes a problem. It takes back what a handler may have said about the
// answer it did not give.
func (e *Errors) send(rec *recorder, r *http.Request, p Problem, header http.Header) {
	h := rec.Header()
	for _, name := range []string{"Content-Encoding", "Etag", "Last-Modified", "Location"} {
		h.Del(name)
	}
	maps.Copy(h, header)
	kind, body := e.render(r, p)
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "no-store")
	rec.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		_, _ = rec.Write(body) // whoever left does not miss it
	}
}

// render chooses the form of a problem: for programs, in the look of the
// paper, or plain.
func (e *Errors) render(r *http.Request, p Problem) (contentType string, body []byte) {
	if e.JSON || wantsJSON(r) {
		body, err := json.Marshal(p)
		if err == nil {
			return "application/problem+json", body
		}
	}
	if e.Page == nil {
		return plainPage(p)
	}
	contentType, body, err := e.page(r, p)
	if err != nil {
		e.log(r, "error page not rendered", slog.LevelError, p.ID, err)
		return plainPage(p)
	}
	return contentType, body
}

// page calls the theme, which may fail in the very way the page did.
func (e *Errors) page(r *http.Request, p Problem) (contentType string, body []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &panicError{cause, debug.Stack()}
		}
	}()
	return e.Page(r, p)
}

// wantsJSON reports whether a request comes from a program that says so.
func wantsJSON(r *http.Request) bool {
	accept := r.Header.Get("Accept")
	return strings.Contains(accept, "json") && !strings.Contains(accept, "text/html")
}

// plainPage needs nothing that could be broken.
func plainPage(p Problem) (contentType string, body []byte) {
	var b bytes.Buffer
	title := html.EscapeString(p.Title)
	b.WriteString("<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n")
	b.WriteString("<meta name=viewport content=\"width=device-width\">\n<title>" + title + "</title>\n")
	b.WriteString("<h1>" + title + "</h1>\n<p>" + html.EscapeString(p.Detail) + "\n")
	if p.ID != "" {
		b.WriteString("<p>If you write to us about it, please mention " + html.EscapeString(p.ID) + ".\n")
	}
	b.WriteString("<p><a href=/>Front page</a>\n")
	return "text/html; charset=utf-8", b.Bytes()
}
