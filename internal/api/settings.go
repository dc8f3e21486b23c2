package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/feed"
)

// Settings are what a publisher decided about the paper as a whole.
type Settings struct {
	Version       int                      `json:"version" doc:"Of what was seen; a change of older settings is refused."`
	Name          string                   `json:"name"`
	Motto         string                   `json:"motto"`
	Description   string                   `json:"description"`
	Lang          string                   `json:"lang" doc:"BCP 47, such as en-GB."`
	Zone          string                   `json:"zone" doc:"IANA time zone, such as Europe/London."`
	URL           string                   `json:"url" doc:"Absolute address of the site without a slash at the end."`
	Theme         string                   `json:"theme" doc:"Empty for the one that comes with the program."`
	ArticlePath   string                   `json:"article_path" doc:"Pattern of permanent addresses."`
	AI            news.AIPolicy            `json:"ai" enum:"allow_all,allow_search,refuse_training,refuse_all"`
	AgeNotice     map[news.ArticleKind]int `json:"age_notice" doc:"After how many days an article of a kind says how old it is."`
	Footer        []int64                  `json:"footer" doc:"Standing pages in the order of the menu at the foot."`
	Logo          int64                    `json:"logo"`
	Publisher     string                   `json:"publisher"`
	Owners        string                   `json:"owners"`
	Address       string                   `json:"address"`
	Email         string                   `json:"email"`
	Security      string                   `json:"security"`
	Phone         string                   `json:"phone"`
	Founded       string                   `json:"founded"`
	Copyright     string                   `json:"copyright"`
	Licence       string                   `json:"licence"`
	FullTextFeeds bool                     `json:"full_text_feeds"`
	Listen        news.Listening           `json:"listen" doc:"What can be heard, and what directories are told of the podcasts."`
	AudioDigest   news.DigestPlan          `json:"audio_digest" doc:"How the news of the day to hear comes about."`
}

// A SettingsChange names the settings that shall be others; those that are
// left out stay.
type SettingsChange struct {
	Version       int                       `json:"version" doc:"Of what was seen."`
	Name          *string                   `json:"name,omitempty" maxLength:"200"`
	Motto         *string                   `json:"motto,omitempty" maxLength:"300"`
	Description   *string                   `json:"description,omitempty" maxLength:"1000"`
	Lang          *string                   `json:"lang,omitempty" maxLength:"40"`
	Zone          *string                   `json:"zone,omitempty" maxLength:"80"`
	URL           *string                   `json:"url,omitempty" maxLength:"300"`
	Theme         *string                   `json:"theme,omitempty" maxLength:"80"`
	ArticlePath   *string                   `json:"article_path,omitempty" maxLength:"200"`
	AI            *news.AIPolicy            `json:"ai,omitempty"`
	AgeNotice     *map[news.ArticleKind]int `json:"age_notice,omitempty"`
	Footer        *[]int64                  `json:"footer,omitempty" maxItems:"100"`
	Logo          *int64                    `json:"logo,omitempty"`
	Publisher     *string                   `json:"publisher,omitempty" maxLength:"300"`
	Owners        *string                   `json:"owners,omitempty" maxLength:"4000"`
	Address       *string                   `json:"address,omitempty" maxLength:"500"`
	Email         *string                   `json:"email,omitempty" maxLength:"200"`
	Security      *string                   `json:"security,omitempty" maxLength:"300"`
	Phone         *string                   `json:"phone,omitempty" maxLength:"80"`
	Founded       *string                   `json:"founded,omitempty" maxLength:"20"`
	Copyright     *string                   `json:"copyright,omitempty" maxLength:"1000"`
	Licence       *string                   `json:"licence,omitempty" maxLength:"300"`
	FullTextFeeds *bool                     `json:"full_text_feeds,omitempty"`
	Listen        *news.Listening           `json:"listen,omitempty"`
	AudioDigest   *news.DigestPlan          `json:"audio_digest,omitempty"`
}

// A SettingsPreview is what a change would come to.
type SettingsPreview struct {
	Faults      []Fault `json:"faults" doc:"What keeps it from being saved."`
	Robots      string  `json:"robots" doc:"The robots.txt that machines would read."`
	NextAddress string  `json:"next_address" doc:"Where an article published now would live."`
	Today       string  `json:"today" doc:"The date in the paper's own zone, as 2026-11-22."`
}

// SettingsReads is what the API reads of what holds for the whole paper.
type SettingsReads interface {
	Settings(ctx context.Context) (news.Settings, error)
	sectionReads
	deskReads
	profileReads
	topicReads
	authorReads
	redirectReads
	pageReads
}

// A Search asks for things by name, or for some whose ids are known.
type Search struct {
	Q     string  `query:"q" maxLength:"80" doc:"How a word of the name begins; everything without it."`
	IDs   []int64 `query:"ids" maxItems:"100" doc:"These ones, in no particular order; nothing else counts then."`
	After string  `query:"after" maxLength:"400" doc:"Where the last answer ended."`
	Limit int     `query:"limit" minimum:"1" maximum:"100" default:"30"`
}

func (a *API) settings() {
	route(a, operation{
		id: "get-settings", method: http.MethodGet, path: "/settings", tag: "settings", needs: signedIn,
		summary: "What holds for the whole paper.",
	}, func(ctx context.Context, _ *struct{}) (*Settings, error) {
		s, err := a.Settings.Settings(ctx)
		return wireSettings(s), err
	})
	route(a, operation{
		id: "change-settings", method: http.MethodPatch, path: "/settings", tag: "settings", needs: right(news.MaySettings),
		summary: "Change some of the settings.",
	}, func(ctx context.Context, in *struct{ Body SettingsChange }) (*Settings, error) {
		s, err := a.Office.Change(ctx, staffOf(ctx), in.Body.Version, in.Body.apply)
		return wireSettings(s), err
	})
	route(a, operation{
		id: "preview-settings", method: http.MethodPost, path: "/settings/preview", tag: "settings", needs: right(news.MaySettings),
		summary: "What a change of the settings would come to; nothing is saved.",
	}, a.previewSettings)
}

func (a *API) previewSettings(ctx context.Context, in *struct{ Body SettingsChange }) (*SettingsPreview, error) {
	s, err := a.Settings.Settings(ctx)
	if err != nil {
		return nil, err
	}
	in.Body.apply(&s)
	now := a.Now().In(s.Location())
	return &SettingsPreview{
		Faults:      each(s.Faults(), wireFault),
		Robots:      feed.Robots(s),
		NextAddress: s.URL + news.ArticlePath(s.ArticlePath, a.someSection(ctx), now, "bridge-opens-to-traffic", 1234),
		Today:       now.Format("2006-01-02"),
	}, nil
}

// someSection returns the slug of a section, for an example.
func (a *API) someSection(ctx context.Context) string {
	if all, err := a.Settings.Sections(ctx); err == nil && len(all) > 0 {
		return all[0].Slug
	}
	return "news"
}

// apply puts what is named in a change into the settings.
func (c *SettingsChange) apply(s *news.Settings) {
	put(&s.Name, c.Name)
	put(&s.Motto, c.Motto)
	put(&s.Description, c.Description)
	put(&s.Lang, c.Lang)
	put(&s.Zone, c.Zone)
	put(&s.URL, c.URL)
	put(&s.Theme, c.Theme)
	put(&s.ArticlePath, c.ArticlePath)
	put(&s.AI, c.AI)
	put(&s.AgeNotice, c.AgeNotice)
	put(&s.Footer, c.Footer)
	put(&s.Logo, c.Logo)
	put(&s.Publisher, c.Publisher)
	put(&s.Owners, c.Owners)
	put(&s.Address, c.Address)
	put(&s.Email, c.Email)
	put(&s.Security, c.Security)
	put(&s.Phone, c.Phone)
	put(&s.Founded, c.Founded)
	put(&s.Copyright, c.Copyright)
	put(&s.Licence, c.Licence)
	put(&s.FullTextFeeds, c.FullTextFeeds)
	put(&s.Listen, c.Listen)
	put(&s.AudioDigest, c.AudioDigest)
}

// put changes a field if there is something to put into it.
func put[T any](field, with *T) {
	if with != nil {
		*field = *with
	}
}

func wireSettings(s news.Settings) *Settings {
	ages := s.AgeNotice
	if ages == nil {
		ages = map[news.ArticleKind]int{}
	}
	s.AudioDigest.Days = list(s.AudioDigest.Days)
	return &Settings{
		Version: s.Version, Name: s.Name, Motto: s.Motto, Description: s.Description, Lang: s.Lang, Zone: s.Zone,
		URL: s.URL, Theme: s.Theme, ArticlePath: s.ArticlePath, AI: s.AI, AgeNotice: ages, Footer: list(s.Footer),
		Logo: s.Logo, Publisher: s.Publisher, Owners: s.Owners, Address: s.Address, Email: s.Email,
		Security: s.Security, Phone: s.Phone, Founded: s.Founded, Copyright: s.Copyright, Licence: s.Licence,
		FullTextFeeds: s.FullTextFeeds, Listen: s.Listen, AudioDigest: s.AudioDigest,
	}
}
