package store_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestATopicIsFoundByTheBeginningOfAnyWordOfItsNames(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		for _, x := range []news.Topic{
			{Kind: news.Person, Slug: "vera-lindqvist", Name: "Vera Lindqvist", Aliases: []string{"Mayor of Ostrand"}},
			{Kind: news.Place, Slug: "linde-quay", Name: "Linde Quay"},
			{Kind: news.Place, Slug: "oere", Name: "Øre", Aliases: []string{"Linden Øre"}},
			{Kind: news.Person, Slug: "anna-annasdatter", Name: "Anna Annasdatter"},
		} {
			check(t, st.SaveTopic(ctx, &x, decided))
		}
		for q, want := range map[string][]string{
			"":           {"Anna Annasdatter", "Linde Quay", "Øre", "Vera Lindqvist"},
			"lind":       {"Linde Quay", "Øre", "Vera Lindqvist"},
			"LINDQVIST":  {"Vera Lindqvist"},
			"vera l":     {"Vera Lindqvist"},
			"ostrand":    {"Vera Lindqvist"},
			"ore":        {"Øre"},
			"anna":       {"Anna Annasdatter"}, // once, though two of its words begin so
			"indqvist":   nil,
			"' or 1=1":   nil,
			"quay linde": nil,
		} {
			found, next, err := st.FindTopics(ctx, "", q, "", 10)
			check(t, err)
			if diff := cmp.Diff(want, topicNames(found)); diff != "" || next != "" {
				t.Errorf("%q (-want +got), next %q:\n%s", q, next, diff)
			}
		}
		found, _, err := st.FindTopics(ctx, news.Place, "lind", "", 10)
		if diff := cmp.Diff([]string{"Linde Quay", "Øre"}, topicNames(found)); diff != "" || err != nil {
			t.Errorf("places (-want +got), %v:\n%s", err, diff)
		}
		_, _, err = st.FindTopics(ctx, "", "", "nowhere", 10)
		wantKind(t, err, news.Invalid, "a place that is none")
	})
}

func topicNames(list []news.Topic) (names []string) {
	for _, x := range list {
		names = append(names, x.Name)
	}
	return names
}

func TestALongListOfAuthorsIsPagedByName(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		for i := range 25 {
			x := news.Author{Slug: fmt.Sprintf("author-%d", i), Name: fmt.Sprintf("Author %c", 'z'-rune(i))}
			check(t, st.SaveAuthor(ctx, &x, decided))
		}
		for _, start := range []string{"", "author"} {
			var got []string
			for after, more := "", true; more; more = after != "" {
				found, next, err := st.FindAuthors(ctx, start, after, 10)
				check(t, err)
				for _, x := range found {
					got = append(got, x.Name)
				}
				after = next
			}
			if len(got) != 25 || got[0] != "Author b" || got[24] != "Author z" {
				t.Errorf("from %q on: %q", start, got)
			}
		}
	})
}
