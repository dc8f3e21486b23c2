package account

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// MailReset is the job that mails somebody a link for another password. The
// link is made by the job, so that no queue ever holds one.
type MailReset struct {
	Staff int64 `json:"staff"`
}

// Kind names the job.
func (MailReset) Kind() string { return "mail_reset" }

// Sweep is the job that removes what has ended.
type Sweep struct{}

// Kind names the job.
func (Sweep) Kind() string { return "sweep_accounts" }

// Jobs puts the work of the lodge on the list.
func (p *Porter) Jobs(list *job.List) {
	job.Add(list, p.MailReset)
	job.Add(list, p.Sweep)
	list.Every(time.Hour, Sweep{})
}

// Orders returns the jobs that follow from an event. A reset that an editor
// asked for, for somebody else, is handed over at once and has a note.
func Orders(ev news.Event) []job.Order {
	if ev.Name != news.ResetAsked || ev.Note != "" {
		return nil
	}
	return []job.Order{{Args: MailReset{Staff: ev.Staff}}}
}

// MailReset does the job.
func (p *Porter) MailReset(ctx context.Context, m MailReset) error {
	s, err := p.Store.Staff(ctx, m.Staff)
	if err != nil {
		return fmt.Errorf("load account %d: %w", m.Staff, err)
	}
	if !s.Active() || p.Mail == nil {
		return nil
	}
	sent, err := p.sendReset(ctx, s)
	if err == nil && sent.Link != "" {
		err = &news.Error{Kind: news.Unavailable, Message: "The mail with a reset could not be sent."}
	}
	return err
}

// Sweep does the job.
func (p *Porter) Sweep(ctx context.Context, _ Sweep) error {
	now := p.Now()
	if err := p.Store.SweepAccounts(ctx, now, now.Add(-idle), now.Add(-Lifetime)); err != nil {
		return fmt.Errorf("sweep what has ended: %w", err)
	}
	return nil
}
