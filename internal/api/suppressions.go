package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// A SuppressionCount is how many addresses must not be written to for one
// reason.
type SuppressionCount struct {
	Reason news.BlockReason `json:"reason"`
	Count  int              `json:"count"`
}

// A Suppression says whether an address must not be written to.
type Suppression struct {
	Listed bool             `json:"listed"`
	Reason news.BlockReason `json:"reason,omitempty"`
}

// anAddress is what is asked about. It is the body of a POST, so that it stands
// in no log of requests.
type anAddress struct {
	Body struct {
		Email string `json:"email" minLength:"3" maxLength:"254"`
	}
}

// suppressions are the addresses that must not be written to. The paper keeps
// a keyed hash of each, so the list can be asked, not read.
func (a *API) suppressions() {
	may := right(news.MayLetters)
	route(a, operation{
		id: "count-suppressions", method: http.MethodGet, path: "/suppressions", tag: "subscribers", needs: may,
		summary: "How many addresses must not be written to, by reason.",
	}, a.countSuppressions)
	route(a, operation{
		id: "find-suppression", method: http.MethodPost, path: "/suppressions/find", tag: "subscribers", needs: may,
		summary: "Ask whether an address is on the list.",
	}, a.findSuppression)
	route(a, operation{
		id: "add-suppression", method: http.MethodPost, path: "/suppressions", tag: "subscribers", needs: may,
		summary: "Put an address on the list. A reader who has it loses all letters.",
	}, func(ctx context.Context, in *anAddress) (*Suppression, error) {
		if err := a.Subscribers.Suppress(ctx, staffOf(ctx), in.Body.Email); err != nil {
			return nil, err
		}
		return a.findSuppression(ctx, in)
	})
	route(a, operation{
		id: "lift-suppression", method: http.MethodPost, path: "/suppressions/lift", tag: "subscribers", needs: may,
		summary: "Take an address off the list, because its owner asks for it.",
	}, func(ctx context.Context, in *anAddress) (*Suppression, error) {
		if err := a.Subscribers.Release(ctx, staffOf(ctx), in.Body.Email); err != nil {
			return nil, err
		}
		return a.findSuppression(ctx, in)
	})
}

func (a *API) countSuppressions(ctx context.Context, _ *struct{}) (*page[SuppressionCount], error) {
	found, err := a.SubscriberReads.SuppressionCounts(ctx)
	counts := []SuppressionCount{}
	for reason, n := range found {
		counts = append(counts, SuppressionCount{reason, n})
	}
	slices.SortFunc(counts, func(a, b SuppressionCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Reason, b.Reason))
	})
	return pageOf(counts, ""), err
}

func (a *API) findSuppression(ctx context.Context, in *anAddress) (*Suppression, error) {
	reason, err := a.Subscribers.IsSuppressed(ctx, staffOf(ctx), in.Body.Email)
	return &Suppression{Listed: reason != "", Reason: reason}, err
}
