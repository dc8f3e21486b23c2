package reader_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

func spoken() *paper.Recording {
	return &paper.Recording{
		Duration: 245400 * time.Millisecond,
		Files: []paper.SoundFile{
			{Type: "audio/ogg; codecs=opus", Blob: strings.Repeat("a", 64), Size: 900},
			{Type: "audio/mpeg", Blob: strings.Repeat("b", 64), Size: 1900},
		},
		Marks: []paper.Mark{{End: time.Second, Text: "Ferry"}},
	}
}

// heard returns the newest article of the Gazette in the classic theme, with
// what change does to it.
func heard(t *testing.T, change func(*paper.ArticlePage)) page {
	t.Helper()
	g := ferryGazette()
	change(&g.articles[0])
	return themedSite(t, g, &theme.Shelf{Classic: must(themes.Classic())}).get(g.articles[0].Path)
}

func TestAnArticleIsHeardWithoutAScript(t *testing.T) {
	p := heard(t, func(a *paper.ArticlePage) { a.Recording = spoken() })
	var sources []string
	for _, s := range p.Find(".listen audio[controls][preload=none] source").EachIter() {
		sources = append(sources, s.AttrOr("src", "")+" "+s.AttrOr("type", ""))
	}
	want := []string{
		"/media/sound/" + strings.Repeat("a", 64) + ".opus audio/ogg; codecs=opus",
		"/media/sound/" + strings.Repeat("b", 64) + ".mp3 audio/mpeg",
	}
	if diff := cmp.Diff(want, sources); diff != "" {
		t.Error(diff)
	}
	note := p.Find(".listen-note")
	if got := note.Text(); got != "4:05 · Read by a synthetic voice · Download" {
		t.Errorf("says %q", got)
	}
	if got := note.Find("a[download]").AttrOr("href", ""); !strings.HasSuffix(got, "b.mp3") {
		t.Errorf("downloads %q", got)
	}
	if got := p.Find(".listen track").AttrOr("src", ""); !strings.HasSuffix(got, "/transcript.vtt") {
		t.Errorf("the transcript is at %q", got)
	}
}

// Every word that the script asks for is on the page.
func TestThePlayerHasAllItsWords(t *testing.T) {
	p := heard(t, func(a *paper.ArticlePage) { a.Recording = spoken() })
	var words map[string]string
	if err := json.Unmarshal([]byte(p.Find(".listen").AttrOr("data-words", "")), &words); err != nil {
		t.Fatal(err)
	}
	th, err := theme.Load(must(themes.Classic()))
	if err != nil {
		t.Fatal(err)
	}
	script, ok := th.Asset("listen.js")
	if !ok {
		t.Fatal("there is no script")
	}
	asked := regexp.MustCompile(`\b(?:words|w)\.(\w+)`).FindAllSubmatch(script.Body, -1)
	if len(asked) < len(words) {
		t.Errorf("%d words on the page, %d asked for", len(words), len(asked))
	}
	for _, name := range asked {
		if words[string(name[1])] == "" {
			t.Errorf("no word for %s", name[1])
		}
	}
}

func TestAPersonsRecordingNamesThemAndHasNoTimes(t *testing.T) {
	p := heard(t, func(a *paper.ArticlePage) {
		a.Recording = spoken()
		a.Recording.Reader, a.Recording.Marks = "Ada <Quill>", nil
	})
	if got := p.Find(".listen-note").Text(); !strings.Contains(got, "Read by Ada <Quill>") || p.Find(".listen track, .listen-transcript").Length() != 0 {
		t.Errorf("says %q", got)
	}
}

func TestARecordingOfAnOlderTextIsNotOffered(t *testing.T) {
	p := heard(t, func(a *paper.ArticlePage) { a.Remaking = true })
	if got := p.Find(".listen-note").Text(); !strings.Contains(got, "being made again") || p.Find("audio, script[type=module]").Length() != 0 {
		t.Errorf("says %q", got)
	}
	silent := heard(t, func(*paper.ArticlePage) {})
	if silent.Find(".listen, script[type=module]").Length() != 0 {
		t.Error("an article that can not be heard has a player")
	}
}

// hearable has some articles of the Gazette heard, and a cover for its podcasts.
func hearable(g *gazette) {
	for i := range 2 {
		g.articles[i].Recording = spoken()
	}
	g.frame.Speaks = true
	g.frame.Cover = &paper.Picture{Blob: strings.Repeat("c", 64), Width: 4000, Height: 2000}
	g.frame.Settings.Email, g.frame.Settings.Description = "desk@gazette.example", "All that happens on the strait."
}

func TestWhatCanBeHeardIsListed(t *testing.T) {
	g := ferryGazette()
	hearable(g)
	s := themedSite(t, g, &theme.Shelf{Classic: must(themes.Classic())})
	p := s.get("/listen")
	if got := p.Find(".heard audio[controls][preload=none] source[type='audio/mpeg']").Length(); got != 2 {
		t.Errorf("%d recordings, want 2", got)
	}
	if got := p.Find("link[rel=alternate][href='/listen/podcast.xml']").AttrOr("title", ""); !strings.HasPrefix(got, "Podcast: ") {
		t.Errorf("the podcast is announced as %q", got)
	}
	if p.Find("footer a[href='/listen']").Length() != 1 {
		t.Error("no page leads there")
	}
}

func TestPodcastsAreThoseOfSectionsAndThePaper(t *testing.T) {
	g := ferryGazette()
	hearable(g)
	s := themedSite(t, g, &theme.Shelf{Classic: must(themes.Classic())})
	section := g.articles[0].Section.Path()
	for path, want := range map[string]int{"/listen/podcast.xml": 2, section + "/podcast.xml": 1} {
		body := s.get(path).body
		if got := strings.Count(body, "<enclosure "); got < want {
			t.Errorf("%s has %d episodes, want %d or more: %.300s", path, got, want, body)
		}
		if !strings.Contains(body, "/1920x1920.jpg") || !strings.Contains(body, `<itunes:category text="News">`) {
			t.Errorf("%s has no cover or no category: %.900s", path, body)
		}
	}
	if got := s.do("GET", "/nowhere/podcast.xml").code; got != 404 {
		t.Errorf("a podcast of nothing answers %d", got)
	}
}

func TestAPaperWithoutACoverHasNoPodcast(t *testing.T) {
	g := ferryGazette()
	hearable(g)
	g.frame.Cover.Width = 1399
	s := themedSite(t, g, &theme.Shelf{Classic: must(themes.Classic())})
	if got := s.do("GET", "/listen/podcast.xml").code; got != 404 {
		t.Errorf("it answers %d", got)
	}
	if s.get("/listen").Find("[href='/listen/podcast.xml']").Length() != 0 {
		t.Error("it is announced")
	}
}

func TestBesideAnArticleLieItsTranscriptAndChapters(t *testing.T) {
	g := ferryGazette()
	hearable(g)
	g.articles[0].Recording.Chapters = []paper.Chapter{{End: time.Second, Title: "Start"}}
	s := themedSite(t, g, &theme.Shelf{Classic: must(themes.Classic())})
	vtt := s.get(g.articles[0].Path + "/transcript.vtt")
	if !strings.HasPrefix(vtt.body, "WEBVTT\n") || !strings.Contains(vtt.body, "Ferry") || vtt.header.Get("Content-Type") != "text/vtt; charset=utf-8" {
		t.Errorf("the transcript is %q as %q", vtt.body, vtt.header.Get("Content-Type"))
	}
	if chapters := s.get(g.articles[0].Path + "/chapters.json"); !strings.Contains(chapters.body, `"title":"Start"`) {
		t.Errorf("the chapters are %q", chapters.body)
	}
	if got := s.do("GET", g.articles[3].Path+"/transcript.vtt").code; got != 404 {
		t.Errorf("an article that can not be heard has a transcript: %d", got)
	}
	head := s.get(g.articles[0].Path)
	if !strings.Contains(head.Find("script[type='application/ld+json']").Text(), `"AudioObject"`) || head.Find("meta[property='og:audio']").Length() != 1 {
		t.Error("machines are not told that it can be heard")
	}
}
