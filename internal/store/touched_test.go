package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// Whoever saves what stands on pages need not know which: the event does.
func TestSavingTouchesThePagesThatShowIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		var told []news.Key
		st.OnEvent(func(ev news.Event) { told = append(told, ev.Hard...) })
		ev := news.Event{Name: news.SettingsChanged, At: time.Now()}
		author := news.Author{Slug: "ada", Name: "Ada"}
		topic := news.Topic{Kind: news.Place, Slug: "quay", Name: "Quay"}
		check(t, st.SaveAuthor(t.Context(), &author, ev))
		check(t, st.SaveTopic(t.Context(), &topic, ev))
		check(t, st.SaveSettings(t.Context(), news.Settings{Name: "Paper", Lang: "en", Zone: "UTC"}, ev))
		for _, key := range []news.Key{news.AuthorKey(author.ID), news.TopicKey(topic.ID), news.VoiceKey(topic.ID), news.KeySettings} {
			if !slices.Contains(told, key) {
				t.Errorf("nobody was told of %s, only of %v", key, told)
			}
		}
	})
}
