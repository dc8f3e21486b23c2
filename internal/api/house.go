package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// A Theme prints the pages of the paper.
type Theme struct {
	Name        string `json:"name" doc:"What the setting is called by; empty for the one that comes with the program."`
	Title       string `json:"title"`
	Version     string `json:"version"`
	Description string `json:"description"`
	Author      string `json:"author"`
	Current     bool   `json:"current" doc:"Readers have it now."`
	Faults      string `json:"faults,omitempty" doc:"Why it can not even be read."`
}

// A ThemeCheck is what came of printing every kind of page in a theme.
type ThemeCheck struct {
	Good   bool     `json:"good"`
	Faults []string `json:"faults"`
}

// A Storage is where a paper is kept, and whether all is well there.
type Storage struct {
	Folder   string    `json:"folder"`
	Database string    `json:"database" enum:"sqlite,postgres"`
	Size     int64     `json:"size" doc:"Of the database, in bytes; 0 if it is elsewhere."`
	Files    int64     `json:"files" doc:"Original pictures and other files."`
	Bytes    int64     `json:"bytes" doc:"What they take up."`
	More     bool      `json:"more" doc:"There are more files than were counted."`
	Free     int64     `json:"free" doc:"What is left on the disk, in bytes; 0 if that is not known."`
	Checks   []Finding `json:"checks"`
}

// A Finding is one thing that was looked at.
type Finding struct {
	Name string `json:"name"`
	Good bool   `json:"good"`
	Says string `json:"says"`
}

// A MailStatus says whether the paper can send mail.
type MailStatus struct {
	Ready bool   `json:"ready"`
	From  string `json:"from" doc:"The address that readers and staff see."`
	Relay string `json:"relay" doc:"The server that carries it."`
}

// A House knows what the operator set up.
type House interface {
	Themes(ctx context.Context) ([]Theme, error)
	// CheckTheme prints every kind of page; the name is empty for the theme
	// that comes with the program.
	CheckTheme(ctx context.Context, name string) (ThemeCheck, error)
	Storage(ctx context.Context) (Storage, error)
	Mail() MailStatus
	// TestMail sends a short message, or says why it can not.
	TestMail(ctx context.Context, to string) error
}

func (a *API) house() {
	route(a, operation{
		id: "list-themes", method: http.MethodGet, path: "/themes", tag: "house", needs: right(news.MaySettings),
		summary: "The themes that are installed.",
	}, func(ctx context.Context, _ *struct{}) (*page[Theme], error) {
		found, err := a.House.Themes(ctx)
		return pageOf(found, ""), err
	})
	route(a, operation{
		id: "check-theme", method: http.MethodPost, path: "/themes/check", tag: "house", needs: right(news.MaySettings),
		summary: "Print every kind of page in a theme and say what is wrong.",
	}, func(ctx context.Context, in *struct {
		Body struct {
			Name string `json:"name" maxLength:"80"`
		}
	},
	) (*ThemeCheck, error) {
		found, err := a.House.CheckTheme(ctx, in.Body.Name)
		return &found, err
	})
	route(a, operation{
		id: "get-storage", method: http.MethodGet, path: "/storage", tag: "house", needs: right(news.MaySettings),
		summary: "Where the paper is kept, and whether all is well there.",
	}, func(ctx context.Context, _ *struct{}) (*Storage, error) {
		found, err := a.House.Storage(ctx)
		return &found, err
	})
	route(a, operation{
		id: "get-mail", method: http.MethodGet, path: "/mail", tag: "house", needs: right(news.MaySettings),
		summary: "Whether the paper can send mail.",
	}, func(context.Context, *struct{}) (*MailStatus, error) {
		status := a.House.Mail()
		return &status, nil
	})
	route(a, operation{
		id: "test-mail", method: http.MethodPost, path: "/mail/test", tag: "house", needs: right(news.MaySettings),
		summary: "Send a short message to whoever asks, to see that it arrives.",
	}, func(ctx context.Context, _ *struct{}) (*none, error) {
		return nil, a.House.TestMail(ctx, staffOf(ctx).Email)
	})
}
