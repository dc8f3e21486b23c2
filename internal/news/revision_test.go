package news_test

import (
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func TestSavesWhileTypingLeaveOneRevisionInFiveMinutes(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	at := func(minutes int) time.Time { return start.Add(time.Duration(minutes) * time.Minute) }
	line := func(number int, staff int64, minutes int) news.RevisionLine {
		return news.RevisionLine{Number: number, Staff: staff, At: at(minutes)}
	}
	noted, public, aside := line(4, 1, 2), line(4, 1, 2), line(5, 2, 2)
	noted.Note, public.Public, aside.Aside = "Restored", at(2), true
	cases := map[string]struct {
		base, live int
		last       []news.RevisionLine
		want       int
	}{
		"goes on typing":                        {4, 0, []news.RevisionLine{line(4, 1, 2), line(3, 1, 0)}, 4},
		"a text of others set aside in between": {4, 0, []news.RevisionLine{aside, line(4, 1, 2), line(3, 1, 0)}, 4},
		"the first text is kept":                {4, 0, []news.RevisionLine{line(4, 1, 2)}, 0},
		"five minutes on":                       {4, 0, []news.RevisionLine{line(4, 1, 2), line(3, 1, -2)}, 0},
		"from another window":                   {3, 0, []news.RevisionLine{line(4, 1, 2), line(3, 1, 0)}, 0},
		"after somebody else":                   {4, 0, []news.RevisionLine{line(4, 2, 2), line(3, 1, 0)}, 0},
		"with a note":                           {4, 0, []news.RevisionLine{noted, line(3, 1, 0)}, 0},
		"readers have it":                       {4, 4, []news.RevisionLine{line(4, 1, 2), line(3, 1, 0)}, 0},
		"readers had it":                        {4, 0, []news.RevisionLine{public, line(3, 1, 0)}, 0},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := &news.Article{Head: 4, LiveHead: c.live}
			if got := a.Replaces(c.base, 1, c.last, at(3)); got != c.want {
				t.Errorf("replaces %d, want %d", got, c.want)
			}
		})
	}
}

func TestOffersAgreeWithTheDeeds(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	reporter, editor := news.Staff{ID: 1, Posts: news.As(news.Reporter)}, news.Staff{ID: 2, Posts: news.As(news.DeskEditor)}
	offered := func(s news.Staff, a *news.Article) map[news.Verb]bool {
		verbs := map[news.Verb]bool{}
		for _, o := range news.Offers(s, a, now) {
			if o.Refused == nil {
				verbs[o.Verb] = true
			}
		}
		return verbs
	}
	draft := &news.Article{State: news.Draft, Assignee: 1, Head: 1}
	if got := offered(reporter, draft); !got[news.ToSubmit] || !got[news.ToSpike] || got[news.ToPublish] || got[news.ToEmbargo] {
		t.Errorf("a reporter may %v", got)
	}
	live := &news.Article{State: news.Live, Head: 3, LiveHead: 3}
	if got := offered(editor, live); got[news.ToPublish] || !got[news.ToCorrect] || !got[news.ToWithdraw] || got[news.ToLift] {
		t.Errorf("an editor may %v", got)
	}
	live.Head = 4
	if got := offered(editor, live); !got[news.ToPublish] {
		t.Errorf("no next version can be published: %v", got)
	}
	if live.State != news.Live {
		t.Error("looking changed the article")
	}
}
