package news_test

import (
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func TestACommentIsAnsweredInItsThread(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	first, err := news.NewComment(7, nil, 1, "  Sure?  ", strings.Repeat("x", 600), now)
	if err != nil || first.Text != "Sure?" || len([]rune(first.Quoted)) != 500 {
		t.Fatalf("%+v, %v", first, err)
	}
	first.ID = 3
	answer, err := news.NewComment(7, &first, 2, "Yes.", "", now)
	if err != nil || answer.ReplyTo != 3 {
		t.Fatalf("%+v, %v", answer, err)
	}
	answer.ID = 4
	if again, _ := news.NewComment(7, &answer, 1, "Good.", "", now); again.ReplyTo != 3 {
		t.Errorf("an answer to an answer leaves the thread: %+v", again)
	}
	refusal(t, news.Invalid, answer.Resolve(1, now))
	if err := first.Resolve(1, now); err != nil {
		t.Error(err)
	}
	refusal(t, news.Conflict, first.Resolve(2, now))
	if err := first.Reopen(); err != nil || first.Resolver != 0 {
		t.Error(err)
	}
	refusal(t, news.Conflict, first.Reopen())
}

func TestOnlyTheWriterTakesAnUnansweredCommentBack(t *testing.T) {
	t.Parallel()
	first := news.Comment{ID: 3, Staff: 1}
	all := []news.Comment{first, {ID: 4, ReplyTo: 3, Staff: 1}}
	refusal(t, news.Forbidden, first.Deletable(2, all))
	if err := first.Deletable(1, all); err != nil {
		t.Error(err)
	}
	refusal(t, news.Conflict, first.Deletable(1, append(all, news.Comment{ID: 5, ReplyTo: 3, Staff: 2})))
}

func TestACommentNeedsWords(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", " \n", strings.Repeat("x", 5001)} {
		_, err := news.NewComment(7, nil, 1, text, "", time.Time{})
		refusal(t, news.Invalid, err)
	}
}

func refusal(t *testing.T, kind news.Kind, err error) {
	t.Helper()
	if err == nil || news.KindOf(err) != kind {
		t.Errorf("got %v, want a refusal that is %s", err, kind)
	}
}
