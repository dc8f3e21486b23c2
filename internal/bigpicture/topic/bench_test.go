package topic_test

import (
	"fmt"
	"testing"

	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
)

// BenchmarkNewTagger loads topics; its bytes are what they take in memory and
// must grow with them and no faster.
func BenchmarkNewTagger(b *testing.B) {
	for _, n := range []int{500, 5_000, 50_000} {
		list := crowd(n)
		b.Run(fmt.Sprintf("topics=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				topic.NewTagger(list)
			}
		})
	}
}

// crowd returns n people with an alias each, the last of them with 10,000.
func crowd(n int) []topic.Topic {
	list := make([]topic.Topic, n)
	for i := range list {
		list[i] = topic.Topic{
			ID: int64(i + 1), Kind: news.Person,
			Name: fmt.Sprintf("Ada Holm %d", i), Aliases: []string{fmt.Sprintf("Professor Holm %d", i)},
		}
	}
	for i := range 10_000 {
		list[n-1].Aliases = append(list[n-1].Aliases, fmt.Sprintf("The Old Pier Company of Quay %d", i))
	}
	return list
}
