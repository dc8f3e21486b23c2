package account

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
)

// AskReset has a link mailed with which the owner of an address chooses
// another password. It says the same whether the address has an account or
// not, and takes as long: a job writes the mail.
func (p *Porter) AskReset(ctx context.Context, v Visitor, email string) error {
	s, err := p.known(ctx, email)
	if err != nil {
		return err
	}
	if err := p.tryFor(ctx, v, s, mailTo(email), address(v)); err != nil {
		return err
	}
	if !s.Active() {
		return nil
	}
	if err := p.Store.Tell(ctx, p.event(news.ResetAsked, s.ID, "")); err != nil {
		return fmt.Errorf("ask for a reset: %w", err)
	}
	return nil
}

// sendReset makes a link with which somebody chooses another password.
func (p *Porter) sendReset(ctx context.Context, s news.Staff) (Invitation, error) {
	here, err := p.place(ctx)
	if err != nil {
		return Invitation{}, err
	}
	key, err := p.issue(ctx, Ticket{Purpose: toReset, Staff: s.ID}, resetTime)
	if err != nil {
		return Invitation{}, err
	}
	link := here.link("reset", key)
	return p.hand(ctx, Invitation{Staff: s, Link: link}, mail.Message{
		To: s.Email, Subject: "Choose another password at " + oneLine(here.name),
		Text: letter(s.Name, "Somebody, you we hope, asked for another password at "+here.name+". Choose it here:", link,
			"The link works once, within an hour."),
	}), nil
}

// Reset gives an account the password that the owner of a mailed link has
// chosen, and ends its sessions. The second factor stays: whoever can read the
// mail of somebody is not in yet.
func (p *Porter) Reset(ctx context.Context, key, password string) error {
	t, err := p.ticket(ctx, key, toReset)
	if err != nil {
		return err
	}
	s, err := p.open(ctx, t.Staff)
	if err != nil {
		return err
	}
	if s.Password, err = p.hash(ctx, s, password); err != nil {
		return err
	}
	if err := p.Store.SavePassword(ctx, s, digest(key), 0, p.event(news.PasswordChanged, s.ID, "By a mailed link.")); err != nil {
		return fmt.Errorf("reset a password: %w", err)
	}
	return nil
}

// ChangePassword gives one's own account another password. The other sessions
// end.
func (p *Porter) ChangePassword(ctx context.Context, by Pass, v Visitor, current, password string) error {
	if err := p.checkOwn(ctx, by, v, current); err != nil {
		return err
	}
	s := by.Staff
	var err error
	if s.Password, err = p.hash(ctx, s, password); err != nil {
		return err
	}
	if err := p.Store.SavePassword(ctx, s, "", by.Session.ID, p.event(news.PasswordChanged, s.ID, "")); err != nil {
		return fmt.Errorf("change a password: %w", err)
	}
	return nil
}
