package store

import (
	"context"
	"database/sql"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

const issueColumns = `
	issue.id, issue.letter, issue.version, issue.number, issue.state, issue.subject, issue.preheader, issue.others,
	issue.parts, issue.segment, issue.made_at, issue.send_at, issue.approved_by, issue.approved_at, issue.started_at,
	issue.ended_at, issue.trouble`

// intoIssue returns where the columns of an issue go.
func intoIssue(x *news.Issue) []any {
	return []any{
		&x.ID, &x.Letter, &x.Version, &x.Number, &x.State, &x.Opening.Subject, &x.Opening.Preheader,
		fromJSON{&x.Others},
		fromJSON{&x.Parts},
		fromJSON{&x.To},
		moment{&x.MadeAt},
		moment{&x.SendAt},
		&x.ApprovedBy,
		moment{&x.ApprovedAt},
		moment{&x.StartedAt},
		moment{&x.EndedAt},
		&x.Trouble,
	}
}

func scanIssue(rows *sql.Rows) (x news.Issue, err error) {
	err = rows.Scan(intoIssue(&x)...)
	return x, err
}

// Issue returns one issue.
func (s *Store) Issue(ctx context.Context, id int64) (news.Issue, error) {
	return issue(ctx, s.read, id)
}

func issue(ctx context.Context, c conn, id int64) (news.Issue, error) {
	x, err := one(ctx, c, scanIssue, `select `+issueColumns+` from issue where id = $1`, id)
	return x, missing(err, "issue")
}

// SaveIssue implements [letter.Desk].
func (s *Store) SaveIssue(ctx context.Context, x *news.Issue, ev news.Event) error {
	return s.changeIssue(ctx, x, ev, func(conn, *news.Issue) error { return nil })
}

// changeIssue keeps an issue and does what goes with it, in one transaction.
func (s *Store) changeIssue(ctx context.Context, x *news.Issue, ev news.Event, with func(conn, *news.Issue) error) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		if err := keepIssue(ctx, c, &row); err != nil {
			return err
		}
		touchIssue(row, ev)
		return with(c, &row)
	})
	if err == nil {
		*x = row
	}
	return err
}

// touchIssue adds the keys of the pages that show an issue. Readers have it
// from the moment at which its first mail may be out.
func touchIssue(x news.Issue, ev *news.Event) {
	ev.Hard = append(ev.Hard, news.IssueKey(x.ID))
	if !x.StartedAt.IsZero() {
		ev.Hard = append(ev.Hard, news.LetterKey(x.Letter))
		ev.Soft = append(ev.Soft, news.KeyLetters)
	}
}

func keepIssue(ctx context.Context, c conn, x *news.Issue) error {
	if x.ID == 0 {
		return insertIssue(ctx, c, x)
	}
	done, err := c.exec(ctx, `
		update issue set version = version + 1, number = $3, state = $4, subject = $5, preheader = $6, others = $7,
			parts = $8, segment = $9, send_at = $10, approved_by = $11, approved_at = $12, started_at = $13,
			ended_at = $14, trouble = $15
		where id = $1 and version = $2`,
		x.ID, x.Version, x.Number, string(x.State), x.Opening.Subject, x.Opening.Preheader, asJSON{x.Others},
		asJSON{x.Parts}, asJSON{x.To}, ms(x.SendAt), x.ApprovedBy, ms(x.ApprovedAt), ms(x.StartedAt), ms(x.EndedAt), x.Trouble)
	if err == nil && done == 0 {
		return staleIssue()
	}
	x.Version++
	return err
}

func staleIssue() error {
	return &news.Error{Kind: news.Conflict, Message: "Somebody else has changed this issue in the meantime. Load it again to see what changed."}
}

func insertIssue(ctx context.Context, c conn, x *news.Issue) (err error) {
	if x.ID, err = next(ctx, c, "issue", 1); err != nil {
		return err
	}
	x.Version = 1
	_, err = c.exec(ctx, `
		insert into issue (id, letter, number, state, subject, preheader, others, parts, segment, made_at, send_at,
			approved_by, approved_at, started_at, ended_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
		x.ID, x.Letter, x.Number, string(x.State), x.Opening.Subject, x.Opening.Preheader, asJSON{x.Others},
		asJSON{x.Parts}, asJSON{x.To}, ms(x.MadeAt), ms(x.SendAt), x.ApprovedBy, ms(x.ApprovedAt), ms(x.StartedAt), ms(x.EndedAt))
	return err
}

// ComposeIssue implements [letter.Rhythms].
func (s *Store) ComposeIssue(ctx context.Context, x *news.Issue, was, until time.Time, ev news.Event) (first bool, err error) {
	row := *x
	err = s.command(ctx, ev, func(c conn, ev *news.Event) error {
		done, err := c.exec(ctx, `update letter set composed_at = $3 where id = $1 and composed_at = $2`, x.Letter, ms(was), ms(until))
		if err != nil {
			return err
		}
		if done == 0 {
			return errComposed
		}
		if err := insertIssue(ctx, c, &row); err != nil {
			return err
		}
		touchIssue(row, ev)
		return nil
	})
	if err == errComposed { //nolint:errorlint // command returns it bare
		return false, nil
	}
	if err == nil {
		*x = row
	}
	return err == nil, err
}

// errComposed says that another node was faster.
var errComposed = &news.Error{Kind: news.Conflict, Message: "The issue is there."}

// SkipIssue implements [letter.Rhythms].
func (s *Store) SkipIssue(ctx context.Context, letter int64, was, until time.Time) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `update letter set composed_at = $3 where id = $1 and composed_at = $2`, letter, ms(was), ms(until))
		return err
	})
}

// DeleteIssue implements [letter.Desk].
func (s *Store) DeleteIssue(ctx context.Context, x news.Issue, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		touchIssue(x, ev)
		done, err := c.exec(ctx, `delete from issue where id = $1 and version = $2 and started_at = 0`, x.ID, x.Version)
		if err == nil && done == 0 {
			return staleIssue()
		}
		return err
	})
}

// StartIssue implements [letter.Desk].
func (s *Store) StartIssue(ctx context.Context, x *news.Issue, cards []paper.Card, links []string, ev news.Event) error {
	return s.changeIssue(ctx, x, ev, func(c conn, x *news.Issue) error {
		if _, err := c.exec(ctx, `update issue set cards = $2 where id = $1`, x.ID, asJSON{cards}); err != nil {
			return err
		}
		if err := saveLinks(ctx, c, x.ID, links); err != nil {
			return err
		}
		return saveMailed(ctx, c, *x, cards)
	})
}

func saveLinks(ctx context.Context, c conn, issue int64, links []string) error {
	rows := newBulk("issue_link", "issue, n, url")
	for i, url := range links {
		if err := rows.add(ctx, c, issue, i+1, clean(url)); err != nil {
			return err
		}
	}
	return rows.flush(ctx, c)
}

// saveMailed keeps which articles were sent, and notes it in the receipts of
// what was done to each last.
func saveMailed(ctx context.Context, c conn, x news.Issue, cards []paper.Card) error {
	rows, ids := newBulk("issue_article", "article, issue"), []int64{}
	for _, card := range cards {
		ids = append(ids, card.ID)
		if err := rows.add(ctx, c, card.ID, x.ID); err != nil {
			return err
		}
	}
	if err := rows.flush(ctx, c); err != nil {
		return err
	}
	_, err := c.exec(ctx, `
		update receipt set state = 'done', at = $2, latency = 0, error = ''
		where channel = $3 and (article, event) in (
			select article, max(event) from receipt where article in `+c.List("$1")+` group by article)`,
		asJSON{ids}, ms(x.StartedAt), string(news.LetterChannel))
	return err
}

// IssueCards implements [letter.Desk].
func (s *Store) IssueCards(ctx context.Context, id int64) ([]paper.Card, error) {
	cards, err := one(ctx, s.read, scanCards, `select cards from issue where id = $1`, id)
	return cards, missing(err, "issue")
}

func scanCards(rows *sql.Rows) (cards []paper.Card, err error) {
	err = rows.Scan(fromJSON{&cards})
	return cards, err
}

// PublicCards implements [letter.Paper].
func (s *Store) PublicCards(ctx context.Context, ids []int64, now time.Time) ([]paper.Card, error) {
	found, err := s.cards(ctx, ids, ms(now))
	if err != nil {
		return nil, err
	}
	var list []card
	for _, id := range ids {
		if x, ok := found[id]; ok {
			list = append(list, x)
		}
	}
	return s.dress(ctx, list)
}

// EndIssue implements [letter.Desk].
func (s *Store) EndIssue(ctx context.Context, x *news.Issue, ev news.Event) error {
	return s.changeIssue(ctx, x, ev, func(c conn, x *news.Issue) error {
		if err := loseClaims(ctx, c, x.ID, x.EndedAt); err != nil {
			return err
		}
		number, err := next(ctx, c, "issue of letter "+strconv.FormatInt(x.Letter, 10), 1)
		if err != nil {
			return err
		}
		x.Number = int(number)
		_, err = c.exec(ctx, `update issue set number = $2 where id = $1`, x.ID, x.Number)
		return err
	})
}
