package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
)

// A BulkOrder is a deed to be done to several articles.
type BulkOrder struct {
	Deed     string        `json:"deed" enum:"assign,move,set_due,submit,send_back,ready,schedule,unschedule,publish,spike,unspike"`
	Articles []SeenArticle `json:"articles" minItems:"1" maxItems:"200"`
	Assignee int64         `json:"assignee,omitempty" minimum:"0" doc:"Whom to assign to; 0 for nobody."`
	Desk     int64         `json:"desk,omitempty" minimum:"0" doc:"Where to move to; 0 for no desk."`
	At       time.Time     `json:"at,omitzero" doc:"When it is due, or to be published; absent for no hurry."`
	Note     string        `json:"note,omitempty" maxLength:"2000" doc:"Why it is sent back."`
}

// A SeenArticle is an article as you had it on the screen.
type SeenArticle struct {
	ID int64 `json:"id" minimum:"1"`
	Seen
}

// A BulkOutcome says for each article what became of it.
type BulkOutcome struct {
	ID      int64  `json:"id"`
	Done    bool   `json:"done"`
	Version int    `json:"version,omitempty" doc:"The version it has now."`
	Refusal string `json:"refusal,omitempty" doc:"Why not, in a sentence."`
}

func (a *API) bulk() {
	route(a, operation{
		id: "do-to-articles", method: http.MethodPost, path: "/articles/bulk", tag: "articles", needs: right(news.MayWrite),
		summary: "Do something to several articles; each is answered for itself.",
	}, a.doToArticles)
}

func (a *API) doToArticles(ctx context.Context, in *struct{ Body BulkOrder }) (*page[BulkOutcome], error) {
	var articles []newsroom.Seen
	for _, s := range in.Body.Articles {
		articles = append(articles, s.of(s.ID))
	}
	var outcomes []BulkOutcome
	for _, o := range a.Newsroom.DoAll(ctx, staffOf(ctx), in.Body.order(), articles) {
		outcomes = append(outcomes, a.outcomeOf(ctx, o))
	}
	return pageOf(outcomes, ""), nil
}

func (b *BulkOrder) order() newsroom.Order {
	o := newsroom.Order{Verb: bulkVerbs()[b.Deed], To: b.Assignee, At: b.At, Note: b.Note}
	if b.Deed == "move" {
		o.To = b.Desk
	}
	return o
}

// bulkVerbs are the verbs of bulk orders by their names.
func bulkVerbs() map[string]news.Verb {
	named := map[string]news.Verb{}
	for _, v := range newsroom.Bulk() {
		named[verbName(v)] = v
	}
	return named
}

func (a *API) outcomeOf(ctx context.Context, o newsroom.Outcome) BulkOutcome {
	if o.Err != nil {
		return BulkOutcome{ID: o.ID, Refusal: a.problem(ctx, o.Err).Detail}
	}
	return BulkOutcome{ID: o.ID, Done: true, Version: o.Article.Version}
}
