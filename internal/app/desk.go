package app

import (
	"context"
	"net/http"
	"strings"

	"github.com/courant-press/courant/internal/api"
	"github.com/courant-press/courant/internal/desk"
	"github.com/courant-press/courant/internal/newsroom/settings"
	"github.com/courant-press/courant/internal/web"
	built "github.com/courant-press/courant/web/desk"
)

// openDesk builds the newsroom's way in: the API, and the app in the browser
// that uses it.
func (n *Newspaper) openDesk(context.Context) error {
	n.api = api.New(api.Options{
		Identifier: api.Doorman{Porter: n.porter, Proxies: n.proxies},
		Porter:     n.porter,
		Answers:    n.store, Now: n.now, Log: n.log,
		Floor: n.floor, Lists: n.store, Finder: n.search, Views: n.store, Audits: n.store, Corrections: n.store, Reach: n.reach,
		Newsroom: n.newsroom, Articles: n.store, Printer: n.site,
		Settings: n.store, Office: &settings.Office{Store: n.store, Themes: n.themes, Now: n.now},
		Visitor: n.visitor(), House: house{n},
		Pictures: n.store, Library: n.library, Images: n.pictures,
		Fronts: n.fronts, FrontPrinter: n.site,
		Quotes: n.quotes, QuoteReads: n.store, Questions: n.questions,
		Topics:     n.topicRoom(),
		Storylines: n.storylines.room, StorylineReads: n.store, StorylineHints: n.storylines,
		Related: n.related, RelatedReads: n.store, Duplicates: n.copies,
		Letters: n.letters, Cards: n.store, Subscribers: n.readers, SubscriberReads: n.store, Returns: hooksOf(n),
		Recordings: n.recordings, Digests: n.digests,
	})
	files, err := built.Files()
	if err != nil {
		return err
	}
	n.desk, err = desk.New(files)
	return err
}

// inDesk reports whether a path belongs to the newsroom.
func inDesk(path string) bool {
	return path == desk.Root || strings.HasPrefix(path, desk.Root+"/") || strings.HasPrefix(path, api.Root+"/")
}

// serveDesk answers what belongs to the newsroom.
func (n *Newspaper) serveDesk() web.Handler {
	files := web.ReadOnly(n.desk.Serve)
	previews := web.PreviewPolicy(nil, nil).Wrap(n.proxies, n.api.Serve)
	mails := web.MailPolicy().Wrap(n.proxies, n.api.Serve)
	return web.DeskPolicy().Wrap(n.proxies, func(w http.ResponseWriter, r *http.Request) error {
		switch path := r.URL.Path; {
		case api.IsPreview(path):
			return previews(w, r)
		case api.IsMailPreview(path):
			return mails(w, r)
		case strings.HasPrefix(path, api.Root+"/"):
			return n.api.Serve(w, r)
		}
		return files(w, r)
	})
}
