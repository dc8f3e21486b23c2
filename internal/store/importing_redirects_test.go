package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// redirect returns a redirect of another site.
func redirect(from, to string) *news.Imported {
	return &news.Imported{
		Origin:   news.Origin{Source: "wordpress:example.org", Kind: "redirect", ID: from, Hash: to},
		Redirect: &news.Redirect{From: from, To: to},
	}
}

func TestImportedRedirectsLeadAllTheWay(t *testing.T) {
	for name, tt := range map[string]struct {
		stored, items []*news.Imported
		leads         map[string]string
		taken         []string
	}{
		"alone": {
			items: []*news.Imported{redirect("/a", "/x"), redirect("/b", "/x"), redirect("/c", "/y")},
			leads: map[string]string{"/a": "/x", "/b": "/x", "/c": "/y"},
		},
		"on from one of before": {
			stored: []*news.Imported{redirect("/b", "/c")},
			items:  []*news.Imported{redirect("/a", "/b"), redirect("/z", "/y")},
			leads:  map[string]string{"/a": "/c", "/z": "/y"},
		},
		"on from the target of one of before": {
			stored: []*news.Imported{redirect("/a", "/b")},
			items:  []*news.Imported{redirect("/b", "/c")},
			leads:  map[string]string{"/a": "/c", "/b": "/c"},
		},
		"on from one beside it, whichever comes first": {
			items: []*news.Imported{redirect("/a", "/b"), redirect("/b", "/c"), redirect("/y", "/z"), redirect("/x", "/y")},
			leads: map[string]string{"/a": "/c", "/b": "/c", "/x": "/z", "/y": "/z"},
		},
		"from an address that is taken": {
			stored: []*news.Imported{redirect("/a", "/b")},
			items:  []*news.Imported{redirect("/a", "/c"), redirect("/d", "/c")},
			leads:  map[string]string{"/a": "/b", "/d": "/c"},
			taken:  []string{"/a"},
		},
		"from an address written in another way": {
			stored: []*news.Imported{redirect("/caf\u00e9", "/b")},
			items:  []*news.Imported{redirect("/cafe\u0301", "/c")},
			leads:  map[string]string{"/caf\u00e9": "/b"},
			taken:  []string{"/caf\u00e9"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, st *store.Store) {
				check(t, st.Import(t.Context(), clones(tt.stored), imported))
				items := clones(tt.items)
				check(t, st.Import(t.Context(), items, imported))
				var taken []string
				for _, item := range items {
					if item.Outcome == news.Taken {
						taken = append(taken, item.Redirect.From)
					}
				}
				if diff := cmp.Diff(tt.taken, taken); diff != "" {
					t.Errorf("taken (-want +got):\n%s", diff)
				}
				for from, to := range tt.leads {
					if target, err := st.Resolve(t.Context(), from, now); err != nil || target.To != to {
						t.Errorf("%s leads to %q, %v, want %q", from, target.To, err, to)
					}
				}
			})
		})
	}
}

// clones returns redirects that a test may write to.
func clones(items []*news.Imported) []*news.Imported {
	var list []*news.Imported
	for _, item := range items {
		list = append(list, redirect(item.Redirect.From, item.Redirect.To))
	}
	return list
}
