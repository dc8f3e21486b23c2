package store

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// How much of a timeline stands where.
const (
	timelineShown   = 12 // on the page of the storyline
	timelinePlanned = 8  // ahead
	timelineRows    = 50 // on a page of the whole timeline
	sinceEntries    = 60 // on the page of what happened since
	sinceNotes      = 10 // corrections there
)

// publicStoryline returns a storyline that readers may see: one that an editor
// opened, with a public article. A title alone could give away what is to come.
func (s *Store) publicStoryline(ctx context.Context, id, now int64) (news.Storyline, error) {
	x, err := one(ctx, s.read, scanStoryline, `
		select id, version, state, slug, title, summary, picture, opened_at, closed_at,
			(select publish_at from listing where list = 'storyline' and ref = storyline.id and publish_at <= $2
				order by publish_at desc limit 1)
		from storyline where id = $1 and state in ('open', 'closed')
			and exists (select 1 from listing where list = 'storyline' and ref = storyline.id and publish_at <= $2)`, id, now)
	return x, missing(err, "storyline")
}

// StorylinePage implements [paper.Source].
func (s *Store) StorylinePage(ctx context.Context, id int64, c paper.Cursor, now time.Time) (p paper.StorylinePage, err error) {
	if p.Storyline, err = s.publicStoryline(ctx, id, ms(now)); err != nil {
		return p, err
	}
	list, n, until, err := s.listWith(ctx, storylineList(id), p.Storyline.Picture, c, listCards, now)
	if err != nil {
		return p, err
	}
	p.List, p.Picture = list, n.picture(news.Illustration{Picture: p.Storyline.Picture})
	if p.Count, err = s.count(ctx, storylineList(id), ms(now)); err != nil {
		return p, err
	}
	if list.First {
		if err := s.timelineOf(ctx, &p, now); err != nil {
			return p, err
		}
		if p.Questions, err = s.questionsOfStory(ctx, id, now); err != nil {
			return p, err
		}
	}
	if p.Corrections, err = s.correctionsTo(ctx, list.Cards); err != nil {
		return p, err
	}
	if p.Began, err = s.began(ctx, id); err != nil {
		return p, err
	}
	var turn time.Time
	p.Pace, turn = p.Storyline.Pace(p.Storyline.Newest, now)
	shown := slices.Concat(list.Cards, sources(p.Timeline), sources(p.Planned), cardsAround(p.Questions))
	keys := []news.Key{news.StorylineKey(id)}
	if list.First {
		keys = append(keys, news.AskedInKey(id))
	}
	p.Page = page(sooner(until, turn), shown, keys...)
	return p, nil
}

// began returns when the first article of a storyline was published.
func (s *Store) began(ctx context.Context, id int64) (time.Time, error) {
	first, err := one(ctx, s.read, number, `
		select publish_at from listing where list = 'storyline' and ref = $1 order by publish_at limit 1`, id)
	return at(first), err
}

// timelineOf fills in what happened lately and what is ahead.
func (s *Store) timelineOf(ctx context.Context, p *paper.StorylinePage, now time.Time) error {
	id, today := p.Storyline.ID, paper.TimelinePlace(news.DayOf(now), math.MaxInt64)
	past, err := s.entriesBeyond(ctx, id, today, timelineShown+1, ms(now))
	if err != nil {
		return err
	}
	p.More = len(past) > timelineShown
	p.Timeline = past[:min(len(past), timelineShown)]
	today.Newer = true
	p.Planned, err = s.entriesBeyond(ctx, id, today, timelinePlanned, ms(now))
	return err
}

// TimelinePage implements [paper.Source].
func (s *Store) TimelinePage(ctx context.Context, id int64, c paper.Cursor, now time.Time) (p paper.TimelinePage, err error) {
	if p.Storyline, err = s.publicStoryline(ctx, id, ms(now)); err != nil {
		return p, err
	}
	x, err := sheetAt(c, timelineRows,
		func(c paper.Cursor, n int) ([]paper.TimelineEntry, error) {
			return s.entriesBeyond(ctx, id, c, n, ms(now))
		},
		paper.TimelineEntry.Place)
	p.Entries, p.Older, p.Newer, p.First = x.rows, x.older, x.newer, x.first
	p.Page = page(time.Time{}, sources(x.rows), news.StorylineKey(id))
	return p, err
}

// entriesBeyond returns up to n entries of a timeline beyond a cursor, the
// nearest first. One whose source is not public is left out.
func (s *Store) entriesBeyond(ctx context.Context, id int64, c paper.Cursor, n int, now int64) ([]paper.TimelineEntry, error) {
	if c.Newer {
		return all(ctx, s.read, scanShownEntry, `
			select e.id, e.date, e.text, `+sourceColumns+`
			from timeline_entry e left join live on live.article = e.article and live.publish_at <= $1
			where e.storyline = $2 and e.state = 'kept' and (e.date, e.id) > ($3, $4) and (e.article = 0 or live.article is not null)
			order by e.date, e.id limit $5`, now, id, int64(c.TimelineDate()), c.ID, n)
	}
	if c.IsZero() {
		c = paper.TimelinePlace(math.MaxInt32, 0)
	}
	return all(ctx, s.read, scanShownEntry, `
		select e.id, e.date, e.text, `+sourceColumns+`
		from timeline_entry e left join live on live.article = e.article and live.publish_at <= $1
		where e.storyline = $2 and e.state = 'kept' and (e.date, e.id) < ($3, $4) and (e.article = 0 or live.article is not null)
		order by e.date desc, e.id desc limit $5`, now, id, int64(c.TimelineDate()), c.ID, n)
}

// sourceColumns are what a timeline or a box shows of an article.
const sourceColumns = `coalesce(live.article, 0), coalesce(live.path, ''), coalesce(live.headline, ''), coalesce(live.lang, ''),
	coalesce(live.publish_at, 0)`

func sourceInto(x *paper.Card) []any {
	return []any{&x.ID, &x.Path, &x.Headline, &x.Lang, moment{&x.PublishedAt}}
}

func scanShownEntry(rows *sql.Rows) (x paper.TimelineEntry, err error) {
	var source paper.Card
	err = rows.Scan(append([]any{&x.ID, &x.Date, &x.Text}, sourceInto(&source)...)...)
	if source.ID != 0 {
		x.Source = &source
	}
	return x, err
}

// sources returns the articles that entries of a timeline name.
func sources(entries []paper.TimelineEntry) (cards []paper.Card) {
	for _, x := range entries {
		if x.Source != nil {
			cards = append(cards, *x.Source)
		}
	}
	return cards
}

// correctionsTo returns the corrections of some cards, newest first.
func (s *Store) correctionsTo(ctx context.Context, cards []paper.Card) (entries []paper.CorrectionEntry, err error) {
	var ids []int64
	for _, x := range cards {
		if x.Corrected {
			ids = append(ids, x.ID)
		}
	}
	notes, err := s.correctionsOf(ctx, ids)
	for _, x := range cards {
		for _, note := range notes[x.ID] {
			entries = append(entries, paper.CorrectionEntry{Correction: note, Article: x})
		}
	}
	slices.SortStableFunc(entries, func(a, b paper.CorrectionEntry) int { return b.At.Compare(a.At) })
	return entries, err
}

// SincePage implements [paper.Source].
func (s *Store) SincePage(ctx context.Context, id int64, since, now time.Time) (p paper.SincePage, err error) {
	if p.Storyline, err = s.publicStoryline(ctx, id, ms(now)); err != nil {
		return p, err
	}
	list, _, until, err := s.listWith(ctx, storylineList(id), 0, paper.Cursor{}, listCards, now)
	if err != nil {
		return p, err
	}
	older := slices.IndexFunc(list.Cards, func(x paper.Card) bool { return x.PublishedAt.Before(since) })
	if p.Cards = list.Cards; older >= 0 {
		p.Cards = list.Cards[:older]
	} else {
		p.More = list.Older
	}
	from := paper.TimelinePlace(news.DayOf(since), 0)
	from.Newer = true
	if p.Entries, err = s.entriesBeyond(ctx, id, from, sinceEntries, ms(now)); err != nil {
		return p, err
	}
	if p.Corrections, err = s.correctionsSince(ctx, id, ms(since), ms(now)); err != nil {
		return p, err
	}
	p.Began, err = s.began(ctx, id)
	var turn time.Time
	p.Pace, turn = p.Storyline.Pace(p.Storyline.Newest, now)
	p.Page = page(sooner(until, turn), slices.Concat(p.Cards, sources(p.Entries)), news.StorylineKey(id), news.KeyCorrections)
	return p, err
}

// correctionsSince returns the newest corrections of the articles of a
// storyline, as far as they are among the newest of the paper.
func (s *Store) correctionsSince(ctx context.Context, id, since, now int64) ([]paper.CorrectionEntry, error) {
	return all(ctx, s.read, scanNote, `
		select note.id, note.article, note.kind, note.text, note.at, note.top, note.staff, `+sourceColumns+`
		from (select * from correction where at >= $3 order by at desc, id desc limit 500) note
		join live on live.article = note.article and live.publish_at <= $1
		join listing on listing.list = 'storyline' and listing.ref = $2 and listing.publish_at = live.publish_at
			and listing.article = live.article
		order by note.at desc, note.id desc limit $4`, now, id, since, sinceNotes)
}

func scanNote(rows *sql.Rows) (x paper.CorrectionEntry, err error) {
	n := &x.Correction
	err = rows.Scan(append([]any{&n.ID, &n.Article, &n.Kind, &n.Text, moment{&n.At}, &n.Top, &n.Staff}, sourceInto(&x.Article)...)...)
	return x, err
}

// Storylines implements [paper.Source].
func (s *Store) Storylines(ctx context.Context, c paper.Cursor, now time.Time) (p paper.StorylinesPage, err error) {
	x, err := sheetAt(c, listCards,
		func(c paper.Cursor, n int) ([]paper.StorylineEntry, error) {
			return s.storylinesBeyond(ctx, c, n, ms(now))
		},
		func(x paper.StorylineEntry) paper.Cursor { return paper.Cursor{At: x.Newest, ID: x.ID} })
	if err != nil {
		return p, err
	}
	until, err := s.nextStory(ctx, ms(now))
	var cards []paper.Card
	for i := range x.rows {
		row := &x.rows[i]
		var turn time.Time
		row.Pace, turn = row.Storyline.Pace(row.Latest.PublishedAt, now)
		until = sooner(until, turn)
		cards = append(cards, *row.Latest)
	}
	p.Entries, p.Older, p.Newer, p.First = x.rows, x.older, x.newer, x.first
	p.Page = page(until, cards, news.KeyStorylines)
	return p, err
}

// storylinesBeyond returns up to n storylines with public articles beyond a
// cursor, the nearest first. One that will get a scheduled article stands where
// that puts it, and says its newest public one.
func (s *Store) storylinesBeyond(ctx context.Context, c paper.Cursor, n int, now int64) ([]paper.StorylineEntry, error) {
	const shown = `
		select storyline.id, version, state, slug, title, summary, storyline.picture, opened_at, closed_at, moved_at, ` + sourceColumns + `
		from storyline
		join live on live.article = (select article from listing
			where list = 'storyline' and ref = storyline.id and folded = false and publish_at <= $1
			order by publish_at desc, article desc limit 1)
		where state in ('open', 'closed') and `
	if c.Newer {
		return s.storylineEntries(ctx, shown+`(moved_at, id) > ($2, $3) order by moved_at, id limit $4`, now, ms(c.At), c.ID, n)
	}
	if c.IsZero() {
		c.At, c.ID = time.UnixMilli(math.MaxInt64), math.MaxInt64
	}
	return s.storylineEntries(ctx, shown+`(moved_at, id) < ($2, $3) order by moved_at desc, id desc limit $4`, now, c.At.UnixMilli(), c.ID, n)
}

// storylineEntries reads such a list. The place of a storyline is at most now,
// so that no address tells when something scheduled comes.
func (s *Store) storylineEntries(ctx context.Context, query string, args ...any) ([]paper.StorylineEntry, error) {
	now, _ := args[0].(int64)
	return all(ctx, s.read, func(rows *sql.Rows) (x paper.StorylineEntry, err error) {
		x.Latest = &paper.Card{}
		y := &x.Storyline
		err = rows.Scan(append([]any{
			&y.ID, &y.Version, &y.State, &y.Slug, &y.Title, &y.Summary, &y.Picture,
			moment{&y.OpenedAt},
			moment{&y.ClosedAt},
			moment{&y.Newest},
		}, sourceInto(x.Latest)...)...)
		if y.Newest.After(at(now)) {
			y.Newest = at(now)
		}
		return x, err
	}, query, args...)
}

// nextStory returns when the next scheduled article of a storyline comes out,
// zero for never. Few storylines have one.
func (s *Store) nextStory(ctx context.Context, now int64) (time.Time, error) {
	next, err := one(ctx, s.read, number, `
		select coalesce(min((select publish_at from listing
			where list = 'storyline' and ref = storyline.id and publish_at > $1 order by publish_at limit 1)), 0)
		from storyline where state in ('open', 'closed') and moved_at > $1`, now)
	return at(next), err
}
