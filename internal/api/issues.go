package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/richtext"
)

// An IssueLine is an issue in the list of a letter's.
type IssueLine struct {
	ID        int64           `json:"id"`
	Letter    int64           `json:"letter"`
	Version   int             `json:"version"`
	Number    int             `json:"number" doc:"Among the sent ones of its letter; 0 until it is sent."`
	State     news.IssueState `json:"state" enum:"draft,approved,scheduled,sending,stopped,sent"`
	Subject   string          `json:"subject"`
	MadeAt    time.Time       `json:"made_at,omitzero"`
	SendAt    time.Time       `json:"send_at,omitzero" doc:"When scheduled; of a draft, when its letter's rhythm wants it."`
	StartedAt time.Time       `json:"started_at,omitzero" doc:"The first mail may have gone out."`
	EndedAt   time.Time       `json:"ended_at,omitzero"`
	Figures   IssueFigures    `json:"figures"`
}

// IssueFigures say how the mails of an issue fared.
type IssueFigures struct {
	Readers    int `json:"readers" doc:"Whom it goes to."`
	Waiting    int `json:"waiting" doc:"Mails that are still to go."`
	Accepted   int `json:"accepted" doc:"A relay answers for them."`
	Refused    int `json:"refused"`
	Missed     int `json:"missed" doc:"Refused for the time being, for too long."`
	Unknown    int `json:"unknown" doc:"In the air when a machine or a line broke, and not sent again."`
	Bounced    int `json:"bounced" doc:"Accepted, and came back."`
	Dropped    int `json:"dropped" doc:"Readers who left before their mail had its turn."`
	Complained int `json:"complained" doc:"Readers who called it spam."`
	Left       int `json:"left" doc:"Readers who left by this issue."`
}

// An Issue is one mailing of a letter, as its editor has it on the screen.
type Issue struct {
	IssueLine
	Path string `json:"path" doc:"Of its page in the archive."`
	IssueContent
	ApprovedBy string         `json:"approved_by" doc:"Whose name stands for it; empty until then, and for the program itself."`
	ApprovedAt time.Time      `json:"approved_at,omitzero"`
	Trouble    string         `json:"trouble" doc:"Why the program stopped it, or could not start it; empty if all is well."`
	Articles   []IssueArticle `json:"articles" doc:"What is known of the articles in it."`
}

// IssueContent is what is composed.
type IssueContent struct {
	Opening IssueOpening   `json:"opening"`
	Others  []IssueOpening `json:"others" maxItems:"20" doc:"Alternatives that editors weigh."`
	Parts   []IssuePart    `json:"parts" maxItems:"200"`
	To      IssueSegment   `json:"to"`
}

// An IssueOpening is what stands in the list of a reader's mail.
type IssueOpening struct {
	Subject   string `json:"subject" maxLength:"400"`
	Preheader string `json:"preheader" maxLength:"2000" doc:"The line after the subject."`
}

// An IssuePart is one piece of an issue.
type IssuePart struct {
	Kind    news.IssuePartKind `json:"kind" enum:"heading,text,article"`
	Text    *richtext.Doc      `json:"text,omitempty" doc:"Of a text."`
	Title   string             `json:"title,omitempty" maxLength:"400" doc:"Of a heading; of an article, in place of its headline."`
	Article int64              `json:"article,omitempty"`
	Kicker  string             `json:"kicker,omitempty" maxLength:"400" doc:"In place of the article's."`
	Intro   string             `json:"intro,omitempty" maxLength:"4000" doc:"In place of its standfirst."`
	Large   bool               `json:"large,omitempty" doc:"With its picture across the mail."`
}

// An IssueSegment is which readers of the letter an issue goes to. A list that
// is empty lets everybody through.
type IssueSegment struct {
	Langs    []string `json:"langs" maxItems:"50"`
	Sections []int64  `json:"sections" maxItems:"100" doc:"Readers who named one of these."`
}

// An IssueArticle is what is known of an article in an issue.
type IssueArticle struct {
	ID         int64  `json:"id"`
	Headline   string `json:"headline"`
	Kicker     string `json:"kicker"`
	Standfirst string `json:"standfirst"`
	Path       string `json:"path"`
	Section    int64  `json:"section"`
	Picture    bool   `json:"picture" doc:"It has one."`
	Public     bool   `json:"public" doc:"Readers have it now; otherwise it is left out of the mail."`
}

// An IssueDigest is what an issue made by itself would hold.
type IssueDigest struct {
	Parts    []IssuePart    `json:"parts"`
	Openings []IssueOpening `json:"openings" doc:"Subjects that its articles suggest."`
	Articles []IssueArticle `json:"articles"`
}

// An IssueLook says how an issue comes out as a mail.
type IssueLook struct {
	Text  string      `json:"text" doc:"The plain form of the mail."`
	Bytes int         `json:"bytes" doc:"How long its HTML is."`
	Most  int         `json:"most" doc:"How long it may be: large providers cut the rest off, and with it the way to leave."`
	Notes []IssueNote `json:"notes" doc:"What should be looked at before it is sent."`
}

// An IssueNote is something to look at.
type IssueNote struct {
	Grave bool   `json:"grave" doc:"It can not be approved like this."`
	Part  int    `json:"part" doc:"Which part it is about, from 0; -1 for the whole issue."`
	Text  string `json:"text"`
}

// A Trouble is a mail of an issue that a reader did not get, or may not have.
type Trouble struct {
	Subscriber int64     `json:"subscriber"`
	Email      string    `json:"email" doc:"Empty if the reader was erased since."`
	State      string    `json:"state" enum:"refused,missed,unknown,bounced,complained,dropped"`
	Status     string    `json:"status" doc:"Of the server, such as 5.1.1."`
	Words      string    `json:"words" doc:"Of the server."`
	At         time.Time `json:"at,omitzero"`
}

// An IssueLink is a link of an issue whose clicks are counted.
type IssueLink struct {
	URL    string `json:"url"`
	Clicks int    `json:"clicks"`
}

func (a *API) issues() {
	may := right(news.MayLetters)
	route(a, operation{
		id: "list-issues", method: http.MethodGet, path: "/letters/{id}/issues", tag: "issues", needs: may,
		summary: "The issues of a letter, the newest first.",
	}, a.listIssues)
	route(a, operation{
		id: "compose-issue", method: http.MethodPost, path: "/letters/{id}/issues", tag: "issues", needs: may, status: made,
		summary: "Begin an issue, with what the letter's digest finds or with nothing.",
	}, a.composeIssue)
	route(a, operation{
		id: "get-issue", method: http.MethodGet, path: "/issues/{id}", tag: "issues", needs: may,
		summary: "An issue.",
	}, a.getIssue)
	route(a, operation{
		id: "save-issue", method: http.MethodPut, path: "/issues/{id}", tag: "issues", needs: may,
		summary: "Keep what was composed. What comes too late is refused.",
	}, a.saveIssue)
	route(a, operation{
		id: "delete-issue", method: http.MethodDelete, path: "/issues/{id}", tag: "issues", needs: may,
		summary: "Drop an issue that was not sent.",
	}, a.deleteIssue)
	register(a, operation{
		id: "preview-issue", method: http.MethodGet, path: "/issues/{id}/preview", tag: "issues", needs: may,
		summary: "The HTML of the mail.",
	}, a.previewIssue)
	route(a, operation{
		id: "look-at-issue", method: http.MethodGet, path: "/issues/{id}/look", tag: "issues", needs: may,
		summary: "The plain form of the mail, its length, and what should be looked at before it is sent.",
	}, a.lookAtIssue)
	route(a, operation{
		id: "list-troubles", method: http.MethodGet, path: "/issues/{id}/troubles", tag: "issues", needs: may,
		summary: "Mails that readers did not get, or may not have.",
	}, a.listTroubles)
	route(a, operation{
		id: "list-issue-links", method: http.MethodGet, path: "/issues/{id}/links", tag: "issues", needs: may,
		summary: "The links of an issue with their clicks, where the letter counts them.",
	}, a.listLinks)
	a.issueVerbs()
}

type issueList struct {
	ByID
	After int64 `query:"after" minimum:"0" doc:"Where the page before ended."`
	Limit int   `query:"limit" minimum:"1" maximum:"100" default:"20"`
}

func (a *API) listIssues(ctx context.Context, in *issueList) (*page[IssueLine], error) {
	lines, err := a.Letters.Issues(ctx, staffOf(ctx), letter.Query{Letter: in.ID, Before: in.After, Limit: in.Limit + 1})
	if err != nil {
		return nil, err
	}
	next := ""
	if len(lines) > in.Limit {
		lines = lines[:in.Limit]
		next = strconv.FormatInt(lines[in.Limit-1].ID, 10)
	}
	return pageOf(each(lines, wireIssueLine), next), nil
}

func (a *API) composeIssue(ctx context.Context, in *struct {
	ByID
	Body struct {
		Empty bool `json:"empty,omitempty" doc:"Without the digest."`
	}
},
) (*Issue, error) {
	i, err := a.Letters.Compose(ctx, staffOf(ctx), in.ID, in.Body.Empty)
	if err != nil {
		return nil, err
	}
	return a.getIssue(ctx, &ByID{i.ID})
}

func (a *API) getIssue(ctx context.Context, in *ByID) (*Issue, error) {
	line, err := a.Letters.Issue(ctx, staffOf(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	return a.wireIssue(ctx, line)
}

// An IssueSeen is in every deed: the version that the editor had on the
// screen.
type IssueSeen struct {
	Version int `json:"version" minimum:"1" doc:"The version you saw. The deed is refused if somebody changed the issue since."`
}

func (s IssueSeen) of(id int64) letter.Seen { return letter.Seen{ID: id, Version: s.Version} }

// An IssueSave is what was composed.
type IssueSave struct {
	IssueSeen
	IssueContent
}

func (a *API) saveIssue(ctx context.Context, in *deedOn[IssueSave]) (*Issue, error) {
	c := in.Body.IssueContent
	_, err := a.Letters.SaveIssue(ctx, staffOf(ctx), letter.Draft{
		Seen: in.Body.of(in.ID), Opening: news.Opening(c.Opening), To: news.Segment(c.To),
		Others: each(c.Others, func(o IssueOpening) news.Opening { return news.Opening(o) }), Parts: each(c.Parts, IssuePart.part),
	})
	if err != nil {
		return nil, err
	}
	return a.getIssue(ctx, &ByID{in.ID})
}

func (a *API) deleteIssue(ctx context.Context, in *struct {
	ByID
	Version int `query:"version" required:"true" minimum:"1"`
},
) (*none, error) {
	return nil, a.Letters.Delete(ctx, staffOf(ctx), letter.Seen{ID: in.ID, Version: in.Version})
}

func (a *API) previewIssue(ctx context.Context, in *struct {
	ByID
	Version int `query:"version" minimum:"0" doc:"Of the issue, so that a browser asks for each anew; the newest is shown."`
},
) (*previewed, error) {
	p, err := a.Letters.Preview(ctx, staffOf(ctx), in.ID)
	return &previewed{Type: "text/html; charset=utf-8", Robots: "noindex", Body: []byte(p.HTML)}, err
}

func (a *API) lookAtIssue(ctx context.Context, in *ByID) (*IssueLook, error) {
	look, err := a.Letters.Look(ctx, staffOf(ctx), in.ID, a.leads)
	return &IssueLook{
		Text: look.Text, Bytes: len(look.HTML), Most: letter.MostHTML,
		Notes: each(look.Notes, func(n letter.Note) IssueNote { return IssueNote(n) }),
	}, err
}

func (a *API) listTroubles(ctx context.Context, in *struct {
	ByID
	After int64 `query:"after" minimum:"0" doc:"Where the page before ended."`
	Limit int   `query:"limit" minimum:"1" maximum:"100" default:"50"`
},
) (*page[Trouble], error) {
	found, err := a.Letters.Troubled(ctx, staffOf(ctx), in.ID, in.After, in.Limit+1)
	if err != nil {
		return nil, err
	}
	next := ""
	if len(found) > in.Limit {
		found = found[:in.Limit]
		next = strconv.FormatInt(found[in.Limit-1].Delivery, 10)
	}
	return pageOf(each(found, func(t letter.Trouble) Trouble {
		return Trouble{t.Subscriber, string(t.Email), string(t.Result), t.Status, t.Words, t.At}
	}), next), nil
}

func (a *API) listLinks(ctx context.Context, in *ByID) (*page[IssueLink], error) {
	links, err := a.Letters.Clicks(ctx, staffOf(ctx), in.ID)
	return pageOf(each(links, func(l letter.Link) IssueLink { return IssueLink(l) }), ""), err
}

// leads reports whether readers find something at a path of the paper.
func (a *API) leads(ctx context.Context, path string) bool {
	status, _, _ := a.Visitor.Visit(ctx, path)
	return status < http.StatusBadRequest
}
