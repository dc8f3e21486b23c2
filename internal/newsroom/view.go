package newsroom

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
)

// A View is a question to the list that somebody keeps under a name.
type View struct {
	ID     int64
	Staff  int64 // whose it is
	Name   string
	Shared bool   // everybody has it in the list
	Query  string // as in the address of the list: "state=draft&desk=3"
}

// Limits of views, in characters and in views of one person.
const (
	maxViewName  = 60
	maxViewQuery = 1000
	maxViews     = 50
)

// Views is what the deeds on views ask of the store.
type Views interface {
	Views(ctx context.Context, staff int64) ([]View, error)
	View(ctx context.Context, id int64) (View, error)
	SaveView(ctx context.Context, v *View) error
	DeleteView(ctx context.Context, id int64) error
}

// SaveView keeps a view of staff, a new one if it has no ID. Only those it
// belongs to change a view.
func (n *Newsroom) SaveView(ctx context.Context, staff news.Staff, v View) (View, error) {
	v.Name, v.Staff = strings.TrimSpace(v.Name), staff.ID
	if err := v.check(); err != nil {
		return View{}, err
	}
	var err error
	if v.ID != 0 {
		err = n.ownsView(ctx, staff, v.ID)
	} else {
		err = n.roomForView(ctx, staff)
	}
	if err != nil {
		return View{}, err
	}
	if err := n.Store.SaveView(ctx, &v); err != nil {
		return View{}, fmt.Errorf("save the view %q: %w", v.Name, err)
	}
	return v, nil
}

// DeleteView deletes a view of staff.
func (n *Newsroom) DeleteView(ctx context.Context, staff news.Staff, id int64) error {
	if err := n.ownsView(ctx, staff, id); err != nil {
		return err
	}
	if err := n.Store.DeleteView(ctx, id); err != nil {
		return fmt.Errorf("delete view %d: %w", id, err)
	}
	return nil
}

func (v View) check() error {
	_, err := url.ParseQuery(v.Query)
	switch {
	case v.Name == "":
		return &news.Error{Kind: news.Invalid, Message: "Give the view a name."}
	case utf8.RuneCountInString(v.Name) > maxViewName:
		return &news.Error{Kind: news.Invalid, Message: "The name of a view can have 60 characters at most."}
	case err != nil || len(v.Query) > maxViewQuery:
		return &news.Error{Kind: news.Invalid, Message: "This question can not be kept."}
	default:
		return nil
	}
}

// ownsView refuses what belongs to others. What they do not share does not
// exist for staff.
func (n *Newsroom) ownsView(ctx context.Context, staff news.Staff, id int64) error {
	v, err := n.Store.View(ctx, id)
	switch {
	case err != nil:
		return err
	case v.Staff == staff.ID:
		return nil
	case v.Shared:
		return &news.Error{Kind: news.Forbidden, Message: "This view belongs to somebody else. Keep your own under another name."}
	default:
		return &news.Error{Kind: news.NotFound, Message: "There is no such view."}
	}
}

func (n *Newsroom) roomForView(ctx context.Context, staff news.Staff) error {
	views, err := n.Store.Views(ctx, staff.ID)
	if err != nil {
		return err
	}
	own := 0
	for _, v := range views {
		if v.Staff == staff.ID {
			own++
		}
	}
	if own >= maxViews {
		return &news.Error{Kind: news.Conflict, Message: "You have 50 views. Delete one to keep another."}
	}
	return nil
}
