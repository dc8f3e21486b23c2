package news_test

import (
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func goodSettings() news.Settings {
	return news.Settings{
		Name: "The Ferry Gazette", Lang: "en-GB", Zone: "Europe/London", URL: "https://gazette.example",
		ArticlePath: news.DefaultArticlePath, AI: news.DefaultAIPolicy,
	}
}

func TestSettingsThatAreRight(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*news.Settings){
		"as they come": func(*news.Settings) {},
		"with a port":  func(s *news.Settings) { s.URL = "http://127.0.0.1:8080" },
		"address by id": func(s *news.Settings) {
			s.ArticlePath = "/news/{yyyy}/{id}.html"
		},
		"contacts": func(s *news.Settings) {
			s.Security, s.Email = "mailto:security@gazette.example", "letters@gazette.example"
		},
		"age notices": func(s *news.Settings) { s.AgeNotice = map[news.ArticleKind]int{news.News: 180} },
	} {
		s := goodSettings()
		change(&s)
		if err := s.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSettingsThatAreWrong(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*news.Settings){
		"no name":                    func(s *news.Settings) { s.Name = " " },
		"language in words":          func(s *news.Settings) { s.Lang = "English" },
		"no zone":                    func(s *news.Settings) { s.Zone = "" },
		"the machine's zone":         func(s *news.Settings) { s.Zone = "Local" },
		"a made-up zone":             func(s *news.Settings) { s.Zone = "Europe/Ostrand" },
		"a slash at the end":         func(s *news.Settings) { s.URL += "/" },
		"a site in a folder":         func(s *news.Settings) { s.URL += "/paper" },
		"another scheme":             func(s *news.Settings) { s.URL = "ftp://gazette.example" },
		"a password in the address":  func(s *news.Settings) { s.URL = "https://a:b@gazette.example" },
		"a query":                    func(s *news.Settings) { s.URL += "?" },
		"no pattern":                 func(s *news.Settings) { s.ArticlePath = "" },
		"one address for all":        func(s *news.Settings) { s.ArticlePath = "/{section}/{yyyy}" },
		"an unknown part":            func(s *news.Settings) { s.ArticlePath = "/{year}/{slug}" },
		"a pattern that is reserved": func(s *news.Settings) { s.ArticlePath = "/desk/{slug}" },
		"a pattern with a slash":     func(s *news.Settings) { s.ArticlePath = "/{slug}/" },
		"an unknown policy":          func(s *news.Settings) { s.AI = "please" },
		"age notice of no days":      func(s *news.Settings) { s.AgeNotice = map[news.ArticleKind]int{news.News: 0} },
		"age notice of no kind":      func(s *news.Settings) { s.AgeNotice = map[news.ArticleKind]int{"gossip": 3} },
		"security contact":           func(s *news.Settings) { s.Security = "javascript:alert(1)" },
		"licence":                    func(s *news.Settings) { s.Licence = "CC BY" },
	} {
		s := goodSettings()
		change(&s)
		if n := len(s.Faults()); n != 1 || news.KindOf(s.Check()) != news.Invalid {
			t.Errorf("%s: %q", name, s.Faults())
		}
	}
	if n := len(news.Settings{}.Faults()); n < 5 {
		t.Errorf("empty settings: %d faults", n)
	}
}

func TestAgeNotice(t *testing.T) {
	t.Parallel()
	days := map[news.ArticleKind]int{news.News: 30, news.Opinion: 90}
	published := time.Date(2026, 3, 1, 18, 30, 0, 0, time.UTC)
	tests := []struct {
		name      string
		kind      news.ArticleKind
		evergreen bool
		now       time.Time
		want      bool
	}{
		{"the last second of the thirtieth day", news.News, false, time.Date(2026, 3, 30, 23, 59, 59, 0, time.UTC), false},
		{"the midnight after it, whatever the hour of publication", news.News, false, time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC), true},
		{"evergreen", news.News, true, published.AddDate(5, 0, 0), false},
		{"a kind that has longer", news.Opinion, false, published.AddDate(0, 0, 60), false},
		{"a kind that never turns", news.Feature, false, published.AddDate(9, 0, 0), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := news.AgeNotice(tt.kind, tt.evergreen, published, tt.now, days); got != tt.want {
				t.Errorf("AgeNotice = %v", got)
			}
		})
	}
}
