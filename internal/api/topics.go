package api

import (
	"context"
	"net/http"
	"time"

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
	Parent      int64          `json:"parent" doc:"The subject above it; 0 at the top and outside the tree."`
	Code        string         `json:"code" doc:"In the Media Topics of the IPTC, such as medtop:20000002; empty for none."`
}

// A TopicForm is what can be said of a topic.
type TopicForm struct {
	Kind        news.TopicKind `json:"kind" enum:"person,organisation,place,event,subject"`
	Name        string         `json:"name" maxLength:"200"`
	Slug        string         `json:"slug,omitempty" maxLength:"200" doc:"Made of the name where there is none."`
	Aliases     []string       `json:"aliases,omitempty" maxItems:"10000"`
	Role        string         `json:"role,omitempty" maxLength:"1000"`
	Description string         `json:"description,omitempty" maxLength:"8000"`
	Links       []string       `json:"links,omitempty" maxItems:"100"`
	Picture     int64          `json:"picture,omitempty" minimum:"0"`
	Parent      int64          `json:"parent,omitempty" minimum:"0"`
	Code        string         `json:"code,omitempty" maxLength:"20"`
}

// A merge says what a thing shall become.
type merge struct {
	ByID
	Body struct {
		Into int64 `json:"into" minimum:"1"`
	}
}

// A split says what a topic shall give away.
type split struct {
	ByID
	Body struct {
		Topic    TopicForm `json:"topic" doc:"The new one; the names it has are no aliases of the other one any more."`
		Articles []int64   `json:"articles,omitempty" maxItems:"500" doc:"Those that are about the new one instead."`
	}
}

// An AboutTopic is an article about a topic.
type AboutTopic struct {
	ID        int64     `json:"id"`
	Headline  string    `json:"headline"`
	PublishAt time.Time `json:"publish_at"`
}

// maxAbout is how many articles about a topic the desk is told.
const maxAbout = 200

type topicReads interface {
	SameTopics(ctx context.Context, x news.Topic) ([]news.Topic, error)
	TopicHeadlines(ctx context.Context, topic int64, limit int) ([]news.Headline, error)
	Topic(ctx context.Context, id int64) (news.Topic, error)
	TopicArticles(ctx context.Context, id int64) (int, error)
	FindTopics(ctx context.Context, kind news.TopicKind, start, after string, n int) ([]news.Topic, string, error)
	Topics(ctx context.Context, ids []int64) ([]news.Topic, error)
	Subjects(ctx context.Context, below int64) ([]news.SubjectInTree, error)
}

// A Subject is a topic in the tree of subjects.
type Subject struct {
	Topic
	Below int `json:"below" doc:"How many stand right below it."`
}

// A branch asks what stands right below a subject.
type branch struct {
	Below int64 `query:"below" minimum:"0" doc:"The subject above; 0 for the top of the tree."`
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
	route(a, operation{
		id: "list-subjects", method: http.MethodGet, path: "/subjects", tag: "topics", needs: signedIn,
		summary: "The tree of subjects, one branch at a time, 500 at most.",
	}, func(ctx context.Context, in *branch) (*page[Subject], error) {
		found, err := a.Settings.Subjects(ctx, in.Below)
		return pageOf(each(found, wireSubject), ""), err
	})
	route(a, operation{
		id: "get-topic", method: http.MethodGet, path: "/topics/{id}", tag: "topics", needs: signedIn,
		summary: "One topic, or the one it was merged into.",
	}, func(ctx context.Context, in *ByID) (*Topic, error) {
		x, err := a.Settings.Topic(ctx, in.ID)
		w := wireTopic(x)
		return &w, err
	})
	route(a, operation{
		id: "count-topic", method: http.MethodGet, path: "/topics/{id}/articles", tag: "topics", needs: signedIn,
		summary: "How many public articles are about a topic; 1000 stands for more.",
	}, func(ctx context.Context, in *ByID) (*Count, error) {
		n, err := a.Settings.TopicArticles(ctx, in.ID)
		return &Count{int64(n)}, err
	})
	route(a, operation{
		id: "add-topic", method: http.MethodPost, path: "/topics", tag: "topics", needs: right(news.MayWrite),
		summary: "Add a topic.", status: made,
	}, func(ctx context.Context, in *struct{ Body TopicForm }) (*Topic, error) {
		return a.saveTopic(ctx, in.Body.topic(0))
	})
	route(a, operation{
		id: "change-topic", method: http.MethodPut, path: "/topics/{id}", tag: "topics", needs: right(news.MayApprove),
		summary: "Change a topic. Its old address leads to the new one.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body TopicForm
	},
	) (*Topic, error) {
		return a.saveTopic(ctx, in.Body.topic(in.ID))
	})
	route(a, operation{
		id: "list-topic-headlines", method: http.MethodGet, path: "/topics/{id}/headlines", tag: "topics", needs: signedIn,
		summary: "The newest articles about a topic that readers have or will have, 200 at most.",
	}, func(ctx context.Context, in *ByID) (*page[AboutTopic], error) {
		found, err := a.Settings.TopicHeadlines(ctx, in.ID, maxAbout)
		return pageOf(each(found, func(h news.Headline) AboutTopic { return AboutTopic{h.Article, h.Headline, h.PublishAt} }), ""), err
	})
	route(a, operation{
		id: "list-same-topics", method: http.MethodGet, path: "/topics/{id}/same", tag: "topics", needs: signedIn,
		summary: "Topics that share a whole name with this one, and are likely the same.",
	}, func(ctx context.Context, in *ByID) (*page[Topic], error) {
		x, err := a.Settings.Topic(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		found, err := a.Settings.SameTopics(ctx, x)
		return pageOf(each(found, wireTopic), ""), err
	})
	route(a, operation{
		id: "split-topic", method: http.MethodPost, path: "/topics/{id}/split", tag: "topics", needs: right(news.MaySettings),
		summary: "Make two topics of one, with some of its names and articles.", status: made,
	}, func(ctx context.Context, in *split) (*Topic, error) {
		x := in.Body.Topic.topic(0)
		err := a.Office.SplitTopic(ctx, staffOf(ctx), in.ID, &x, in.Body.Articles)
		w := wireTopic(x)
		return &w, err
	})
	route(a, operation{
		id: "merge-topic", method: http.MethodPost, path: "/topics/{id}/merge", tag: "topics", needs: right(news.MaySettings),
		summary: "Make another topic stand for this one, for good.",
	}, func(ctx context.Context, in *merge) (*none, error) {
		return nil, a.Office.MergeTopics(ctx, staffOf(ctx), in.ID, in.Body.Into)
	})
}

func (a *API) saveTopic(ctx context.Context, x news.Topic) (*Topic, error) {
	if err := a.Office.SaveTopic(ctx, staffOf(ctx), &x); err != nil {
		return nil, err
	}
	w := wireTopic(x)
	return &w, nil
}

func (f TopicForm) topic(id int64) news.Topic {
	return news.Topic{
		ID: id, Kind: f.Kind, Slug: f.Slug, Name: f.Name, Aliases: f.Aliases, Role: f.Role,
		Description: f.Description, Links: f.Links, Picture: f.Picture, Parent: f.Parent, Code: f.Code,
	}
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
		Description: x.Description, Links: list(x.Links), Picture: x.Picture, Parent: x.Parent, Code: x.Code,
	}
}

func wireSubject(x news.SubjectInTree) Subject { return Subject{wireTopic(x.Topic), x.Below} }
