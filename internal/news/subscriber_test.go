package news_test

import (
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
)

var wish = news.Consent{Source: news.ByForm, Wording: "2026-11", Page: "/letters", Network: "h"}

// reader returns somebody who has letter 1.
func reader(t *testing.T) *news.Subscriber {
	t.Helper()
	s := &news.Subscriber{ID: 7, Email: "nora@paper.example"}
	if !s.Ask(1, wish, noon) {
		t.Fatal("no mail is due")
	}
	if err := s.Confirm(1, noon, noon.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestOnlyWhoConfirmsGetsALetter(t *testing.T) {
	t.Parallel()
	s := &news.Subscriber{}
	s.Ask(1, wish, noon)
	if s.Gets(1, news.Segment{}, "en") {
		t.Error("an unconfirmed wish is served")
	}
	if err := s.Confirm(1, noon, noon.Add(time.Hour)); err != nil || !s.Gets(1, news.Segment{}, "en") || s.Gets(2, news.Segment{}, "en") {
		t.Errorf("%v, %+v", err, s)
	}
	c := s.Letters[0].Consent
	if c.Wording != "2026-11" || !c.AskedAt.Equal(noon) || !c.ConfirmedAt.Equal(noon.Add(time.Hour)) {
		t.Errorf("evidence %+v", c)
	}
}

func TestAWishIsConfirmedByItsOwnMailAndInTime(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		prepare func(*news.Subscriber)
		asked   time.Time
		after   time.Duration
	}{
		"too late":              {nil, noon, news.ConfirmWithin + 1},
		"by an older mail":      {nil, noon.Add(-time.Hour), time.Minute},
		"never asked for":       {func(s *news.Subscriber) { s.Letters = nil }, noon, time.Minute},
		"after having left":     {func(s *news.Subscriber) { s.Leave(1, noon) }, noon, time.Minute},
		"asked once more since": {func(s *news.Subscriber) { s.Ask(1, wish, noon.Add(time.Second)) }, noon, time.Minute},
	} {
		s := &news.Subscriber{}
		s.Ask(1, wish, noon)
		if c.prepare != nil {
			c.prepare(s)
		}
		if err := s.Confirm(1, c.asked, noon.Add(c.after)); err == nil || news.KindOf(err) != news.Gone || s.Gets(1, news.Segment{}, "") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestConfirmingTwiceIsNoMistake(t *testing.T) {
	t.Parallel()
	s := reader(t)
	if err := s.Confirm(1, noon, noon.Add(1000*time.Hour)); err != nil {
		t.Error(err)
	}
}

func TestNobodyWhoHasALetterIsAskedAgain(t *testing.T) {
	t.Parallel()
	s := reader(t)
	if s.Ask(1, wish, noon) || !s.Gets(1, news.Segment{}, "") {
		t.Error("a second wish changed something")
	}
	s.Block(news.Complained, noon)
	if s.Ask(2, wish, noon) || len(s.Letters) != 1 {
		t.Error("a blocked address gets mail")
	}
}

func TestLeavingIsAtOnceAndCanBeUndoneByAsking(t *testing.T) {
	t.Parallel()
	s := reader(t)
	s.Leave(1, noon.Add(time.Hour))
	s.Leave(1, noon.Add(2*time.Hour))
	s.Leave(2, noon)
	if s.Gets(1, news.Segment{}, "") || !s.Letters[0].LeftAt.Equal(noon.Add(time.Hour)) {
		t.Errorf("%+v", s.Letters)
	}
	if !s.Ask(1, wish, noon.Add(3*time.Hour)) || s.Gets(1, news.Segment{}, "") {
		t.Error("who left is back without confirming")
	}
}

func TestWishesNobodyConfirmsAreForgotten(t *testing.T) {
	t.Parallel()
	s := reader(t)
	s.Ask(2, wish, noon)
	if s.Forget(noon.Add(news.ForgetAfter)); len(s.Letters) != 2 {
		t.Error("forgotten too early")
	}
	if empty := s.Forget(noon.Add(news.ForgetAfter + 1)); empty || len(s.Letters) != 1 || s.Letters[0].Letter != 1 {
		t.Errorf("%+v", s.Letters)
	}
	only := &news.Subscriber{}
	only.Ask(2, wish, noon)
	if !only.Forget(noon.Add(news.ForgetAfter + 1)) {
		t.Error("the address of a stranger is kept")
	}
}

func TestASegmentLetsThroughWhoFitsIt(t *testing.T) {
	t.Parallel()
	s := reader(t)
	s.Lang, s.Sections = "de", []int64{4}
	for name, c := range map[string]struct {
		to   news.Segment
		want bool
	}{
		"everybody":         {news.Segment{}, true},
		"their language":    {news.Segment{Langs: []string{"en", "de"}}, true},
		"another language":  {news.Segment{Langs: []string{"en"}}, false},
		"their section":     {news.Segment{Sections: []int64{3, 4}}, true},
		"another section":   {news.Segment{Sections: []int64{3}}, false},
		"only half of both": {news.Segment{Langs: []string{"de"}, Sections: []int64{3}}, false},
	} {
		if got := s.Gets(1, c.to, "en"); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	if s.Lang = ""; !s.Gets(1, news.Segment{Langs: []string{"en"}}, "en") {
		t.Error("who named no language reads that of the letter")
	}
}

func TestAnAddressIsBlockedAfterFiveRunsInARow(t *testing.T) {
	t.Parallel()
	s := reader(t)
	for range news.SoftLimit - 1 {
		s.Missed(noon)
	}
	if s.Reached(); s.Blocked != nil || s.Soft != 0 {
		t.Fatalf("%+v", s)
	}
	for range news.SoftLimit {
		s.Missed(noon)
	}
	if s.Blocked == nil || s.Blocked.Reason != news.Bounced || s.Gets(1, news.Segment{}, "") {
		t.Errorf("%+v", s)
	}
	if s.Block(news.Erased, noon); s.Blocked.Reason != news.Bounced {
		t.Error("the first reason is lost")
	}
}
