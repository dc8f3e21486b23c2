package question_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/question"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A room is a paper with an article that asks, and the people who decide.
type room struct {
	*question.Questions
	store            *store.Store
	newsroom         *newsroom.Newsroom
	editor, reporter news.Staff
	article          int64
	clock            time.Time
	sent             []mail.Message
}

func newRoom(t *testing.T, st *store.Store) *room {
	t.Helper()
	r := &room{store: st, clock: storetest.Now(), reporter: news.Staff{Email: "mara@example.org", Posts: news.As(news.Reporter)}}
	r.editor = news.Staff{Email: "edith@example.org", Posts: news.As(news.Publisher)}
	now := func() time.Time { r.clock = r.clock.Add(time.Second); return r.clock }
	for _, s := range []*news.Staff{&r.editor, &r.reporter} {
		must(t, st.SaveStaff(t.Context(), s, news.Event{Name: news.StaffChanged}))
	}
	must(t, st.SaveSettings(t.Context(), news.Settings{Name: "Gazette", Lang: "en", Zone: "Europe/London", ArticlePath: news.DefaultArticlePath}, news.Event{Name: news.SettingsChanged}))
	must(t, st.SaveSection(t.Context(), &news.Section{Slug: "city", Name: "City"}, news.Event{Name: news.SectionChanged}))
	r.newsroom = &newsroom.Newsroom{Store: st, Now: now}
	r.Questions = &question.Questions{Store: st, Now: now, Post: r}
	r.article = r.write(t, "Will the ferry run again by Friday?", "Nobody knows. It remains to be seen who pays for the boats.")
	return r
}

// Send implements [question.Post].
func (r *room) Send(_ context.Context, m mail.Message) error { r.sent = append(r.sent, m); return nil }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// write begins an article of the reporter.
func (r *room) write(t *testing.T, headline, text string) int64 {
	t.Helper()
	c := news.Content{Kind: news.News, Section: 1, Headline: headline, Standfirst: "From the quay."}
	c.Body.Blocks = []richtext.Block{richtext.Paragraph{Text: richtext.Plain(text)}}
	a, err := r.newsroom.Write(t.Context(), r.reporter, c)
	must(t, err)
	return a.ID
}

// publish takes an article to the readers.
func (r *room) publish(t *testing.T, id int64) {
	t.Helper()
	seen := func() newsroom.Seen {
		a, err := r.store.Article(t.Context(), id)
		must(t, err)
		return newsroom.Seen{ID: id, Version: a.Version}
	}
	_, err := r.newsroom.Submit(t.Context(), r.editor, seen())
	must(t, err)
	_, err = r.newsroom.Approve(t.Context(), r.editor, seen())
	must(t, err)
	_, err = r.newsroom.Publish(t.Context(), r.editor, seen(), true)
	must(t, err)
}

func (r *room) suggested(t *testing.T) (words []string) {
	t.Helper()
	p, err := r.Panel(t.Context(), r.reporter, r.article)
	must(t, err)
	for _, s := range p.Suggestions {
		words = append(words, s.Text)
	}
	return words
}

func TestADecisionAboutASuggestionSurvivesAnEdit(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	words := r.suggested(t)
	if len(words) != 2 || words[0] != "Will the ferry run again by Friday?" {
		t.Fatalf("suggested %q", words)
	}
	q, err := r.Ask(t.Context(), r.reporter, r.article, news.Asked{Text: "Will the Hask ferry run again?", Part: news.InHeadline}, words[0])
	must(t, err)
	if q.Kind != news.YesOrNo || q.Slug != "will-the-hask-ferry-run-again" {
		t.Errorf("%+v", q)
	}
	must(t, r.Refuse(t.Context(), r.reporter, r.article, words[1]))
	a, err := r.store.Article(t.Context(), r.article)
	must(t, err)
	c := a.Content
	c.Body.Blocks = append([]richtext.Block{richtext.Paragraph{Text: richtext.Plain("It rained.")}}, c.Body.Blocks...)
	_, err = r.newsroom.Save(t.Context(), r.reporter, newsroom.Draft{Article: r.article, Base: a.Head, Content: c})
	must(t, err)
	if words := r.suggested(t); len(words) != 0 {
		t.Errorf("suggested again: %q", words)
	}
	if _, err := r.Ask(t.Context(), r.reporter, r.article, news.Asked{Text: "Will the Hask ferry run again?"}, ""); news.KindOf(err) != news.Conflict {
		t.Errorf("asked twice: %v", err)
	}
}

func TestWhoMayAskAndWhoMayAnswer(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	other := news.Staff{ID: 99, Posts: news.As(news.Reporter)}
	if _, err := r.Ask(t.Context(), other, r.article, news.Asked{Text: "Will it?"}, ""); news.KindOf(err) != news.Forbidden {
		t.Errorf("another reporter asks: %v", err)
	}
	q, err := r.Ask(t.Context(), r.reporter, r.article, news.Asked{Text: "Will it?"}, "")
	must(t, err)
	seen := question.Seen{ID: q.ID, Version: q.Version}
	if _, err := r.Drop(t.Context(), r.reporter, seen, "No."); news.KindOf(err) != news.Forbidden {
		t.Errorf("a reporter drops: %v", err)
	}
	if q, err = r.Drop(t.Context(), r.editor, seen, "The plan was given up."); err != nil || q.State != news.VoidQuestion {
		t.Errorf("%+v, %v", q, err)
	}
	if _, err := r.Reopen(t.Context(), r.editor, seen); news.KindOf(err) != news.Conflict {
		t.Errorf("an older version: %v", err)
	}
}

func TestAnAnswerComesFromAnArticleThatReadersHave(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	r.publish(t, r.article)
	q, err := r.Ask(t.Context(), r.reporter, r.article, news.Asked{Text: "Will it?"}, "")
	must(t, err)
	told := r.write(t, "Ferry runs again", "It left at nine.")
	seen, end := question.Seen{ID: q.ID, Version: q.Version}, news.Ending{Answer: "yes", Outcome: "It left at nine.", AnsweredOn: news.DayAt(r.clock), Answering: told}
	if _, err := r.Answer(t.Context(), r.editor, seen, end); news.KindOf(err) != news.Invalid {
		t.Errorf("answered by a draft: %v", err)
	}
	r.publish(t, told)
	if q, err = r.Answer(t.Context(), r.editor, seen, end); err != nil || q.State != news.Answered || q.ClosedAt.IsZero() {
		t.Errorf("%+v, %v", q, err)
	}
	if q, err = r.Reopen(t.Context(), r.editor, question.Seen{ID: q.ID, Version: q.Version}); err != nil || q.State != news.OpenQuestion {
		t.Errorf("%+v, %v", q, err)
	}
}

func TestALaterArticleIsProposedAsTheAnswer(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	r.publish(t, r.article)
	q, err := r.Ask(t.Context(), r.reporter, r.article, news.Asked{Text: "Will the ferry run?"}, "")
	must(t, err)
	ferry, cheese := r.write(t, "Ferry runs", "It left."), r.write(t, "Cheese", "It was good.")
	vector := func(words string) related.Vector {
		return related.Weigh(related.Read(words, nil, nil), related.NewCounts())
	}
	for id, words := range map[int64]string{r.article: "will the ferry run to hask", ferry: "the ferry runs to hask again", cheese: "a good old cheese"} {
		r.publishOnce(t, id)
		must(t, r.Watch(t.Context(), question.Public{Article: id, PublishAt: r.clock, Vector: vector(words)}))
	}
	// The order of the readings is nobody's: what came before the asking article was read is read again.
	must(t, r.Watch(t.Context(), question.Public{Article: ferry, PublishAt: r.clock, Vector: vector("the ferry runs to hask again")}))
	lines, err := r.List(t.Context(), question.Query{State: news.OpenQuestion, Proposed: true, Limit: 10})
	must(t, err)
	if len(lines) != 1 || len(lines[0].Hints) != 1 || lines[0].Hints[0].Article != ferry {
		t.Fatalf("%+v", lines)
	}
	must(t, r.RefuseAnswer(t.Context(), r.editor, q.ID, ferry))
	if lines, err = r.List(t.Context(), question.Query{State: news.OpenQuestion, Proposed: true, Limit: 10}); err != nil || len(lines) != 0 {
		t.Errorf("%+v, %v", lines, err)
	}
}

// publishOnce publishes an article unless it is public.
func (r *room) publishOnce(t *testing.T, id int64) {
	t.Helper()
	if a, err := r.store.Article(t.Context(), id); err != nil || a.State != news.Live {
		r.publish(t, id)
	}
}

func TestWhoeverHasTheArticleIsRemindedOnce(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	r.publish(t, r.article)
	_, err := r.Ask(t.Context(), r.reporter, r.article, news.Asked{Text: "Will it?", Due: news.DayAt(r.clock) + 2}, "")
	must(t, err)
	for range 2 {
		must(t, r.Remind(t.Context(), question.Remind{}))
	}
	if len(r.sent) != 1 || r.sent[0].To != r.reporter.Email || !strings.Contains(r.sent[0].Text, "Will it?") {
		t.Errorf("sent %+v", r.sent)
	}
	r.clock = r.clock.AddDate(0, 0, 4)
	for range 2 {
		must(t, r.Remind(t.Context(), question.Remind{}))
	}
	if len(r.sent) != 2 || r.sent[1].Subject != "A question is overdue" {
		t.Errorf("sent %+v", r.sent)
	}
}
