package api

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/richtext"
)

// A CardReader finds what readers have of some articles.
type CardReader interface {
	PublicCards(ctx context.Context, ids []int64, now time.Time) ([]paper.Card, error)
}

func wireIssueLine(x letter.Line) IssueLine {
	return IssueLine{
		ID: x.ID, Letter: x.Letter, Version: x.Version, Number: x.Number, State: x.State, Subject: x.Opening.Subject,
		MadeAt: x.MadeAt, SendAt: x.SendAt, StartedAt: x.StartedAt, EndedAt: x.EndedAt, Figures: wireFigures(x),
	}
}

func wireFigures(x letter.Line) IssueFigures {
	f := x.Figures
	w := IssueFigures{
		Readers: f[letter.Readers], Accepted: f.Of(letter.Accepted), Refused: f.Of(letter.Refused), Missed: f.Of(letter.Missed),
		Unknown: f.Of(letter.Unknown), Bounced: f[letter.Bounced], Dropped: f[letter.Dropped], Complained: f[letter.Complained], Left: f[letter.Departed],
	}
	if x.EndedAt.IsZero() {
		w.Waiting = f.Open()
	}
	return w
}

func (a *API) wireIssue(ctx context.Context, x letter.Line) (*Issue, error) {
	w := &Issue{
		IssueLine: wireIssueLine(x), Path: "/letters/", Trouble: x.Trouble, ApprovedAt: x.ApprovedAt,
		IssueContent: IssueContent{
			Opening: wireOpening(x.Opening), Others: each(x.Others, wireOpening), Parts: each(x.Parts, wirePart),
			To: IssueSegment{list(x.To.Langs), list(x.To.Sections)},
		},
	}
	sheet, err := a.SubscriberReads.Letter(ctx, x.Letter)
	if err != nil {
		return nil, err
	}
	w.Path = sheet.Path() + "/" + strconv.FormatInt(x.ID, 10)
	if w.ApprovedBy, err = a.approver(ctx, x.ApprovedBy); err != nil {
		return nil, err
	}
	w.Articles, err = a.issueArticles(ctx, x.Issue)
	return w, err
}

// approver returns the name of who stands for an issue.
func (a *API) approver(ctx context.Context, id int64) (string, error) {
	if id == 0 {
		return "", nil
	}
	staff, err := a.Articles.ListStaff(ctx)
	i := slices.IndexFunc(staff, func(s news.Staff) bool { return s.ID == id })
	if err != nil || i < 0 {
		return "", err
	}
	return staff[i].Name, nil
}

func wireOpening(o news.Opening) IssueOpening { return IssueOpening(o) }

func wirePart(p news.IssuePart) IssuePart {
	w := IssuePart{Kind: p.Kind, Title: p.Title, Article: p.Article, Kicker: p.Kicker, Intro: p.Intro, Large: p.Large}
	if p.Kind == news.TextPart {
		w.Text = &richtext.Doc{Blocks: list(p.Text.Blocks)}
	}
	return w
}

func (p IssuePart) part() news.IssuePart {
	x := news.IssuePart{Kind: p.Kind, Title: p.Title, Article: p.Article, Kicker: p.Kicker, Intro: p.Intro, Large: p.Large}
	if p.Text != nil {
		x.Text = *p.Text
	}
	return x
}

// issueArticles returns what is known of the articles in an issue: as readers
// have them or, of those that readers do not have, their headlines.
func (a *API) issueArticles(ctx context.Context, i news.Issue) ([]IssueArticle, error) {
	ids := i.Articles()
	cards, err := a.Cards.PublicCards(ctx, ids, a.Now())
	if err != nil {
		return nil, err
	}
	known := each(cards, func(c paper.Card) IssueArticle {
		return IssueArticle{
			ID: c.ID, Headline: c.Headline, Kicker: c.Kicker, Standfirst: c.Standfirst, Path: c.Path, Picture: c.Picture != nil, Public: true,
		}
	})
	for _, id := range ids {
		if slices.ContainsFunc(known, func(x IssueArticle) bool { return x.ID == id }) {
			continue
		}
		x, err := a.Articles.Article(ctx, id)
		if err != nil && news.KindOf(err) == news.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		known = append(known, IssueArticle{ID: id, Headline: x.Headline, Kicker: x.Kicker, Standfirst: x.Standfirst, Path: x.Path})
	}
	return known, nil
}
