package reader

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
)

// signUp takes the form in which somebody asks for letters. Whatever the
// address, the answer is the same; only a form that can not be right comes
// back.
func (s *Site) signUp(w http.ResponseWriter, r *http.Request, e *edition, _ string) error {
	form := r.PostForm
	wish := subscribers.Wish{
		Email: form.Get("email"), Letters: numbers(form, "letter"), Page: form.Get("page"),
		Trap: form.Get("website"), From: s.proxies.Client(r),
	}
	err := s.readers.SignUp(r.Context(), wish)
	if err == nil {
		http.Redirect(w, r, sentPath, http.StatusSeeOther)
		return nil
	}
	status := map[news.Kind]int{
		news.Invalid: http.StatusUnprocessableEntity, news.TooMany: http.StatusTooManyRequests, news.Unavailable: http.StatusServiceUnavailable,
	}[news.KindOf(err)]
	if status == 0 {
		return err
	}
	again := &SignupView{Email: wish.Email, Page: wish.Page, Fault: e.fault(err)}
	if len(wish.Letters) == 0 && status == http.StatusUnprocessableEntity {
		again.Fault = e.word("letter_fault_none")
	}
	for _, id := range wish.Letters {
		again.Letters = append(again.Letters, SignupLetter{ID: id})
	}
	p, err := s.source.LettersPage(r.Context())
	if err != nil {
		return err
	}
	return e.show(w, status, "letters", e.letterListView(p, again))
}

// confirmLetters is the page behind the link to confirm: a button, and what
// pressing it did.
func (s *Site) confirmLetters(w http.ResponseWriter, r *http.Request, e *edition, token string) error {
	if r.Method != http.MethodPost {
		letters, err := s.readers.Asked(r.Context(), token)
		if err != nil {
			return e.failed(w, err)
		}
		return e.note(w, http.StatusOK, LetterNoteView{
			Heading: e.word("letter_confirm"), Text: e.word("letter_confirm_text", "paper", e.settings.Name),
			Items: letterItems(letters), Action: r.URL.Path, Button: e.word("letter_confirm_button"),
		})
	}
	letters, err := s.readers.Confirm(r.Context(), token)
	if err != nil {
		return e.failed(w, err)
	}
	return e.note(w, http.StatusOK, LetterNoteView{
		Heading: e.word("letter_confirmed"), Text: e.word("letter_confirmed_text"), Items: letterItems(letters),
		Link: &LinkView{Name: e.settings.Name, URL: "/"},
	})
}

func letterItems(letters []news.Letter) []string {
	var items []string
	for _, l := range letters {
		items = append(items, l.Name)
	}
	return items
}

// leaveLetter is the page behind the link to leave. A POST ends the letter at
// once, whoever sends it and with whatever in it: mail programs do so by
// themselves (RFC 8058).
func (s *Site) leaveLetter(w http.ResponseWriter, r *http.Request, e *edition, token string) error {
	names, err := s.letterNames(r.Context())
	if err != nil {
		return err
	}
	if r.Method == http.MethodPost {
		if err := s.readers.Leave(r.Context(), token, r.PostForm.Get("all") == "1"); err != nil {
			return e.failed(w, err)
		}
		return e.note(w, http.StatusOK, LetterNoteView{
			Heading: e.word("letter_left"), Text: e.word("letter_left_text"), Link: &LinkView{Name: e.word("letters"), URL: lettersPath},
		})
	}
	x, id, err := s.readers.Leaving(r.Context(), token)
	if err != nil {
		return e.failed(w, err)
	}
	v := LetterNoteView{
		Heading: e.word("letter_leave"), Text: e.word("letter_leave_text"), Action: r.URL.Path, Button: e.word("letter_leave"),
	}
	if names[id] != "" {
		v.Items = []string{names[id]}
	}
	for _, sub := range x.Letters {
		if sub.Letter != id && sub.State == news.Confirmed {
			v.Other = e.word("letter_leave_all")
		}
	}
	return e.note(w, http.StatusOK, v)
}

// followLink leads on to what a link of an issue stands for, and counts it. It
// leads nowhere but to what the issue links to.
func (s *Site) followLink(w http.ResponseWriter, r *http.Request, _ *edition, path string) error {
	slug, rest, _ := strings.Cut(path, "/")
	issue, n, _ := strings.Cut(rest, "/to/")
	id, err := strconv.ParseInt(issue, 10, 64)
	if err != nil {
		return errNoPage
	}
	place, err := strconv.Atoi(n)
	if err != nil || r.Method == http.MethodPost {
		return errNoPage
	}
	to, err := s.readers.Follow(r.Context(), subscribers.Click{
		Slug: slug, Issue: id, Link: place, Counts: r.Method == http.MethodGet && !isScanner(r),
	})
	if err != nil {
		return err
	}
	if u, err := url.Parse(to); err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return errNoPage
	}
	w.Header().Set("Referrer-Policy", "no-referrer")
	http.Redirect(w, r, to, http.StatusFound)
	return nil
}

// isScanner reports whether a request says that it comes from a program and
// not from somebody who reads. Those that pretend to be browsers count: no
// figure of clicks is exact.
func isScanner(r *http.Request) bool {
	agent := strings.ToLower(r.UserAgent())
	for _, word := range []string{"bot", "crawl", "spider", "scan", "preview", "fetch", "monitor", "curl", "wget", "python", "java/", "go-http", "barracuda", "proofpoint", "mimecast", "safelinks"} {
		if strings.Contains(agent, word) {
			return true
		}
	}
	purpose := r.Header.Get("Sec-Purpose") + r.Header.Get("Purpose")
	return agent == "" || strings.Contains(purpose, "prefetch")
}
