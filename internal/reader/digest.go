package reader

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/feed"
	"github.com/courant-press/courant/internal/reach/listen"
)

// digestFeedPath is where the digests of all days are given away as a podcast.
const digestFeedPath = news.ListenPath + "/digest.xml"

// digestEpisodes is how many digests the podcast has: those of three months.
const digestEpisodes = 100

// digest returns the builder of what stands at an address of the news to hear,
// if it is one: the page of a day, what goes with its recording, the podcast.
func (s *Site) digest(address string) (builder, bool) {
	if address == digestFeedPath {
		return s.digestFeed, true
	}
	rest, ok := strings.CutPrefix(address, news.ListenPath+"/")
	name, file, below := strings.Cut(rest, "/")
	day, err := news.ParseDay(name)
	switch {
	case !ok || err != nil || day == 0:
		return nil, false
	case !below:
		return s.digestPage(day), true
	case file == transcriptName:
		return s.besideDigest(day, listen.TypeVTT, func(e *edition, w io.Writer, r paper.Recording) error {
			return listen.VTT(w, r, e.settings.Lang)
		}), true
	case file == chaptersName:
		return s.besideDigest(day, listen.TypeChapters, func(e *edition, w io.Writer, r paper.Recording) error {
			return listen.Chapters(w, r, e.settings.URL)
		}), true
	default:
		return nil, false
	}
}

func digestPath(day news.Day) string { return child(news.ListenPath, day.String()) }

// digestPage builds the page of the news of a day.
func (s *Site) digestPage(day news.Day) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.DigestPage(ctx, day, e.now)
		if err != nil {
			return leaf{}, err
		}
		return leaf{kind: "digest", view: e.digestView(p), Page: p.Page}, nil
	}
}

func (e *edition) digestView(p paper.DigestPage) DigestView {
	title := e.digestTitle(p)
	page := e.page(about{
		kind: "digest", path: digestPath(p.Day), title: title, description: e.digestSummary(p), crumbs: e.crumbs(),
	})
	var cards []paper.Card
	v := DigestView{
		Heading: title, Day: e.calendarDay(p.Day), Listen: e.digestListen(p, title),
		Intro: p.Intro, Outro: p.Outro,
	}
	for _, story := range p.Stories {
		v.Stories = append(v.Stories, e.digestStory(p, story))
		cards = append(cards, story.Card)
	}
	page.JSONLD = e.listGraph(page, title, cards)
	if e.digestPodcast(p.Cover).Ready() == nil {
		v.Podcast = digestFeedPath
	}
	v.Older, v.Newer = e.digestLink(p.Older), e.digestLink(p.Newer)
	v.View = e.view(page)
	return v
}

// leadsToDigest is the link to the news of the day to hear; nil for none.
func (e *edition) leadsToDigest(d *paper.DigestRef) *DigestLinkView {
	if d == nil {
		return nil
	}
	return &DigestLinkView{URL: digestPath(d.Day), Length: listen.Duration(d.Duration)}
}

// digestTitle is what a digest is called.
func (e *edition) digestTitle(p paper.DigestPage) string {
	if p.Title != "" {
		return p.Title
	}
	return e.word("heard_digest", "date", e.calendarDay(p.Day).Label)
}

// digestSummary names what a digest tells of, in one line.
func (e *edition) digestSummary(p paper.DigestPage) string {
	var titles []string
	for _, story := range p.Stories {
		titles = append(titles, story.Title)
	}
	return strings.Join(titles, " · ")
}

// digestListen is the player of a digest; without a recording it says that one
// is being made.
func (e *edition) digestListen(p paper.DigestPage, title string) *ListenView {
	if len(p.Stories) == 0 {
		return nil
	}
	v := &ListenView{
		Lang: e.settings.Lang, Dir: direction(e.settings.Lang), Key: "digest-" + p.Day.String(), Title: title,
		Paper: e.settings.Name, Words: e.playerWords(), Remade: e.word("digest_remade"),
	}
	if p.Recording != nil {
		e.sound(v, digestPath(p.Day), *p.Recording)
	}
	return v
}

// digestStory is a story with the moment at which it begins.
func (e *edition) digestStory(p paper.DigestPage, story paper.DigestStory) DigestStoryView {
	v := DigestStoryView{Title: story.Title, Text: story.Text, URL: story.Path}
	if story.Lang != "" && story.Lang != e.settings.Lang {
		v.Lang = story.Lang
	}
	if p.Recording == nil {
		return v
	}
	if i := slices.IndexFunc(p.Recording.Chapters, func(c paper.Chapter) bool { return c.Path == story.Path }); i >= 0 {
		start := p.Recording.Chapters[i].Start
		v.Start, v.From = listen.Duration(start), "#t="+strconv.Itoa(int(start.Seconds()))
	}
	return v
}

func (e *edition) digestLink(day news.Day) *LinkView {
	if day == 0 {
		return nil
	}
	return &LinkView{Name: e.calendarDay(day).Full, URL: digestPath(day)}
}

// besideDigest builds a file that goes with the recording of a digest.
func (s *Site) besideDigest(day news.Day, mediaType string, write func(*edition, io.Writer, paper.Recording) error) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.DigestPage(ctx, day, e.now)
		if err != nil {
			return leaf{}, err
		}
		if p.Recording == nil {
			return leaf{}, errNoPage
		}
		var b bytes.Buffer
		if err := write(e, &b, *p.Recording); err != nil {
			return leaf{}, fmt.Errorf("print what goes with the digest of %s: %w", day, err)
		}
		return leaf{Page: p.Page, sheet: &sheet{mediaType, b.Bytes()}}, nil
	}
}

// digestFeed builds the podcast of the news to hear. A paper that has not said
// what directories ask for has none.
func (s *Site) digestFeed(ctx context.Context, e *edition) (leaf, error) {
	list, err := s.source.Digests(ctx, digestEpisodes, e.now)
	if err != nil {
		return leaf{}, err
	}
	p := e.digestPodcast(list.Cover)
	if p.Ready() != nil {
		return leaf{}, errNoPage
	}
	for _, d := range list.Digests {
		p.Episodes = append(p.Episodes, e.digestEpisode(d))
		p.Updated = newer(p.Updated, d.PublishedAt)
	}
	var b bytes.Buffer
	if err := p.RSS(&b); err != nil {
		return leaf{}, fmt.Errorf("print the podcast of the digests: %w", err)
	}
	return leaf{Page: list.Page, sheet: &sheet{feed.TypeRSS, b.Bytes()}}, nil
}

// digestPodcast is the podcast of the digests without its episodes.
func (e *edition) digestPodcast(cover *paper.Picture) feed.Podcast {
	plan, common := e.settings.AudioDigest, e.settings.Podcast()
	return feed.Podcast{
		Title:       cmp.Or(plan.Title, common.Title+": "+e.word("digest_today")),
		Description: cmp.Or(plan.Description, common.Description),
		Home:        e.absolute("/"), Self: e.absolute(digestFeedPath), Lang: e.settings.Lang,
		Author: e.settings.Name, Email: common.Email, Cover: e.squareCover(cmp.Or(cover, e.frame.Cover)),
		Category: common.Category, Subcategory: common.Subcategory,
		Copyright: e.settings.Copyright, Licence: e.settings.Licence, Daily: len(plan.Days) == daysOfWeek,
	}
}

const daysOfWeek = 7

// digestEpisode is a digest as an episode. Its ID stays when the recording is
// made again.
func (e *edition) digestEpisode(d paper.DigestPage) feed.Episode {
	address := e.absolute(digestPath(d.Day))
	x := feed.Episode{
		ID: address, URL: address, Title: e.digestTitle(d), Summary: e.digestSummary(d), Published: d.PublishedAt.In(e.zone),
		Duration: d.Recording.Duration, Chapters: child(address, chaptersName),
	}
	if len(d.Recording.Marks) > 0 {
		x.Transcript = child(address, transcriptName)
	}
	for _, f := range d.Recording.Files {
		if file := (feed.Enclosure{URL: e.absolute(soundPath(f)), Size: f.Size}); f.Type == "audio/mpeg" {
			x.MP3 = file
		} else {
			x.Opus = file
		}
	}
	return x
}
