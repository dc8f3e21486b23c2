package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// A Topic is what articles are about.
type Topic struct {
	ID          int64          `json:"id"`
	Kind        news.TopicKind `json:"kind" enum:"person,organisation,place,event,subject"`
	Slug        string         `json:"slug"`
	Path        string         `json:"path"`
	Name        string         `json:"name"`
	Aliases     []string       `json:"aliases" doc:"Other names it is found by."`
	Role        string         `json:"role" doc:"Of a person or organisation, such as mayor of Ostrand."`
	Description string         `json:"description"`
	Links       []string       `json:"links" doc:"Absolute addresses elsewhere, such as Wikidata."`
	Picture     int64          `json:"picture" doc:"Of the library; 0 for none."`
}

type topicReads interface {
	FindTopics(ctx context.Context, kind news.TopicKind, start, after string, n int) ([]news.Topic, string, error)
	Topics(ctx context.Context, ids []int64) ([]news.Topic, error)
}

// topicSearch asks for topics by name, or for some whose ids are known.
type topicSearch struct {
	Search
	Kind string `query:"kind" enum:"person,organisation,place,event,subject" doc:"Only topics of this kind."`
}

func (a *API) topics() {
	route(a, operation{
		id: "list-topics", method: http.MethodGet, path: "/topics", tag: "topics", needs: signedIn,
		summary: "Topics by name, or some by their ids.",
	}, a.listTopics)
}

func (a *API) listTopics(ctx context.Context, in *topicSearch) (*page[Topic], error) {
	if len(in.IDs) > 0 {
		found, err := a.Settings.Topics(ctx, in.IDs)
		return pageOf(each(found, wireTopic), ""), err
	}
	found, next, err := a.Settings.FindTopics(ctx, news.TopicKind(in.Kind), in.Q, in.After, in.Limit)
	return pageOf(each(found, wireTopic), next), err
}

func wireTopic(x news.Topic) Topic {
	return Topic{
		ID: x.ID, Kind: x.Kind, Slug: x.Slug, Path: x.Path(), Name: x.Name, Aliases: list(x.Aliases), Role: x.Role,
		Description: x.Description, Links: list(x.Links), Picture: x.Picture,
	}
}
