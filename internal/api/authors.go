package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// An Author is a name that can stand in a byline.
type Author struct {
	ID          int64    `json:"id"`
	Slug        string   `json:"slug"`
	Path        string   `json:"path"`
	Name        string   `json:"name"`
	Agency      bool     `json:"agency" doc:"An agency, not a person."`
	Role        string   `json:"role" doc:"Such as Harbour correspondent."`
	Beat        string   `json:"beat"`
	Bio         string   `json:"bio"`
	Email       string   `json:"email" doc:"Shown to readers; empty to keep it private."`
	Languages   []string `json:"languages" doc:"As the paper calls them, such as English."`
	Links       []string `json:"links" doc:"Absolute addresses of profiles elsewhere."`
	Disclosures string   `json:"disclosures"`
	Picture     int64    `json:"picture" doc:"Of the library; 0 for none."`
	Staff       int64    `json:"staff" doc:"The account of the author; 0 for none."`
	Former      bool     `json:"former" doc:"Does not work for the paper any more."`
}

// An AuthorForm is what can be said of an author.
type AuthorForm struct {
	Name        string   `json:"name" maxLength:"200"`
	Slug        string   `json:"slug,omitempty" maxLength:"200" doc:"Made of the name where there is none."`
	Agency      bool     `json:"agency,omitempty"`
	Role        string   `json:"role,omitempty" maxLength:"1000"`
	Beat        string   `json:"beat,omitempty" maxLength:"1000"`
	Bio         string   `json:"bio,omitempty" maxLength:"8000"`
	Email       string   `json:"email,omitempty" maxLength:"200"`
	Languages   []string `json:"languages,omitempty" maxItems:"100"`
	Links       []string `json:"links,omitempty" maxItems:"100"`
	Disclosures string   `json:"disclosures,omitempty" maxLength:"8000"`
	Picture     int64    `json:"picture,omitempty" minimum:"0"`
	Staff       int64    `json:"staff,omitempty" minimum:"0"`
	Former      bool     `json:"former,omitempty"`
}

type authorReads interface {
	Author(ctx context.Context, id int64) (news.Author, error)
	AuthorArticles(ctx context.Context, id int64) (int, error)
	FindAuthors(ctx context.Context, start, after string, n int) ([]news.Author, string, error)
	Authors(ctx context.Context, ids []int64) ([]news.Author, error)
}

func (a *API) authors() {
	route(a, operation{
		id: "list-authors", method: http.MethodGet, path: "/authors", tag: "authors", needs: signedIn,
		summary: "Authors by name, or some by their ids.",
	}, a.listAuthors)
	route(a, operation{
		id: "get-author", method: http.MethodGet, path: "/authors/{id}", tag: "authors", needs: signedIn,
		summary: "One author, or the one they were merged into.",
	}, func(ctx context.Context, in *ByID) (*Author, error) {
		x, err := a.Settings.Author(ctx, in.ID)
		w := wireAuthor(x)
		return &w, err
	})
	route(a, operation{
		id: "count-author", method: http.MethodGet, path: "/authors/{id}/articles", tag: "authors", needs: signedIn,
		summary: "How many public articles an author has; 1000 stands for more.",
	}, func(ctx context.Context, in *ByID) (*Count, error) {
		n, err := a.Settings.AuthorArticles(ctx, in.ID)
		return &Count{int64(n)}, err
	})
	route(a, operation{
		id: "add-author", method: http.MethodPost, path: "/authors", tag: "authors", needs: right(news.MayApprove),
		summary: "Add an author.", status: made,
	}, func(ctx context.Context, in *struct{ Body AuthorForm }) (*Author, error) {
		return a.saveAuthor(ctx, in.Body.author(0))
	})
	route(a, operation{
		id: "change-author", method: http.MethodPut, path: "/authors/{id}", tag: "authors", needs: right(news.MaySettings),
		summary: "Change an author. The old address of the page leads to the new one.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body AuthorForm
	},
	) (*Author, error) {
		return a.saveAuthor(ctx, in.Body.author(in.ID))
	})
	route(a, operation{
		id: "merge-author", method: http.MethodPost, path: "/authors/{id}/merge", tag: "authors", needs: right(news.MaySettings),
		summary: "Make another author stand for this one, for good.",
	}, func(ctx context.Context, in *merge) (*none, error) {
		return nil, a.Office.MergeAuthors(ctx, staffOf(ctx), in.ID, in.Body.Into)
	})
}

func (a *API) saveAuthor(ctx context.Context, x news.Author) (*Author, error) {
	if err := a.Office.SaveAuthor(ctx, staffOf(ctx), &x); err != nil {
		return nil, err
	}
	w := wireAuthor(x)
	return &w, nil
}

func (f AuthorForm) author(id int64) news.Author {
	return news.Author{
		ID: id, Slug: f.Slug, Name: f.Name, Agency: f.Agency, Role: f.Role, Beat: f.Beat, Bio: f.Bio, Email: f.Email,
		Languages: f.Languages, Links: f.Links, Disclosures: f.Disclosures, Picture: f.Picture, Staff: f.Staff,
		Former: f.Former,
	}
}

func (a *API) listAuthors(ctx context.Context, in *Search) (*page[Author], error) {
	if len(in.IDs) > 0 {
		found, err := a.Settings.Authors(ctx, in.IDs)
		return pageOf(each(found, wireAuthor), ""), err
	}
	found, next, err := a.Settings.FindAuthors(ctx, in.Q, in.After, in.Limit)
	return pageOf(each(found, wireAuthor), next), err
}

func wireAuthor(x news.Author) Author {
	return Author{
		ID: x.ID, Slug: x.Slug, Path: x.Path(), Name: x.Name, Agency: x.Agency, Role: x.Role, Beat: x.Beat, Bio: x.Bio,
		Email: x.Email, Languages: list(x.Languages), Links: list(x.Links), Disclosures: x.Disclosures,
		Picture: x.Picture, Staff: x.Staff, Former: x.Former,
	}
}
