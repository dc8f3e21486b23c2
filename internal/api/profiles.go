package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// A Profile is what the paper asks of one sort of article.
type Profile struct {
	ID            int64            `json:"id"`
	Name          string           `json:"name"`
	Kind          news.ArticleKind `json:"kind" doc:"The kind an article of it begins with; empty for news."`
	Section       int64            `json:"section" doc:"The section it begins in; 0 for none."`
	Desk          int64            `json:"desk" doc:"The desk it begins at; 0 for none."`
	Required      []news.Field     `json:"required" doc:"Fields that must be filled before readers get it."`
	Headline      Guide            `json:"headline"`
	ShortHeadline Guide            `json:"short_headline"`
	Standfirst    Guide            `json:"standfirst"`
	Help          string           `json:"help" doc:"What a writer should know."`
}

// A Guide is how long a text should be. Nothing is refused for it.
type Guide struct {
	Min int `json:"min" minimum:"0" doc:"In characters; 0 for no matter."`
	Max int `json:"max" minimum:"0" doc:"In characters; 0 for no matter."`
}

type profileReads interface {
	Profiles(ctx context.Context) ([]news.Profile, error)
}

func (a *API) profiles() {
	route(a, operation{
		id: "list-profiles", method: http.MethodGet, path: "/profiles", tag: "profiles", needs: signedIn,
		summary: "All profiles, in their order.",
	}, func(ctx context.Context, _ *struct{}) (*page[Profile], error) {
		found, err := a.Settings.Profiles(ctx)
		return pageOf(each(found, wireProfile), ""), err
	})
}

func wireProfile(p news.Profile) Profile {
	return Profile{
		ID: p.ID, Name: p.Name, Kind: p.Kind, Section: p.Section, Desk: p.Desk, Required: list(p.Required),
		Headline: Guide(p.Headline), ShortHeadline: Guide(p.ShortHeadline), Standfirst: Guide(p.Standfirst), Help: p.Help,
	}
}
