package quote_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/quote"
	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A room is a paper with an article in it, and Anna Holm as a topic.
type room struct {
	*quote.Quotes
	store    *store.Store
	newsroom *newsroom.Newsroom
	editor   news.Staff
	holm     news.Topic
	article  *news.Article
	clock    time.Time
}

func newRoom(t *testing.T, st *store.Store, lines ...string) *room {
	t.Helper()
	r := &room{store: st, clock: storetest.Now(), editor: news.Staff{ID: 7, Posts: news.As(news.Publisher)}}
	now := func() time.Time { r.clock = r.clock.Add(time.Second); return r.clock }
	r.newsroom = &newsroom.Newsroom{Store: st, Now: now}
	r.holm = news.Topic{Kind: news.Person, Slug: "anna-holm", Name: "Anna Holm", Aliases: []string{"Holm"}}
	must(t, st.SaveTopic(t.Context(), &r.holm, news.Event{Name: news.TopicChanged}))
	must(t, st.SaveSection(t.Context(), &news.Section{Slug: "city", Name: "City"}, news.Event{Name: news.SectionChanged}))
	r.Quotes = &quote.Quotes{Store: st, Now: now, Read: r.read}
	a, err := r.newsroom.Write(t.Context(), r.editor, content(lines...))
	must(t, err)
	r.article = a
	return r
}

func content(lines ...string) news.Content {
	c := news.Content{Kind: news.News, Section: 1, Headline: "The ferry runs", Slug: "the-ferry-runs"}
	for _, line := range lines {
		c.Body.Blocks = append(c.Body.Blocks, richtext.Paragraph{Text: richtext.Plain(line)})
	}
	return c
}

func (r *room) read(ctx context.Context, a *news.Article) (quote.Reading, error) {
	all, _, err := r.store.FindTopics(ctx, "", "", "", 100)
	if err != nil {
		return quote.Reading{}, err
	}
	var known []topic.Topic
	for _, x := range all {
		known = append(known, topic.Topic{ID: x.ID, Kind: x.Kind, Name: x.Name, Aliases: x.Aliases})
	}
	passages := prose.Passages(a.Body)
	names := name.Find(passages, "en")
	return quote.Reading{
		Quotes: quote.InPassages(passages, names, "en"),
		Tags:   topic.NewTagger(known).Tag(topic.Text{Passages: passages, Names: names}),
	}, nil
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// quotes returns the quotes at the desk, a line for each.
func (r *room) quotes(t *testing.T) []string {
	t.Helper()
	all, err := r.AtDesk(t.Context(), r.article.ID)
	must(t, err)
	return lines(all)
}

func lines(all []news.Quote) []string {
	var lines []string
	for _, q := range all {
		s := q.Said.Speaker
		lines = append(lines, fmt.Sprintf("%s %s (%d, %s): %s", q.State, s.Name, s.Topic, s.Role, q.Said.Words()))
	}
	return lines
}

func (r *room) first(t *testing.T) news.Quote {
	t.Helper()
	all, err := r.AtDesk(t.Context(), r.article.ID)
	must(t, err)
	return all[0]
}

func (r *room) rewrite(t *testing.T, lines ...string) {
	t.Helper()
	a, err := r.store.Article(t.Context(), r.article.ID)
	must(t, err)
	r.article, err = r.newsroom.Save(t.Context(), r.editor, newsroom.Draft{Article: a.ID, Base: a.Head, Content: content(lines...)})
	must(t, err)
}

// publish gives readers the text at the desk, and the room hears of it.
func (r *room) publish(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	for range 3 {
		a, err := r.store.Article(ctx, r.article.ID)
		must(t, err)
		seen := newsroom.Seen{ID: a.ID, Version: a.Version}
		switch a.State {
		case news.Draft:
			_, err = r.newsroom.Submit(ctx, r.editor, seen)
		case news.Submitted:
			_, err = r.newsroom.Approve(ctx, r.editor, seen)
		case news.Live:
			if a.Head == a.LiveHead {
				continue
			}
			_, err = r.newsroom.Publish(ctx, r.editor, seen, true)
		default:
			_, err = r.newsroom.Publish(ctx, r.editor, seen, true)
		}
		must(t, err)
	}
	r.take(t)
}

func (r *room) take(t *testing.T) {
	t.Helper()
	a, err := r.store.Article(t.Context(), r.article.ID)
	must(t, err)
	read, err := r.read(t.Context(), a)
	must(t, err)
	must(t, r.Take(t.Context(), quote.Live{Article: a.ID, Revision: a.LiveHead, PublishAt: a.PublishAt, Content: a.Content, Reading: read}))
}

// public returns what readers find on the page of Anna Holm.
func (r *room) public(t *testing.T) []string {
	t.Helper()
	p, err := r.store.QuotesPage(t.Context(), r.holm.ID, paper.Cursor{}, r.clock.Add(time.Minute))
	must(t, err)
	var words []string
	for _, q := range p.Quotes {
		words = append(words, strings.Join(q.Words, " / "))
	}
	return words
}

func is(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

const (
	first  = "“The ferry runs,” said Anna Holm, the mayor of Ostrand. “It will run tomorrow.”"
	second = "“Nobody asked me,” said Bo Lind."
)

func TestASpeakerIsATopicWhereTheTextNamesOne(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st, first, second)
		is(t, "at the desk", r.quotes(t),
			"proposed Anna Holm (1, mayor of Ostrand): The ferry runs, … It will run tomorrow.",
			"proposed Bo Lind (0, ): Nobody asked me,")
	})
}

func TestReadersGetWhatWasConfirmedAndNothingElse(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st, first, second)
		_, err := r.Confirm(t.Context(), r.editor, r.article.ID, r.first(t).Mark)
		must(t, err)
		is(t, "while it is a draft", r.public(t))
		r.publish(t)
		is(t, "when it is live", r.public(t), "The ferry runs, / It will run tomorrow.")
		_, err = r.Undo(t.Context(), r.editor, r.article.ID, r.first(t).Mark)
		must(t, err)
		is(t, "when it was taken back", r.public(t))
	})
}

func TestADecisionStandsWhileItsWordsDo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		r := newRoom(t, st, first, second)
		r.publish(t)
		q := r.first(t)
		_, err := r.Confirm(ctx, r.editor, r.article.ID, q.Mark)
		must(t, err)
		r.rewrite(t, "It rained.", second, first)
		is(t, "moved", r.quotes(t), "proposed Bo Lind (0, ): Nobody asked me,",
			"confirmed Anna Holm (1, mayor of Ostrand): The ferry runs, … It will run tomorrow.")
		is(t, "readers still have the text before", r.public(t), "The ferry runs, / It will run tomorrow.")
		r.rewrite(t, second)
		is(t, "gone from the draft", r.quotes(t), "proposed Bo Lind (0, ): Nobody asked me,")
		is(t, "and not from the paper", r.public(t), "The ferry runs, / It will run tomorrow.")
		r.publish(t)
		is(t, "gone from the paper", r.public(t))
		r.rewrite(t, first, "And more.")
		r.publish(t)
		is(t, "back with its words", r.public(t), "The ferry runs, / It will run tomorrow.")
	})
}

func TestMendingKeepsWhatWasFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		r := newRoom(t, st, second)
		q := r.first(t)
		mended, err := r.Mend(ctx, r.editor, r.article.ID, q.Mark, quote.Form{
			Places: []prose.Place{{Start: 1, End: 13}}, Speaker: news.Speaker{Topic: r.holm.ID, Role: "harbour master"},
		})
		must(t, err)
		if !mended.Mended || mended.Found.Words() != "Nobody asked me," || mended.Found.Speaker.Name != "Bo Lind" {
			t.Errorf("beside it stands %+v", mended.Found)
		}
		r.rewrite(t, "It rained.", second)
		is(t, "after an edit", r.quotes(t), "confirmed Anna Holm (1, harbour master): Nobody asked")
		_, err = r.Undo(ctx, r.editor, r.article.ID, q.Mark)
		must(t, err)
		is(t, "taken back", r.quotes(t), "proposed Bo Lind (0, ): Nobody asked me,")
		_, err = r.Mend(ctx, r.editor, r.article.ID, q.Mark, quote.Form{Places: []prose.Place{{Block: 1, Start: 5, End: 500}}, Speaker: news.Speaker{Name: "Bo"}})
		if news.KindOf(err) != news.Conflict {
			t.Errorf("words that are not there: %v", err)
		}
	})
}

func TestAPersonAddsAQuoteAndTakesItBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		r := newRoom(t, st, "He was tired, Bo Lind told us, of boats.")
		r.publish(t)
		q, err := r.Add(ctx, r.editor, r.article.ID, quote.Form{Places: []prose.Place{{Start: 0, End: 12}}, Speaker: news.Speaker{Topic: r.holm.ID}})
		must(t, err)
		r.take(t)
		is(t, "added", r.quotes(t), "confirmed Anna Holm (1, ): He was tired")
		is(t, "public", r.public(t), "He was tired")
		_, err = r.Undo(ctx, r.editor, r.article.ID, q.Mark)
		must(t, err)
		is(t, "taken back", r.quotes(t))
		_, err = r.Add(ctx, r.editor, r.article.ID, quote.Form{Places: []prose.Place{{Start: 0, End: 12}}})
		if news.KindOf(err) != news.Invalid {
			t.Errorf("nobody said it: %v", err)
		}
	})
}

func TestARefusedQuoteStaysRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st, first, second)
		r.publish(t)
		_, err := r.Refuse(t.Context(), r.editor, r.article.ID, r.first(t).Mark)
		must(t, err)
		r.take(t)
		all, err := r.ConfirmAll(t.Context(), r.editor, r.article.ID)
		must(t, err)
		is(t, "after all others were confirmed", lines(all),
			"refused Anna Holm (1, mayor of Ostrand): The ferry runs, … It will run tomorrow.",
			"confirmed Bo Lind (0, ): Nobody asked me,")
		is(t, "public", r.public(t))
	})
}

func TestANameBecomesATopic(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		r := newRoom(t, st, second)
		r.publish(t)
		_, err := r.Confirm(ctx, r.editor, r.article.ID, r.first(t).Mark)
		must(t, err)
		lind := news.Topic{Kind: news.Person, Slug: "bo-lind", Name: "Bo Lind"}
		must(t, st.SaveTopic(ctx, &lind, news.Event{Name: news.TopicChanged}))
		is(t, "at the desk", r.quotes(t), "confirmed Bo Lind (2, ): Nobody asked me,")
		must(t, st.MergeTopics(ctx, lind.ID, r.holm.ID, news.Event{Name: news.TopicsMerged}))
		is(t, "after the two were merged", r.public(t), "Nobody asked me,")
	})
}

func TestABlockWithASpeakerIsConfirmed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st, "It rained.")
		c := content("It rained.")
		c.Body.Blocks = append(c.Body.Blocks, richtext.Quote{Text: []richtext.Text{richtext.Plain("We sail.")}, Topic: r.holm.ID, Role: "mayor"})
		a, err := r.newsroom.Save(t.Context(), r.editor, newsroom.Draft{Article: r.article.ID, Base: r.article.Head, Content: c})
		must(t, err)
		r.article = a
		r.publish(t)
		is(t, "public", r.public(t), "We sail.")
		_, err = r.Refuse(t.Context(), r.editor, r.article.ID, r.first(t).Mark)
		must(t, err)
		is(t, "refused", r.public(t))
	})
}

func TestWhoMayNotWriteDecidesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st, first)
		_, err := r.Confirm(t.Context(), news.Staff{ID: 9, Posts: news.As(news.Reporter)}, r.article.ID, r.first(t).Mark)
		if news.KindOf(err) != news.Forbidden {
			t.Errorf("another reporter: %v", err)
		}
	})
}

func TestAWithdrawnArticleQuotesNobody(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st, first)
		r.publish(t)
		_, err := r.Confirm(t.Context(), r.editor, r.article.ID, r.first(t).Mark)
		must(t, err)
		must(t, r.Drop(t.Context(), r.article.ID))
		is(t, "public", r.public(t))
	})
}
