package newsroom

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// Comment says something about an article to the others at the desk. Quoted
// are the words it is about; the desk ties it to them by the number it gets.
func (n *Newsroom) Comment(ctx context.Context, staff news.Staff, article int64, text, quoted string) (news.Comment, error) {
	if err := staff.Need(news.MayWrite); err != nil {
		return news.Comment{}, err
	}
	if _, err := n.load(ctx, article); err != nil {
		return news.Comment{}, err
	}
	c, err := news.NewComment(article, nil, staff.ID, text, quoted, n.Now())
	if err != nil {
		return c, err
	}
	return c, n.saveComment(ctx, &c, staff, news.CommentWritten)
}

// Reply answers a comment, in its thread.
func (n *Newsroom) Reply(ctx context.Context, staff news.Staff, comment int64, text string) (news.Comment, error) {
	thread, err := n.comment(ctx, staff, comment)
	if err != nil {
		return thread, err
	}
	c, err := news.NewComment(thread.Article, &thread, staff.ID, text, "", n.Now())
	if err != nil {
		return c, err
	}
	return c, n.saveComment(ctx, &c, staff, news.CommentWritten)
}

// Resolve settles the thread that a comment began.
func (n *Newsroom) Resolve(ctx context.Context, staff news.Staff, comment int64) (news.Comment, error) {
	c, err := n.comment(ctx, staff, comment)
	if err != nil {
		return c, err
	}
	if err := c.Resolve(staff.ID, n.Now()); err != nil {
		return c, err
	}
	return c, n.saveComment(ctx, &c, staff, news.CommentResolved)
}

// Reopen takes the settling of a thread back.
func (n *Newsroom) Reopen(ctx context.Context, staff news.Staff, comment int64) (news.Comment, error) {
	c, err := n.comment(ctx, staff, comment)
	if err != nil {
		return c, err
	}
	if err := c.Reopen(); err != nil {
		return c, err
	}
	return c, n.saveComment(ctx, &c, staff, news.CommentReopened)
}

// DeleteComment takes a comment of one's own back, if nobody else answered it.
func (n *Newsroom) DeleteComment(ctx context.Context, staff news.Staff, comment int64) error {
	c, err := n.comment(ctx, staff, comment)
	if err != nil {
		return err
	}
	all, err := n.Store.Comments(ctx, c.Article)
	if err != nil {
		return fmt.Errorf("load the comments of article %d: %w", c.Article, err)
	}
	if err := c.Deletable(staff.ID, all); err != nil {
		return err
	}
	if err := n.Store.DeleteComment(ctx, c.ID, n.said(&c, staff, news.CommentDeleted)); err != nil {
		return fmt.Errorf("delete comment %d: %w", c.ID, err)
	}
	return nil
}

func (n *Newsroom) comment(ctx context.Context, staff news.Staff, id int64) (news.Comment, error) {
	if err := staff.Need(news.MayWrite); err != nil {
		return news.Comment{}, err
	}
	c, err := n.Store.Comment(ctx, id)
	if err != nil {
		return c, fmt.Errorf("load comment %d: %w", id, err)
	}
	return c, nil
}

func (n *Newsroom) saveComment(ctx context.Context, c *news.Comment, staff news.Staff, name news.EventName) error {
	if err := n.Store.SaveComment(ctx, c, n.said(c, staff, name)); err != nil {
		return fmt.Errorf("save a comment on article %d: %w", c.Article, err)
	}
	return nil
}

// said returns the event of what was done to a comment.
func (n *Newsroom) said(c *news.Comment, staff news.Staff, name news.EventName) news.Event {
	return news.Event{Name: name, Article: c.Article, Staff: staff.ID, At: n.Now()}
}
