package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
)

type relatedReads interface {
	DeskHeadlines(ctx context.Context, ids []int64) (map[int64]news.Headline, error)
}

// A Related is an article that may stand under another one.
type Related struct {
	Headline
	Why    related.ReasonKind `json:"why" enum:"storyline,event,person,place,organisation,subject," doc:"What both have in common; empty for a banned one."`
	Name   string             `json:"name" doc:"Of what both have in common; may be empty for a subject."`
	Pinned bool               `json:"pinned" doc:"An editor wants it here."`
	Banned bool               `json:"banned" doc:"An editor wants neither under the other."`
	Shown  bool               `json:"shown" doc:"Among those that readers get, if the text is published as it is."`
}

// A RelatedWish is what an editor decides about an article under another one.
type RelatedWish struct {
	Other int64            `json:"other" minimum:"1" doc:"The article that may stand there."`
	Wish  related.WishKind `json:"wish" enum:"pin,ban," doc:"A pin holds for this page, a ban for both; empty leaves it to the program."`
}

func (a *API) relatedArticles() {
	const path = "/articles/{id}/related"
	route(a, operation{
		id: "list-related", method: http.MethodGet, path: path, tag: "related", needs: right(news.MayWrite),
		summary: "What stands under the article if its text at the desk is published, and what was banned from there.",
	}, func(ctx context.Context, in *ByID) (*page[Related], error) { return a.relatedTo(ctx, in.ID) })
	route(a, operation{
		id: "decide-related", method: http.MethodPost, path: path, tag: "related", needs: right(news.MayApprove),
		summary: "Pin or ban an article under another one, or leave it to the program.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body RelatedWish
	},
	) (*page[Related], error) {
		if err := a.Related.Decide(ctx, staffOf(ctx), in.ID, in.Body.Other, in.Body.Wish); err != nil {
			return nil, err
		}
		return a.relatedTo(ctx, in.ID)
	})
}

func (a *API) relatedTo(ctx context.Context, article int64) (*page[Related], error) {
	found, err := a.Related.AtDesk(ctx, article)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(found))
	for i, x := range found {
		ids[i] = x.Article
	}
	headlines, err := a.RelatedReads.DeskHeadlines(ctx, ids)
	if err != nil {
		return nil, err
	}
	list := &page[Related]{Items: []Related{}}
	for i, x := range found {
		list.Items = append(list.Items, Related{
			Headline: wireHeadline(headlines[x.Article]), Why: x.Reason.Kind, Name: x.Reason.Name,
			Pinned: x.Pinned, Banned: x.Banned, Shown: i < related.Shown && !x.Banned,
		})
	}
	return list, nil
}
