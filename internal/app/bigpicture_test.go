package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// TestAllRoomsTakeInHostileTexts publishes texts one after the other in a
// storyline, has them read twice, and counts what the rooms keep.
func TestAllRoomsTakeInHostileTexts(t *testing.T) { //nolint:tparallel // one text after the other, in one storyline
	t.Parallel()
	st := storetest.New(t)
	p := bigPictureOf(st, storetest.Now)
	ferry := news.Topic{Kind: news.Organisation, Slug: "ferry", Name: "Ferry Office"}
	for i := range 10_000 {
		ferry.Aliases = append(ferry.Aliases, fmt.Sprintf("Ferry Office %d", i))
	}
	ok(t, st.SaveTopic(t.Context(), &ferry, news.Event{Name: news.TopicChanged}))
	x := news.Storyline{State: news.StorylineOpen, Slug: "ferry", Title: "The ferry", OpenedAt: storetest.Now()}
	ok(t, st.OpenProposal(t.Context(), &x, nil, news.Event{Name: news.StorylineOpened}))
	for _, c := range []struct {
		name, lang, text string
		quotes           int
	}{
		{"100000 words", "en", strings.Repeat("The Ferry Office of Anna Holm said on Friday, 4 December that it runs again. ", 7_000), 0},
		{"nothing", "en", "", 0},
		{"one word", "en", "Ferry", 0},
		{"right to left", "ar", strings.Repeat("قال الوزير: «العبّارة تعمل كل يوم»، ", 1_000), 1_000},
		{"without spaces", "ja", strings.Repeat("「船は明日も動きます。」と市長は言った。", 1_000), 1_000},
		{"marks that nobody closes", "de", strings.Repeat("„Wir fahren, sagte Anna Holm. »Und wir auch. ", 1_000), 2_000},
		{"marks in marks", "en", strings.Repeat("“a ‘b ", 1_000) + strings.Repeat("’ ”", 1_000), 1_000},
		{"2000 quotes", "en", strings.Repeat("“We never stopped running the ferry,” said Anna Holm of the Ferry Office. ", 2_000), 2_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			id := tellReaders(t, st, c.name, c.lang, c.text)
			ok(t, st.DecideMember(t.Context(), news.Member{Storyline: x.ID, Article: id, State: news.MemberIn, At: storetest.Now()},
				news.Event{Name: news.StorylineJoined}))
			var kept [2]map[string]int
			for again := range kept {
				ok(t, p.readings.TakeIn(t.Context(), id))
				kept[again] = keptOf(t, st, id)
			}
			for what, most := range map[string]int{"quotes": c.quotes, "entries": 7, "related": 2 * related.Shown, "storylines": 3} {
				if kept[0][what] > most || kept[0][what] != kept[1][what] {
					t.Errorf("%d %s, then %d, want at most %d and the same twice", kept[0][what], what, kept[1][what], most)
				}
			}
		})
	}
}

// tellReaders publishes an article with one paragraph.
func tellReaders(t *testing.T, st *store.Store, headline, lang, text string) int64 {
	t.Helper()
	a := &news.Article{State: news.Draft, CreatedAt: storetest.Now(), SavedAt: storetest.Now()}
	a.Kind, a.Headline, a.Lang = news.News, headline+"?", lang
	a.Body.Blocks = []richtext.Block{richtext.Paragraph{Text: richtext.Plain(text)}}
	ok(t, st.CreateArticle(t.Context(), a, news.Save{Event: news.Event{Name: news.ArticleWritten}}))
	a.State, a.PublishAt, a.Path, a.LiveHead = news.Live, storetest.Now().Add(-time.Hour), "/"+news.Slugify(headline), a.Head
	ok(t, st.SaveArticle(t.Context(), a, news.Save{Publish: true, Event: news.Event{Name: news.ArticlePublished}}))
	return a.ID
}

// keptOf counts what the rooms keep of an article.
func keptOf(t *testing.T, st *store.Store, article int64) map[string]int {
	t.Helper()
	quotes, err := st.ArticleQuotes(t.Context(), article)
	ok(t, err)
	choices, err := st.Related(t.Context(), article)
	ok(t, err)
	lines, err := st.ArticleStorylines(t.Context(), article)
	ok(t, err)
	entries := 0
	for _, line := range lines {
		rows, _, err := st.Timeline(t.Context(), line.Storyline, news.EntryProposed, "", 200)
		ok(t, err)
		for _, e := range rows {
			if e.Article == article {
				entries++
			}
		}
	}
	return map[string]int{"quotes": len(quotes), "related": len(choices), "storylines": len(lines), "entries": entries}
}
