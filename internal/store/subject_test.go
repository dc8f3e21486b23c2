package store_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// plant saves subjects below one another and returns them.
func (d *desk) plant(t *testing.T, names ...string) []news.Topic {
	t.Helper()
	all, above := []news.Topic{}, int64(0)
	for _, name := range names {
		x := news.Topic{Kind: news.Subject, Slug: news.Slugify(name), Name: name, Parent: above}
		check(t, d.SaveTopic(t.Context(), &x, decided))
		all, above = append(all, x), x.ID
	}
	return all
}

// below returns the names right below a subject.
func (d *desk) below(t *testing.T, id int64) (names []string) {
	t.Helper()
	found, err := d.Subjects(t.Context(), id)
	check(t, err)
	for _, x := range found {
		names = append(names, x.Name)
	}
	return names
}

func TestSubjectsStandInATree(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		sport := d.plant(t, "Sport", "Ball games", "Football")
		d.plant(t, "Loose subject")
		for id, want := range map[int64][]string{0: {"Sport"}, sport[0].ID: {"Ball games"}, sport[1].ID: {"Football"}, sport[2].ID: nil} {
			if diff := cmp.Diff(want, d.below(t, id)); diff != "" {
				t.Errorf("below %d (-want +got):\n%s", id, diff)
			}
		}
		round := sport[0]
		round.Parent = sport[2].ID
		wantKind(t, d.SaveTopic(t.Context(), &round, decided), news.Invalid, "a subject below itself")
		round.Parent = d.mayor.ID
		wantKind(t, d.SaveTopic(t.Context(), &round, decided), news.Invalid, "a subject below a person")
	})
}

func TestATreeStaysATreeWhenSubjectsAreMerged(t *testing.T) {
	for _, c := range []struct {
		name       string
		from, into int
		want       []string // names from the top, one below the other
	}{
		{"the one below into the one above", 1, 0, []string{"Sport", "Football", "Cup"}},
		{"the one above into the one below", 0, 1, []string{"Ball games", "Football", "Cup"}},
		{"the top into the second below it", 0, 2, []string{"Football", "Ball games"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, st *store.Store) {
				d := newDesk(t, st)
				tree := d.plant(t, "Sport", "Ball games", "Football", "Cup")
				check(t, d.MergeTopics(t.Context(), tree[c.from].ID, tree[c.into].ID, decided))
				var got []string
				for id := int64(0); len(got) < len(c.want); {
					found, err := d.Subjects(t.Context(), id)
					check(t, err)
					if len(found) == 0 {
						break
					}
					at := slices.IndexFunc(found, func(x news.SubjectInTree) bool { return x.Name != "Cup" || len(found) == 1 })
					got, id = append(got, found[at].Name), found[at].ID
				}
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Errorf("tree (-want +got):\n%s", diff)
				}
			})
		})
	}
}
