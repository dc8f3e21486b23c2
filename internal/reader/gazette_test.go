package reader_test

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
)

// A gazette is a paper.Source in memory, small enough to see through.
type gazette struct {
	frame       paper.Frame
	articles    []paper.ArticlePage // newest first
	sections    map[int64]news.Section
	topics      map[int64]news.Topic
	around      paper.TopicPage // what stands around every topic
	authors     map[int64]news.Author
	portrait    *paper.Picture // of every author and topic
	withdrawn   map[int64]paper.WithdrawnPage
	redirects   map[string]string
	history     []paper.PublicRevision
	corrections []paper.CorrectionEntry
	figures     news.CorrectionStatistics
	standing    paper.ArticlePage
	asked       []paper.Question
	record      paper.QuestionRecord
	issues      []paper.IssuePage // of the letters of the frame, one each
	digests     []paper.DigestPage
	cover       *paper.Picture
	digest      *paper.DigestRef // that the front leads to

	questions atomic.Int64 // asked of it
	broken    atomic.Bool  // answers nothing any more
}

var errBroken = errors.New("the database is away")

func notFound() error { return &news.Error{Kind: news.NotFound, Message: "There is no such thing."} }

func (g *gazette) ask() error {
	g.questions.Add(1)
	if g.broken.Load() {
		return errBroken
	}
	return nil
}

func (g *gazette) Frame(context.Context) (paper.Frame, error) { return g.frame, g.ask() }

func (g *gazette) Resolve(_ context.Context, path string, now time.Time) (paper.Target, error) {
	if err := g.ask(); err != nil {
		return paper.Target{}, err
	}
	for _, a := range append(g.public(now), g.standing) {
		if a.Path == path {
			return paper.Target{Kind: paper.ToArticle, ID: a.ID}, nil
		}
	}
	if path == bridge().Path() {
		return paper.Target{Kind: paper.ToStoryline, ID: bridge().ID}, nil
	}
	for _, q := range g.asked {
		if q.Path() == path {
			return paper.Target{Kind: paper.ToQuestion, ID: q.ID}, nil
		}
	}
	for id, s := range g.sections {
		if s.Path() == path {
			return paper.Target{Kind: paper.ToSection, ID: id}, nil
		}
	}
	for id, t := range g.topics {
		if t.Path() == path {
			return paper.Target{Kind: paper.ToTopic, ID: id}, nil
		}
	}
	for id, a := range g.authors {
		if a.Path() == path {
			return paper.Target{Kind: paper.ToAuthor, ID: id}, nil
		}
	}
	for id, w := range g.withdrawn {
		if w.Path == path {
			return paper.Target{Kind: paper.ToWithdrawn, ID: id}, nil
		}
	}
	if to := g.redirects[path]; to != "" {
		return paper.Target{Kind: paper.ToRedirect, To: to}, nil
	}
	return paper.Target{}, notFound()
}

// public returns the articles that readers may see.
func (g *gazette) public(now time.Time) []paper.ArticlePage {
	return slices.DeleteFunc(slices.Clone(g.articles), func(a paper.ArticlePage) bool { return a.PublishedAt.After(now) })
}

// until returns when the next article becomes public.
func (g *gazette) until(now time.Time) (next time.Time) {
	for _, a := range g.articles {
		if a.PublishedAt.After(now) {
			next = a.PublishedAt
		}
	}
	return next
}

func (g *gazette) page(now time.Time, keys ...news.Key) paper.Page {
	return paper.Page{Keys: keys, Until: g.until(now)}
}

// pageLength is short, so that few articles make several pages.
const pageLength = 2

func (g *gazette) list(at paper.Cursor, n int, now time.Time, match func(paper.ArticlePage) bool) paper.List {
	var all []paper.Card
	for _, a := range g.public(now) {
		if match(a) {
			all = append(all, a.Card)
		}
	}
	start := 0
	for start < len(all) && !at.IsZero() && !all[start].PublishedAt.Before(at.At) {
		start++
	}
	end := min(start+n, len(all))
	l := paper.List{Cards: all[start:end], First: start == 0}
	if end < len(all) && end > start {
		l.Older = paper.Cursor{At: all[end-1].PublishedAt, ID: all[end-1].ID}
	}
	if start > 0 && start < len(all) {
		l.Newer = paper.Cursor{At: all[start].PublishedAt, ID: all[start].ID, Newer: true}
	}
	return l
}

func every(paper.ArticlePage) bool { return true }

func (g *gazette) FrontPage(_ context.Context, name string, now time.Time) (paper.FrontPage, error) {
	if name != news.HomeFront {
		return paper.FrontPage{}, notFound()
	}
	latest := g.list(paper.Cursor{}, 10, now, every).Cards
	front := paper.FrontPage{Name: "home", Path: "/", LaunchedAt: now.Add(-time.Hour), Page: g.page(now, news.FrontKey("home"), news.KeyLatest), Latest: latest, Digest: g.digest}
	lead := paper.Container{Shape: news.LeadShape, Title: "Today", Link: "/latest"}
	for i, c := range latest {
		card := paper.FrontCard{Card: c}
		if i == 0 {
			card.Sublinks = latest[:1]
		}
		lead.Cards = append(lead.Cards, card)
	}
	front.Containers = []paper.Container{lead}
	return front, g.ask()
}

// pastAddress is that of the one front that was ever launched.
const pastAddress = "2026-11-22-1830"

func (g *gazette) PastFront(ctx context.Context, name, address string, now time.Time) (paper.PastFront, error) {
	if name != "home" || address != pastAddress {
		return paper.PastFront{}, notFound()
	}
	front, err := g.FrontPage(ctx, name, now)
	front.LaunchedAt = time.Date(2026, 11, 22, 18, 30, 0, 0, london)
	lead := &front.Containers[0]
	lead.Cards[0].CorrectedSince = true
	lead.Cards = append(lead.Cards, paper.FrontCard{Card: paper.Card{ID: 99, Path: "/gone"}, Gone: true})
	at := paper.FrontAddress{Address: address, At: front.LaunchedAt}
	early := paper.FrontAddress{Address: "2026-11-22-0600", At: front.LaunchedAt.Add(-750 * time.Minute)}
	return paper.PastFront{FrontPage: front, Address: address, Before: &early, Day: []paper.FrontAddress{early, at}}, err
}

func (g *gazette) FrontMonth(_ context.Context, name, month string, now time.Time) (paper.FrontMonth, error) {
	first := time.Date(2026, 11, 1, 0, 0, 0, 0, london)
	if name != "home" || month != "" && month != "2026-11" {
		return paper.FrontMonth{}, notFound()
	}
	day := paper.FrontDay{Date: first.AddDate(0, 0, 21), Launches: 2, Last: paper.FrontAddress{Address: pastAddress, At: first}}
	return paper.FrontMonth{Page: g.page(now), Name: name, Month: first, Days: []paper.FrontDay{day}, Before: first.AddDate(0, -1, 0)}, g.ask()
}

func (g *gazette) SectionPage(_ context.Context, id int64, at paper.Cursor, now time.Time) (paper.SectionPage, error) {
	list := g.list(at, pageLength, now, func(a paper.ArticlePage) bool { return a.Content.Section == id })
	p := paper.SectionPage{Page: g.page(now, news.SectionKey(id)), Section: g.sections[id], List: list}
	if p.Section.Parent != 0 {
		p.Parent = g.sectionRef(p.Section.Parent)
	}
	return p, g.ask()
}

func (g *gazette) sectionRef(id int64) *paper.SectionRef {
	s := g.sections[id]
	return &paper.SectionRef{ID: id, Slug: s.Slug, Name: s.Name, Path: s.Path(), Colour: s.Colour}
}

func (g *gazette) TopicPage(_ context.Context, id int64, at paper.Cursor, now time.Time) (paper.TopicPage, error) {
	list := g.list(at, pageLength, now, func(a paper.ArticlePage) bool { return slices.Contains(a.Content.Topics, id) })
	p := g.around
	p.Page, p.Topic, p.Picture = g.page(now, news.TopicKey(id)), g.topics[id], g.portrait
	p.List, p.Count = list, 7
	return p, g.ask()
}

func (g *gazette) TopicsPage(_ context.Context, kind news.TopicKind, from string, now time.Time) (paper.TopicsPage, error) {
	p := paper.TopicsPage{Page: g.page(now, news.KeyLatest), Kind: kind, Next: "zz"}
	for _, id := range slices.Sorted(maps.Keys(g.topics)) {
		t := g.topics[id]
		ref := paper.TopicRef{ID: id, Kind: t.Kind, Name: t.Name, Path: t.Path()}
		switch {
		case kind == "":
			p.InNews, p.Next = append(p.InNews, ref), ""
			p.Kinds = append(p.Kinds, paper.TopicLetter{Kind: t.Kind, Letters: []string{t.Slug[:1]}})
		case kind == t.Kind && t.Slug >= from:
			p.Letters, p.Topics = []string{t.Slug[:1]}, append(p.Topics, paper.TopicEntry{TopicRef: ref, Role: t.Role})
		}
	}
	return p, g.ask()
}

func (g *gazette) QuotesPage(_ context.Context, id int64, at paper.Cursor, now time.Time) (paper.QuotesPage, error) {
	p := paper.QuotesPage{Page: g.page(now, news.TopicKey(id)), Topic: g.topics[id], First: at.IsZero()}
	if p.Topic.Kind == news.Person {
		p.Quotes = g.quotes(id, now)
	}
	return p, g.ask()
}

// quotes are what somebody said in each article.
func (g *gazette) quotes(id int64, now time.Time) []paper.Quote {
	t := g.topics[id]
	var all []paper.Quote
	for i, c := range g.list(paper.Cursor{}, 3, now, every).Cards {
		all = append(all, paper.Quote{
			ID: int64(i + 1), Kind: news.DirectQuote, Words: []string{"We never stopped,", "and we will not stop now."},
			Speaker: &paper.TopicRef{ID: id, Kind: t.Kind, Name: t.Name, Path: t.Path()}, Name: t.Name, Role: "bridge keeper", Article: c,
		})
	}
	return all
}

func (g *gazette) AuthorPage(_ context.Context, id int64, at paper.Cursor, now time.Time) (paper.AuthorPage, error) {
	list := g.list(at, pageLength, now, every)
	return paper.AuthorPage{
		Page: g.page(now, news.AuthorKey(id)), Author: g.author(id), List: list,
	}, g.ask()
}

func (g *gazette) author(id int64) paper.Author {
	return paper.Author{Author: g.authors[id], Portrait: g.portrait}
}

func (g *gazette) ArticlePage(_ context.Context, id int64, now time.Time) (paper.ArticlePage, error) {
	if id == g.standing.ID {
		return g.standing, g.ask()
	}
	for _, a := range g.public(now) {
		if a.ID == id {
			a.Page = g.page(now, news.ArticleKey(id))
			a.Latest = g.list(paper.Cursor{}, 10, now, every).Cards
			x := bridge()
			a.Storylines = []paper.StorylineBox{{ID: x.ID, Title: x.Title, Path: x.Path(), Before: &a.Latest[0], MovedOn: &a.Latest[0]}}
			return a, g.ask()
		}
	}
	return paper.ArticlePage{}, notFound()
}

func (g *gazette) WithdrawnPage(_ context.Context, id int64, _ time.Time) (paper.WithdrawnPage, error) {
	return g.withdrawn[id], g.ask()
}

func (g *gazette) HistoryPage(ctx context.Context, id int64, now time.Time) (paper.HistoryPage, error) {
	a, err := g.ArticlePage(ctx, id, now)
	return paper.HistoryPage{Page: a.Page, Card: a.Card, Revisions: g.history, Pictures: a.Pictures}, err
}

func (g *gazette) StorylinePage(_ context.Context, _ int64, at paper.Cursor, now time.Time) (paper.StorylinePage, error) {
	x := bridge()
	list := g.list(at, pageLength, now, every)
	source := list.Cards[0]
	return paper.StorylinePage{
		Page: g.page(now, news.StorylineKey(x.ID)), Storyline: x, Pace: news.Running, Picture: g.portrait, List: list, Count: 12,
		Timeline: []paper.TimelineEntry{
			{ID: 2, Date: 20261121, Text: "Hale offered to resign.", Source: &source},
			{ID: 1, Date: 20221100, Text: "A bearing broke."},
		},
		Planned:     []paper.TimelineEntry{{ID: 3, Date: 20270000, Text: "The contract runs out."}},
		Questions:   []paper.Question{g.asked[1], g.asked[0]},
		Corrections: g.corrections, Began: now.AddDate(-1, 0, 0), More: true,
	}, g.ask()
}

// bridge is the one storyline there is.
func bridge() news.Storyline {
	return news.Storyline{ID: 1, State: news.StorylineOpen, Slug: "harbour-bridge", Title: "The harbour bridge", Summary: "It broke, and breaks again."}
}

func (g *gazette) TimelinePage(ctx context.Context, id int64, at paper.Cursor, now time.Time) (paper.TimelinePage, error) {
	p, err := g.StorylinePage(ctx, id, paper.Cursor{}, now)
	return paper.TimelinePage{Page: p.Page, Storyline: p.Storyline, Entries: p.Timeline, Older: p.Timeline[1].Place(), First: at.IsZero()}, err
}

func (g *gazette) SincePage(ctx context.Context, id int64, _, now time.Time) (paper.SincePage, error) {
	p, err := g.StorylinePage(ctx, id, paper.Cursor{}, now)
	return paper.SincePage{
		Page: p.Page, Storyline: p.Storyline, Pace: p.Pace, Entries: p.Timeline, Cards: p.List.Cards, More: p.List.Older,
		Corrections: p.Corrections, Began: p.Began,
	}, err
}

func (g *gazette) Storylines(_ context.Context, at paper.Cursor, now time.Time) (paper.StorylinesPage, error) {
	newest := g.list(paper.Cursor{}, 1, now, every).Cards[0]
	return paper.StorylinesPage{
		Page: g.page(now, news.KeyStorylines), Entries: []paper.StorylineEntry{{Storyline: bridge(), Pace: news.Quiet, Latest: &newest}},
		First: at.IsZero(),
	}, g.ask()
}

func (g *gazette) StaffPage(context.Context) (paper.StaffPage, error) {
	var p paper.StaffPage
	for id := range int64(len(g.authors)) {
		p.Authors = append(p.Authors, g.author(id+1))
	}
	return p, g.ask()
}

func (g *gazette) ArchiveYears(_ context.Context, now time.Time) (paper.ArchiveYears, error) {
	p := paper.ArchiveYears{Page: g.page(now)}
	for _, a := range g.public(now) {
		p.Years = append(p.Years, paper.Count{Date: time.Date(a.PublishedAt.Year(), 1, 1, 0, 0, 0, 0, london), Articles: 1234})
	}
	p.Years = slices.Compact(p.Years)
	return p, g.ask()
}

func (g *gazette) ArchiveYear(_ context.Context, year int, now time.Time) (paper.ArchiveYear, error) {
	if year < 2000 {
		return paper.ArchiveYear{}, notFound()
	}
	months := []paper.Count{{Date: time.Date(year, 11, 1, 0, 0, 0, 0, london), Articles: 3}}
	return paper.ArchiveYear{Page: g.page(now), Year: year, Months: months, Before: year - 4}, g.ask()
}

func (g *gazette) ArchiveMonth(_ context.Context, month, now time.Time) (paper.ArchiveMonth, error) {
	days := []paper.Count{{Date: month.AddDate(0, 0, 21), Articles: 2}}
	return paper.ArchiveMonth{Page: g.page(now), Month: month, Days: days, Before: month.AddDate(0, -1, 0)}, g.ask()
}

func (g *gazette) ArchiveDay(_ context.Context, day, now time.Time) (paper.ArchiveDay, error) {
	l := g.list(paper.Cursor{}, 10, now, func(a paper.ArticlePage) bool {
		return a.PublishedAt.In(london).Format(time.DateOnly) == day.Format(time.DateOnly)
	})
	return paper.ArchiveDay{
		Page: g.page(now, news.DayKey(day)), Day: day, Cards: l.Cards, Before: day.AddDate(0, 0, -3),
	}, g.ask()
}

func (g *gazette) CorrectionStatistics(context.Context, time.Time) (news.CorrectionStatistics, error) {
	return g.figures, g.ask()
}

func (g *gazette) CorrectionsPage(context.Context, paper.Cursor, time.Time) (paper.CorrectionsPage, error) {
	return paper.CorrectionsPage{
		Page: paper.Page{Keys: []news.Key{news.KeyCorrections}}, Entries: g.corrections, First: true,
	}, g.ask()
}

func (g *gazette) QuestionsPage(_ context.Context, state news.QuestionState, _ paper.Cursor, _ time.Time) (paper.QuestionsPage, error) {
	p := paper.QuestionsPage{Page: paper.Page{Keys: []news.Key{news.KeyQuestions}}, First: true, Record: g.record}
	for _, q := range g.asked {
		if q.State == state {
			p.Questions = append(p.Questions, q)
		}
	}
	return p, g.ask()
}

func (g *gazette) QuestionPage(_ context.Context, id int64, _ time.Time) (paper.QuestionPage, error) {
	for _, q := range g.asked {
		if q.ID == id {
			return paper.QuestionPage{Page: paper.Page{Keys: []news.Key{news.QuestionKey(id)}}, Question: q}, g.ask()
		}
	}
	return paper.QuestionPage{}, notFound()
}

func (g *gazette) HeardPage(_ context.Context, section int64, at paper.Cursor, n int, now time.Time) (paper.HeardPage, error) {
	p := paper.HeardPage{Page: g.page(now, news.KeyHeard)}
	if x, ok := g.sections[section]; ok {
		p.Section = &x
	}
	heard := func(a paper.ArticlePage) bool {
		return a.Recording != nil && (section == 0 || a.Section.ID == section)
	}
	list := g.list(at, n, now, heard)
	for _, a := range g.public(now) {
		if slices.ContainsFunc(list.Cards, func(c paper.Card) bool { return c.ID == a.ID }) {
			p.Heard = append(p.Heard, paper.Heard{Card: a.Card, Recording: *a.Recording})
		}
	}
	p.Older, p.Newer, p.First = list.Older, list.Newer, list.First
	return p, g.ask()
}

func (g *gazette) RecordingPage(_ context.Context, id int64, now time.Time) (paper.RecordingPage, error) {
	for _, a := range g.public(now) {
		if a.ID == id && a.Recording != nil {
			return paper.RecordingPage{Page: paper.Page{Keys: []news.Key{news.HeardKey(id)}}, Article: id, Recording: *a.Recording}, g.ask()
		}
	}
	return paper.RecordingPage{}, notFound()
}

func (g *gazette) DigestPage(_ context.Context, day news.Day, _ time.Time) (paper.DigestPage, error) {
	for _, d := range g.digests {
		if d.Day == day {
			return d, g.ask()
		}
	}
	return paper.DigestPage{}, notFound()
}

func (g *gazette) Digests(context.Context, int, time.Time) (paper.Digests, error) {
	return paper.Digests{Page: paper.Page{Keys: []news.Key{news.KeyDigests}}, Cover: g.cover, Digests: g.digests}, g.ask()
}

func (g *gazette) Latest(_ context.Context, at paper.Cursor, n int, now time.Time) (paper.LatestPage, error) {
	p := paper.LatestPage{Page: g.page(now, news.KeyLatest), List: g.list(at, n, now, every)}
	for _, c := range p.Cards {
		p.Keys = append(p.Keys, news.CardKey(c.ID))
	}
	return p, g.ask()
}

func (g *gazette) Bodies(_ context.Context, ids []int64, now time.Time) ([]paper.ArticlePage, error) {
	return slices.DeleteFunc(g.public(now), func(a paper.ArticlePage) bool { return !slices.Contains(ids, a.ID) }), g.ask()
}

func (g *gazette) Published(_ context.Context, from, to, now time.Time) iter.Seq2[paper.Card, error] {
	return func(yield func(paper.Card, error) bool) {
		for _, a := range slices.Backward(g.public(now)) {
			if at := a.PublishedAt; !at.Before(from) && at.Before(to) && !yield(a.Card, nil) {
				return
			}
		}
	}
}

func (g *gazette) Withdrawn(context.Context, time.Time, int) ([]paper.WithdrawnPage, error) {
	return slices.Collect(maps.Values(g.withdrawn)), g.ask()
}

// pictureAddresses is reader.Images for tests.
type pictureAddresses struct{}

func (pictureAddresses) URL(p paper.Picture, width int, f media.Format) string {
	return "/media/" + p.Blob + "/" + strconv.Itoa(width) + "." + cmp.Or(string(f), "jpg")
}

func (pictureAddresses) Crop(p paper.Picture, width, height int, f media.Format) string {
	return "/media/" + p.Blob + "/" + strconv.Itoa(width) + "x" + strconv.Itoa(height) + "." + cmp.Or(string(f), "jpg")
}

func (pictureAddresses) Formats() []media.Format { return []media.Format{media.AVIF, media.WebP} }

func (pictureAddresses) File(blob string) string { return "/media/" + blob }

func (g *gazette) LettersPage(context.Context) (p paper.LettersPage, err error) {
	for i, l := range g.frame.Letters {
		p.Letters = append(p.Letters, paper.LetterEntry{LetterRef: l, Last: &g.issues[i].IssueRef})
	}
	p.Keys = []news.Key{news.KeyLetters}
	return p, g.ask()
}

func (g *gazette) LetterPage(_ context.Context, slug string, _ paper.Cursor) (p paper.LetterPage, err error) {
	for _, x := range g.issues {
		if x.Letter.Slug == slug {
			p.Letter, p.First, p.Issues = x.Letter, true, append(p.Issues, x.IssueRef)
		}
	}
	if p.Letter.ID == 0 {
		return p, notFound()
	}
	p.Keys = []news.Key{news.LetterKey(p.Letter.ID)}
	return p, g.ask()
}

func (g *gazette) IssuePage(_ context.Context, slug string, id int64, _ time.Time) (paper.IssuePage, error) {
	for _, x := range g.issues {
		if x.Letter.Slug == slug && x.ID == id {
			return x, g.ask()
		}
	}
	return paper.IssuePage{}, notFound()
}

// sentIssues gives the paper two letters, the second in French and made from
// the harbour, each with an issue that was sent a day ago.
func (g *gazette) sentIssues() {
	g.frame.Letters = []paper.LetterRef{
		{ID: 1, Slug: "morning", Name: "Both Shores", Description: "The day before breakfast.", Rhythm: news.Rhythm{Days: []time.Weekday{1, 2, 3, 4, 5, 6, 0}}},
		{ID: 2, Slug: "quai", Name: "Le Quai", Lang: "fr", Section: 2, Rhythm: news.Rhythm{Days: []time.Weekday{5, 0}}},
	}
	old, gone := g.articles[2], int64(80)
	for i, l := range g.frame.Letters {
		x := paper.IssuePage{
			Page:     paper.Page{Keys: []news.Key{news.IssueKey(int64(i + 7)), news.ArticleKey(old.ID)}},
			IssueRef: paper.IssueRef{ID: int64(i + 7), Subject: "Issue of " + l.Name, Preheader: "And more.", SentAt: sunday.AddDate(0, 0, -1)},
			Letter:   l,
			Parts: []news.IssuePart{
				{Kind: news.TextPart, Text: richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain("Good morning.")}}}},
				{Kind: news.HeadingPart, Title: "From the port"},
				{Kind: news.ArticlePart, Article: old.ID, Large: true, Title: "As the letter had it"},
				{Kind: news.ArticlePart, Article: gone, Title: "Taken down since"},
			},
			Items: map[int64]paper.IssueItem{old.ID: {Card: old.Card, Corrections: []news.Correction{{ID: 5, Kind: news.FactWrong, Text: "It was Tuesday.", At: sunday}}}},
		}
		g.issues = append(g.issues, x)
	}
}
