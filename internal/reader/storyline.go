package reader

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

const (
	storylinesPath = "/storylines" // all of them
	storylinePath  = "/storyline/" // the pages below each of them
	timelineName   = "timeline"
	sinceName      = "since"
)

// storyline builds a page of a storyline.
func (s *Site) storyline(id int64, at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.StorylinePage(ctx, id, at, e.now)
		if err != nil {
			return leaf{}, err
		}
		x := p.Storyline
		list := e.list(x.Path(), p.List)
		page := e.page(about{
			kind: "storyline", path: x.Path(), title: x.Title, description: x.Summary,
			crumbs: e.storyCrumbs(), feed: true, pager: &list.Pager, at: at,
		})
		page.JSONLD = e.listGraph(page, x.Title, p.List.Cards)
		v := StorylineView{
			View: e.view(page), Title: x.Title, Summary: x.Summary, Pace: string(p.Pace), PaceLabel: e.pace(p.Pace),
			Newest: e.moment(x.Newest), Count: e.locale.Words("articles", p.Count), Picture: e.image(p.Picture),
			Timeline: e.entries(p.Timeline), Planned: e.entries(p.Planned), Asked: e.asked(p.Questions),
			Since: e.sinceForm(x, p.Began), Corrections: e.notes(p.Corrections), List: list,
		}
		if p.More {
			v.TimelineURL = child(x.Path(), timelineName)
		}
		return leaf{kind: "storyline", view: v, Page: p.Page}, nil
	}
}

// storyCrumbs leads from the front to the list of storylines.
func (e *edition) storyCrumbs() []LinkView {
	return append(e.crumbs(), LinkView{Name: e.word("storylines"), URL: storylinesPath})
}

// pace says how a storyline is getting on.
func (e *edition) pace(p news.Pace) string { return e.word("pace_" + string(p)) }

func (e *edition) entries(list []paper.TimelineEntry) []TimelineEntryView {
	var all []TimelineEntryView
	for _, x := range list {
		all = append(all, TimelineEntryView{When: e.eventDate(x.Date), Text: x.Text, Source: e.maybeCard(x.Source)})
	}
	return all
}

// eventDate writes a date as exactly as it is known.
func (e *edition) eventDate(d news.EventDate) TimeView {
	label := e.locale.LongDate(d.Time(e.zone))
	switch {
	case d.MonthOnly():
		label = e.locale.MonthYear(d.Time(e.zone))
	case !d.Exact():
		label = d.String()
	}
	return TimeView{Machine: d.String(), Label: label, Full: label}
}

func (e *edition) notes(entries []paper.CorrectionEntry) []CorrectionEntryView {
	var all []CorrectionEntryView
	for _, x := range entries {
		all = append(all, CorrectionEntryView{e.correction(x.Correction), e.card(x.Article)})
	}
	return all
}

func (e *edition) sinceForm(x news.Storyline, began time.Time) SinceForm {
	return SinceForm{
		URL: child(x.Path(), sinceName),
		Min: began.In(e.zone).Format(time.DateOnly), Max: e.now.Format(time.DateOnly),
	}
}

// storylines builds a page of the list of all storylines.
func (s *Site) storylines(at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.Storylines(ctx, at, e.now)
		if err != nil {
			return leaf{}, err
		}
		turns := pager(storylinesPath, p.First, p.Newer, p.Older)
		title := e.word("storylines")
		page := e.page(about{
			kind: "storylines", path: storylinesPath, title: title, description: e.word("storylines_intro"),
			crumbs: e.crumbs(), pager: &turns, at: at,
		})
		page.JSONLD = e.plainGraph(page, "CollectionPage", title)
		v := StorylinesView{View: e.view(page), Pager: turns}
		for _, x := range p.Entries {
			v.Entries = append(v.Entries, StorylineEntryView{
				Title: x.Title, URL: x.Path(), Summary: x.Summary, Pace: string(x.Pace), PaceLabel: e.pace(x.Pace),
				Latest: *e.maybeCard(x.Latest),
			})
		}
		return leaf{kind: "storylines", view: v, Page: p.Page}, nil
	}
}

// belowStoryline builds what lies below the page of a storyline: its whole
// timeline, and what happened since a day.
func (s *Site) belowStoryline(f ref) (builder, bool) {
	slug, name, ok := strings.Cut(strings.TrimPrefix(f.path, storylinePath), "/")
	if !ok || !strings.HasPrefix(f.path, storylinePath) {
		return nil, false
	}
	day, dated := strings.CutPrefix(name, sinceName+"/")
	if name != timelineName && name != sinceName && !dated {
		return nil, false
	}
	return func(ctx context.Context, e *edition) (leaf, error) {
		found, t, err := s.look(ctx, e, storylinePath+slug)
		switch {
		case err != nil:
			return leaf{}, err
		case t.Kind == paper.ToRedirect:
			return leaf{to: escape(child(cleanTarget(t.To), name)), Page: paper.Page{Keys: []news.Key{news.AddressKey(found)}}}, nil
		case t.Kind != paper.ToStoryline:
			return leaf{}, errNoPage
		case name == timelineName:
			return s.timeline(t.ID, f.at)(ctx, e)
		case name == sinceName:
			return leaf{to: escape(found), Page: paper.Page{Keys: []news.Key{news.StorylineKey(t.ID)}}}, nil
		default:
			return plain(f, s.since(t.ID, day))(ctx, e)
		}
	}, true
}

// timeline builds a page of the whole timeline of a storyline.
func (s *Site) timeline(id int64, at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.TimelinePage(ctx, id, at, e.now)
		if err != nil {
			return leaf{}, err
		}
		x := p.Storyline
		path := child(x.Path(), timelineName)
		turns := pager(path, p.First, p.Newer, p.Older)
		title := e.word("timeline") + ": " + x.Title
		if len(p.Entries) > 0 && !p.First { // pages of one list do not share a title
			title += ", " + e.eventDate(p.Entries[0].Date).Label
		}
		page := e.page(about{
			kind: "timeline", path: path, title: title, description: x.Summary,
			crumbs: append(e.storyCrumbs(), LinkView{Name: x.Title, URL: x.Path()}), pager: &turns,
		})
		page.Canonical = e.absolute(path) + strings.TrimPrefix(ref{path, at}.address(), path)
		page.JSONLD = e.plainGraph(page, "WebPage", title)
		v := TimelineView{View: e.view(page), Title: x.Title, URL: x.Path(), Entries: e.entries(p.Entries), Pager: turns}
		return leaf{kind: "timeline", view: v, Page: p.Page}, nil
	}
}

// since builds the page of what happened in a storyline since a day. There is
// one for each day of its life, so that nobody can have more of them printed.
func (s *Site) since(id int64, day string) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		date, err := news.ParseEventDate(day)
		if err != nil || !date.Exact() || date > news.DayOf(e.now) {
			return leaf{}, errNoPage
		}
		from := date.Time(e.zone)
		p, err := s.source.SincePage(ctx, id, from, e.now)
		if err != nil {
			return leaf{}, err
		}
		if date < news.DayOf(p.Began.In(e.zone)) {
			return leaf{}, errNoPage
		}
		x, when := p.Storyline, e.eventDate(date)
		title := e.word("since_title", "title", x.Title, "date", when.Label)
		page := e.page(about{
			kind: "since", path: child(child(x.Path(), sinceName), day), title: title, description: x.Summary,
			crumbs: append(e.storyCrumbs(), LinkView{Name: x.Title, URL: x.Path()}),
		})
		page.Robots = robotsNone
		page.JSONLD = e.plainGraph(page, "WebPage", title)
		v := SinceView{
			View: e.view(page), Title: x.Title, URL: x.Path(), Summary: x.Summary, PaceLabel: e.pace(p.Pace), Day: when,
			Entries: e.entries(p.Entries), Cards: e.cards(p.Cards), Corrections: e.notes(p.Corrections), Since: e.sinceForm(x, p.Began),
		}
		if !p.More.IsZero() {
			v.More = ref{x.Path(), p.More}.address()
		}
		return leaf{kind: "since", view: v, Page: p.Page}, nil
	}
}

// sinceAsked answers the form that asks for a day: with the address of its
// page, or of the storyline where no day was given.
func sinceAsked(w http.ResponseWriter, r *http.Request, path string, query url.Values) bool {
	story, ok := strings.CutSuffix(path, "/"+sinceName)
	if !ok || !strings.HasPrefix(path, storylinePath) || !query.Has("date") {
		return false
	}
	to := story
	if date, err := news.ParseEventDate(query.Get("date")); err == nil && date.Exact() {
		to = child(path, date.String())
	}
	http.Redirect(w, r, escape(to), http.StatusSeeOther) //nolint:gosec // below storylinePath, which begins with one slash
	return true
}

// stories fills in the storylines of an article.
func (e *edition) stories(v *ArticleView, p paper.ArticlePage) {
	for _, box := range p.Storylines {
		v.Storylines = append(v.Storylines, StorylineBoxView{
			Title: box.Title, URL: box.Path, Before: e.maybeCard(box.Before), After: e.maybeCard(box.After),
		})
		if box.MovedOn != nil {
			v.MovedOn = append(v.MovedOn, MovedOnView{LinkView{box.Title, box.Path}, e.card(*box.MovedOn)})
		}
	}
}

func storylineLinks(refs []paper.StorylineRef) []LinkView {
	var all []LinkView
	for _, x := range refs {
		all = append(all, LinkView{Name: x.Title, URL: x.Path})
	}
	return all
}
