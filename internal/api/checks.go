package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/richtext"
)

// A Check is something to look at before readers do.
type Check struct {
	Rule     string `json:"rule"`
	Must     bool   `json:"must" doc:"It keeps the article from being published; else it is advice."`
	Field    string `json:"field" doc:"The field of the content."`
	Block    int    `json:"block" doc:"The block of the body, from 0; -1 for none."`
	Sentence string `json:"sentence"`
	Fix      string `json:"fix" doc:"What to do."`
}

// A Headline is an article by its headline.
type Headline struct {
	Article   int64     `json:"article"`
	Headline  string    `json:"headline"`
	PublishAt time.Time `json:"publish_at"`
	Section   int64     `json:"section"`
	Path      string    `json:"path" doc:"Where readers find it; empty where that was not asked."`
}

// An Address is where an article would stand on the paper's site.
type Address struct {
	Slug  string `json:"slug"`
	Path  string `json:"path" doc:"Empty while the article has no section."`
	Taken bool   `json:"taken" doc:"The plain address is taken, so the slug gets a number."`
}

// A Paste is HTML from elsewhere.
type Paste struct {
	HTML string `json:"html" maxLength:"1500000"`
	Lang string `json:"lang,omitempty" doc:"The language of the article."`
}

// A Pasted is what is left of HTML from elsewhere when it is cleaned.
type Pasted struct {
	Body richtext.Doc `json:"body"`
}

// largestPaste is how much HTML can be pasted at once, in bytes.
const largestPaste = 2 << 20

// helpers registers what helps with writing.
func (a *API) helpers() {
	route(a, operation{
		id: "check-article", method: http.MethodGet, path: "/articles/{id}/checks", tag: "articles", needs: right(news.MayWrite),
		summary: "What an editor should know before the saved text is published.",
	}, a.checkArticle)
	route(a, operation{
		id: "find-similar", method: http.MethodGet, path: "/headlines/similar", tag: "articles", needs: right(news.MayWrite),
		summary: "What was published in the last 30 days with nearly the same headline.",
	}, a.findSimilar)
	route(a, operation{
		id: "find-headlines", method: http.MethodGet, path: "/headlines", tag: "articles", needs: right(news.MayWrite),
		summary: "Articles that readers have, newest first and 20 at most, to link to.",
	}, a.findHeadlines)
	route(a, operation{
		id: "find-address", method: http.MethodGet, path: "/articles/{id}/address", tag: "articles", needs: right(news.MayWrite),
		summary: "The address the article would get with such a slug.",
	}, a.findAddress)
	route(a, operation{
		id: "clean-paste", method: http.MethodPost, path: "/paste", tag: "articles", needs: right(news.MayWrite),
		summary: "Clean HTML from elsewhere down to the blocks of an article.", maxBody: largestPaste,
	}, cleanPaste)
}

func (a *API) checkArticle(ctx context.Context, in *ArticleID) (*page[Check], error) {
	found, err := a.Newsroom.Checks(ctx, in.ID)
	return pageOf(each(found, func(c news.Check) Check { return Check(c) }), ""), err
}

func (a *API) findSimilar(ctx context.Context, in *struct {
	Headline string `query:"headline" required:"true" maxLength:"300"`
	Article  int64  `query:"article" doc:"An article to leave out."`
},
) (*page[Headline], error) {
	found, err := a.Newsroom.Similar(ctx, in.Article, in.Headline)
	return pageOf(each(found, wireHeadline), ""), err
}

// mostHeadlines is how many articles are found to link to.
const mostHeadlines = 20

func (a *API) findHeadlines(ctx context.Context, in *struct {
	Text string `query:"q" maxLength:"200" doc:"Words of the article."`
	Path string `query:"path" maxLength:"2000" doc:"Its address on the paper, instead of words."`
},
) (*page[Headline], error) {
	if in.Path != "" {
		return a.headlineAt(ctx, in.Path)
	}
	q := newsroom.Query{States: []news.State{news.Live}}
	question := q.TextQuery(in.Text)
	question.Limit = mostHeadlines
	ids, err := a.Finder.Search(ctx, question)
	if err != nil {
		return nil, err
	}
	found, err := a.Articles.Headlines(ctx, ids, a.Now())
	return pageOf(each(found, wireHeadline), ""), err
}

func (a *API) headlineAt(ctx context.Context, path string) (*page[Headline], error) {
	found, err := a.Articles.HeadlineAt(ctx, path, a.Now())
	if err != nil && news.KindOf(err) == news.NotFound {
		return pageOf[Headline](nil, ""), nil
	}
	return pageOf([]Headline{wireHeadline(found)}, ""), err
}

func wireHeadline(h news.Headline) Headline {
	return Headline{Article: h.Article, Headline: h.Headline, PublishAt: h.PublishAt, Section: h.Section, Path: h.Path}
}

func (a *API) findAddress(ctx context.Context, in *struct {
	ArticleID
	Slug     string           `query:"slug" maxLength:"300"`
	Headline string           `query:"headline" maxLength:"300" doc:"What the slug is made from if there is none."`
	Section  int64            `query:"section"`
	Kind     news.ArticleKind `query:"kind"`
},
) (*Address, error) {
	c := news.Content{Slug: in.Slug, Headline: in.Headline, Section: in.Section, Kind: in.Kind}
	found, err := a.Newsroom.AddressOf(ctx, in.ID, c)
	return &Address{Slug: found.Slug, Path: found.Path, Taken: found.Taken}, err
}

func cleanPaste(_ context.Context, in *struct{ Body Paste }) (*Pasted, error) {
	return &Pasted{richtext.FromHTML(in.Body.HTML, richtext.FromHTMLOptions{Lang: in.Body.Lang})}, nil
}
