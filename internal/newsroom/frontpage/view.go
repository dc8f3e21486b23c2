package frontpage

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// A View is a front as its editor has it on the screen.
type View struct {
	Draft   news.FrontDraft
	Path    string            // where readers find it
	Live    *news.FrontLaunch // what readers have, nil if nothing was launched
	Planned []news.FrontLaunch
	Columns []ColumnView // what readers would see if the draft were launched now
	Facts   map[int64]Facts
	Changes []Change // from what readers have to the draft
	Names   Names
	Shared  []news.SharedContainer
}

// A ColumnView is a container as readers would see it.
type ColumnView struct {
	Key    string
	Name   string
	Places []Place
	Notes  []Note // why something is not shown
}

// A Note tells the editor why an article is not shown where it was put, or
// would have been filled in.
type Note struct {
	LeftOut
	Text string
}

// Open returns a front for its editor.
func (f *Fronts) Open(ctx context.Context, staff news.Staff, name string) (*View, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return nil, err
	}
	draft, err := f.load(ctx, name)
	if err != nil {
		return nil, err
	}
	return f.view(ctx, draft)
}

func (f *Fronts) view(ctx context.Context, draft news.FrontDraft) (*View, error) {
	v := &View{Draft: draft}
	var err error
	if v.Live, err = f.live(ctx, draft.Name); err != nil {
		return nil, err
	}
	if v.Planned, err = f.planned(ctx, draft.Name); err != nil {
		return nil, err
	}
	if v.Changes, v.Names, err = f.changes(ctx, v.Live, draft); err != nil {
		return nil, err
	}
	if v.Shared, err = f.SharedContainers(ctx); err != nil {
		return nil, err
	}
	if v.Path, err = f.path(ctx, draft); err != nil {
		return nil, err
	}
	return v, f.arrange(ctx, v)
}

func (f *Fronts) path(ctx context.Context, draft news.FrontDraft) (string, error) {
	sections, err := f.Store.Sections(ctx)
	for _, s := range sections {
		if s.ID == draft.Section {
			return draft.Path(s), nil
		}
	}
	draft.Section = 0
	return draft.Path(news.Section{}), err
}

// most is how many scheduled launches of a front an editor is shown.
const most = 50

// planned returns the launches whose time has not come, the next one first.
func (f *Fronts) planned(ctx context.Context, name string) (ahead []news.FrontLaunch, err error) {
	launches, err := f.Store.FrontLaunches(ctx, name, 0, most)
	if err != nil {
		return nil, fmt.Errorf("load the launches of front %s: %w", name, err)
	}
	for _, l := range launches {
		if l.At.After(f.Now()) {
			ahead = append([]news.FrontLaunch{l}, ahead...)
		}
	}
	return ahead, nil
}

// arrange says what readers would see, and why not the rest.
func (f *Fronts) arrange(ctx context.Context, v *View) error {
	now := f.Now()
	settings, err := f.Store.Settings(ctx)
	if err != nil {
		return fmt.Errorf("load the settings: %w", err)
	}
	l, err := Arrange(ctx, v.Draft.Front, f.Store.FrontStock(), now)
	if err != nil {
		return fmt.Errorf("arrange front %s: %w", v.Draft.Name, err)
	}
	ids := append(v.Draft.Articles(), l.Shown()...)
	for _, col := range l.Columns {
		for _, x := range col.Passed {
			ids = append(ids, x.Article)
		}
	}
	if v.Facts, err = f.Store.FrontFacts(ctx, ids, now); err != nil {
		return fmt.Errorf("load what is known of the articles: %w", err)
	}
	r := reasons{layout: l, facts: v.Facts, now: now, zone: settings.Location()}
	for i, col := range l.Columns {
		view := ColumnView{Key: col.Key, Name: BoxName(col.Container, i), Places: col.Places}
		for _, x := range append(col.LeftOut, col.Passed...) {
			view.Notes = append(view.Notes, Note{x, r.text(x)})
		}
		v.Columns = append(v.Columns, view)
	}
	return nil
}

// changes says in words what the draft would change for readers.
func (f *Fronts) changes(ctx context.Context, live *news.FrontLaunch, draft news.FrontDraft) ([]Change, Names, error) {
	before, err := f.before(ctx, live, draft.Name)
	if err != nil {
		return nil, Names{}, err
	}
	articles := append(before.Articles(), draft.Articles()...)
	var topics, authors []int64
	for _, front := range []news.Front{before, draft.Front} {
		for _, c := range front.Containers {
			if b := c.Backfill; b != nil {
				articles, topics, authors = append(articles, b.Without...), append(append(topics, b.Topic), b.WithoutTopics...), append(authors, b.Author)
			}
		}
	}
	names, err := f.Store.FrontNames(ctx, articles, topics, authors)
	if err != nil {
		return nil, names, fmt.Errorf("name what is on front %s: %w", draft.Name, err)
	}
	return Compare(before, draft.Front, names), names, nil
}

// before returns the front that readers have; the home front fills itself
// until the first launch.
func (f *Fronts) before(ctx context.Context, live *news.FrontLaunch, name string) (news.Front, error) {
	if live != nil {
		return live.Front, nil
	}
	if name != news.HomeFront {
		return news.Front{}, nil
	}
	sections, err := f.Store.Sections(ctx)
	return news.SelfFilling(name, sections), err
}
