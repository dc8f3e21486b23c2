package app

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/correction"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store/storetest"
)

// TestACorrectionIsFollowedToWhereItsWordsWent corrects an article that two
// others tell on, and works off the list.
func TestACorrectionIsFollowedToWhereItsWordsWent(t *testing.T) {
	t.Parallel()
	storetest.EachURL(t, func(t *testing.T, url string) {
		p := printGazette(t, url)
		following, stop := context.WithCancel(t.Context())
		followed := make(chan error)
		go func() { followed <- p.search.Follow(following, p.store, p.changed) }()
		defer func() { stop(); <-followed }()
		const wrong = "The warden counted twenty-one otters on the shore below Hask."
		id := p.tell(t, "Otters seen below Hask", richtext.Plain("It was cold. "+wrong))
		told := p.tell(t, "Hask sells otter cups", richtext.Plain("We wrote: “the warden counted twenty-one otters on the shore”."))
		linking := p.tell(t, "How to see an otter", richtext.Text{{Text: "As we wrote", Link: p.path(t, id) + "?from=here"}, {Text: ", they are shy."}})
		draft := p.write(t, "A draft with the words")
		p.change(t, draft, richtext.Plain(wrong))
		ok(t, p.store.SaveFront(t.Context(), &news.FrontDraft{
			Front: news.Front{Name: "otters", Containers: []news.Container{{Shape: news.ListShape, Slots: []news.Slot{
				{Article: id, Headline: "Twenty-one otters!"}, {Article: told},
			}}}}, Title: "Otters",
		}, news.Event{Name: news.FrontArranged}))
		for _, a := range []int64{id, told, linking} {
			ok(t, p.readings.TakeIn(t.Context(), a))
		}
		l := news.Letter{Slug: "morning", Name: "The Morning Boat"}
		ok(t, p.store.SaveLetter(t.Context(), &l, news.Event{Name: news.LetterChanged}))
		i := news.Issue{
			Letter: l.ID, State: news.IssueSending, Opening: news.Opening{Subject: "Otters"}, StartedAt: p.clock.Now(),
			Parts: []news.IssuePart{{Kind: news.ArticlePart, Article: id, Intro: "Twenty-one of them."}},
		}
		ok(t, p.store.SaveIssue(t.Context(), &i, news.Event{Name: news.IssueCleared}))
		ok(t, p.store.StartIssue(t.Context(), &i, []paper.Card{{ID: id}}, nil, news.Event{Name: news.IssueStarted}))
		editor := p.desk.staff

		p.change(t, id, richtext.Plain("It was cold. The warden counted twelve otters on the shore below Hask."))
		want := []string{
			"words: Hask sells otter cups: We wrote: “the warden counted twenty-one otters on the shore”.",
			"card: Otters: Twenty-one otters!", "letter: The Morning Boat: Otters: Twenty-one of them.", "link: How to see an otter: ",
		}
		p.follows(t, id, []string{wrong}, want)

		p.clock.Set(p.clock.Now().Add(time.Hour))
		ok(t, p.desk.Publish(t.Context(), id)) // and the same after it came out
		places := p.follows(t, id, []string{wrong}, want)
		ok(t, p.reach.Look(t.Context(), editor, id, places.Places[0].Mark, true))
		places = p.follows(t, id, []string{wrong}, want)
		if at := places.Places[0].LookedAt; !at.Equal(p.clock.Now()) || places.Places[0].LookedBy != editor.ID || !places.Places[1].LookedAt.IsZero() {
			t.Errorf("after a look the list is %+v", places.Places)
		}
		ok(t, p.reach.Look(t.Context(), editor, id, places.Places[0].Mark, false))
		if places = p.follows(t, id, []string{wrong}, want); !places.Places[0].LookedAt.IsZero() {
			t.Error("a look can not be taken back")
		}
		_, err := p.reach.Reach(t.Context(), news.Staff{ID: 9, Posts: news.As(news.Reporter)}, id, "")
		if news.KindOf(err) != news.Forbidden {
			t.Errorf("a reporter follows corrections: %v", err)
		}
	})
}

// tell publishes an article with one paragraph.
func (p *printed) tell(t *testing.T, headline string, text richtext.Text) int64 {
	t.Helper()
	id := p.write(t, headline)
	p.change(t, id, text)
	ok(t, p.desk.Publish(t.Context(), id))
	return id
}

// change saves another text at the desk.
func (p *printed) change(t *testing.T, id int64, text richtext.Text) {
	t.Helper()
	a, err := p.store.Article(t.Context(), id)
	ok(t, err)
	a.Content.Body = richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: text}}}
	ok(t, p.desk.Save(t.Context(), id, a.Content, ""))
}

// follows waits until the index knows every text, and compares the list.
func (p *printed) follows(t *testing.T, id int64, wrong, want []string) (l correction.List) {
	t.Helper()
	var got []string
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		var err error
		l, err = p.reach.Reach(t.Context(), p.desk.staff, id, "")
		ok(t, err)
		got = nil
		for _, place := range l.Places {
			got = append(got, strings.Join([]string{string(place.Why), place.Name, place.Words}, ": "))
		}
		if cmp.Equal(want, got) {
			break
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is reached (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(wrong, l.Wrong); diff != "" {
		t.Errorf("what is wrong (-want +got):\n%s", diff)
	}
	return l
}
