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

// A ProfileForm is what can be said of a profile.
type ProfileForm struct {
	Name          string           `json:"name" maxLength:"200"`
	Kind          news.ArticleKind `json:"kind,omitempty"`
	Section       int64            `json:"section,omitempty" minimum:"0"`
	Desk          int64            `json:"desk,omitempty" minimum:"0"`
	Required      []news.Field     `json:"required,omitempty" maxItems:"20"`
	Headline      Guide            `json:"headline,omitzero"`
	ShortHeadline Guide            `json:"short_headline,omitzero"`
	Standfirst    Guide            `json:"standfirst,omitzero"`
	Help          string           `json:"help,omitempty" maxLength:"4000"`
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
	route(a, operation{
		id: "add-profile", method: http.MethodPost, path: "/profiles", tag: "profiles", needs: right(news.MaySettings),
		summary: "Add a profile.", status: made,
	}, func(ctx context.Context, in *struct{ Body ProfileForm }) (*Profile, error) {
		return a.saveProfile(ctx, in.Body.profile(0))
	})
	route(a, operation{
		id: "change-profile", method: http.MethodPut, path: "/profiles/{id}", tag: "profiles", needs: right(news.MaySettings),
		summary: "Change a profile. It holds for what is published from then on.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body ProfileForm
	},
	) (*Profile, error) {
		return a.saveProfile(ctx, in.Body.profile(in.ID))
	})
	route(a, operation{
		id: "arrange-profiles", method: http.MethodPut, path: "/profiles/order", tag: "profiles", needs: right(news.MaySettings),
		summary: "Put the profiles into this order.",
	}, func(ctx context.Context, in *order) (*none, error) {
		return nil, a.Office.ArrangeProfiles(ctx, staffOf(ctx), in.Body.IDs)
	})
	route(a, operation{
		id: "delete-profile", method: http.MethodDelete, path: "/profiles/{id}", tag: "profiles", needs: right(news.MaySettings),
		summary: "Delete a profile. Articles written in it keep their text.",
	}, func(ctx context.Context, in *ByID) (*none, error) {
		return nil, a.Office.DeleteProfile(ctx, staffOf(ctx), in.ID)
	})
}

func (a *API) saveProfile(ctx context.Context, p news.Profile) (*Profile, error) {
	if err := a.Office.SaveProfile(ctx, staffOf(ctx), &p); err != nil {
		return nil, err
	}
	w := wireProfile(p)
	return &w, nil
}

func (f ProfileForm) profile(id int64) news.Profile {
	return news.Profile{
		ID: id, Name: f.Name, Kind: f.Kind, Section: f.Section, Desk: f.Desk, Required: f.Required,
		Headline: news.Guide(f.Headline), ShortHeadline: news.Guide(f.ShortHeadline), Standfirst: news.Guide(f.Standfirst),
		Help: f.Help,
	}
}

func wireProfile(p news.Profile) Profile {
	return Profile{
		ID: p.ID, Name: p.Name, Kind: p.Kind, Section: p.Section, Desk: p.Desk, Required: list(p.Required),
		Headline: Guide(p.Headline), ShortHeadline: Guide(p.ShortHeadline), Standfirst: Guide(p.Standfirst), Help: p.Help,
	}
}
