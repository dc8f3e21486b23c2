package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Comment is what one of the staff says about an article. Its number is the
// comment mark on the words it is about.
type Comment struct {
	ID       int64     `json:"id"`
	Article  int64     `json:"article"`
	ReplyTo  int64     `json:"reply_to" doc:"The comment that began the thread; 0 for that one itself."`
	Staff    int64     `json:"staff"`
	Name     string    `json:"name"`
	At       time.Time `json:"at"`
	Text     string    `json:"text"`
	Quoted   string    `json:"quoted" doc:"The words it is about, as they were then."`
	Resolved time.Time `json:"resolved,omitzero"`
	Resolver string    `json:"resolver" doc:"The name of the one who settled it."`
}

// A CommentID is the comment in the address of a request.
type CommentID struct {
	ID int64 `path:"id" minimum:"1"`
}

// A NewComment is a comment as it is sent.
type NewComment struct {
	Text   string `json:"text" maxLength:"5000"`
	Quoted string `json:"quoted,omitempty" doc:"The words it is about; empty for the whole article."`
}

// A NewReply is an answer as it is sent.
type NewReply struct {
	Text string `json:"text" maxLength:"5000"`
}

func (a *API) comments() {
	route(a, operation{
		id: "list-comments", method: http.MethodGet, path: "/articles/{id}/comments", tag: "comments", needs: right(news.MayWrite),
		summary: "All comments on an article, oldest first.",
	}, a.listComments)
	route(a, operation{
		id: "write-comment", method: http.MethodPost, path: "/articles/{id}/comments", tag: "comments", needs: right(news.MayWrite),
		summary: "Comment on an article or on words in it.", status: made,
	}, a.writeComment)
	route(a, operation{
		id: "reply-comment", method: http.MethodPost, path: "/comments/{id}/replies", tag: "comments", needs: right(news.MayWrite),
		summary: "Answer a comment.", status: made,
	}, a.replyComment)
	route(a, operation{
		id: "resolve-comment", method: http.MethodPost, path: "/comments/{id}/resolve", tag: "comments", needs: right(news.MayWrite),
		summary: "Settle a thread.",
	}, func(ctx context.Context, in *CommentID) (*Comment, error) {
		c, err := a.Newsroom.Resolve(ctx, staffOf(ctx), in.ID)
		return a.said(ctx, c, err)
	})
	route(a, operation{
		id: "reopen-comment", method: http.MethodPost, path: "/comments/{id}/reopen", tag: "comments", needs: right(news.MayWrite),
		summary: "Take the settling of a thread back.",
	}, func(ctx context.Context, in *CommentID) (*Comment, error) {
		c, err := a.Newsroom.Reopen(ctx, staffOf(ctx), in.ID)
		return a.said(ctx, c, err)
	})
	route(a, operation{
		id: "delete-comment", method: http.MethodDelete, path: "/comments/{id}", tag: "comments", needs: right(news.MayWrite),
		summary: "Take back a comment of your own that nobody answered.",
	}, func(ctx context.Context, in *CommentID) (*none, error) {
		return nil, a.Newsroom.DeleteComment(ctx, staffOf(ctx), in.ID)
	})
}

func (a *API) listComments(ctx context.Context, in *ArticleID) (*page[Comment], error) {
	found, err := a.Articles.Comments(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	names, err := a.names(ctx)
	return pageOf(each(found, func(c news.Comment) Comment { return wireComment(c, names) }), ""), err
}

func (a *API) writeComment(ctx context.Context, in *struct {
	ArticleID
	Body NewComment
},
) (*Comment, error) {
	c, err := a.Newsroom.Comment(ctx, staffOf(ctx), in.ID, in.Body.Text, in.Body.Quoted)
	return a.said(ctx, c, err)
}

func (a *API) replyComment(ctx context.Context, in *struct {
	CommentID
	Body NewReply
},
) (*Comment, error) {
	c, err := a.Newsroom.Reply(ctx, staffOf(ctx), in.ID, in.Body.Text)
	return a.said(ctx, c, err)
}

// said returns a comment for the wire. It takes the outcome of a deed as it
// comes.
func (a *API) said(ctx context.Context, c news.Comment, err error) (*Comment, error) {
	if err != nil {
		return nil, err
	}
	names, err := a.names(ctx)
	w := wireComment(c, names)
	return &w, err
}

func wireComment(c news.Comment, names map[int64]string) Comment {
	return Comment{
		ID: c.ID, Article: c.Article, ReplyTo: c.ReplyTo, Staff: c.Staff, Name: names[c.Staff], At: c.At, Text: c.Text,
		Quoted: c.Quoted, Resolved: c.Resolved, Resolver: names[c.Resolver],
	}
}
