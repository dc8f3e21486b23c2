package store_test

import (
	"testing"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestADraftFindsItsCopyAndAnEditorDecides(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		finder := &duplicate.Finder{Store: st, Now: storetest.Now}
		first := d.tells(t, "storm", 2*time.Hour, stranded)
		second := d.tells(t, "gale", time.Hour, stranded+" So it was.")
		check(t, d.readings().TakeIn(t.Context(), first.ID, second.ID))
		draft := written("Another storm")
		draft.Body = richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain(stranded)}}}
		create(t, st, draft)

		found, err := finder.AtDesk(t.Context(), draft.ID)
		check(t, err)
		if len(found) != 2 || found[0].Article.ID != first.ID || len(found[0].Passages) == 0 {
			t.Fatalf("found %+v", found)
		}
		found, err = finder.AtDesk(t.Context(), first.ID)
		check(t, err)
		if len(found) != 2 || found[0].Article.ID != draft.ID {
			t.Errorf("the live article does not find the draft: %+v", found)
		}

		chief := news.Staff{ID: 1, Posts: news.As(news.Publisher)}
		shown := func() int { return len(d.shown(t)) }
		before := shown()
		check(t, finder.Decide(t.Context(), chief, first.ID, second.ID, duplicate.Same))
		if got := shown(); got != before-1 {
			t.Errorf("%d articles are shown of %d after two were said to be the same", got, before)
		}
		publish(t, st, second, second.PublishAt)
		if got := shown(); got != before-1 {
			t.Errorf("%d articles are shown: publishing again forgot what was decided", got)
		}
		check(t, finder.Decide(t.Context(), chief, second.ID, first.ID, ""))
		if got := shown(); got != before {
			t.Errorf("%d articles are shown of %d after it was taken back", got, before)
		}
	})
}
