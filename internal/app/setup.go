package app

import (
	"errors"
	"fmt"
	"io"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
)

type setupCommand struct {
	Name  string `help:"Name of the paper." required:""`
	Motto string `help:"Line below the name."`
	Lang  string `help:"Language, such as en-GB." default:"en"`
	Zone  string `help:"Time zone, such as Europe/London." default:"UTC"`
	URL   string `help:"Public address, such as https://paper.example." default:"http://127.0.0.1:8080"`

	Sections []string `help:"Sections of the menu, in order." placeholder:"NAME,…"`

	Email     string `help:"Address of the first account, an administrator." required:""`
	StaffName string `help:"Name of the person." required:""`
	password
	JSON bool `help:"Print one JSON object."`
}

type setupReport struct {
	Data  string      `json:"data"`
	Name  string      `json:"name"`
	Staff staffReport `json:"staff"`
}

// Run makes the paper. Everything is checked before anything is written.
func (c setupCommand) Run(r *run) error {
	if r.mustExist() == nil && r.config.Database == "" {
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("There is a paper in %s already.", r.config.Data)}
	}
	settings := newSettings(c.Name, c.Lang, c.Zone, c.URL)
	settings.Motto = c.Motto
	staff := news.Staff{Email: c.Email, Name: c.StaffName, Posts: news.As(news.Administrator)}
	word, made, err := c.read(r)
	if err != nil {
		return err
	}
	for _, err := range []error{settings.Check(), staff.Check(), staff.CheckPassword(word), checkSections(c.Sections)} {
		if err != nil {
			return err
		}
	}
	err = r.foundPaper(func(databaseURL string) error { return c.write(r, databaseURL, settings, &staff, word) })
	if err != nil {
		return err
	}
	return r.say(setupReport{Data: r.config.Data, Name: settings.Name, Staff: reportOf(staff, word, made)}, c.JSON)
}

// write makes the paper in a database.
func (c setupCommand) write(r *run, databaseURL string, settings news.Settings, staff *news.Staff, word string) (err error) {
	st, err := store.Open(r.ctx, store.Options{URL: databaseURL, Now: r.Now})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if err := furnish(r.ctx, st, settings, c.Sections, r.Now()); err != nil {
		return err
	}
	return porterOf(st, r.Now).Add(r.ctx, 0, staff, word)
}

// newSettings are those of a paper on its first day.
func newSettings(name, lang, zone, url string) news.Settings {
	return news.Settings{
		Name: name, Lang: lang, Zone: zone, URL: url,
		ArticlePath: news.DefaultArticlePath, AI: news.DefaultAIPolicy, AgeNotice: news.DefaultAgeNotice(), FullTextFeeds: true,
	}
}

func (s setupReport) text(w io.Writer) {
	fmt.Fprintf(w, "%s is ready in %s.\n", s.Name, s.Data)
	s.Staff.text(w)
	fmt.Fprintln(w, "Serve it with: courant serve")
}
