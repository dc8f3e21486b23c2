package feed_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/feed"
	"github.com/courant-press/courant/internal/richtext"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func composer() feed.Composer {
	return feed.Composer{
		Settings: news.Settings{
			Name: "The Paper", URL: "https://paper.example", Lang: "en-GB", Copyright: "© The Paper",
			FullTextFeeds: true, Email: "desk@paper.example", AI: news.AIRefuseTrain,
		},
		Picture: func(p paper.Picture) string { return "https://paper.example/media/" + p.Blob },
		Words:   func(c news.Correction) string { return "Correction: " + c.Text },
		Zone:    time.UTC,
	}
}

func card() paper.Card {
	return paper.Card{
		ID: 17, Path: "/city/2026/11/22/bridge", Headline: "Bridge", FullHead: "The bridge \x01 <b>opens</b> & closes",
		Standfirst: "After nine nights.", Section: paper.SectionRef{Name: "City"}, PublishedAt: noon,
		Byline:  []paper.Credit{{Name: "Ada Quill", Path: "/author/ada"}, {Name: "Ben Ferry", Role: news.ByPhotography}},
		Picture: &paper.Picture{Blob: "abc", Width: 2560, Height: 1707, Alt: "A bridge", Credit: "B. Ferry"},
	}
}

func bodies() []paper.ArticlePage {
	p := paper.ArticlePage{Card: card(), Topics: []paper.TopicRef{{Name: "Bridges"}}}
	p.Content.Body = richtext.Doc{Blocks: []richtext.Block{
		richtext.Paragraph{Text: richtext.Text{{Text: "It turned. "}, {Text: "More", Link: "/city/more"}}},
	}}
	p.Corrections = []news.Correction{{Text: "It was the ninth night.", At: noon.Add(time.Hour)}}
	return []paper.ArticlePage{p}
}

var source = feed.Source{Title: "The Paper", Path: "/", Self: "/feed.xml", Next: "/feed.xml?before=x"}

// Every format, read back by a reader of others, says the same.
func TestFormatsSayTheSame(t *testing.T) {
	formats := map[string]func(io.Writer, feed.Feed) error{"RSS": feed.RSS, "Atom": feed.Atom, "JSON": feed.JSON}
	for name, write := range formats {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b, composer().Compose(source, []paper.Card{card()}, bodies())); err != nil {
				t.Fatal(err)
			}
			got, err := gofeed.NewParser().ParseString(b.String())
			if err != nil {
				t.Fatalf("%v in\n%s", err, b.String())
			}
			if len(got.Items) != 1 {
				t.Fatalf("%d items", len(got.Items))
			}
			i := got.Items[0]
			if i.GUID != "tag:paper.example,2026-11-22:article/17" || i.Link != "https://paper.example/city/2026/11/22/bridge" {
				t.Errorf("id %q, link %q", i.GUID, i.Link)
			}
			if !strings.HasSuffix(i.Title, "<b>opens</b> & closes") {
				t.Errorf("title %q", i.Title)
			}
			if !i.PublishedParsed.Equal(noon) || !i.UpdatedParsed.Equal(noon.Add(time.Hour)) {
				t.Errorf("published %v, updated %v", i.PublishedParsed, i.UpdatedParsed)
			}
			if !strings.Contains(i.Content, `href="https://paper.example/city/more"`) {
				t.Errorf("content %q has a link that is not absolute", i.Content)
			}
			if len(i.Authors) != 1 || i.Authors[0].Name != "Ada Quill" {
				t.Errorf("authors %v", i.Authors)
			}
			if diff := cmp.Diff([]string{"City", "Bridges"}, i.Categories); diff != "" {
				t.Error(diff)
			}
			if !strings.HasPrefix(i.Description, "Correction: It was the ninth night.") {
				t.Errorf("description %q hides the correction", i.Description)
			}
		})
	}
}

func TestPicturesGoOutAtTheirSize(t *testing.T) {
	f := composer().Compose(source, []paper.Card{card()}, nil)
	want := &feed.Picture{URL: "https://paper.example/media/abc", Type: "image/jpeg", Width: 1280, Height: 854, Alt: "A bridge", Credit: "B. Ferry"}
	if diff := cmp.Diff(want, f.Items[0].Picture); diff != "" {
		t.Error(diff)
	}
}

func TestWithdrawnArticlesLeaveFeeds(t *testing.T) {
	c := composer()
	f := c.Compose(source, nil, nil)
	c.Drop(&f, []paper.WithdrawnPage{{ID: 17, PublishedAt: noon, WithdrawnAt: noon.Add(time.Hour)}})
	var rss, atom bytes.Buffer
	if err := feed.RSS(&rss, f); err != nil {
		t.Fatal(err)
	}
	if err := feed.Atom(&atom, f); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(rss.String(), "<item>") {
		t.Error("RSS lists a withdrawn article")
	}
	if !strings.Contains(atom.String(), `<at:deleted-entry ref="tag:paper.example,2026-11-22:article/17" when="2026-11-22T13:00:00Z">`) {
		t.Errorf("Atom does not say that it is gone:\n%s", atom.String())
	}
}

func TestFullTextOnlyIfThePublisherGivesIt(t *testing.T) {
	c := composer()
	c.Settings.FullTextFeeds = false
	if html := c.Compose(source, []paper.Card{card()}, bodies()).Items[0].HTML; html != "" {
		t.Errorf("the text goes out: %q", html)
	}
}

func TestSitemap(t *testing.T) {
	var b bytes.Buffer
	err := feed.Sitemap(&b, []feed.Place{{
		URL: "https://paper.example/a?b&c", Changed: noon, Images: []string{"https://paper.example/i.jpeg"},
		News: &feed.News{Paper: "The Paper", Lang: "en-GB", Published: noon, Title: "A & B"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<loc>https://paper.example/a?b&amp;c</loc>", "<lastmod>2026-11-22T12:00:00Z</lastmod>",
		"<news:name>The Paper</news:name>", "<news:language>en</news:language>", "<image:loc>https://paper.example/i.jpeg</image:loc>",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
	if err := xml.Unmarshal(b.Bytes(), new(struct{})); err != nil {
		t.Error(err)
	}
}

func TestRobotsFollowThePolicy(t *testing.T) {
	tests := []struct {
		policy  news.AIPolicy
		refused []string
		allowed []string
		signal  string
	}{
		{news.AIAllowAll, nil, []string{"GPTBot", "ChatGPT-User", "OAI-SearchBot"}, "search=yes, ai-input=yes, ai-train=yes"},
		{news.AIRefuseTrain, []string{"GPTBot", "CCBot", "Google-Extended"}, []string{"ChatGPT-User", "OAI-SearchBot"}, "search=yes, ai-input=yes, ai-train=no"},
		{news.AISearchOnly, []string{"GPTBot", "ChatGPT-User"}, []string{"OAI-SearchBot", "Claude-SearchBot"}, "search=yes, ai-input=no, ai-train=no"},
		{news.AIRefuseAll, []string{"GPTBot", "ChatGPT-User", "OAI-SearchBot"}, nil, "search=yes, ai-input=no, ai-train=no"},
	}
	for _, tt := range tests {
		t.Run(string(tt.policy), func(t *testing.T) {
			s := composer().Settings
			s.AI = tt.policy
			robots := feed.Robots(s)
			for _, agent := range tt.refused {
				if !strings.Contains(robots, "User-agent: "+agent+"\n") {
					t.Errorf("%s is let in:\n%s", agent, robots)
				}
			}
			for _, agent := range tt.allowed {
				if strings.Contains(robots, agent) {
					t.Errorf("%s is kept out:\n%s", agent, robots)
				}
			}
			if !strings.Contains(robots, "Content-Signal: "+tt.signal+"\n") {
				t.Errorf("no signal %q in\n%s", tt.signal, robots)
			}
			if got, want := len(feed.PolicyHeader(s)) == 0, tt.policy == news.AIAllowAll; got != want {
				t.Errorf("policy header empty: %v", got)
			}
			var tdm []map[string]any
			var b bytes.Buffer
			if err := feed.TDMReservation(&b, s); err != nil || json.Unmarshal(b.Bytes(), &tdm) != nil {
				t.Fatal(err, b.String())
			}
			if got := tdm[0]["tdm-reservation"] == 1.0; got == (tt.policy == news.AIAllowAll) {
				t.Errorf("reservation: %v", tdm)
			}
		})
	}
}

func TestSettingsCanNotWriteLines(t *testing.T) {
	s := composer().Settings
	s.Name, s.Email, s.Security = "A\nUser-agent: *", "a@b\nDisallow: /", "mailto:a\nContact: evil"
	security, _ := feed.Security(s, noon)
	for _, text := range []string{feed.Robots(s), feed.Trust(s), security} {
		if strings.Count(text, "\nUser-agent: *\n") > 1 || strings.Contains(text, "b\nDisallow") || strings.Contains(text, "\nContact: evil") {
			t.Errorf("a setting wrote a line:\n%s", text)
		}
	}
}

func TestSecurityExpiresWithinAYear(t *testing.T) {
	text, ok := feed.Security(composer().Settings, noon)
	if !ok || !strings.Contains(text, "Expires: 2027-05-21T00:00:00Z\n") || !strings.Contains(text, "Contact: mailto:desk@paper.example\n") {
		t.Errorf("security.txt is\n%s", text)
	}
	if _, ok := feed.Security(news.Settings{}, noon); ok {
		t.Error("a security.txt without a contact")
	}
}
