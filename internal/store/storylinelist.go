package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/news"
)

// StorylineList returns up to n storylines in a state as the desk lists them,
// beyond the place after: the one with the newest article first. With words,
// only those with a word of the title that begins with each of them, in the
// order of their titles.
func (s *Store) StorylineList(ctx context.Context, state news.StorylineState, words, after string, n int) ([]storyline.Row, string, error) {
	if words != "" {
		ids, next, err := s.called(ctx, "storyline", string(state), words, after, n)
		if err != nil {
			return nil, "", err
		}
		rows, err := s.storylineRows(ctx, `where id in `+s.engine.List("$1"), asJSON{ids})
		slices.SortFunc(rows, func(a, b storyline.Row) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
		return rows, next, err
	}
	at, id, err := parseTimed(after)
	if err != nil {
		return nil, "", err
	}
	rows, err := s.storylineRows(ctx, `
		where state = $1 and (moved_at, id) < ($2, $3) order by moved_at desc, id desc limit $4`, string(state), at, id, n+1)
	if len(rows) <= n {
		return rows, "", err
	}
	last := rows[n-1]
	return rows[:n], timed(ms(last.Newest), last.ID), err
}

// StorylineRow returns one storyline as the desk lists it.
func (s *Store) StorylineRow(ctx context.Context, id int64) (storyline.Row, error) {
	rows, err := s.storylineRows(ctx, `where id = $1`, id)
	if err == nil && len(rows) == 0 {
		err = missing(sql.ErrNoRows, "storyline")
	}
	if err != nil {
		return storyline.Row{}, err
	}
	return rows[0], nil
}

// storylineRows counts at most a hundred of each kind for each storyline.
func (s *Store) storylineRows(ctx context.Context, where string, args ...any) ([]storyline.Row, error) {
	return all(ctx, s.read, scanStorylineRow, `
		select `+storylineColumns+`,
			(select count(*) from (select 1 from storyline_member m
				where m.storyline = storyline.id and m.state = 'in' limit 100) part),
			(select count(*) from (select 1 from storyline_member m
				where m.storyline = storyline.id and m.state = 'proposed' limit 100) part),
			(select count(*) from (select 1 from timeline_entry e
				where e.storyline = storyline.id and e.state = 'proposed' limit 100) part)
		from storyline `+where, args...)
}

func scanStorylineRow(rows *sql.Rows) (x storyline.Row, err error) {
	y := &x.Storyline
	err = rows.Scan(&y.ID, &y.Version, &y.State, &y.Slug, &y.Title, &y.Summary, &y.Picture,
		moment{&y.OpenedAt}, moment{&y.ClosedAt}, moment{&y.Newest}, &x.Members, &x.Proposals, &x.Entries)
	return x, err
}

// StorylineMembers returns up to n articles in a state in a storyline, the
// latest decision or proposal first, beyond the place after.
func (s *Store) StorylineMembers(ctx context.Context, id int64, state news.MemberState, after string, n int) ([]storyline.MemberRow, string, error) {
	at, article, err := parseTimed(after)
	if err != nil {
		return nil, "", err
	}
	rows, err := all(ctx, s.read, scanMemberRow, `
		select m.storyline, m.article, m.state, m.reasons, m.likeness, m.staff, m.at,
			article.headline, article.state, article.path, article.publish_at
		from storyline_member m join article on article.id = m.article
		where m.storyline = $1 and m.state = $2 and (m.at, m.article) < ($3, $4)
		order by m.at desc, m.article desc limit $5`, id, string(state), at, article, n+1)
	if len(rows) <= n {
		return rows, "", err
	}
	last := rows[n-1]
	return rows[:n], timed(ms(last.At), last.Article), err
}

func scanMemberRow(rows *sql.Rows) (x storyline.MemberRow, err error) {
	m := &x.Member
	err = rows.Scan(&m.Storyline, &m.Article, &m.State, fromJSON{&m.Reasons}, &m.Likeness, &m.Staff, moment{&m.At},
		&x.Headline, &x.ArticleState, &x.Path, moment{&x.PublishAt})
	return x, err
}

// Timeline returns up to n entries in a state of a storyline, newest date
// first, beyond the place after.
func (s *Store) Timeline(ctx context.Context, id int64, state news.EntryState, after string, n int) ([]storyline.EntryRow, string, error) {
	date, last, err := parseTimed(after)
	if err != nil {
		return nil, "", err
	}
	rows, err := all(ctx, s.read, scanEntryRow, `
		select `+entryColumns+`, coalesce(article.headline, '')
		from timeline_entry e left join article on article.id = e.article
		where e.storyline = $1 and e.state = $2 and (e.date, e.id) < ($3, $4)
		order by e.date desc, e.id desc limit $5`, id, string(state), date, last, n+1)
	if len(rows) <= n {
		return rows, "", err
	}
	end := rows[n-1]
	return rows[:n], timed(int64(end.Date), end.ID), err
}

func scanEntryRow(rows *sql.Rows) (x storyline.EntryRow, err error) {
	e := &x.TimelineEntry
	err = rows.Scan(&e.ID, &e.Version, &e.Storyline, &e.Date, &e.Text, &e.Article, &e.State, &e.Print, &e.Staff, moment{&e.At}, &x.Headline)
	return x, err
}

func scanArticleRow(rows *sql.Rows) (x storyline.ArticleRow, err error) {
	m := &x.Member
	err = rows.Scan(&m.Storyline, &m.Article, &m.State, fromJSON{&m.Reasons}, &m.Likeness, &m.Staff, moment{&m.At}, &x.Title, &x.Slug, &x.State)
	return x, err
}

// ArticleStorylines returns the storylines that an article is in, is proposed
// for or was refused for, those of the paper alone.
func (s *Store) ArticleStorylines(ctx context.Context, article int64) ([]storyline.ArticleRow, error) {
	return all(ctx, s.read, scanArticleRow, `
		select m.storyline, m.article, m.state, m.reasons, m.likeness, m.staff, m.at, storyline.title, storyline.slug, storyline.state
		from storyline_member m join storyline on storyline.id = m.storyline
		where m.article = $1 order by m.storyline desc limit 100`, article)
}

// timed writes where a list goes on that is newest first.
func timed(number, id int64) string { return nameRow{strconv.FormatInt(number, 10), id}.place() }

// parseTimed reads it; without a place it is the start of the list.
func parseTimed(place string) (number, id int64, err error) {
	if place == "" {
		return math.MaxInt64, math.MaxInt64, nil
	}
	text, id, err := parsePlace(place)
	if err != nil {
		return 0, 0, err
	}
	number, err = strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, 0, &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("%q is no place in this list.", place)}
	}
	return number, id, nil
}
