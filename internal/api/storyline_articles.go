package api

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/news"
)

// A StorylineArticle is an article of a storyline, or one proposed for it.
type StorylineArticle struct {
	Article   int64               `json:"article"`
	State     news.MemberState    `json:"state" enum:"proposed,in,refused"`
	Reasons   []news.MemberReason `json:"reasons" doc:"Why it was proposed: link, alike, topics."`
	Likeness  float64             `json:"likeness" doc:"To the others, from 0 to 1, where that is a reason."`
	Headline  string              `json:"headline"`
	Stands    news.State          `json:"stands" doc:"The state of the article."`
	Path      string              `json:"path,omitempty"`
	PublishAt time.Time           `json:"publish_at,omitzero"`
	DecidedBy int64               `json:"decided_by,omitempty"`
	At        time.Time           `json:"at" doc:"Of the decision or the proposal."`
}

// An ArticleStoryline is a storyline as an article has it.
type ArticleStoryline struct {
	Storyline int64               `json:"storyline"`
	Title     string              `json:"title"`
	Path      string              `json:"path,omitempty"`
	Stands    news.StorylineState `json:"stands" doc:"The state of the storyline."`
	State     news.MemberState    `json:"state" enum:"proposed,in,refused" doc:"Whether the article belongs to it."`
	Reasons   []news.MemberReason `json:"reasons"`
	Likeness  float64             `json:"likeness"`
}

// A MemberForm decides about an article in a storyline.
type MemberForm struct {
	Article int64 `json:"article" minimum:"1"`
	In      bool  `json:"in" doc:"It belongs to it; if not, it is taken out and never proposed again."`
}

func (a *API) storylineArticles() {
	route(a, operation{
		id: "list-storyline-articles", method: http.MethodGet, path: "/storylines/{id}/articles", tag: "storylines", needs: right(news.MayWrite),
		summary: "The articles of a storyline in a state, the latest decision or proposal first.",
	}, func(ctx context.Context, in *struct {
		ByID
		State news.MemberState `query:"state" enum:"proposed,in,refused" default:"in"`
		After string           `query:"after" maxLength:"80" doc:"Where the last answer ended."`
		Limit int              `query:"limit" minimum:"1" maximum:"100" default:"30"`
	},
	) (*page[StorylineArticle], error) {
		rows, next, err := a.StorylineReads.StorylineMembers(ctx, in.ID, in.State, in.After, in.Limit)
		return pageOf(each(rows, wireMember), next), err
	})
	route(a, operation{
		id: "decide-storyline-article", method: http.MethodPost, path: "/storylines/{id}/articles", tag: "storylines", needs: right(news.MayApprove),
		summary: "Put an article into a storyline, or refuse it for good.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body MemberForm
	},
	) (*Storyline, error) {
		err := a.Storylines.Decide(ctx, staffOf(ctx), in.ID, in.Body.Article, in.Body.In)
		return a.storyline(ctx, in.ID, err)
	})
	route(a, operation{
		id: "list-article-storylines", method: http.MethodGet, path: "/articles/{id}/storylines", tag: "storylines", needs: right(news.MayWrite),
		summary: "The storylines of an article: those it is in, those its text at the desk suggests, those it was refused for.",
	}, func(ctx context.Context, in *ByID) (*page[ArticleStoryline], error) {
		found, err := a.articleStorylines(ctx, in.ID)
		return pageOf(found, ""), err
	})
}

func wireMember(x storyline.MemberRow) StorylineArticle {
	return StorylineArticle{
		Article: x.Article, State: x.State, Reasons: list(x.Reasons), Likeness: x.Likeness, Headline: x.Headline,
		Stands: x.ArticleState, Path: x.Path, PublishAt: x.PublishAt, DecidedBy: x.Staff, At: x.At,
	}
}

// articleStorylines lays what was decided over what the text suggests now.
func (a *API) articleStorylines(ctx context.Context, id int64) (found []ArticleStoryline, err error) {
	kept, err := a.StorylineReads.ArticleStorylines(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, x := range kept {
		if x.State != news.StorylineRefused {
			found = append(found, wireArticleStoryline(x))
		}
	}
	fresh, err := a.StorylineHints.Suggest(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, m := range fresh {
		if slices.ContainsFunc(found, func(x ArticleStoryline) bool { return x.Storyline == m.Storyline }) {
			continue
		}
		x, err := a.StorylineReads.Storyline(ctx, m.Storyline)
		if err != nil {
			return nil, err
		}
		found = append(found, wireArticleStoryline(storyline.ArticleRow{Member: m, Title: x.Title, Slug: x.Slug, State: x.State}))
	}
	return found, nil
}

func wireArticleStoryline(x storyline.ArticleRow) ArticleStoryline {
	w := ArticleStoryline{
		Storyline: x.Storyline, Title: x.Title, Stands: x.State, State: x.Member.State, Reasons: list(x.Reasons), Likeness: x.Likeness,
	}
	if x.State.Decided() {
		w.Path = news.Storyline{Slug: x.Slug}.Path()
	}
	return w
}
