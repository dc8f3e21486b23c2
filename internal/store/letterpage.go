package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

const letterRefColumns = `
	letter.id, letter.slug, letter.name, letter.description, letter.lang, letter.digest, letter.closed, letter.rhythm`

func scanLetterRef(rows *sql.Rows) (x paper.LetterRef, err error) {
	var digest news.Digest
	err = rows.Scan(&x.ID, &x.Slug, &x.Name, &x.Description, &x.Lang, fromJSON{&digest}, &x.Closed, fromJSON{&x.Rhythm})
	if digest.From == news.DigestSection {
		x.Section = digest.ID
	}
	return x, err
}

// offers returns the letters that readers are offered on every page.
func (s *Store) offers(ctx context.Context) ([]paper.LetterRef, error) {
	return all(ctx, s.read, scanLetterRef, `select `+letterRefColumns+` from letter where closed = false order by id`)
}

const issueRefColumns = `issue.id, issue.subject, issue.preheader, issue.started_at`

func intoIssueRef(x *paper.IssueRef) []any {
	return []any{&x.ID, &x.Subject, &x.Preheader, moment{&x.SentAt}}
}

func scanIssueRef(rows *sql.Rows) (x paper.IssueRef, err error) {
	err = rows.Scan(intoIssueRef(&x)...)
	return x, err
}

// LettersPage implements [paper.Source]. Letters that are closed stay to be
// read.
func (s *Store) LettersPage(ctx context.Context) (p paper.LettersPage, err error) {
	refs, err := all(ctx, s.read, scanLetterRef, `select `+letterRefColumns+` from letter order by closed, id limit 500`)
	if err != nil {
		return p, err
	}
	for _, ref := range refs {
		entry := paper.LetterEntry{LetterRef: ref}
		last, err := s.issuesBeyond(ctx, ref.ID, paper.Cursor{}, 1)
		if err != nil {
			return p, err
		}
		if len(last) > 0 {
			entry.Last = &last[0]
		}
		p.Letters = append(p.Letters, entry)
	}
	p.Page = page(time.Time{}, nil, news.KeyLetters)
	return p, nil
}

// LetterPage implements [paper.Source].
func (s *Store) LetterPage(ctx context.Context, slug string, c paper.Cursor) (p paper.LetterPage, err error) {
	p.Letter, err = s.letterRef(ctx, slug)
	if err != nil {
		return p, err
	}
	x, err := sheetAt(c, listCards,
		func(c paper.Cursor, n int) ([]paper.IssueRef, error) { return s.issuesBeyond(ctx, p.Letter.ID, c, n) },
		func(x paper.IssueRef) paper.Cursor { return paper.Cursor{At: x.SentAt, ID: x.ID} })
	p.Issues, p.Older, p.Newer, p.First = x.rows, x.older, x.newer, x.first
	p.Page = page(time.Time{}, nil, news.LetterKey(p.Letter.ID))
	return p, err
}

func (s *Store) letterRef(ctx context.Context, slug string) (paper.LetterRef, error) {
	x, err := one(ctx, s.read, scanLetterRef, `select `+letterRefColumns+` from letter where slug = $1`, slug)
	return x, missing(err, "letter")
}

// issuesBeyond returns up to n issues of which mails went out beyond the
// cursor, the nearest first.
func (s *Store) issuesBeyond(ctx context.Context, letter int64, c paper.Cursor, n int) ([]paper.IssueRef, error) {
	switch {
	case c.Newer:
		return all(ctx, s.read, scanIssueRef, `
			select `+issueRefColumns+` from issue
			where letter = $1 and started_at <> 0 and (started_at, id) > ($2, $3)
			order by started_at, id limit $4`, letter, ms(c.At), c.ID, n)
	case c.IsZero():
		return all(ctx, s.read, scanIssueRef, `
			select `+issueRefColumns+` from issue
			where letter = $1 and started_at <> 0 order by started_at desc, id desc limit $2`, letter, n)
	default:
		return all(ctx, s.read, scanIssueRef, `
			select `+issueRefColumns+` from issue
			where letter = $1 and started_at <> 0 and (started_at, id) < ($2, $3)
			order by started_at desc, id desc limit $4`, letter, ms(c.At), c.ID, n)
	}
}

// A sentIssue is an issue with its cards as they were sent.
type sentIssue struct {
	paper.IssueRef
	parts []news.IssuePart
	cards []paper.Card
}

func scanSentIssue(rows *sql.Rows) (x sentIssue, err error) {
	err = rows.Scan(append(intoIssueRef(&x.IssueRef), fromJSON{&x.parts}, fromJSON{&x.cards})...)
	return x, err
}

// IssuePage implements [paper.Source].
func (s *Store) IssuePage(ctx context.Context, slug string, id int64, now time.Time) (p paper.IssuePage, err error) {
	if p.Letter, err = s.letterRef(ctx, slug); err != nil {
		return p, err
	}
	x, err := one(ctx, s.read, scanSentIssue, `
		select `+issueRefColumns+`, issue.parts, issue.cards from issue
		where id = $1 and letter = $2 and started_at <> 0`, id, p.Letter.ID)
	if err != nil {
		return p, missing(err, "issue")
	}
	p.IssueRef, p.Parts = x.IssueRef, x.parts
	if p.Items, err = s.issueItems(ctx, x, now); err != nil {
		return p, err
	}
	if p.Before, err = s.neighbour(ctx, p, false); err != nil {
		return p, err
	}
	if p.After, err = s.neighbour(ctx, p, true); err != nil {
		return p, err
	}
	p.Page = page(time.Time{}, nil, news.IssueKey(id), news.LetterKey(p.Letter.ID))
	for _, part := range x.parts {
		if part.Kind == news.ArticlePart {
			p.Keys = append(p.Keys, news.ArticleKey(part.Article))
		}
	}
	return p, nil
}

// neighbour returns the issue before or after one, nil where it is the last.
func (s *Store) neighbour(ctx context.Context, p paper.IssuePage, newer bool) (*paper.IssueRef, error) {
	found, err := s.issuesBeyond(ctx, p.Letter.ID, paper.Cursor{At: p.SentAt, ID: p.ID, Newer: newer}, 1)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// issueItems returns the articles of an issue that are still public, as they
// were sent, with what was corrected in them since.
func (s *Store) issueItems(ctx context.Context, x sentIssue, now time.Time) (map[int64]paper.IssueItem, error) {
	ids := make([]int64, len(x.cards))
	for i, c := range x.cards {
		ids[i] = c.ID
	}
	public, err := s.cards(ctx, ids, ms(now))
	if err != nil {
		return nil, err
	}
	corrected, err := s.correctionsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	items := map[int64]paper.IssueItem{}
	for _, c := range x.cards {
		today, ok := public[c.ID]
		if !ok {
			continue
		}
		item := paper.IssueItem{Card: c}
		item.Path = today.Path
		for _, correction := range corrected[c.ID] {
			if correction.At.After(x.SentAt) {
				item.Corrections = append(item.Corrections, correction)
			}
		}
		items[c.ID] = item
	}
	return items, nil
}

// FollowLink counts a click on the n-th link of an issue and returns where it
// leads. Links are kept only of letters that count clicks.
func (s *Store) FollowLink(ctx context.Context, slug string, issue int64, n int) (url string, err error) {
	err = s.transact(ctx, func(c conn) error {
		url, err = one(ctx, c, text, `
			update issue_link set clicks = clicks + 1
			where issue = $1 and n = $2 and exists (
				select 1 from issue join letter on letter.id = issue.letter where issue.id = $1 and letter.slug = $3)
			returning url`, issue, n, slug)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return "", missing(sql.ErrNoRows, "link in this issue")
	}
	return url, err
}

// LinkOf returns where the n-th link of an issue leads, and counts nothing.
func (s *Store) LinkOf(ctx context.Context, slug string, issue int64, n int) (string, error) {
	url, err := one(ctx, s.read, text, `
		select issue_link.url from issue_link
		join issue on issue.id = issue_link.issue join letter on letter.id = issue.letter
		where issue_link.issue = $1 and issue_link.n = $2 and letter.slug = $3`, issue, n, slug)
	return url, missing(err, "link in this issue")
}
