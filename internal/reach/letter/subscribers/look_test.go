package subscribers_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
)

func TestALookSaysWhatAListHolds(t *testing.T) {
	t.Parallel()
	got, err := subscribers.LookAt(strings.NewReader("email,labels,status\na@b.example,\"Local, Sports\",\nc@d.example,local,unsubscribed\nnobody,,\ne@f.example,,\ng@h.example,,pending\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := subscribers.Look{
		Shape: subscribers.Plain, Lines: 5, Refused: 1,
		Standing: map[subscribers.Standing]int{subscribers.Active: 2, subscribers.Gone: 1, subscribers.Pending: 1},
		Labels:   []subscribers.Label{{Name: "Local", Readers: 2}, {Name: "Sports", Readers: 1}},
		Sample:   []news.Email{"a@b.example", "c@d.example", "e@f.example"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := subscribers.LookAt(strings.NewReader("name\nNora\n")); news.KindOf(err) != news.Invalid {
		t.Error(err)
	}
}
