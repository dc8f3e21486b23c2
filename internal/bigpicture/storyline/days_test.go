package storyline_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/news"
)

func TestTheDaysOfAStoryAreThoseItSpeaksOfMost(t *testing.T) {
	t.Parallel()
	report := func(day int, words string) storyline.Reported {
		return storyline.Reported{
			PublishAt: time.Date(2026, 11, day, 9, 0, 0, 0, time.UTC), Lang: "en",
			Passages: []prose.Passage{prose.NewPassage(0, 0, words)},
		}
	}
	got := storyline.Days([]storyline.Reported{
		report(20, "The bridge broke on 3 November. Nobody was hurt."),
		report(21, "It broke on 3 November, the town hall said."),
		report(21, "The bridge was shut yesterday."),
	})
	want := []news.EventDate{20261103, 20261120, 20261121}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
