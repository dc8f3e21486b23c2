package reader_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func TestTheMastheadsDateTurnsAtMidnightInThePapersZone(t *testing.T) {
	g := ferryGazette()
	g.frame.Settings.Zone = "Pacific/Auckland"
	s := newSite(t, g)
	auckland := must(time.LoadLocation("Pacific/Auckland"))
	for _, step := range []struct {
		at   time.Time
		want string
	}{
		{time.Date(2026, 11, 22, 23, 59, 59, 0, auckland), "Sunday, 22 November 2026"},
		{time.Date(2026, 11, 23, 0, 0, 0, 0, auckland), "Monday, 23 November 2026"},
	} {
		s.clock.set(step.at)
		for _, path := range everyPage() {
			if got := s.get(path).text("#today"); got != step.want && !strings.HasSuffix(path, "/embed") {
				t.Errorf("at %s %s says %q", step.at, path, got)
			}
		}
		if got := s.do(http.MethodGet, "/nowhere").text("#today"); got != step.want {
			t.Errorf("at %s the error page says %q", step.at, got)
		}
	}
}

// Nobody tells the press: a node that started later has heard of no event.
func TestAScheduledArticleAppearsToTheSecond(t *testing.T) {
	g := ferryGazette()
	at := sunday.Add(90 * time.Second)
	g.articles[0].PublishedAt, g.articles[0].Card.PublishedAt = at, at
	s := newSite(t, g)
	lists := []string{
		"/", "/latest", "/harbour", "/person/ada-holm", "/author/ben-quill", "/archive/2026/11/22",
		"/feed.xml", "/atom.xml", "/feed.json", "/harbour/feed.xml", "/sitemaps/2026-11.xml", "/sitemaps/news.xml",
	}
	shows := func(path string) bool { return strings.Contains(s.get(path).body, articlePath) }
	for _, step := range []struct {
		at     time.Time
		public bool
	}{{sunday, false}, {at.Add(-time.Millisecond), false}, {at, true}} {
		s.clock.set(step.at)
		for _, path := range lists {
			if shows(path) != step.public {
				t.Errorf("%s before its time, %s shows the article: %t", at.Sub(step.at), path, !step.public)
			}
		}
		want := map[bool]int{false: http.StatusNotFound, true: http.StatusOK}[step.public]
		if code := s.do(http.MethodGet, articlePath).code; code != want {
			t.Errorf("%s before its time its page is %d", at.Sub(step.at), code)
		}
	}
	if !strings.Contains(s.do(http.MethodGet, "/nowhere").body, articlePath) {
		t.Error("the latest on the page for no page do not turn")
	}
}

func TestOldNewsSaysHowOldItIs(t *testing.T) {
	tests := []struct {
		name string
		edit func(*news.Content, *news.Settings)
		at   time.Time
		want string
	}{
		{"four years on", nil, sunday, "This article is more than 4 years old."},
		{"the day before the threshold", nil, sunday.AddDate(-4, 0, 59), ""},
		{"on the day of the threshold, from midnight", nil, sunday.AddDate(-4, 0, 60).Add(-10 * time.Hour), "This article is more than 1 month old."},
		{"an evergreen", func(c *news.Content, _ *news.Settings) { c.Evergreen = true }, sunday, ""},
		{"a kind without a threshold", func(c *news.Content, _ *news.Settings) { c.Kind = news.Review }, sunday, ""},
		{"a threshold of a year", func(_ *news.Content, s *news.Settings) { s.AgeNotice[news.News] = 365 }, sunday.AddDate(-4, 0, 364), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := ferryGazette()
			if tt.edit != nil {
				tt.edit(&g.articles[5].Content, &g.frame.Settings)
			}
			s := newSite(t, g)
			s.clock.set(tt.at)
			if got := s.get(g.articles[5].Path).text("#age"); got != tt.want {
				t.Errorf("notice %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAnAgeNoticeComesWithoutAnybodyTouchingThePage(t *testing.T) {
	g := ferryGazette()
	s := newSite(t, g)
	path, threshold := g.articles[2].Path, sunday.AddDate(0, 0, 59)
	s.clock.set(threshold.Add(-24 * time.Hour))
	if got := s.get(path).text("#age"); got != "" {
		t.Fatalf("notice %q too early", got)
	}
	s.clock.set(time.Date(2027, 1, 20, 0, 0, 0, 0, london))
	if got := s.get(path).text("#age"); got == "" {
		t.Error("the notice does not come at midnight")
	}
}
