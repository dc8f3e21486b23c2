package app

import (
	"fmt"
	"io"
	"os"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
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
	staff := news.Staff{Email: c.Email, Name: c.StaffName, Role: news.Administrator}
	word, made, err := c.read(r)
	if err != nil {
		return err
	}
	for _, err := range []error{settings.Check(), staff.Check(), staff.CheckPassword(word), checkSections(c.Sections)} {
		if err != nil {
			return err
		}
	}
	if err := os.MkdirAll(r.config.Data, 0o750); err != nil {
		return fmt.Errorf("make the folder of the paper: %w", err)
	}
	n, err := open(r.ctx, r.config, r.logger(), r.Now)
	if err != nil {
		return err
	}
	defer n.Close()
	if err := n.found(r.ctx, settings, c.Sections); err != nil {
		return err
	}
	if err := (newsroom.Accounts{Store: n.store, Now: r.Now}).Add(r.ctx, &staff, word); err != nil {
		return err
	}
	return r.say(setupReport{Data: r.config.Data, Name: settings.Name, Staff: reportOf(staff, word, made)}, c.JSON)
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
