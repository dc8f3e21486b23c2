package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
)

// A TopicSuggestion is something that the text of an article names and that is
// not among its topics.
type TopicSuggestion struct {
	Topics  []Topic        `json:"topics" doc:"One topic of the paper, several of which one is meant, or none yet."`
	Name    string         `json:"name" doc:"As the text has it."`
	Kind    news.TopicKind `json:"kind" enum:"person,organisation,place,event,subject" doc:"Of a name that is no topic yet the likely one."`
	Role    string         `json:"role"`
	Count   int            `json:"count" doc:"How often the text has it."`
	Places  []Place        `json:"places" doc:"Where, 20 at most."`
	Refused bool           `json:"refused" doc:"Somebody has said that the article is not about it."`
}

// A refusal says what an article is not about.
type refusal struct {
	ByID
	Body struct {
		Topic int64  `json:"topic,omitempty" minimum:"1" doc:"A topic of the paper."`
		Name  string `json:"name,omitempty" maxLength:"400" doc:"A name that is no topic yet, or may mean several."`
	}
}

func (a *API) articleTopics() {
	route(a, operation{
		id: "suggest-topics", method: http.MethodGet, path: "/articles/{id}/topics", tag: "topics", needs: right(news.MayWrite),
		summary: "What the text of an article names and is not among its topics yet.",
	}, func(ctx context.Context, in *ByID) (*page[TopicSuggestion], error) {
		found, err := a.Topics.AtDesk(ctx, in.ID)
		return pageOf(each(found, wireTopicSuggestion), ""), err
	})
	route(a, operation{
		id: "refuse-topic", method: http.MethodPost, path: "/articles/{id}/topics/refuse", tag: "topics", needs: right(news.MayWrite),
		summary: "Say that an article is not about something it names.",
	}, func(ctx context.Context, in *refusal) (*none, error) {
		return nil, a.Topics.Refuse(ctx, staffOf(ctx), in.ID, in.Body.Topic, in.Body.Name)
	})
	route(a, operation{
		id: "allow-topic", method: http.MethodPost, path: "/articles/{id}/topics/allow", tag: "topics", needs: right(news.MayWrite),
		summary: "Take back that an article is not about something.",
	}, func(ctx context.Context, in *refusal) (*none, error) {
		return nil, a.Topics.Allow(ctx, staffOf(ctx), in.ID, in.Body.Topic, in.Body.Name)
	})
}

func wireTopicSuggestion(s topic.Suggestion) TopicSuggestion {
	return TopicSuggestion{
		Topics: list(each(s.Topics, wireTopic)), Name: s.Name, Kind: s.Kind, Role: s.Role, Count: s.Count,
		Places: list(each(s.Places, wirePlace)), Refused: s.Refused,
	}
}
