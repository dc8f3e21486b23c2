package api

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
)

// A SubscriberList is what a list of readers from elsewhere holds.
type SubscriberList struct {
	Shape   string      `json:"shape" doc:"Which program its columns are of, such as Mailchimp."`
	Lines   int         `json:"lines"`
	Active  int         `json:"active"`
	Pending int         `json:"pending" doc:"Never confirmed there."`
	Left    int         `json:"left"`
	Bounced int         `json:"bounced"`
	Refused int         `json:"refused" doc:"Lines that can not be used."`
	Labels  []ListLabel `json:"labels" doc:"Lists, labels or tags, by which letters can be chosen."`
	Sample  []string    `json:"sample" doc:"The first addresses."`
}

// A ListLabel is a list, label or tag of the former place.
type ListLabel struct {
	Label   string `json:"label"`
	Readers int    `json:"readers"`
}

// A ListPlan says which letters the readers of a list get, and what shows that
// they want them. It is the field “plan” of the form, before the file.
type ListPlan struct {
	All      []int64       `json:"all" doc:"Letters for everybody."`
	ByLabel  []ListMapping `json:"by_label"`
	Evidence string        `json:"evidence" doc:"Where and when these readers agreed."`
	Suppress bool          `json:"suppress" doc:"It is a list of addresses that must not be written to."`
	Rehearse bool          `json:"rehearse" doc:"Only say what would happen."`
}

// A ListMapping says which letters readers with a label get.
type ListMapping struct {
	Label   string  `json:"label"`
	Letters []int64 `json:"letters"`
}

// A ListReport says what became of the lines of a list, or would.
type ListReport struct {
	Shape      string        `json:"shape"`
	Lines      int           `json:"lines"`
	Added      int           `json:"added" doc:"Readers who are new, or got a letter."`
	Known      int           `json:"known" doc:"Had all of it, or had left it here."`
	Suppressed int           `json:"suppressed" doc:"Are not written to, as they were not before."`
	Left       int           `json:"left" doc:"Had left there, or stand on a list not to be written to."`
	Bounced    int           `json:"bounced" doc:"Mail to them came back there: not written to from now on."`
	Pending    int           `json:"pending" doc:"Never confirmed there: left out."`
	Refused    int           `json:"refused" doc:"Lines that can not be used."`
	Refusals   []ListRefusal `json:"refusals" doc:"The first of those."`
}

// A ListRefusal is a line that can not be used.
type ListRefusal struct {
	Line int    `json:"line"`
	Why  string `json:"why"`
}

// shownRefusals is how many lines that can not be used are told one by one.
const shownRefusals = 10_000

// subscriberLists are lists from elsewhere. Nothing of them stays here before
// they are brought in: whoever brings one in sends it to be looked at, again to
// rehearse, and again to do it. It is read as it comes, however long it is.
func (a *API) subscriberLists() {
	may := right(news.MayLetters)
	route(a, operation{
		id: "look-at-list", method: http.MethodPost, path: "/subscriber-lists/look", tag: "subscribers", needs: may,
		summary: "What a list of readers from elsewhere holds. Nothing is kept of it.",
	}, a.lookAtList)
	a.takesFile("/subscriber-lists/look")
	route(a, operation{
		id: "bring-in-list", method: http.MethodPost, path: "/subscriber-lists", tag: "subscribers", needs: may,
		summary: "Bring in a list of readers, or rehearse that. It can be broken off and done again: nobody is added twice.",
	}, a.bringInList)
	a.takesFile("/subscriber-lists")
	form := a.huma.OpenAPI().Paths["/subscriber-lists"].Post.RequestBody.Content["multipart/form-data"].Schema
	form.Properties["plan"] = &huma.Schema{Type: huma.TypeString, Description: "A ListPlan as JSON; it stands before the file."}
	form.Required = append(form.Required, "plan")
}

func (a *API) lookAtList(_ context.Context, in *struct{ upload }) (*SubscriberList, error) {
	var look subscribers.Look
	err := in.take(func(file media.Upload) (err error) {
		look, err = subscribers.LookAt(file.Body)
		return whole(err)
	})
	return &SubscriberList{
		Shape: string(look.Shape), Lines: look.Lines, Refused: look.Refused,
		Active: look.Standing[subscribers.Active], Pending: look.Standing[subscribers.Pending],
		Left: look.Standing[subscribers.Gone], Bounced: look.Standing[subscribers.Bounced],
		Labels: each(look.Labels, func(l subscribers.Label) ListLabel { return ListLabel{l.Name, l.Readers} }),
		Sample: each(look.Sample, func(e news.Email) string { return string(e) }),
	}, err
}

func (a *API) bringInList(ctx context.Context, in *struct{ upload }) (*ListReport, error) {
	out := &ListReport{Refusals: []ListRefusal{}}
	err := in.takeWith("plan", func(plan []byte, file io.Reader) error {
		l, err := listOf(plan)
		if err != nil {
			return err
		}
		l.Refused = func(r subscribers.Refusal) {
			if len(out.Refusals) < shownRefusals {
				out.Refusals = append(out.Refusals, ListRefusal{r.Line, r.Sentence})
			}
		}
		r, err := a.Subscribers.Import(ctx, staffOf(ctx), file, l)
		out.Shape, out.Lines, out.Added, out.Known = string(r.Shape), r.Lines, r.Added, r.Known
		out.Suppressed, out.Left, out.Bounced, out.Pending, out.Refused = r.Suppressed, r.Left, r.Bounced, r.Pending, r.Refused
		return whole(err)
	})
	return out, err
}

// listOf reads a plan.
func listOf(text []byte) (subscribers.List, error) {
	var p ListPlan
	if err := json.Unmarshal(text, &p); err != nil {
		return subscribers.List{}, &news.Error{Kind: news.Invalid, Message: "The plan of the list can not be read: send a ListPlan as JSON."}
	}
	l := subscribers.List{
		Mapping:  subscribers.Mapping{All: p.All, ByLabel: map[string][]int64{}},
		Evidence: p.Evidence, Suppress: p.Suppress, DryRun: p.Rehearse,
	}
	for _, m := range p.ByLabel {
		l.Mapping.ByLabel[strings.ToLower(m.Label)] = m.Letters
	}
	if !l.Suppress && len(p.All) == 0 && len(l.Mapping.ByLabel) == 0 {
		return l, &news.Error{Kind: news.Invalid, Message: "Choose at least one letter for the readers of this list."}
	}
	return l, nil
}

// mostField is how long a field beside a file may be, in bytes.
const mostField = 256 << 10

// takeWith hands a field of the form and the file behind it to keep.
func (u *upload) takeWith(name string, keep func(field []byte, file io.Reader) error) error {
	u.patient()
	form, err := u.form()
	if err == nil {
		err = inOrder(form, name, keep)
	}
	u.drain(err)
	return err
}

func inOrder(form *multipart.Reader, name string, keep func([]byte, io.Reader) error) error {
	var field []byte
	for {
		part, err := form.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return &news.Error{Kind: news.Invalid, Message: "The form has no field “file”."}
		case err != nil:
			return brokenUpload()
		case part.FormName() == name:
			if field, err = io.ReadAll(io.LimitReader(part, mostField)); err != nil {
				return brokenUpload()
			}
		case part.FormName() == "file":
			return keep(field, part)
		}
	}
}
