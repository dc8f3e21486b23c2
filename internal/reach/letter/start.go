package letter

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// start has an issue sent. One that goes on keeps the articles that its first
// readers got.
func (d *Letters) start(ctx context.Context, i *news.Issue, staff news.Staff) error {
	first := i.StartedAt.IsZero()
	if err := i.Send(d.Now()); err != nil {
		return err
	}
	i.Trouble = ""
	ev := d.told(staff, news.IssueStarted, *i)
	if !first {
		return d.Store.SaveIssue(ctx, i, ev)
	}
	l, err := d.Store.Letter(ctx, i.Letter)
	if err != nil {
		return fmt.Errorf("load letter %d: %w", i.Letter, err)
	}
	cards, err := d.Paper.PublicCards(ctx, i.Articles(), d.Now())
	if err != nil {
		return fmt.Errorf("load the articles of issue %d: %w", i.ID, err)
	}
	if err := d.sound(ctx, *i, cards); err != nil {
		return err
	}
	p, err := d.Printer(ctx, l.Lang)
	if err != nil {
		return fmt.Errorf("find a printer for letter %d: %w", l.ID, err)
	}
	if _, err := p.Copy(l, *i, byID(cards), i.StartedAt); err != nil {
		return err
	}
	return d.Store.StartIssue(ctx, i, cards, p.Links(l, *i, byID(cards)), ev)
}

// sound refuses an issue whose articles were all taken down since it was
// approved, or that says in the list of a reader's mail what was taken down.
func (d *Letters) sound(ctx context.Context, i news.Issue, cards []paper.Card) error {
	hasText := slices.ContainsFunc(i.Parts, func(p news.IssuePart) bool { return p.Kind == news.TextPart })
	if len(cards) == 0 && !hasText {
		return &news.Error{Kind: news.Invalid, Message: "Readers have none of the articles in this issue any more. Put something in."}
	}
	public := byID(cards)
	for _, id := range i.Articles() {
		if _, ok := public[id]; ok {
			continue
		}
		a, err := d.Store.Article(ctx, id)
		if err != nil {
			return fmt.Errorf("load article %d: %w", id, err)
		}
		if names(i.Opening, a.Headline) || names(i.Opening, a.CardHeadline()) {
			return &news.Error{Kind: news.Invalid, Message: "The subject or preheader names an article that readers do not have any more: “" + a.Headline + "”. Write another one."}
		}
	}
	return nil
}

// names reports whether a headline stands in what a reader sees first.
func names(o news.Opening, headline string) bool {
	return headline != "" && (strings.Contains(o.Subject, headline) || strings.Contains(o.Preheader, headline))
}

// startDue starts a scheduled issue whose time has come. Of several nodes that
// see it at once, one does. An issue that can not go out is taken off the
// schedule, and its editors are told why.
func (d *Letters) startDue(ctx context.Context, id int64) error {
	i, err := d.Store.Issue(ctx, id)
	if err != nil || !i.Due(d.Now()) {
		return err
	}
	was := i
	err = d.startNow(ctx, &i)
	switch news.KindOf(err) {
	case news.Conflict:
		return nil
	case news.Invalid, news.Unavailable, news.NotFound:
		return errors.Join(err, d.putBack(ctx, was, news.Sentence(err)))
	default:
		return err
	}
}

func (d *Letters) startNow(ctx context.Context, i *news.Issue) error {
	if d.Outbox == nil {
		return noRelay()
	}
	if i.ApprovedBy == 0 {
		if err := d.renew(ctx, i); err != nil {
			return err
		}
	}
	return d.start(ctx, i, news.Staff{})
}

// renew composes an issue anew that goes out by itself and that nobody has
// touched.
func (d *Letters) renew(ctx context.Context, i *news.Issue) error {
	l, err := d.Store.Letter(ctx, i.Letter)
	if err != nil {
		return fmt.Errorf("load letter %d: %w", i.Letter, err)
	}
	fresh, err := d.compose(ctx, l)
	if err != nil {
		return err
	}
	if fresh.Faults() == nil {
		i.MadeAt, i.Opening, i.Others, i.Parts = fresh.MadeAt, fresh.Opening, fresh.Others, fresh.Parts
	}
	return nil
}

// putBack takes an issue off the schedule that could not be started.
func (d *Letters) putBack(ctx context.Context, i news.Issue, why string) error {
	if err := i.Unschedule(); err != nil {
		return err
	}
	i.Trouble = why
	return d.held(ctx, i, news.IssueUnplanned)
}

// Halt stops an issue with which it would do harm to go on, and tells the
// editors why. If it is not being sent any more, they are told all the same.
func (d *Letters) Halt(ctx context.Context, id int64, why string) error {
	i, err := d.Store.Issue(ctx, id)
	if err != nil {
		return fmt.Errorf("load issue %d: %w", id, err)
	}
	stopped := i.Stop() == nil
	i.Trouble = why + " Have the operator run “courant doctor”."
	if stopped {
		return d.held(ctx, i, news.IssueHalted)
	}
	l, err := d.Store.Letter(ctx, i.Letter)
	if err != nil {
		return fmt.Errorf("load letter %d: %w", i.Letter, err)
	}
	return d.tellHarm(ctx, l, i)
}

// held keeps an issue that the program has held, and tells the editors.
func (d *Letters) held(ctx context.Context, i news.Issue, deed news.EventName) error {
	err := d.Store.SaveIssue(ctx, &i, d.told(news.Staff{}, deed, i))
	if news.KindOf(err) == news.Conflict {
		return nil // another node was faster
	}
	if err != nil {
		return fmt.Errorf("hold issue %d: %w", i.ID, err)
	}
	l, err := d.Store.Letter(ctx, i.Letter)
	if err != nil {
		return fmt.Errorf("load letter %d: %w", i.Letter, err)
	}
	return d.tellStopped(ctx, l, i)
}

// finish ends an issue that nobody is left to send to. Of several nodes that
// see it at once, one does.
func (d *Letters) finish(ctx context.Context, id int64) error {
	i, err := d.Store.Issue(ctx, id)
	if err != nil || i.State != news.IssueSending {
		return err
	}
	if err := d.end(ctx, &i, news.Staff{}); news.KindOf(err) != news.Conflict {
		return err
	}
	return nil
}

// at is the date that an issue has: when it was sent, or will be.
func (d *Letters) at(i news.Issue) time.Time {
	switch {
	case !i.StartedAt.IsZero():
		return i.StartedAt
	case i.SendAt.After(d.Now()):
		return i.SendAt
	default:
		return d.Now()
	}
}
