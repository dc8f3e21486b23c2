package reader_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

const digestPath = "/listen/2026-11-22"

// toldAloud gives the paper the news of a day to hear.
func (g *gazette) toldAloud() {
	lead, second := g.articles[0], g.articles[1]
	r := spoken()
	r.Chapters = []paper.Chapter{{Title: "The news"}, {Start: 65 * time.Second, Title: "Ferry", Path: lead.Path}, {Start: 90 * time.Second, Title: "Other", Path: second.Path}}
	g.digests = []paper.DigestPage{{
		Page: paper.Page{Keys: []news.Key{news.DigestKey(news.DayAt(sunday))}}, Day: news.DayAt(sunday), PublishedAt: sunday, Intro: "Good <morning>.",
		Stories: []paper.DigestStory{
			{Card: lead.Card, Title: "The boat is back", Text: "It sails at five."},
			{Card: second.Card, Title: second.Headline, Text: second.Standfirst},
		},
		Recording: r, Older: news.DayAt(sunday) - 1,
	}}
}

// classic returns a page of the Gazette in the theme that comes with the
// program.
func classic(t *testing.T, g *gazette, path string) page {
	t.Helper()
	return themedSite(t, g, &theme.Shelf{Classic: must(themes.Classic())}).get(path)
}

func TestTheNewsOfADayIsHeardAndReadAlong(t *testing.T) {
	g := ferryGazette()
	p := classic(t, g, digestPath)
	if got := p.Find("h1").Text(); got != "The news of 22 November 2026" {
		t.Errorf("called %q", got)
	}
	var stories []string
	for _, s := range p.Find(".digest-stories li").EachIter() {
		stories = append(stories, s.Find("h2").Text()+" "+s.Find("h2 a").AttrOr("href", "")+" "+s.Find(".digest-from").Text()+" "+s.Find(".digest-from a").AttrOr("href", ""))
	}
	want := []string{
		"The boat is back " + g.articles[0].Path + " Listen from 1:05 #t=65",
		g.articles[1].Headline + " " + g.articles[1].Path + " Listen from 1:30 #t=90",
	}
	if diff := cmp.Diff(want, stories); diff != "" {
		t.Error(diff)
	}
	if p.Find(".listen audio source").Length() != 2 || p.Find(".listen track").AttrOr("src", "") != digestPath+"/transcript.vtt" {
		t.Error("it has no player")
	}
	if got := p.Find(".pager a").AttrOr("href", ""); got != "/listen/2026-11-21" || !strings.Contains(p.body, "Good &lt;morning&gt;.") {
		t.Errorf("the day before is at %q", got)
	}
}

func TestADigestThatIsBeingMadeIsReadMeanwhile(t *testing.T) {
	g := ferryGazette()
	g.digests[0].Recording = nil
	p := classic(t, g, digestPath)
	if p.Find("audio, .digest-from").Length() != 0 || p.Find(".digest-stories li").Length() != 2 || !strings.Contains(p.Find(".listen-note").Text(), "is being made") {
		t.Errorf("says %q", p.Find(".listen").Text())
	}
	for _, name := range []string{"/transcript.vtt", "/chapters.json"} {
		if got := newSite(t, g).do(http.MethodGet, digestPath+name).code; got != http.StatusNotFound {
			t.Errorf("%s: status %d", name, got)
		}
	}
}

func TestWhatGoesWithADigest(t *testing.T) {
	s := newSite(t, ferryGazette())
	if p := s.get(digestPath + "/transcript.vtt"); !strings.HasPrefix(p.body, "WEBVTT") || p.header.Get("Content-Type") != "text/vtt; charset=utf-8" {
		t.Errorf("the transcript is %q", p.body)
	}
	var chapters struct {
		Chapters []struct{ Title, URL string }
	}
	if err := json.Unmarshal([]byte(s.get(digestPath+"/chapters.json").body), &chapters); err != nil || len(chapters.Chapters) != 3 || !strings.HasPrefix(chapters.Chapters[1].URL, "https://") {
		t.Errorf("%+v, %v", chapters, err)
	}
	for _, path := range []string{"/listen/2026-13-40", "/listen/2020-01-01", digestPath + "/other", "/listen/"} {
		if got := s.do(http.MethodGet, path).code; got == http.StatusOK {
			t.Errorf("%s: status %d", path, got)
		}
	}
}

func TestTheFrontLeadsToTheNewestDigest(t *testing.T) {
	g := ferryGazette()
	if classic(t, g, "/").Find(".front-listen").Length() != 0 {
		t.Error("it leads to no digest")
	}
	g.digest = &paper.DigestRef{Day: news.DayAt(sunday), Duration: 245 * time.Second}
	p := classic(t, g, "/").Find(".front-listen")
	if p.Text() != "Today’s news to hear 4:05" || p.Find("a").AttrOr("href", "") != digestPath {
		t.Errorf("says %q", p.Text())
	}
}

func TestDigestsAreAPodcast(t *testing.T) {
	g := ferryGazette()
	if got := newSite(t, g).do(http.MethodGet, "/listen/digest.xml").code; got != http.StatusNotFound {
		t.Errorf("without a cover: status %d", got)
	}
	g.frame.Settings.Listen.Podcast = news.Podcast{Email: "audio@gazette.example", Category: "News", Subcategory: "Daily News"}
	g.frame.Settings.Description = "All the news."
	g.cover = &paper.Picture{ID: 1, Blob: "c", Width: 4000, Height: 2000}
	p := newSite(t, g).get("/listen/digest.xml")
	f, err := gofeed.NewParser().ParseString(p.body)
	if err != nil {
		t.Fatal(err)
	}
	x := f.Items[0]
	got := []string{f.ITunesExt.Image, f.ITunesExt.Categories[0].Subcategory.Text, x.Title, x.GUID, x.Link, x.Enclosures[0].Type, x.Description, x.Extensions["podcast"]["chapters"][0].Attrs["url"]}
	base := g.frame.Settings.URL
	want := []string{
		base + "/media/c/1920x1920.jpg", "Daily News", "The news of 22 November 2026", base + digestPath, base + digestPath, "audio/mpeg",
		"The boat is back · " + g.articles[1].Headline, base + digestPath + "/chapters.json",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if link := classic(t, g, digestPath).Find(".digest-podcast a").AttrOr("href", ""); link != "" {
		t.Errorf("the page leads to %q without a cover of its own", link)
	}
}
