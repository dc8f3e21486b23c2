package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/paper"
)

// An Article is a text as the desk works on it, with what may be done to it.
type Article struct {
	ID          int64        `json:"id"`
	Version     int          `json:"version" doc:"Send it with a deed: it is refused if somebody changed the article since."`
	State       news.State   `json:"state" enum:"draft,submitted,ready,scheduled,live,withdrawn,spiked"`
	Head        int          `json:"head" doc:"Number of the revision at the desk. Send it as base when you save."`
	LiveHead    int          `json:"live_head" doc:"Number of the revision that readers have or will have; 0 for none."`
	Content     news.Content `json:"content"`
	Path        string       `json:"path" doc:"Its permanent address, from the first publication on."`
	Desk        int64        `json:"desk"`
	Assignee    int64        `json:"assignee"`
	CreatedAt   time.Time    `json:"created_at"`
	SavedAt     time.Time    `json:"saved_at"`
	Due         time.Time    `json:"due,omitzero"`
	PublishAt   time.Time    `json:"publish_at,omitzero"`
	UpdatedAt   time.Time    `json:"updated_at,omitzero"`
	Embargo     time.Time    `json:"embargo,omitzero"`
	Restricted  bool         `json:"restricted" doc:"Imported from behind a password."`
	Lock        *Lock        `json:"lock,omitempty" doc:"Who is writing."`
	Withdrawal  *Withdrawal  `json:"withdrawal,omitempty"`
	Corrections []Correction `json:"corrections"`
	Verbs       []Verb       `json:"verbs" doc:"What you may do to it now."`
	People      []Person     `json:"people" doc:"The staff that are named in it by number."`
	Zone        string       `json:"zone" doc:"The paper's time zone."`
	Site        string       `json:"site" doc:"The address of the paper's site."`
	Lang        string       `json:"lang" doc:"The paper's language, for articles that have none of their own."`
}

// A Lock says who is writing, since when.
type Lock struct {
	Staff int64     `json:"staff"`
	Since time.Time `json:"since"`
}

// A Withdrawal is why readers do not get an article any more.
type Withdrawal struct {
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
	See    int64     `json:"see" doc:"The article that readers are pointed to, or 0."`
}

// A Correction is a dated note under or above a live article.
type Correction struct {
	ID    int64               `json:"id"`
	Kind  news.CorrectionKind `json:"kind"`
	Text  string              `json:"text"`
	At    time.Time           `json:"at"`
	Top   bool                `json:"top"`
	Staff int64               `json:"staff"`
}

// A Verb is a deed, and whether you may do it now.
type Verb struct {
	Name    string `json:"name" enum:"write,submit,send_back,ready,schedule,unschedule,embargo,lift,publish,correct,withdraw,reinstate,spike,unspike,lock,assign,move,set_due"`
	Allowed bool   `json:"allowed"`
	Why     string `json:"why,omitempty" doc:"Why not, in a sentence."`
}

// A Person is one of the staff, by name.
type Person struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// ArticleReads is what the API reads of articles.
type ArticleReads interface {
	Article(ctx context.Context, id int64) (*news.Article, error)
	Revision(ctx context.Context, article int64, number int) (news.Revision, error)
	RevisionLines(ctx context.Context, article int64, above, limit int) ([]news.RevisionLine, error)
	Comments(ctx context.Context, article int64) ([]news.Comment, error)
	Receipts(ctx context.Context, article int64, deeds int) ([]news.Receipt, error)
	Event(ctx context.Context, id int64) (news.Event, error)
	History(ctx context.Context, article int64, limit int) ([]news.Event, error)
	Headlines(ctx context.Context, ids []int64, now time.Time) ([]news.Headline, error)
	HeadlineAt(ctx context.Context, path string, now time.Time) (news.Headline, error)
	Preview(ctx context.Context, a *news.Article, now time.Time) (paper.ArticlePage, error)
	ListStaff(ctx context.Context) ([]news.Staff, error)
	Settings(ctx context.Context) (news.Settings, error)
}

func (a *API) articles() {
	route(a, operation{
		id: "write-article", method: http.MethodPost, path: "/articles", tag: "articles", needs: right(news.MayWrite),
		summary: "Begin an article, a draft of your own.", status: made, maxBody: largestDraft,
	}, a.writeArticle)
	route(a, operation{
		id: "get-article", method: http.MethodGet, path: "/articles/{id}", tag: "articles", needs: right(news.MayWrite),
		summary: "An article as it stands at the desk.",
	}, a.getArticle)
	route(a, operation{
		id: "save-draft", method: http.MethodPut, path: "/articles/{id}/draft", tag: "articles", needs: right(news.MayWrite),
		summary: "Save a text. One that is refused because somebody else wrote is kept as a revision set aside.", maxBody: largestDraft,
	}, a.saveDraft)
	a.articleVerbs()
	a.revisions()
	a.comments()
	a.receipts()
	a.helpers()
	a.preview()
}

// largestDraft is the largest text that can be sent, in bytes: a body of the
// greatest length with its furniture.
const largestDraft = 5 << 20

// An ArticleID is the article in the address of a request.
type ArticleID struct {
	ID int64 `path:"id" minimum:"1"`
}

// A Draft is a text for an article.
type Draft struct {
	Base    int          `json:"base" doc:"The number of the revision the text was begun from."`
	Content news.Content `json:"content"`
	Typing  bool         `json:"typing,omitempty" doc:"Saved by itself while somebody writes: takes the place of the save before."`
	Note    string       `json:"note,omitempty" maxLength:"500" doc:"Why, for the history."`
}

// A Saved says what became of a text that was sent.
type Saved struct {
	Version int        `json:"version"`
	Head    int        `json:"head" doc:"The number under which the text is saved: the base of the next."`
	State   news.State `json:"state"`
	SavedAt time.Time  `json:"saved_at"`
}

// A NewArticle is what an article begins with.
type NewArticle struct {
	Content news.Content `json:"content"`
}

func (a *API) writeArticle(ctx context.Context, in *struct{ Body NewArticle }) (*Article, error) {
	written, err := a.Newsroom.Write(ctx, staffOf(ctx), in.Body.Content)
	return a.shown(ctx, written, err)
}

func (a *API) getArticle(ctx context.Context, in *ArticleID) (*Article, error) {
	found, err := a.Articles.Article(ctx, in.ID)
	return a.shown(ctx, found, err)
}

func (a *API) saveDraft(ctx context.Context, in *struct {
	ArticleID
	Body Draft
},
) (*Saved, error) {
	saved, err := a.Newsroom.Save(ctx, staffOf(ctx), newsroom.Draft{
		Article: in.ID, Base: in.Body.Base, Content: in.Body.Content, Typing: in.Body.Typing, Note: in.Body.Note,
	})
	if err != nil {
		return nil, err
	}
	return &Saved{Version: saved.Version, Head: saved.Head, State: saved.State, SavedAt: saved.SavedAt}, nil
}

// shown returns an article for the wire, for the one who asks. It takes the
// outcome of a deed as it comes.
func (a *API) shown(ctx context.Context, x *news.Article, err error) (*Article, error) {
	if err != nil {
		return nil, err
	}
	settings, err := a.Articles.Settings(ctx)
	if err != nil {
		return nil, err
	}
	people, err := a.people(ctx)
	if err != nil {
		return nil, err
	}
	x.Settle(a.Now())
	w := wireArticle(x)
	w.Verbs, w.People = wireVerbs(staffOf(ctx), x, a.Now()), people
	w.Zone, w.Site, w.Lang = settings.Zone, settings.URL, settings.Lang
	return w, nil
}

// people returns the names of all staff: there are a hundred at most.
func (a *API) people(ctx context.Context) ([]Person, error) {
	staff, err := a.Articles.ListStaff(ctx)
	return each(staff, func(s news.Staff) Person { return Person{s.ID, s.Name} }), err
}

func wireArticle(x *news.Article) *Article {
	w := &Article{
		ID: x.ID, Version: x.Version, State: x.State, Head: x.Head, LiveHead: x.LiveHead, Content: x.Content, Path: x.Path,
		Desk: x.Desk, Assignee: x.Assignee, CreatedAt: x.CreatedAt, SavedAt: x.SavedAt, Due: x.Due, PublishAt: x.PublishAt,
		UpdatedAt: x.UpdatedAt, Embargo: x.Embargo, Restricted: x.Restricted,
		Corrections: each(x.Corrections, func(c news.Correction) Correction {
			return Correction{ID: c.ID, Kind: c.Kind, Text: c.Text, At: c.At, Top: c.Top, Staff: c.Staff}
		}),
	}
	if x.Lock != nil {
		w.Lock = &Lock{x.Lock.Staff, x.Lock.Since}
	}
	if x.Withdrawal != nil {
		w.Withdrawal = &Withdrawal{x.Withdrawal.At, x.Withdrawal.Reason, x.Withdrawal.See}
	}
	return w
}

func wireVerbs(s news.Staff, x *news.Article, now time.Time) []Verb {
	return each(news.Offers(s, x, now), func(o news.Offer) Verb {
		v := Verb{Name: verbName(o.Verb), Allowed: o.Refused == nil}
		if o.Refused != nil {
			v.Why = news.Sentence(o.Refused)
		}
		return v
	})
}

// verbName is what a verb is called in addresses.
func verbName(v news.Verb) string {
	switch v {
	case news.ToWrite:
		return "write"
	case news.ToSubmit:
		return "submit"
	case news.ToSendBack:
		return "send_back"
	case news.ToApprove:
		return "ready"
	case news.ToSchedule:
		return "schedule"
	case news.ToUnschedule:
		return "unschedule"
	case news.ToEmbargo:
		return "embargo"
	case news.ToLift:
		return "lift"
	case news.ToPublish:
		return "publish"
	case news.ToCorrect:
		return "correct"
	case news.ToWithdraw:
		return "withdraw"
	case news.ToReinstate:
		return "reinstate"
	case news.ToSpike:
		return "spike"
	case news.ToUnspike:
		return "unspike"
	case news.ToAssign:
		return "assign"
	case news.ToMove:
		return "move"
	case news.ToSetDue:
		return "set_due"
	default:
		return "lock"
	}
}
