package api

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/courant-press/courant/internal/news"
)

// A download is a file to keep.
type download struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

func (a *API) subscriberExports() {
	may := right(news.MayLetters)
	register(a, operation{
		id: "export-subscriber", method: http.MethodGet, path: "/subscribers/{id}/export", tag: "subscribers", needs: may,
		summary: "All that is kept of a reader, as a file for them.",
	}, a.exportSubscriber)
	register(a, operation{
		id: "export-subscribers", method: http.MethodGet, path: "/subscribers/export", tag: "subscribers", needs: may,
		summary: "All readers with their letters and evidence, as CSV that can be brought in again.",
	}, a.exportSubscribers)
}

func (a *API) exportSubscriber(ctx context.Context, in *ByID) (*download, error) {
	d, err := a.Subscribers.Dossier(ctx, staffOf(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	letters, err := a.SubscriberReads.Letters(ctx)
	if err != nil {
		return nil, err
	}
	names := map[int64]string{}
	for _, l := range letters {
		names[l.ID] = l.Name
	}
	text, err := json.MarshalIndent(d.Export(names), "", "  ")
	return &download{"application/json", `attachment; filename="subscriber.json"`, append(text, '\n')}, err
}

// exportSubscribers writes the list as it is read: it may be longer than memory.
func (a *API) exportSubscribers(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
	letters, err := a.SubscriberReads.Letters(ctx)
	if err != nil {
		return nil, err
	}
	slugs := map[int64]string{}
	for _, l := range letters {
		slugs[l.ID] = l.Slug
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		_, w := humago.Unwrap(hc)
		w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		w.Header().Set("Content-Disposition", `attachment; filename="subscribers.csv"`)
		if err := a.Subscribers.Table(ctx, staffOf(ctx), slugs, w); err != nil {
			a.Log.ErrorContext(ctx, "the list of readers broke off", "error", err)
			panic(http.ErrAbortHandler) // so that nobody takes half a list for the whole
		}
	}}, nil
}
