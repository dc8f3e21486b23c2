package letter

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
)

// tellWaiting tells the editors that a draft waits for them.
func (d *Letters) tellWaiting(ctx context.Context, l news.Letter, i news.Issue, zone *time.Location) error {
	return d.tell(ctx, "An issue of “"+l.Name+"” waits for you", fmt.Sprintf(
		"The next issue of “%s” has been composed and is due on %s.\n\nIts subject would be: %s\n\nIt goes out when somebody has read and approved it, at the desk, under Letters.\n",
		l.Name, i.SendAt.In(zone).Format("Monday 2 January at 15:04"), or(i.Opening.Subject, "(none yet)"),
	))
}

// tellStopped tells the editors that a run was stopped, or did not start.
func (d *Letters) tellStopped(ctx context.Context, l news.Letter, i news.Issue) error {
	return d.tell(ctx, "“"+l.Name+"” is not being sent", fmt.Sprintf(
		"The issue “%s” of “%s” is held.\n\n%s\n\nAt the desk, under Letters, it can go on or be given up.\n", i.Opening.Subject, l.Name, i.Trouble,
	))
}

// tellHarm tells the editors what came back of an issue that has gone out.
func (d *Letters) tellHarm(ctx context.Context, l news.Letter, i news.Issue) error {
	return d.tell(ctx, "“"+l.Name+"” does us harm", fmt.Sprintf(
		"The issue “%s” of “%s” has gone out.\n\n%s\n", i.Opening.Subject, l.Name, i.Trouble,
	))
}

// tell mails those who make letters. That one of them can not be reached keeps
// no other one from it.
func (d *Letters) tell(ctx context.Context, subject, text string) error {
	if d.Post == nil {
		return nil
	}
	staff, err := d.Store.ListStaff(ctx)
	if err != nil {
		return fmt.Errorf("find the editors of letters: %w", err)
	}
	var failed error
	for _, s := range editors(staff) {
		if err := d.Post.Send(ctx, mail.Message{To: s.Email, Subject: subject, Text: text}); err != nil {
			failed = errors.Join(failed, fmt.Errorf("mail %s: %w", s.Email, err))
		}
	}
	return failed
}

// editors returns the audience editors or, in a newsroom without any, whoever
// may work on letters.
func editors(staff []news.Staff) []news.Staff {
	staff = slices.DeleteFunc(slices.Clone(staff), func(s news.Staff) bool { return !s.Active() || !s.May(news.MayLetters) })
	audience := slices.DeleteFunc(slices.Clone(staff), func(s news.Staff) bool {
		return !slices.ContainsFunc(s.Posts, func(p news.Post) bool { return p.Role == news.AudienceEditor })
	})
	if len(audience) > 0 {
		return audience
	}
	return staff
}
