package reader

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
)

// The pages below that of a reader's own choices.
const (
	dataName = "/data"
	jsonName = "/data.json"
)

// preferLetters is the page of a reader's own choices.
func (s *Site) preferLetters(w http.ResponseWriter, r *http.Request, e *edition, token string) error {
	if token, ok := strings.CutSuffix(token, dataName); ok {
		return s.showData(w, r, e, token)
	}
	if token, ok := strings.CutSuffix(token, jsonName); ok {
		return s.takeOut(w, r, e, token)
	}
	if r.Method != http.MethodPost {
		return s.showChoices(w, r, e, token, http.StatusOK, PreferView{})
	}
	switch r.PostForm.Get("do") {
	case "move":
		err := s.readers.Move(r.Context(), token, r.PostForm.Get("email"), s.proxies.Client(r))
		return s.chosen(w, r, e, token, e.word("letter_moving"), err)
	case "erase":
		return s.eraseReader(w, r, e, token)
	default:
		return s.prefer(w, r, e, token)
	}
}

func (s *Site) prefer(w http.ResponseWriter, r *http.Request, e *edition, token string) error {
	_, err := s.readers.Prefer(r.Context(), token, subscribers.Choice{
		Letters: numbers(r.PostForm, "letter"), Lang: r.PostForm.Get("lang"), Sections: numbers(r.PostForm, "section"),
		From: s.proxies.Client(r),
	})
	return s.chosen(w, r, e, token, e.word("letter_chosen"), err)
}

// chosen shows the choices again, with what was done or what was wrong.
func (s *Site) chosen(w http.ResponseWriter, r *http.Request, e *edition, token, done string, err error) error {
	switch kind := news.KindOf(err); {
	case err == nil:
		return s.showChoices(w, r, e, token, http.StatusOK, PreferView{Done: done})
	case kind == news.Invalid:
		return s.showChoices(w, r, e, token, http.StatusUnprocessableEntity, PreferView{Fault: e.fault(err)})
	case kind == news.TooMany || kind == news.Unavailable || kind == news.Conflict:
		return s.showChoices(w, r, e, token, http.StatusConflict, PreferView{Fault: e.fault(err)})
	default:
		return e.failed(w, err)
	}
}

func (s *Site) showChoices(w http.ResponseWriter, r *http.Request, e *edition, token string, status int, v PreferView) error {
	x, err := s.readers.Reader(r.Context(), token)
	if err != nil {
		return e.failed(w, err)
	}
	langs, err := s.readers.Langs(r.Context())
	if err != nil {
		return err
	}
	here := lettersPath + "/prefer/" + token
	v.View = e.view(e.notePage("prefer", e.word("letter_prefer")))
	v.Action, v.Data, v.DataJSON, v.Email = here, here+dataName, here+jsonName, string(x.Email)
	if x.Blocked != nil {
		v.Blocked = e.word("letter_fault_blocked")
	}
	for _, l := range e.frame.Letters {
		offer := e.offer(l)
		offer.Chosen = x.Has(l.ID)
		v.Letters = append(v.Letters, offer)
	}
	if len(langs) > 1 {
		v.Langs = e.langChoices(langs, x.Lang)
	}
	for _, entry := range e.frame.Menu {
		v.Sections = append(v.Sections, ChoiceView{strconv.FormatInt(entry.ID, 10), entry.Name, slices.Contains(x.Sections, entry.ID)})
	}
	if x.Moving != nil {
		v.Moving = e.word("letter_move_waits", "email", string(x.Moving.To))
	}
	return e.show(w, status, "prefer", v)
}

// langChoices are the languages of letters, each under its own name.
func (e *edition) langChoices(langs []string, chosen string) []ChoiceView {
	choices := []ChoiceView{{"", e.word("letter_lang_any"), chosen == ""}}
	for _, lang := range langs {
		choices = append(choices, ChoiceView{lang, ownName(lang), chosen == lang})
	}
	return choices
}

// ownName is what a language calls itself, as far as we speak it.
func ownName(lang string) string {
	if l := locale.Find(lang); language(l.WordsTag()) == language(lang) {
		return l.Word("language_name")
	}
	return lang
}

// eraseReader forgets a reader who has said so twice.
func (s *Site) eraseReader(w http.ResponseWriter, r *http.Request, e *edition, token string) error {
	if r.PostForm.Get("sure") != "1" {
		return s.showChoices(w, r, e, token, http.StatusUnprocessableEntity, PreferView{Fault: e.word("letter_erase_sure")})
	}
	if err := s.readers.EraseMe(r.Context(), token); err != nil {
		return e.failed(w, err)
	}
	return e.note(w, http.StatusOK, LetterNoteView{
		Heading: e.word("letter_erased"), Text: e.word("letter_erased_text"), Link: &LinkView{Name: e.settings.Name, URL: "/"},
	})
}

// moveAddress is the page behind the link that a new address got.
func (s *Site) moveAddress(w http.ResponseWriter, r *http.Request, e *edition, token string) error {
	if r.Method == http.MethodPost {
		if err := s.readers.Moved(r.Context(), token); err != nil {
			return e.failed(w, err)
		}
		return e.note(w, http.StatusOK, LetterNoteView{
			Heading: e.word("letter_moved"), Text: e.word("letter_moved_text"), Link: &LinkView{Name: e.settings.Name, URL: "/"},
		})
	}
	to, err := s.readers.MovingTo(r.Context(), token)
	if err != nil {
		return e.failed(w, err)
	}
	return e.note(w, http.StatusOK, LetterNoteView{
		Heading: e.word("letter_move"), Text: e.word("letter_move_text"), Items: []string{string(to)},
		Action: r.URL.Path, Button: e.word("letter_move_button"),
	})
}

// showData shows a reader all that is known of them.
func (s *Site) showData(w http.ResponseWriter, r *http.Request, e *edition, token string) error {
	d, err := s.readers.Mine(r.Context(), token)
	if err != nil {
		return e.failed(w, err)
	}
	names, err := s.letterNames(r.Context())
	if err != nil {
		return err
	}
	here := lettersPath + "/prefer/" + token
	v := DossierView{
		View:  e.view(e.notePage("dossier", e.word("letter_data"))),
		Email: string(d.Email), Back: here, JSON: here + jsonName,
		Facts: []FigureView{{e.word("letter_data_since"), e.inFull(d.MadeAt)}},
	}
	if d.Lang != "" {
		v.Facts = append(v.Facts, FigureView{e.word("letter_lang"), ownName(d.Lang)})
	}
	if d.Blocked != nil {
		v.Facts = append(v.Facts, FigureView{e.word("letter_data_blocked"), string(d.Subscriber.Blocked.Reason) + ", " + e.inFull(d.Subscriber.Blocked.At)})
	}
	for _, sub := range d.Letters {
		v.Letters = append(v.Letters, DossierLetterView{names[sub.Letter], e.evidence(sub)})
	}
	for _, m := range d.Mails {
		v.Mails = append(v.Mails, DossierMailView{m.Name, m.Subject, m.State, e.moment(m.At)})
	}
	return e.show(w, http.StatusOK, "dossier", v)
}

// evidence is what is kept of a reader's wish for a letter.
func (e *edition) evidence(sub news.Subscription) []FigureView {
	c := sub.Consent
	facts := []FigureView{{e.word("letter_data_state"), e.word("letter_state_" + string(sub.State))}}
	for _, f := range []FigureView{
		{e.word("letter_data_asked"), e.inFull(c.AskedAt)},
		{e.word("letter_data_confirmed"), e.inFull(c.ConfirmedAt)},
		{e.word("letter_data_left"), e.inFull(sub.LeftAt)},
		{e.word("letter_data_page"), c.Page},
		{e.word("letter_data_wording"), c.Wording},
		{e.word("letter_data_network"), c.Network},
		{e.word("letter_data_note"), c.Note},
	} {
		if f.Figure != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

// inFull is a time in full, empty for none.
func (e *edition) inFull(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return e.moment(t).Full
}

// takeOut hands a reader all that is known of them, as a file for programs.
func (s *Site) takeOut(w http.ResponseWriter, r *http.Request, e *edition, token string) error {
	d, err := s.readers.Mine(r.Context(), token)
	if err != nil {
		return e.failed(w, err)
	}
	names, err := s.letterNames(r.Context())
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(d.Export(names), "", "  ")
	if err != nil {
		return errors.Join(fmt.Errorf("write down what is known of subscriber %d", d.ID), err)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Disposition", `attachment; filename="letters.json"`)
	_, err = w.Write(append(text, '\n'))
	return err
}
