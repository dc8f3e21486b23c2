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

type authorReads interface {
	FindAuthors(ctx context.Context, start, after string, n int) ([]news.Author, string, error)
	Authors(ctx context.Context, ids []int64) ([]news.Author, error)
}

func (a *API) authors() {
	route(a, operation{
		id: "list-authors", method: http.MethodGet, path: "/authors", tag: "authors", needs: signedIn,
		summary: "Authors by name, or some by their ids.",
	}, a.listAuthors)
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
