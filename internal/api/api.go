package api

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/courant-press/courant/internal/bigpicture/correction"
	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/question"
	"github.com/courant-press/courant/internal/bigpicture/quote"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/newsroom/account"
	"github.com/courant-press/courant/internal/newsroom/floor"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/newsroom/settings"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/digest"
	"github.com/courant-press/courant/internal/web"
)

// Root is the path below which everything of this version lies.
const Root = "/api/v1"

// Options are what the API works with; app joins them.
type Options struct {
	Identifier   Identifier
	Porter       *account.Porter
	Founder      Founder // nil where there is a paper
	Settings     SettingsReads
	Newsroom     *newsroom.Newsroom
	Articles     ArticleReads
	Printer      Printer
	Office       *settings.Office
	Visitor      Visitor
	House        House
	Pictures     PictureReads
	Library      *media.Library
	Images       PictureAddresses
	Fronts       *frontpage.Fronts
	FrontPrinter FrontPrinter
	Answers      web.Answers // remembers what was answered to idempotency keys
	Now          func() time.Time
	Log          *slog.Logger
	Floor        *floor.Floor
	Lists        Lists
	Finder       Finder
	Views        ViewReads
	Audits       Audits
	Corrections  CorrectionReads
	Reach        *correction.Corrections
	Quotes       *quote.Quotes
	Questions    *question.Questions
	QuoteReads   QuoteReads
	Topics       *topic.Topics

	Storylines     *storyline.Storylines
	StorylineReads StorylineReads
	StorylineHints StorylineHints
	Related        *related.Chooser
	RelatedReads   relatedReads
	Duplicates     *duplicate.Finder
	Recordings     *listen.Recordings
	Digests        *digest.Digests

	Returns         Returns
	Letters         *letter.Letters
	Cards           CardReader
	Subscribers     *subscribers.Subscribers
	SubscriberReads SubscriberReads
}

// An API answers everything below [Root].
type API struct {
	Options
	huma    huma.API
	handler http.Handler
	failed  *web.Errors
}

// New returns the API with all its operations.
func New(o Options) *API {
	mux := http.NewServeMux()
	a := &API{Options: o, failed: &web.Errors{Log: o.Log, JSON: true}}
	a.huma = humago.NewWithPrefix(mux, Root, describe())
	a.routes()
	neverNull(a.huma.OpenAPI().Components.Schemas.Map())
	mux.Handle("/", a.failed.Handle(func(http.ResponseWriter, *http.Request) error {
		return &news.Error{Kind: news.NotFound, Message: "The API has nothing at this address."}
	}))
	once := web.Once{Answers: o.Answers, Owner: owner, Now: o.Now, Log: o.Log}
	a.handler = sameOrigin(a.failed).Handler(a.failed.Handle(a.identified(once.Wrap(plain(mux)))))
	return a
}

// routes registers the operations, noun by noun.
func (a *API) routes() {
	a.me()
	a.setup()
	a.session()
	a.invitations()
	a.myAccount()
	a.tokens()
	a.staff()
	a.roles()
	a.list()
	a.bulk()
	a.views()
	a.events()
	a.audit()
	a.sections()
	a.desks()
	a.profiles()
	a.topics()
	a.articleTopics()
	a.authors()
	a.articles()
	a.settings()
	a.redirects()
	a.pages()
	a.house()
	a.pictures()
	a.fronts()
	a.frontLaunches()
	a.sharedContainers()
	a.corrections()
	a.quotes()
	a.questions()
	a.quoteBalance()
	a.storylines()
	a.storylineArticles()
	a.timelines()
	a.relatedArticles()
	a.duplicates()
	a.articleRecordings()
	a.lexicon()
	a.audioDigests()
	a.returns()
	a.letters()
	a.issues()
	a.subscribers()
	a.suppressions()
	a.subscriberLists()
}

// Serve answers a request below [Root].
func (a *API) Serve(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Cache-Control", "no-store")
	a.handler.ServeHTTP(w, r)
	return nil
}

// Description returns the OpenAPI 3.1 document of the API as JSON.
func Description() ([]byte, error) {
	spec, err := json.MarshalIndent(New(Options{}).huma.OpenAPI(), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("describe the API: %w", err)
	}
	return append(spec, '\n'), nil
}

// describe is the frame of the OpenAPI document.
func describe() huma.Config {
	c := huma.DefaultConfig("Courant", "1")
	c.Info.Description = "The newsroom and the paper, for programs. The desk in the browser uses nothing else."
	c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", nil
	c.OpenAPIPath = "/openapi"
	c.RejectUnknownQueryParameters = true
	c.Components.Schemas = schemas()
	c.Transformers = append(c.Transformers, plainly)
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"session": {Type: "apiKey", In: "cookie", Name: "courant", Description: "The session of the desk."},
		"token":   {Type: "http", Scheme: "bearer", Description: "A token made at the desk, with rights of its own."},
	}
	return c
}

// sameOrigin lets other sites change nothing with the session of somebody who
// looks at them. Programs, which send no Origin, pass.
func sameOrigin(failed *web.Errors) *http.CrossOriginProtection {
	p := http.NewCrossOriginProtection()
	p.SetDenyHandler(failed.Handle(func(http.ResponseWriter, *http.Request) error {
		return &news.Error{Kind: news.Forbidden, Message: "This request came from another site."}
	}))
	return p
}

// neverNull describes lists as lists: where there is nothing they are empty.
// Only in the text of an article a line with nothing in it may be null.
func neverNull(schemas map[string]*huma.Schema) {
	for name, s := range schemas {
		if ofBody(name) {
			continue
		}
		if s.Type == huma.TypeArray {
			s.Nullable = false
		}
		neverNull(s.Properties)
		if s.Items != nil {
			neverNull(map[string]*huma.Schema{"": s.Items})
		}
	}
}

// plain makes one of our handlers of the standard kind, which answers its
// errors itself.
func plain(h http.Handler) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		h.ServeHTTP(w, r)
		return nil
	}
}
