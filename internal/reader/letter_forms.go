package reader

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/web"
)

// A letterForm answers what a reader of letters asks for on a page of their
// own. Nothing of it is kept by the press or by anybody on the way.
type letterForm func(w http.ResponseWriter, r *http.Request, e *edition, token string) error

// letterForm returns what answers a request on letters that no printed page
// does: those behind the links of a mail, and every form.
func (s *Site) letterForm(r *http.Request) (do letterForm, token string) {
	rest, ok := strings.CutPrefix(r.URL.Path, lettersPath)
	if !ok || s.readers == nil {
		return nil, ""
	}
	if rest == "" && r.Method == http.MethodPost {
		return s.signUp, ""
	}
	name, token, _ := strings.Cut(strings.TrimPrefix(rest, "/"), "/")
	switch name {
	case "confirm":
		return s.confirmLetters, token
	case "leave":
		return s.leaveLetter, token
	case "move":
		return s.moveAddress, token
	case "prefer":
		return s.preferLetters, token
	}
	if slug, to, ok := strings.Cut(strings.TrimPrefix(rest, "/"), "/"); ok && strings.Contains(to, "/to/") {
		return s.followLink, slug + "/" + to
	}
	return nil, ""
}

// WithoutToken returns a path without the token that a link of a mail carries:
// whoever knows that can do what the reader can.
func WithoutToken(path string) string {
	rest, ok := strings.CutPrefix(path, lettersPath+"/")
	if !ok {
		return path
	}
	name, _, _ := strings.Cut(rest, "/")
	switch name {
	case "confirm", "leave", "move", "prefer":
		return lettersPath + "/" + name + "/…"
	default:
		return path
	}
}

// mostForm is how long what a form sends may be, in bytes.
const mostForm = 64 << 10

// serveForm lets a request through to a form. Only a link in a mail may be
// posted to from elsewhere, by the programs that show the mail.
func (s *Site) serveForm(w http.ResponseWriter, r *http.Request, do letterForm, token string) error {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "same-origin") // to nobody else; without one browsers do not say that a form is ours
	h.Set("X-Robots-Tag", "noindex")
	switch r.Method {
	case http.MethodGet, http.MethodHead:
	case http.MethodPost:
		if !strings.HasPrefix(r.URL.Path, lettersPath+"/leave/") {
			if err := http.NewCrossOriginProtection().Check(r); err != nil {
				return &news.Error{Kind: news.Forbidden, Message: "This form was sent from another site."}
			}
		}
		r.Body = http.MaxBytesReader(w, r.Body, mostForm)
		if err := readForm(r); err != nil {
			return err
		}
	default:
		return &web.Refusal{
			Status: http.StatusMethodNotAllowed, Message: "This page can only be read, or sent.",
			Header: http.Header{"Allow": {"GET, HEAD, POST"}},
		}
	}
	e, err := s.edition(r.Context())
	if err != nil {
		return err
	}
	return do(w, r, e, token)
}

// readForm reads what was sent, in either form in which browsers and mail
// programs send it (RFC 8058 allows both).
func readForm(r *http.Request) error {
	err := r.ParseForm()
	if err == nil && strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		err = r.ParseMultipartForm(mostForm) //nolint:gosec // the body was given a limit
	}
	if err != nil {
		return &news.Error{Kind: news.Invalid, Message: "The form could not be read. Please go back and send it again."}
	}
	return nil
}

// show prints a page for one reader.
func (e *edition) show(w http.ResponseWriter, status int, kind string, view any) error {
	body, err := e.theme.Render(kind, e.locale, view)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", e.settings.Lang)
	w.WriteHeader(status)
	_, err = w.Write(body)
	return err
}

// note shows a page that asks one thing, or says what came of it.
func (e *edition) note(w http.ResponseWriter, status int, v LetterNoteView) error {
	v.View = e.view(e.notePage("letter_note", v.Heading))
	return e.show(w, status, "letter_note", v)
}

// failed shows what keeps a link from doing its work, in words a reader can do
// something with. Other errors go up.
func (e *edition) failed(w http.ResponseWriter, err error) error {
	status := map[news.Kind]int{
		news.NotFound: http.StatusNotFound, news.Gone: http.StatusGone, news.Conflict: http.StatusConflict,
		news.Unavailable: http.StatusServiceUnavailable, news.TooMany: http.StatusTooManyRequests,
	}[news.KindOf(err)]
	if status == 0 {
		return err
	}
	return e.note(w, status, LetterNoteView{
		Heading: e.word("letter_failed"), Text: e.fault(err), Link: &LinkView{Name: e.word("letters"), URL: lettersPath},
	})
}

// fault says what is wrong in the paper's language.
func (e *edition) fault(err error) string {
	switch news.KindOf(err) {
	case news.Invalid:
		return e.word("letter_fault_email")
	case news.TooMany:
		return e.word("letter_fault_many")
	case news.Unavailable:
		return e.word("letter_fault_mail")
	case news.Conflict:
		return e.word("letter_fault_blocked")
	default:
		return e.word("letter_fault_link")
	}
}

// numbers reads the numbers of a field that may be sent many times.
func numbers(form url.Values, name string) []int64 {
	var all []int64
	for _, text := range form[name] {
		if n, err := strconv.ParseInt(text, 10, 64); err == nil && len(all) < 100 {
			all = append(all, n)
		}
	}
	return all
}

// lettersByID returns what letters are called, also those that are closed.
func (s *Site) letterNames(ctx context.Context) (map[int64]string, error) {
	p, err := s.source.LettersPage(ctx)
	names := map[int64]string{}
	for _, l := range p.Letters {
		names[l.ID] = l.Name
	}
	return names, err
}
