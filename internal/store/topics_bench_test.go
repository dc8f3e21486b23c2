package store_test

import (
	"fmt"
	"testing"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store/storetest"
)

// BenchmarkTopics asks what people wait for in papers with more and more
// topics: the picker, the lists from A to Z, the page of one topic.
func BenchmarkTopics(b *testing.B) {
	for _, n := range []int{500, 5_000, 50_000} {
		st := storetest.New(b)
		_, about, _ := grow(b, st, 500)
		for from := 0; from < n; from += 500 {
			var list []*news.Topic
			for i := from; i < from+500; i++ {
				list = append(list, &news.Topic{Kind: news.Person, Slug: fmt.Sprint("person-", i), Name: fmt.Sprintf("Person %06d", i)})
			}
			if err := st.SaveTopics(b.Context(), list, imported); err != nil {
				b.Fatal(err)
			}
		}
		for name, ask := range map[string]func() error{
			"picker": func() error { _, _, err := st.FindTopics(b.Context(), "", "person 0", "", 20); return err },
			"index":  func() error { _, err := st.TopicsPage(b.Context(), "", "", now); return err },
			"from A": func() error { _, err := st.TopicsPage(b.Context(), news.Person, "", now); return err },
			"page":   func() error { _, err := st.TopicPage(b.Context(), about.ID, paper.Cursor{}, now); return err },
		} {
			b.Run(fmt.Sprintf("%s/topics=%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if err := ask(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
