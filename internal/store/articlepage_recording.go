package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
)

// A voiced recording is one of an article that readers have, and whether it
// tells what they read.
type voiced struct {
	listen.Kept
	tells bool
}

func scanVoiced(rows *sql.Rows) (x voiced, err error) {
	err = rows.Scan(append(intoRecording(&x.Kept), &x.tells)...)
	return x, err
}

// letHear puts the recording of an article on its page, or that it is being
// made again.
func (s *Store) letHear(ctx context.Context, p *paper.ArticlePage, now time.Time) error {
	p.Keys = distinct(append(slices.Clip(p.Keys), news.HeardKey(p.ID)))
	list, err := all(ctx, s.read, scanVoiced, `
		select `+recordingColumns+`, `+tells+`
		from recording join live on live.article = recording.article
		where recording.article = $1 and recording.revision <> 0`, p.ID)
	if err != nil || len(list) == 0 {
		return err
	}
	if list[0].tells {
		p.Recording = &list[0].Kept.Recording.Recording
		return nil
	}
	version, err := s.LiveVersion(ctx, p.ID)
	if err != nil {
		return err
	}
	if until := list[0].Remaking(version); now.Before(until) {
		p.Remaking, p.Until = true, sooner(p.Until, until)
	}
	return nil
}

// RecordingPage implements [paper.Source].
func (s *Store) RecordingPage(ctx context.Context, article int64, now time.Time) (p paper.RecordingPage, err error) {
	k, err := one(ctx, s.read, scanRecording, `
		select `+recordingColumns+`
		from recording join live on live.article = recording.article
		where recording.article = $1 and live.publish_at <= $2 and `+tells, article, ms(now))
	if err != nil {
		return p, missing(err, "recording")
	}
	lang, err := one(ctx, s.read, text, `select lang from live where article = $1`, article)
	return paper.RecordingPage{
		Page:    page(time.Time{}, nil, news.ArticleKey(article), news.HeardKey(article)),
		Article: article, Lang: lang, Recording: k.Recording.Recording,
	}, err
}

// HeardPage implements [paper.Source].
func (s *Store) HeardPage(ctx context.Context, section int64, c paper.Cursor, n int, now time.Time) (p paper.HeardPage, err error) {
	list, words, until, err := s.listWith(ctx, heardList(section), 0, c, n, now)
	if err != nil {
		return p, err
	}
	if section != 0 {
		named, ok := words.sections[section]
		if !ok {
			return p, missing(sql.ErrNoRows, "section")
		}
		p.Section = &named
	}
	p.Older, p.Newer, p.First = list.Older, list.Newer, list.First
	p.Page = page(until, list.Cards, news.KeyHeard)
	p.Heard, err = s.voices(ctx, list.Cards)
	return p, err
}

// voices returns those of some cards that can be heard, in their order.
func (s *Store) voices(ctx context.Context, cards []paper.Card) ([]paper.Heard, error) {
	ids := make([]int64, len(cards))
	for i, x := range cards {
		ids[i] = x.ID
	}
	list, err := all(ctx, s.read, scanRecording, `
		select `+recordingColumns+`
		from recording join live on live.article = recording.article
		where `+tells+` and recording.article in `+s.engine.List("$1"), asJSON{ids})
	found := make(map[int64]listen.Kept, len(list))
	for _, k := range list {
		found[k.Article] = k
	}
	var heard []paper.Heard
	for _, x := range cards {
		if k, ok := found[x.ID]; ok {
			heard = append(heard, paper.Heard{Card: x, Recording: k.Recording.Recording})
		}
	}
	return heard, err
}
