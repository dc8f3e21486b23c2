package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/search"
)

// TextChanges returns what the next events changed of the texts at the desk.
func (s *Store) TextChanges(ctx context.Context, after int64) ([]search.Change, error) {
	feed, err := s.feed(ctx, after)
	if err != nil {
		return nil, fmt.Errorf("read the change feed: %w", err)
	}
	var changes []search.Change
	for _, ev := range feed {
		c := search.Change{
			Event: ev.ID, Import: ev.Name == news.PaperImported,
			Anywhere: ev.Name == news.ArticlesMoved || ev.Name == news.AuthorsMerged,
		}
		switch {
		case ev.Article != 0 && ev.Name != news.ArticleLocked && ev.Name != news.ArticleUnlocked:
			c.Articles = []int64{ev.Article}
		case c.Import:
			c.Articles = articlesOf(ev.Hard)
		}
		changes = append(changes, c)
	}
	return changes, nil
}

// articlesOf returns the articles whose pages have the keys.
func articlesOf(keys []news.Key) (ids []int64) {
	for _, key := range keys {
		number, ok := strings.CutPrefix(string(key), "article:")
		if id, err := strconv.ParseInt(number, 10, 64); ok && err == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

const textColumns = `select article.id, article.state, article.section, article.desk, article.assignee, article.kind,
	revision.content from article join revision on revision.article = article.id and revision.number = article.head`

// Texts returns the texts of articles as the desk has them.
func (s *Store) Texts(ctx context.Context, ids []int64) ([]search.Doc, error) {
	return s.texts(ctx, textColumns+` where article.id in `+s.engine.List("$1"), asJSON{ids})
}

// TextsBelow returns the texts of the articles with the highest ids below id.
func (s *Store) TextsBelow(ctx context.Context, id int64, limit int) ([]search.Doc, error) {
	return s.texts(ctx, textColumns+` where article.id < $1 order by article.id desc limit $2`, id, limit)
}

// TextsAbove returns the texts of the articles with the lowest ids above id.
func (s *Store) TextsAbove(ctx context.Context, id int64, limit int) ([]search.Doc, error) {
	return s.texts(ctx, textColumns+` where article.id > $1 order by article.id limit $2`, id, limit)
}

func scanHeadText(rows *sql.Rows) (*news.Article, error) {
	a := &news.Article{}
	err := rows.Scan(&a.ID, &a.State, &a.Section, &a.Desk, &a.Assignee, &a.Kind, fromJSON{&a.Content})
	return a, err
}

func (s *Store) texts(ctx context.Context, query string, args ...any) ([]search.Doc, error) {
	heads, err := all(ctx, s.read, scanHeadText, query, args...)
	if err != nil || len(heads) == 0 {
		return nil, err
	}
	names, err := s.bylines(ctx, heads)
	if err != nil {
		return nil, err
	}
	docs := make([]search.Doc, len(heads))
	for i, a := range heads {
		docs[i] = textOf(a, names)
	}
	return docs, nil
}

// bylines returns the names of all who are credited.
func (s *Store) bylines(ctx context.Context, heads []*news.Article) (map[int64]string, error) {
	var ids []int64
	for _, a := range heads {
		for _, b := range a.Byline {
			ids = append(ids, b.Author)
		}
	}
	authors, err := s.Authors(ctx, ids)
	names := map[int64]string{}
	for _, x := range authors {
		names[x.ID] = x.Name
	}
	return names, err
}

func textOf(a *news.Article, names map[int64]string) search.Doc {
	var byline []string
	for _, b := range a.Byline {
		byline = append(byline, names[b.Author])
	}
	return search.Doc{
		ID: a.ID, Flags: newsroom.TextFlags(a), Headline: a.Headline + "\n" + a.ShortHeadline, Kicker: a.Kicker,
		Standfirst: a.Standfirst, Byline: strings.Join(byline, ", "), Body: richtext.PlainText(a.Body),
	}
}
