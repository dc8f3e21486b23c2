package feed_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/feed"
)

func podcast() feed.Podcast {
	return feed.Podcast{
		Title: "Heard & read", Description: strings.Repeat("All the news. ", 400), Home: "https://paper.example/", Self: "https://paper.example/listen/feed.xml",
		Lang: "en-GB", Author: "The Paper", Email: "desk@paper.example", Cover: "https://paper.example/cover.png", Category: "News", Subcategory: "Daily News",
		Copyright: "© The Paper", Licence: "https://paper.example/licence", Daily: true, Updated: noon,
		Episodes: []feed.Episode{{
			ID: "tag:paper.example,2026-11-22:article/17", URL: "https://paper.example/ferry", Title: "Ferry <b>runs</b> again \x01", Summary: "After nine nights.",
			Published: noon, Duration: 245400 * time.Millisecond, MP3: feed.Enclosure{URL: "https://paper.example/media/a.mp3", Size: 1234567},
			Opus: feed.Enclosure{URL: "https://paper.example/media/a.opus", Size: 654321}, Transcript: "https://paper.example/ferry/transcript.vtt",
			Chapters: "https://paper.example/ferry/chapters.json", Cover: "https://paper.example/ferry.jpg", Authors: []feed.Author{{Name: "Ada Quill", URL: "https://paper.example/author/ada"}},
		}, {
			ID: "tag:paper.example,2026-11-21:article/16", URL: "https://paper.example/rope", Title: "Rope", Published: noon, Duration: time.Minute,
			MP3: feed.Enclosure{URL: "https://paper.example/media/b.mp3", Size: 1},
		}},
	}
}

func written(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := podcast().RSS(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPodcastIsReadByAReaderOfOthers(t *testing.T) {
	t.Parallel()
	f, err := gofeed.NewParser().Parse(bytes.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	first := f.Items[0]
	got := []string{
		f.Title, f.ITunesExt.Author, f.ITunesExt.Owner.Email, f.ITunesExt.Explicit, f.ITunesExt.Image, f.ITunesExt.Type,
		f.ITunesExt.Categories[0].Text, f.ITunesExt.Categories[0].Subcategory.Text,
		first.GUID, first.ITunesExt.Duration, first.ITunesExt.EpisodeType, first.Enclosures[0].URL, first.Enclosures[0].Length, first.Enclosures[0].Type,
		first.Extensions["podcast"]["transcript"][0].Attrs["type"], first.Extensions["podcast"]["chapters"][0].Attrs["type"],
	}
	want := []string{
		"Heard & read", "The Paper", "desk@paper.example", "false", "https://paper.example/cover.png", "episodic", "News", "Daily News",
		"tag:paper.example,2026-11-22:article/17", "245", "full", "https://paper.example/media/a.mp3", "1234567", "audio/mpeg",
		"text/vtt", "application/json+chapters",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(f.Description) > 4000 || !strings.HasSuffix(f.Description, "All…") {
		t.Errorf("a description of %d bytes ends %q", len(f.Description), f.Description[len(f.Description)-10:])
	}
}

// The example of the specification of podcast:guid.
func TestThePodcastIsNamedAsTheNamespaceSays(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := (feed.Podcast{Self: "https://podnews.net/rss/"}).RSS(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>") {
		t.Error(b.String())
	}
}

// The elements of the podcast namespace are checked with the schema of those
// who made it, if it is at hand.
func TestThePodcastNamespaceIsKept(t *testing.T) {
	t.Parallel()
	schema, err := filepath.Abs("../../../../shared/tools/schemas/podcast.xsd")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(schema); err != nil {
		t.Skip("the schema of the podcast namespace is not here")
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is not on this machine")
	}
	const space = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="https://podcastindex.org/namespace/1.0" ` +
		`targetNamespace="https://podcastindex.org/namespace/1.0" elementFormDefault="qualified"><xs:include schemaLocation="podcast.xsd"/></xs:schema>`
	const feeds = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="https://podcastindex.org/namespace/1.0" schemaLocation="space.xsd"/>` +
		`<xs:element name="rss"><xs:complexType><xs:sequence><xs:any processContents="lax" maxOccurs="unbounded"/></xs:sequence><xs:anyAttribute processContents="lax"/></xs:complexType></xs:element></xs:schema>`
	dir := t.TempDir()
	if err := os.Symlink(schema, filepath.Join(dir, "podcast.xsd")); err != nil {
		t.Fatal(err)
	}
	check := func(name string, document []byte) error {
		path := filepath.Join(dir, name)
		for file, content := range map[string][]byte{filepath.Join(dir, "space.xsd"): []byte(space), filepath.Join(dir, "feeds.xsd"): []byte(feeds), path: document} {
			if err := os.WriteFile(file, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		out, err := exec.Command("xmllint", "--nonet", "--noout", "--schema", filepath.Join(dir, "feeds.xsd"), path).CombinedOutput()
		if err != nil {
			t.Logf("%s", out)
		}
		return err
	}
	if err := check("good.xml", written(t)); err != nil {
		t.Error(err)
	}
	if check("bad.xml", bytes.ReplaceAll(written(t), []byte(`>yes<`), []byte(`>perhaps<`))) == nil {
		t.Error("the schema finds no fault in a planted one")
	}
}

func TestAPodcastThatDirectoriesWouldRefuseIsASentence(t *testing.T) {
	t.Parallel()
	if err := podcast().Ready(); err != nil {
		t.Error(err)
	}
	for want, spoil := range map[string]func(*feed.Podcast){
		"The podcast needs a title and a description.":                       func(p *feed.Podcast) { p.Description = "" },
		"The podcast needs a square cover of 1,400 to 3,000 pixels.":         func(p *feed.Podcast) { p.Cover = "" },
		"The podcast needs a category.":                                      func(p *feed.Podcast) { p.Category = "" },
		"The podcast needs an e-mail address that directories can write to.": func(p *feed.Podcast) { p.Email = "" },
	} {
		p := podcast()
		spoil(&p)
		if err := p.Ready(); news.Sentence(err) != want {
			t.Errorf("%v", err)
		}
	}
}

func TestAnArticleAndItsRecordingAreAnEpisode(t *testing.T) {
	t.Parallel()
	opus, mp3 := paper.SoundFile{Type: "audio/ogg; codecs=opus", Blob: "o", Size: 1}, paper.SoundFile{Type: "audio/mpeg", Blob: "m", Size: 2}
	heard := []paper.Heard{
		{Card: card(), Recording: paper.Recording{Duration: time.Minute, Files: []paper.SoundFile{opus, mp3}, Marks: []paper.Mark{{}}, Chapters: []paper.Chapter{{}}}},
		{Card: card(), Recording: paper.Recording{Files: []paper.SoundFile{opus}}},
	}
	got := composer().Episodes(heard, func(f paper.SoundFile) string { return "https://paper.example/media/sound/" + f.Blob })
	want := []feed.Episode{{
		ID: "tag:paper.example,2026-11-22:article/17#heard", URL: "https://paper.example/city/2026/11/22/bridge",
		Title: "The bridge \x01 <b>opens</b> & closes", Summary: "After nine nights.", Published: noon, Duration: time.Minute,
		MP3:        feed.Enclosure{URL: "https://paper.example/media/sound/m", Size: 2},
		Opus:       feed.Enclosure{URL: "https://paper.example/media/sound/o", Size: 1},
		Transcript: "https://paper.example/city/2026/11/22/bridge/transcript.vtt", Chapters: "https://paper.example/city/2026/11/22/bridge/chapters.json",
		Cover: "https://paper.example/media/abc", Authors: []feed.Author{{Name: "Ada Quill", URL: "https://paper.example/author/ada"}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
