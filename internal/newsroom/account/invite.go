package account

import (
	"context"
	"fmt"
	"strings"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
)

// An Invitation was made: it is on its way by mail, or must be handed over.
type Invitation struct {
	Staff news.Staff
	Link  string // empty if it was mailed
	Why   string // why it was not mailed, in a sentence
}

// Invite makes an account that opens with a link, and mails that link.
func (p *Porter) Invite(ctx context.Context, by, s news.Staff) (Invitation, error) {
	if err := by.Need(news.MayStaff); err != nil {
		return Invitation{}, err
	}
	if err := p.prepare(ctx, &s); err != nil {
		return Invitation{}, err
	}
	if err := grantable(by, s.Posts); err != nil {
		return Invitation{}, err
	}
	note := s.Name + " as " + titles(s.Posts) + "."
	if err := p.Store.SaveStaff(ctx, &s, p.event(news.StaffInvited, by.ID, note)); err != nil {
		return Invitation{}, fmt.Errorf("invite %s: %w", s.Name, err)
	}
	return p.sendInvitation(ctx, by, s)
}

// InviteAgain makes another link for somebody who has not joined yet, or, for
// who has, one with which they choose another password.
func (p *Porter) InviteAgain(ctx context.Context, by news.Staff, id int64) (Invitation, error) {
	s, err := p.theirs(ctx, by, id)
	if err != nil {
		return Invitation{}, err
	}
	if s.Disabled {
		return Invitation{}, &news.Error{Kind: news.Conflict, Message: "This account is disabled. Open it first."}
	}
	if err := grantable(by, s.Posts); err != nil {
		return Invitation{}, err
	}
	if s.Password != "" {
		if err := p.Store.Tell(ctx, p.event(news.ResetAsked, by.ID, "For "+s.Name+".")); err != nil {
			return Invitation{}, fmt.Errorf("note a reset: %w", err)
		}
		return p.sendReset(ctx, s)
	}
	if err := p.Store.Tell(ctx, p.event(news.StaffInvited, by.ID, s.Name+", again.")); err != nil {
		return Invitation{}, fmt.Errorf("note an invitation: %w", err)
	}
	return p.sendInvitation(ctx, by, s)
}

func (p *Porter) sendInvitation(ctx context.Context, by, s news.Staff) (Invitation, error) {
	here, err := p.place(ctx)
	if err != nil {
		return Invitation{}, err
	}
	key, err := p.issue(ctx, Ticket{Purpose: toJoin, Staff: s.ID}, joinTime)
	if err != nil {
		return Invitation{}, err
	}
	link := here.link("join", key)
	return p.hand(ctx, Invitation{Staff: s, Link: link}, mail.Message{
		To: s.Email, Subject: "Your account at " + oneLine(here.name),
		Text: letter(s.Name, by.Name+" has made an account at "+here.name+" for you. Choose a password, and you are in:", link,
			"The link works once, within seven days."),
	}), nil
}

// hand mails a link. If it can not, the link goes back to who asked for it.
func (p *Porter) hand(ctx context.Context, i Invitation, m mail.Message) Invitation {
	switch {
	case p.Mail == nil:
		i.Why = "No mail is set up, so hand over the link yourself."
	case p.Mail.Send(ctx, m) != nil:
		i.Why = "The mail could not be sent, so hand over the link yourself."
	default:
		i.Link = ""
	}
	return i
}

// letter writes a mail with one link.
func letter(name, says, link, ends string) string {
	return strings.Join([]string{"Hello " + oneLine(name) + ",", says, link, ends, "If you did not expect this, do nothing."}, "\n\n") + "\n"
}

// oneLine keeps a name from beginning a header of its own.
func oneLine(name string) string { return strings.Join(strings.Fields(name), " ") }

// Invited returns who was invited with a key.
func (p *Porter) Invited(ctx context.Context, key string) (news.Staff, error) {
	t, err := p.ticket(ctx, key, toJoin)
	if err != nil {
		return news.Staff{}, err
	}
	s, err := p.Store.Staff(ctx, t.Staff)
	if err != nil {
		return s, fmt.Errorf("load account %d: %w", t.Staff, err)
	}
	return s, nil
}

// Join accepts an invitation with a name and a password, and signs in.
func (p *Porter) Join(ctx context.Context, v Visitor, key, name, password string) (Entry, error) {
	s, err := p.Invited(ctx, key)
	if err != nil {
		return Entry{}, err
	}
	s.Name = strings.TrimSpace(name)
	if err := s.Check(); err != nil {
		return Entry{}, err
	}
	if s.Password, err = p.hash(ctx, s, password); err != nil {
		return Entry{}, err
	}
	if err := p.Store.SavePassword(ctx, s, digest(key), 0, p.event(news.StaffJoined, s.ID, s.Name+".")); err != nil {
		return Entry{}, fmt.Errorf("accept an invitation: %w", err)
	}
	return p.begin(ctx, v, s, "an invitation")
}
