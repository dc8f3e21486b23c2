package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// A Printer prints the page of an article as readers would get it.
type Printer interface {
	Preview(ctx context.Context, p paper.ArticlePage) ([]byte, error)
}

// IsPreview reports whether a path is that of a reader's page, which the desk
// shows in a frame under the policy of such pages.
func IsPreview(path string) bool {
	of := strings.HasPrefix(path, Root+"/articles/") || strings.HasPrefix(path, Root+"/fronts/")
	return of && strings.HasSuffix(path, "/preview")
}

// IsMailPreview reports whether a path is that of a mail, which the desk shows
// in a frame under a policy of its own.
func IsMailPreview(path string) bool {
	return strings.HasPrefix(path, Root+"/issues/") && strings.HasSuffix(path, "/preview")
}

// A previewed is a reader's page.
type previewed struct {
	Type   string `header:"Content-Type"`
	Robots string `header:"X-Robots-Tag"`
	Body   []byte
}

func (a *API) preview() {
	register(a, operation{
		id: "preview-article", method: http.MethodGet, path: "/articles/{id}/preview", tag: "articles", needs: right(news.MayWrite),
		summary: "The reader's page with the text at the desk.",
	}, a.previewArticle)
}

func (a *API) previewArticle(ctx context.Context, in *struct {
	ArticleID
	Revision int `query:"revision" minimum:"0" doc:"Another revision than the one at the desk; 0 for that."`
},
) (*previewed, error) {
	x, err := a.Articles.Article(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if in.Revision != 0 && in.Revision != x.Head {
		r, err := a.Articles.Revision(ctx, in.ID, in.Revision)
		if err != nil {
			return nil, err
		}
		x.Content = r.Content
	}
	p, err := a.Articles.Preview(ctx, x, a.Now())
	if err != nil {
		return nil, err
	}
	page, err := a.Printer.Preview(ctx, p)
	return &previewed{Type: "text/html; charset=utf-8", Robots: "noindex", Body: page}, err
}
