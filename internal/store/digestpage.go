package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen/digest"
)

// sentOut is the condition under which readers have a digest at the time $1.
const sentOut = `audio_digest.state = 'approved' and audio_digest.publish_at <> 0 and audio_digest.publish_at <= $1`

// DigestPage implements [paper.Source].
func (s *Store) DigestPage(ctx context.Context, day news.Day, now time.Time) (p paper.DigestPage, err error) {
	k, err := one(ctx, s.read, scanDigest, `
		select `+digestColumns+` from audio_digest where audio_digest.day = $2 and `+sentOut, ms(now), int64(day))
	if err != nil {
		return p, missing(err, "digest")
	}
	public, err := s.PublicStories(ctx, k.Articles(), now)
	if err != nil {
		return p, err
	}
	p = sayDigest(k, public)
	if p.Cover, err = s.digestCover(ctx); err != nil {
		return p, err
	}
	for _, way := range []struct {
		to    *news.Day
		query string
	}{
		{&p.Older, `select day from audio_digest where day < $2 and ` + sentOut + ` order by day desc limit 1`},
		{&p.Newer, `select day from audio_digest where day > $2 and ` + sentOut + ` order by day limit 1`},
	} {
		if *way.to, err = s.digestDay(ctx, way.query, ms(now), int64(day)); err != nil {
			return p, err
		}
	}
	p.Until, err = s.nextDigest(ctx, now)
	p.Keys = append(p.Keys, news.KeyDigestBox)
	return p, err
}

// digestDay returns the day that a query finds, or 0.
func (s *Store) digestDay(ctx context.Context, query string, args ...any) (news.Day, error) {
	day, err := one(ctx, s.read, number, query, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return news.Day(day), err
}

// nextDigest returns when the next digest goes out, zero for nobody knows.
func (s *Store) nextDigest(ctx context.Context, now time.Time) (time.Time, error) {
	next, err := one(ctx, s.read, number, `
		select publish_at from audio_digest where publish_at <> 0 and publish_at > $1 and state = 'approved'
		order by publish_at limit 1`, ms(now))
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, nil
	}
	return at(next), err
}

// sayDigest makes a page of what a digest says now, of what readers have.
func sayDigest(k digest.Kept, public map[int64]digest.Public) paper.DigestPage {
	p := paper.DigestPage{Day: k.Day, Title: k.Title, Intro: k.Intro, Outro: k.Outro, PublishedAt: k.PublishAt}
	var cards []paper.Card
	for _, story := range k.Stories {
		a, ok := public[story.Article]
		if !ok {
			continue
		}
		title, text, _ := story.Says(a.Revision, a.Headline, a.Standfirst)
		p.Stories = append(p.Stories, paper.DigestStory{Card: a.Card, Title: title, Text: text})
		cards = append(cards, a.Card)
	}
	p.Page = page(time.Time{}, cards, news.DigestKey(k.Day))
	if k.Current && len(k.Recording.Files) > 0 {
		p.Recording = &k.Recording.Recording
	}
	return p
}

// digestCover returns the cover that the podcast of the digests has of its own;
// nil for none.
func (s *Store) digestCover(ctx context.Context) (*paper.Picture, error) {
	set, err := s.Settings(ctx)
	if err != nil {
		return nil, err
	}
	var w wanted
	w.picture(set.AudioDigest.Cover)
	n, err := s.names(ctx, w)
	if err != nil {
		return nil, err
	}
	return n.picture(news.Illustration{Picture: set.AudioDigest.Cover}), nil
}

// Digests implements [paper.Source].
func (s *Store) Digests(ctx context.Context, n int, now time.Time) (p paper.Digests, err error) {
	kept, err := all(ctx, s.read, scanDigest, `
		select `+digestColumns+` from audio_digest where `+sentOut+` and audio_digest.files <> '[]'
		order by audio_digest.publish_at desc limit $2`, ms(now), n)
	if err != nil {
		return p, err
	}
	kept = slices.DeleteFunc(kept, func(k digest.Kept) bool { return !k.Current })
	var told []int64
	for _, k := range kept {
		told = append(told, k.Articles()...)
	}
	public, err := s.PublicStories(ctx, told, now)
	if err != nil {
		return p, err
	}
	for _, k := range kept {
		p.Digests = append(p.Digests, sayDigest(k, public))
	}
	if p.Cover, err = s.digestCover(ctx); err != nil {
		return p, err
	}
	until, err := s.nextDigest(ctx, now)
	p.Page = page(until, nil, news.KeyDigests)
	return p, err
}

// digestShown is how long the front leads to a digest.
const digestShown = 24 * time.Hour

// leadToDigest has the front lead to the news of the day to hear, if it went
// out lately.
func (s *Store) leadToDigest(ctx context.Context, p *paper.FrontPage, now time.Time) error {
	k, err := one(ctx, s.read, scanDigest, `
		select `+digestColumns+` from audio_digest
		where `+sentOut+` and audio_digest.publish_at > $2 and audio_digest.files <> '[]'
		order by audio_digest.publish_at desc limit 1`, ms(now), ms(now.Add(-digestShown)))
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	next, fault := s.nextDigest(ctx, now)
	if err == nil {
		p.Digest = &paper.DigestRef{Day: k.Day, Duration: k.Recording.Duration}
		next = sooner(next, k.PublishAt.Add(digestShown))
	}
	p.Keys, p.Until = append(p.Keys, news.KeyDigestBox), sooner(p.Until, next)
	return fault
}
