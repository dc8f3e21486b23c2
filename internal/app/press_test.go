package app

import (
	"hash/fnv"
	"maps"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/quote"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/settings"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store/storetest"
)

// TestNoPageIsStale does one deed after the other in a paper of which every
// page has been printed, and walks all pages after each. What a press that
// begins only now would print is the truth that they are held against: a page
// may be from before the deed once at most, and not even once where the deed
// is about truth; and no page that the deed does not change is printed again.
func TestNoPageIsStale(t *testing.T) {
	if racing {
		t.Skip("ten thousand pages are too many for the race detector; the press has tests of its own for it")
	}
	t.Parallel()
	storetest.EachURL(t, func(t *testing.T, url string) {
		p := printGazette(t, url)
		_, err := p.readings.Archive(t.Context(), func(bigpicture.Progress) bool { return true })
		ok(t, err)
		w := p.walk(t, os.Getenv("COURANT_TEST_WHOLE") != "" && !strings.HasPrefix(url, "postgres"))
		for _, deed := range deeds {
			t.Run(deed.name, func(t *testing.T) { w.inspect(t, deed.do(t, p)) })
		}
	})
}

// An after is what must be so when a deed is done.
type after struct {
	nothing bool           // for readers nothing has changed
	atOnce  map[string]int // what these pages answer to the very next request
	shows   string         // what the pages of shown show then, to the second request at the latest
	shown   []string
	hides   string // what no page shows any more
	every   bool   // every page is printed again
	moved   bool   // the clock was moved, and pages turn with it

	// near are pages that show or count the article, but not what changed of
	// it: they may be printed again for nothing.
	near []string
}

// Where the articles come to live that deeds publish: the first of all, and
// two that come by themselves.
const (
	otters     = "/harbour/2026/11/22/otters-seen-below-hask"
	lighthouse = "/harbour/2026/11/22/the-lighthouse-is-lit"
	budget     = "/harbour/2026/11/22/the-budget-is-out"
)

// counted are pages that hang on the newest list of the paper, and count an
// article whether it is folded or not.
var counted = []string{
	"/archive", "/archive/2026", "/archive/2026/11", "/sitemap.xml", "/sitemaps/news.xml", "/topics", otters + "/embed",
}

// firstFront is the Gazette's front in the time machine.
const firstFront = "/fronts/home/2026-11-22-1830"

var deeds = []struct {
	name string
	do   func(t *testing.T, p *printed) after
}{
	{"an article is published", func(t *testing.T, p *printed) after {
		a := p.write(t, "Otters seen below Hask")
		ok(t, p.desk.Publish(t.Context(), a))
		return after{
			atOnce: map[string]int{otters: 200, otters + "/history": 200, otters + "/embed": 200},
			shows:  "Otters seen below Hask",
			shown: []string{
				otters, "/", "/latest", "/economy", "/harbour", "/place/hask-island", "/author/mara-lindqvist", "/archive/2026/11/22",
				"/feed.xml", "/atom.xml", "/feed.json", "/harbour/feed.xml", "/economy/feed.json", "/place/hask-island/atom.xml",
				"/author/mara-lindqvist/feed.xml", "/sitemaps/news.xml", p.article(t, "gwen-closed-at-night").Path,
			},
			near: []string{"/sitemap.xml", "/topics"},
		}
	}},
	{"an article is corrected", func(t *testing.T, p *printed) after {
		a := p.article(t, "strike-called-off")
		ok(t, p.desk.Correct(t.Context(), a.ID, news.Correction{Kind: news.FactWrong, Text: "The boat has 212 berths, not 221."}))
		return after{
			atOnce: map[string]int{a.Path: 200},
			shows:  "The boat has 212 berths, not 221.",
			shown:  []string{a.Path, "/corrections", "/corrections/feed.xml"},
			near: append(around(
				"/person/connie-braddow/quotes", "/person/laurent-desmare/quotes", "/person/ottilie-frame/quotes",
				"/person/solene-marchetier/quotes",
			),
				"/person/laurent-desmare", "/person/ottilie-frame", p.article(t, "strait-line-dividend").Path,
				p.article(t, "one-night-on-the-night-boat").Path, p.article(t, "saint-orme-attend-le-bateau").Path, p.article(t, "strike-called-off-wire").Path, p.article(t, "vaurelle-confidence-vote").Path,
				firstFront, "/storylines", p.article(t, "lorry-queue-northdock").Path, p.article(t, "strait-line-to-end-night-boat").Path,
				p.article(t, "crews-vote-to-strike").Path, p.article(t, "first-walkout-strands-1900").Path,
				p.article(t, "braddow-interview").Path, p.article(t, "talks-break-down").Path, "/questions/can-the-night-boat-be-saved-for-good",
			),
		}
	}},
	{"a letter begins", func(t *testing.T, p *printed) after {
		l := news.Letter{Slug: "tides", Name: "Tides and Taxes", Description: "For those who pay both."}
		ok(t, p.store.SaveLetter(t.Context(), &l, news.Event{Name: news.LetterChanged}))
		return after{
			atOnce: map[string]int{"/letters": 200, "/letters/tides": 200, "/letters/tides/feed.xml": 200, "/letters/tides/1": 404},
			every:  true, shows: "Tides and Taxes", shown: []string{"/", "/letters", otters},
		}
	}},
	{"an issue of it is sent", func(t *testing.T, p *printed) after {
		a := p.article(t, "lennwater-sixty-crowns")
		i := news.Issue{
			Letter: 1, State: news.IssueSending, Opening: news.Opening{Subject: "Sixty crowns for a filter"}, MadeAt: p.clock.Now(), StartedAt: p.clock.Now(),
			Parts: []news.IssuePart{{Kind: news.ArticlePart, Article: a.ID}},
		}
		cards, err := p.store.PublicCards(t.Context(), []int64{a.ID}, p.clock.Now())
		ok(t, err)
		ok(t, p.store.StartIssue(t.Context(), &i, cards, nil, news.Event{Name: news.IssueStarted}))
		return after{
			atOnce: map[string]int{"/letters/tides": 200, "/letters/tides/1": 200},
			shows:  "Sixty crowns for a filter", shown: []string{"/letters", "/letters/tides", "/letters/tides/1", "/letters/tides/feed.xml"},
		}
	}},
	{"what it told of is corrected", func(t *testing.T, p *printed) after {
		a := p.article(t, "lennwater-sixty-crowns")
		p.clock.Set(p.clock.Now().Add(time.Second))
		ok(t, p.desk.Correct(t.Context(), a.ID, news.Correction{Kind: news.FactWrong, Text: "It is 61 crowns, not 60."}))
		return after{
			atOnce: map[string]int{a.Path: 200, "/letters/tides/1": 200},
			shows:  "It is 61 crowns, not 60.", shown: []string{a.Path, "/letters/tides/1", "/corrections"}, moved: true,
		}
	}},
	{"a next version comes out", func(t *testing.T, p *printed) after {
		a := p.article(t, "strike-called-off")
		c := a.Content
		c.Headline = "Night boat is saved, and sails at nine"
		c.ShortHeadline = c.Headline
		ok(t, p.desk.Save(t.Context(), a.ID, c, "the hour"))
		ok(t, p.desk.Publish(t.Context(), a.ID))
		return after{
			atOnce: map[string]int{a.Path: 200, a.Path + "/history": 200},
			shows:  "Night boat is saved, and sails at nine",
			shown:  []string{a.Path, a.Path + "/history", "/latest", "/strait-world", "/feed.xml", "/archive/2026/11/22"},
			near:   []string{"/", firstFront},
		}
	}},
	{"an article can be heard, the first of the paper", func(t *testing.T, p *printed) after {
		a := p.article(t, "strike-called-off")
		p.speak(t, a.ID)
		return after{
			shows: "/listen", shown: []string{a.Path, "/", "/city", "/sitemaps/pages.xml"}, every: true,
		}
	}},
	{"another one can be heard", func(t *testing.T, p *printed) after {
		a := p.article(t, "braddow-interview")
		p.speak(t, a.ID)
		return after{
			atOnce: map[string]int{a.Path: 200, a.Path + "/transcript.vtt": 200},
			shows:  "/media/sound/", shown: []string{a.Path, "/listen"},
		}
	}},
	{"what can be heard is corrected", func(t *testing.T, p *printed) after {
		a := p.article(t, "braddow-interview")
		ok(t, p.desk.Correct(t.Context(), a.ID, news.Correction{Kind: news.FactWrong, Text: "She came on a Tuesday."}))
		return after{
			atOnce: map[string]int{a.Path: 200, a.Path + "/transcript.vtt": 404, "/listen": 200},
			shows:  "She came on a Tuesday.", shown: []string{a.Path, "/corrections"},
			near: append(around("/person/connie-braddow/quotes"), firstFront, "/listen",
				p.article(t, "first-walkout-strands-1900").Path, p.article(t, "rescue-off-hask").Path,
				p.article(t, "talks-break-down").Path, p.article(t, "one-night-on-the-night-boat").Path),
		}
	}},
	{"what is said in it is read", func(t *testing.T, p *printed) after {
		a := p.article(t, "strike-called-off")
		ok(t, p.readings.TakeIn(t.Context(), a.ID))
		return after{shows: `"Quotation"`, shown: []string{a.Path, "/person/connie-braddow/quotes"}}
	}},
	{"a text at the desk changes nothing", func(t *testing.T, p *printed) after {
		a := p.article(t, "strike-called-off")
		c := a.Content
		c.Headline = "Nobody has read this"
		ok(t, p.desk.Save(t.Context(), a.ID, c, "a try"))
		return after{nothing: true, hides: "Nobody has read this"}
	}},
	{"a question is answered", func(t *testing.T, p *printed) after {
		asks, tells := p.article(t, "tram-fares-evening"), p.article(t, "strike-called-off")
		asked, _, err := p.store.QuestionsOf(t.Context(), asks.ID)
		ok(t, err)
		ok(t, p.desk.Answer(t.Context(), asked[0].ID, news.Ending{
			Answer: news.AnswerYes, Outcome: "The council made them free for good.", AnsweredOn: news.DayAt(p.clock.Now()), Answering: tells.ID,
		}))
		return after{
			atOnce: map[string]int{asks.Path: 200, asked[0].Path(): 200},
			shows:  "The council made them free for good.",
			shown:  []string{asks.Path, asked[0].Path(), "/questions/answered", "/questions/answered/feed.xml"},
		}
	}},
	{"an article asks", func(t *testing.T, p *printed) after {
		a := p.article(t, "gwen-closed-at-night")
		_, err := p.desk.Ask(t.Context(), a.ID, news.Asked{Text: "Will the members vote for it?", Due: news.DayAt(p.clock.Now()) + 9})
		ok(t, err)
		return after{
			atOnce: map[string]int{a.Path: 200, "/questions/will-the-members-vote-for-it": 200},
			shows:  "Will the members vote for it?", shown: []string{a.Path, "/questions", "/questions/atom.xml"},
			near: []string{"/questions/answered", "/questions/answered/feed.xml", "/questions/answered/atom.xml", "/questions/answered/feed.json"},
		}
	}},
	{"a speaker gets another role", func(t *testing.T, p *printed) after {
		q := p.quote(t)
		_, err := p.room().Mend(t.Context(), p.desk.staff, q.Article, q.Mark, quote.Form{
			Speaker: news.Speaker{Topic: q.Said.Speaker.Topic, Role: "keeper of the otters"},
		})
		ok(t, err)
		speaker, err := p.store.Topic(t.Context(), q.Said.Speaker.Topic)
		ok(t, err)
		a, err := p.store.Article(t.Context(), q.Article)
		ok(t, err)
		return after{
			atOnce: map[string]int{speaker.Path() + "/quotes": 200, a.Path: 200},
			shows:  "keeper of the otters",
			shown:  []string{speaker.Path() + "/quotes", a.Path},
			near:   around(speaker.Path(), speaker.Path()+"/quotes"),
		}
	}},
	{"a quote is refused", func(t *testing.T, p *printed) after {
		q := p.quote(t)
		_, err := p.room().Refuse(t.Context(), p.desk.staff, q.Article, q.Mark)
		ok(t, err)
		speaker, err := p.store.Topic(t.Context(), q.Said.Speaker.Topic)
		ok(t, err)
		a, err := p.store.Article(t.Context(), q.Article)
		ok(t, err)
		return after{atOnce: map[string]int{a.Path: 200}, hides: "keeper of the otters", near: around(speaker.Path(), speaker.Path()+"/quotes")}
	}},
	{"an article gets another slug", func(t *testing.T, p *printed) after {
		a := p.article(t, "leader-spare-rollers")
		old := a.Path
		c := a.Content
		c.Slug = "twelve-rollers"
		ok(t, p.desk.Save(t.Context(), a.ID, c, ""))
		ok(t, p.desk.Publish(t.Context(), a.ID))
		path := p.path(t, a.ID)
		if !strings.HasSuffix(path, "/twelve-rollers") {
			t.Fatalf("the article lives at %s", path)
		}
		return after{
			atOnce: map[string]int{path: 200, old: 301, old + "/history": 301},
			shows:  path, shown: []string{path, old, "/opinion", "/feed.xml", "/sitemaps/news.xml", "/sitemaps/2026-11.xml"},
			near: []string{otters + "/embed"},
		}
	}},
	{"an article is withdrawn", func(t *testing.T, p *printed) after {
		a := p.article(t, "tern-hill-finds-moonlet")
		ok(t, p.desk.Withdraw(t.Context(), a.ID, "The moonlet was a smudge on the lens.", 0))
		return after{
			atOnce: map[string]int{a.Path: 410, a.Path + "/history": 410, a.Path + "/embed": 410},
			shows:  "The moonlet was a smudge on the lens.", shown: []string{a.Path},
			hides: a.Headline,
			near:  []string{"/sitemap.xml", otters + "/embed"},
		}
	}},
	{"an article is scheduled", func(t *testing.T, p *printed) after {
		a := p.write(t, "The lighthouse is lit")
		ok(t, p.desk.Schedule(t.Context(), a, p.clock.Now().Add(10*time.Minute)))
		return after{nothing: true, atOnce: map[string]int{p.path(t, a): 404}, hides: "The lighthouse is lit"}
	}},
	{"its time has nearly come", func(t *testing.T, p *printed) after {
		p.clock.Set(p.clock.Now().Add(10*time.Minute - time.Millisecond))
		return after{nothing: true, hides: "The lighthouse is lit", moved: true}
	}},
	{"its time has come", func(t *testing.T, p *printed) after {
		p.clock.Set(p.clock.Now().Add(time.Millisecond))
		return after{
			atOnce: map[string]int{lighthouse: 200},
			shows:  "The lighthouse is lit", shown: []string{lighthouse, "/", "/latest", "/harbour", "/economy", "/feed.xml", "/archive/2026/11/22"},
			moved: true,
		}
	}},
	{"an embargo holds a schedule up", func(t *testing.T, p *printed) after {
		a := p.write(t, "The budget is out")
		ok(t, p.desk.Schedule(t.Context(), a, p.clock.Now().Add(5*time.Minute)))
		ok(t, p.desk.Embargo(t.Context(), a, p.clock.Now().Add(10*time.Minute)))
		p.clock.Set(p.clock.Now().Add(10*time.Minute - time.Millisecond))
		return after{nothing: true, atOnce: map[string]int{p.path(t, a): 404}, hides: "The budget is out", moved: true}
	}},
	{"the embargo ends", func(t *testing.T, p *printed) after {
		p.clock.Set(p.clock.Now().Add(time.Millisecond))
		return after{
			atOnce: map[string]int{budget: 200},
			shows:  "The budget is out", shown: []string{budget, "/", "/latest", "/harbour", "/feed.xml"}, moved: true,
		}
	}},
	{"an article is put into a storyline", func(t *testing.T, p *printed) after {
		x := p.storyline(t, "night-boat")
		ok(t, p.desk.storylines().Decide(t.Context(), publisher, x.ID, p.ids.Articles["gwen-closed-at-night"], true))
		a := p.article(t, "gwen-closed-at-night")
		return after{
			atOnce: map[string]int{a.Path: 200, x.Path(): 200, x.Path() + "/feed.xml": 200},
			shows:  a.CardHeadline(), shown: []string{x.Path()}, moved: true,
		}
	}},
	{"something is added to a timeline", func(t *testing.T, p *printed) after {
		x := p.storyline(t, "night-boat")
		ok(t, p.desk.WriteEntry(t.Context(), news.TimelineEntry{Storyline: x.ID, Date: news.DayOf(p.clock.Now()), Text: "The boat is painted blue."}))
		return after{
			atOnce: map[string]int{x.Path(): 200}, shows: "The boat is painted blue.", shown: []string{x.Path()},
			near: append(around(x.Path()), x.Path()+"/since"),
		}
	}},
	{"a storyline gets another slug, and is over", func(t *testing.T, p *printed) after {
		x, rooms := p.storyline(t, "night-boat"), p.desk.storylines()
		old := x.Path()
		x, err := rooms.Change(t.Context(), publisher, x.ID, x.Version, storyline.Form{Title: "The last night boat", Slug: "last-boat"})
		ok(t, err)
		_, err = rooms.Close(t.Context(), publisher, x.ID, x.Version)
		ok(t, err)
		return after{
			atOnce: map[string]int{x.Path(): 200, old: 301, old + "/timeline": 301},
			shows:  "The last night boat", shown: []string{x.Path(), "/storylines", p.article(t, "strike-called-off").Path}, moved: true,
		}
	}},
	{"an article is pinned under another", func(t *testing.T, p *printed) after {
		a, other := p.article(t, "gwen-closed-at-night"), p.article(t, "saltmarsh-flats")
		ok(t, p.related.Decide(t.Context(), publisher, a.ID, other.ID, related.Pin))
		return after{shows: other.CardHeadline(), shown: []string{a.Path}}
	}},
	{"two articles are kept apart", func(t *testing.T, p *printed) after {
		ok(t, p.related.Decide(t.Context(), publisher, p.ids.Articles["gwen-closed-at-night"], p.ids.Articles["saltmarsh-flats"], related.Ban))
		return after{}
	}},
	{"two articles are the same", func(t *testing.T, p *printed) after {
		ok(t, p.copies.Decide(t.Context(), publisher, p.at(t, lighthouse), p.at(t, budget), duplicate.Same))
		return after{shows: "1 similar headline folded", shown: []string{"/latest", "/harbour"}, near: counted}
	}},
	{"two articles are not the same after all", func(t *testing.T, p *printed) after {
		ok(t, p.copies.Decide(t.Context(), publisher, p.at(t, lighthouse), p.at(t, budget), duplicate.Different))
		return after{shows: "The budget is out", shown: []string{"/latest", "/harbour"}, near: counted}
	}},
	{"a front is launched", func(t *testing.T, p *printed) after {
		ok(t, p.desk.Launch(t.Context(), news.Front{Name: "home", Containers: []news.Container{{
			Shape: news.LeadShape, Title: "All new",
			Slots: []news.Slot{{Article: p.ids.Articles["saltmarsh-flats"], Headline: "Flats for a quarter that waits"}},
		}}}))
		return after{
			atOnce: map[string]int{"/": 200},
			shows:  "Flats for a quarter that waits", shown: []string{"/"},
		}
	}},
	{"midnight comes", func(t *testing.T, p *printed) after {
		p.clock.Set(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
		return after{shows: "23 November 2026", shown: []string{"/", "/city", "/latest", "/corrections"}, atOnce: map[string]int{"/": 200}, moved: true}
	}},
	{"a section gets another name", func(t *testing.T, p *printed) after {
		x, err := p.store.Section(t.Context(), p.ids.Sections["harbour"])
		ok(t, err)
		x.Name = "Quays and Ships"
		ok(t, p.office().SaveSection(t.Context(), publisher, &x))
		return after{
			shows: "Quays and Ships", shown: []string{"/harbour", "/economy", otters}, hides: "Harbour &amp; Shipping</a>", every: true,
		}
	}},
	{"a topic is told more of", func(t *testing.T, p *printed) after {
		x, err := p.store.Topic(t.Context(), p.ids.Topics["hask-island"])
		ok(t, err)
		x.Description = "An island of otters."
		ok(t, p.office().SaveTopic(t.Context(), publisher, &x))
		return after{
			atOnce: map[string]int{x.Path(): 200}, shows: "An island of otters.", shown: []string{x.Path()},
			near: []string{x.Path() + "/atom.xml"},
		}
	}},
	{"a topic gets another name and address", func(t *testing.T, p *printed) after {
		x, err := p.store.Topic(t.Context(), p.ids.Topics["hask-island"])
		ok(t, err)
		x.Name, x.Slug = "Great Hask", "great-hask"
		ok(t, p.office().SaveTopic(t.Context(), publisher, &x))
		return after{
			shows: "Great Hask", shown: []string{x.Path(), otters}, every: true,
		}
	}},
	{"a topic is split", func(t *testing.T, p *printed) after {
		a := p.article(t, "strike-called-off")
		part := news.Topic{Kind: news.Happening, Name: "The long strike"}
		ok(t, p.office().SplitTopic(t.Context(), publisher, a.Topics[0], &part, []int64{a.ID}))
		return after{shows: "The long strike", shown: []string{a.Path, part.Path()}, every: true}
	}},
	{"two topics are merged", func(t *testing.T, p *printed) after {
		gone := news.Topic{Kind: news.Place, Name: "Hask"}
		ok(t, p.office().SaveTopic(t.Context(), publisher, &gone))
		into, err := p.store.Topic(t.Context(), p.ids.Topics["hask-island"])
		ok(t, err)
		ok(t, p.office().MergeTopics(t.Context(), publisher, gone.ID, into.ID))
		return after{shows: into.Path(), shown: []string{gone.Path(), into.Path()}, every: true}
	}},
	{"an author gets another role", func(t *testing.T, p *printed) after {
		x, err := p.store.Author(t.Context(), p.ids.Authors["Mara Lindqvist"])
		ok(t, err)
		x.Role = "Keeper of the otters"
		ok(t, p.office().SaveAuthor(t.Context(), publisher, &x))
		return after{
			atOnce: map[string]int{x.Path(): 200, "/masthead": 200},
			shows:  "Keeper of the otters", shown: []string{x.Path(), "/masthead"}, moved: true,
		}
	}},
	{"articles move to another section", func(t *testing.T, p *printed) after {
		_, left, err := p.office().MoveSectionArticles(t.Context(), publisher, p.ids.Sections["harbour"], p.ids.Sections["science"])
		ok(t, err)
		if left != 0 {
			t.Fatalf("%d articles are left", left)
		}
		return after{
			atOnce: map[string]int{otters: 200}, shows: "Otters seen below Hask", shown: []string{otters, "/science"}, moved: true,
		}
	}},
	{"a redirect is added", func(t *testing.T, p *printed) after {
		_, err := p.office().AddRedirect(t.Context(), publisher, "/nowhere/at/all", "/city")
		ok(t, err)
		return after{atOnce: map[string]int{"/nowhere/at/all": 301}, shows: "/city", shown: []string{"/nowhere/at/all"}}
	}},
	{"a redirect is removed", func(t *testing.T, p *printed) after {
		ok(t, p.office().RemoveRedirect(t.Context(), publisher, "/nowhere/at/all"))
		return after{atOnce: map[string]int{"/nowhere/at/all": 404}}
	}},
	{"the paper gets another name", func(t *testing.T, p *printed) after {
		s, err := p.store.Settings(t.Context())
		ok(t, err)
		s.Name = "The Strait Gazette"
		ok(t, p.store.SaveSettings(t.Context(), s, news.Event{Name: news.SettingsChanged, Hard: []news.Key{news.KeySettings}}))
		return after{
			shows: "The Strait Gazette", shown: []string{"/", "/city", "/place/keelgate-bridge", "/feed.xml", "/manifest.webmanifest", "/nowhere"},
			hides: "The Ferry Gazette</title>", every: true,
		}
	}},
}

var publisher = news.Staff{ID: 1, Posts: news.As(news.Publisher)}

// office returns the publisher's office of the paper.
func (p *printed) office() *settings.Office {
	return &settings.Office{Store: p.store, Themes: p.themes, Now: p.clock.Now}
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// write takes an article from nothing to ready. It is in a section below
// another, by one author, on one topic.
func (p *printed) write(t *testing.T, headline string) int64 {
	t.Helper()
	id, err := p.desk.Write(t.Context(), news.Content{
		Kind: news.News, Section: p.ids.Sections["harbour"], Headline: headline, Standfirst: "It was a quiet morning.",
		Byline: []news.Byline{{Author: p.ids.Authors["Mara Lindqvist"]}}, Topics: []int64{p.ids.Topics["hask-island"]},
		Body: richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain("Nobody had expected it.")}}},
	})
	ok(t, err)
	ok(t, p.desk.Submit(t.Context(), id))
	ok(t, p.desk.Approve(t.Context(), id))
	return id
}

// storyline returns a storyline of the Gazette.
func (p *printed) storyline(t *testing.T, slug string) news.Storyline {
	t.Helper()
	x, err := p.store.Storyline(t.Context(), p.at(t, "/storyline/"+slug))
	ok(t, err)
	return x
}

// at returns the article that lives at a path.
func (p *printed) at(t *testing.T, path string) int64 {
	t.Helper()
	target, err := p.store.Resolve(t.Context(), path, p.clock.Now())
	ok(t, err)
	return target.ID
}

func (p *printed) path(t *testing.T, id int64) string {
	t.Helper()
	a, err := p.store.Article(t.Context(), id)
	ok(t, err)
	return a.Path
}

// A walk knows every page of a paper, as it was when it was last there.
type walk struct {
	*printed
	pages map[string]answer
}

// walk follows every link from the front, the sitemaps and the feeds on, until
// every page is printed and fresh.
func (p *printed) walk(t *testing.T, whole bool) *walk {
	t.Helper()
	w := &walk{p, map[string]answer{}}
	queue := []string{"/", "/sitemap.xml", "/manifest.webmanifest", "/.well-known/tdmrep.json", "/license.xml", "/nowhere"}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if _, known := w.pages[path]; known || spared.MatchString(path) || !whole && passed(path) {
			continue
		}
		w.pages[path] = p.fresh(t, path)
		queue = append(queue, linksIn(w.pages[path].body)...)
	}
	if least := map[bool]int{true: 500, false: 150}[whole]; len(w.pages) < least {
		t.Fatalf("the walk found %d pages only", len(w.pages))
	}
	return w
}

var (
	// link finds addresses of our own in pages, feeds and sitemaps.
	link = regexp.MustCompile(`(?:href="|<loc>)(?:http://127\.0\.0\.1:8080)?(/[^"<?#]*)`)
	// spared are files that no deed changes, and of the feeds of topics and
	// authors all but one format: they are made of the same list.
	spared = regexp.MustCompile(`^//|^/(assets|media|card)/|^/(topic|person|place)/.*/(feed.xml|feed.json)$|^/author/.*/(atom.xml|feed.json)$`)
)

// many are pages of which there are dozens.
var many = regexp.MustCompile(`^/(person|topic|topics|author|place|sitemaps)/|^/archive/|^/[a-z-]+/20\d\d/`)

// passed reports whether a walk that is not whole passes a page by: always the
// same ones, three of four.
func passed(path string) bool {
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(path)) // never fails
	return many.MatchString(path) && sum.Sum32()%4 > 0
}

func linksIn(body string) (paths []string) {
	for _, m := range link.FindAllStringSubmatch(body, -1) {
		paths = append(paths, m[1])
	}
	return paths
}

// fresh asks for a page until it comes fresh from the shelf.
func (p *printed) fresh(t *testing.T, path string) answer {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if a, from := p.look(path); from == theShelf {
			return a
		}
	}
	t.Fatalf("%s does not come from the shelf", path)
	return answer{}
}

// Where a page came from.
const (
	theShelf  = "the shelf"
	staleOnce = "the shelf, stale"
	aRender   = "a render"
)

// look asks for a page and says where it came from. That there is no page is
// found out for every reader anew; the page that says so is kept.
func (p *printed) look(path string) (answer, string) {
	before := p.press.Stats()
	a := p.get(path)
	switch s := p.press.Stats(); {
	case s.Stale > before.Stale:
		return a, staleOnce
	case a.status == http.StatusNotFound:
		return a, theShelf
	case s.Misses > before.Misses:
		return a, aRender
	default:
		return a, theShelf
	}
}

// truth returns some pages of the same paper from a press that begins now.
func (p *printed) truth(t *testing.T, paths []string) map[string]answer {
	t.Helper()
	n := *p.Newspaper
	n.config.Press.Memory = 0 // so that nothing is kept, nor compressed
	ok(t, n.openPress(t.Context()))
	ok(t, n.openSite(t.Context()))
	door, answers := n.Handler(), make([]answer, len(paths))
	var hands sync.WaitGroup
	for hand := range 2 {
		hands.Go(func() {
			for i := hand; i < len(paths); i += 2 {
				answers[i] = ask(door, http.MethodGet, paths[i], nil)
			}
		})
	}
	hands.Wait()
	truth := map[string]answer{}
	for i, path := range paths {
		truth[path] = answers[i]
	}
	return truth
}

// inspect walks all pages after a deed, and remembers them for the next one.
func (w *walk) inspect(t *testing.T, a after) {
	t.Helper()
	truth := maps.Clone(w.pages)
	if !a.nothing {
		truth = w.truth(t, slices.Collect(maps.Keys(w.pages)))
	}
	maps.Copy(truth, w.truth(t, slices.Collect(maps.Keys(a.atOnce))))
	for path, status := range a.atOnce {
		if got := w.get(path); got.status != status || !same(got, truth[path]) {
			t.Errorf("%s answers %d at once, want %d as printed anew", path, got.status, status)
		}
		w.pages[path] = truth[path]
	}
	for _, path := range slices.Sorted(maps.Keys(truth)) {
		w.compare(t, path, truth[path], a)
	}
	w.pages = truth
	for _, path := range a.shown {
		if got := w.fresh(t, path); !strings.Contains(got.body+got.header.Get("Location"), a.shows) {
			t.Errorf("%s does not show %q", path, a.shows)
		}
	}
}

// compare looks at one page: it must be true, at the second request at the
// latest, and it must not have been printed again for nothing.
func (w *walk) compare(t *testing.T, path string, want answer, a after) {
	t.Helper()
	got, from := w.look(path)
	if from != theShelf {
		got = w.fresh(t, path)
	}
	if !same(got, want) {
		t.Errorf("%s from %s is not what it should be\n%s", path, from, difference(got.body, want.body))
	}
	if a.hides != "" && got.status == http.StatusOK && strings.Contains(got.body, a.hides) {
		t.Errorf("%s shows %q", path, a.hides)
	}
	if a.every && from == theShelf && a.atOnce[path] == 0 && got.status != http.StatusNotFound {
		t.Errorf("%s was not printed again", path)
	}
	absent := got.status >= http.StatusBadRequest // which any deed may end
	if from != theShelf && same(w.pages[path], want) && !absent && !a.every && !a.moved && !slices.Contains(a.near, path) {
		t.Errorf("%s was printed again for nothing", path)
	}
}

func same(x, y answer) bool {
	return x.status == y.status && x.body == y.body && x.header.Get("Location") == y.header.Get("Location")
}

// difference returns the first line in which two texts differ.
func difference(got, want string) string {
	theirs := strings.Split(want, "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(theirs) || line != theirs[i] {
			return "-" + line + "\n+" + strings.Join(theirs[min(i, len(theirs)):min(i+1, len(theirs))], "")
		}
	}
	return "(the end is missing)"
}

// room is where quotes are decided.
func (p *printed) room() *quote.Quotes {
	return quotesOf(&bigpicture.Readings{Store: p.store, Now: p.clock.Now}, p.store)
}

// quote returns the newest confirmed quote of somebody who is quoted often.
func (p *printed) quote(t *testing.T) news.Quote {
	t.Helper()
	found, err := p.store.FindQuotes(t.Context(), news.QuoteQuery{Topic: p.ids.Topics["connie-braddow"], State: news.QuoteConfirmed, Limit: 1})
	ok(t, err)
	return found[0].Quote
}

// around are pages with the feeds below them.
func around(paths ...string) []string {
	var all []string
	for _, path := range paths {
		all = append(all, path, path+"/feed.xml", path+"/atom.xml", path+"/feed.json")
	}
	return all
}
