package account

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// How long a session lives: after the last request, and altogether. What
// somebody was typing when it ends stays in their window.
const (
	idle     = 24 * time.Hour
	Lifetime = 14 * 24 * time.Hour
)

// proven is how long the password, once given, is enough to change what opens
// the account.
const proven = 10 * time.Minute

// errNobody is no failure: nobody is signed in.
var errNobody = &news.Error{Kind: news.Unauthorized, Message: "Sign in first."}

// Session returns whose session a visitor came with. It is Unauthorized if
// there is none, it has ended, or the account is disabled.
func (p *Porter) Session(ctx context.Context, v Visitor) (Pass, error) {
	x, err := p.Store.SessionByHash(ctx, digest(v.Session))
	now := p.Now()
	switch {
	case err != nil && news.KindOf(err) != news.NotFound:
		return Pass{}, fmt.Errorf("look for a session: %w", err)
	case err != nil || now.Sub(x.Seen) > idle || now.Sub(x.Began) > Lifetime:
		return Pass{}, errNobody
	}
	s, err := p.Store.Staff(ctx, x.Staff)
	if err != nil {
		return Pass{}, fmt.Errorf("load account %d: %w", x.Staff, err)
	}
	if s.Disabled {
		return Pass{}, errNobody
	}
	if now.Sub(x.Seen) >= time.Minute && !v.Listens {
		x.Seen, x.Address = now, v.Address.String()
		_ = p.Store.SeeSession(ctx, x) // the person goes on working even if it can not be noted
	}
	return Pass{Staff: s, Session: x}, nil
}

// Sessions returns where somebody is signed in, the session seen last first.
func (p *Porter) Sessions(ctx context.Context, staff int64) ([]Session, error) {
	list, err := p.Store.Sessions(ctx, staff)
	if err != nil {
		return nil, fmt.Errorf("list the sessions of account %d: %w", staff, err)
	}
	return list, nil
}

// SignOut ends the session of a pass.
func (p *Porter) SignOut(ctx context.Context, by Pass) error {
	return p.endSession(ctx, by, by.Session, news.SignedOut)
}

// EndSession ends one of one's own sessions.
func (p *Porter) EndSession(ctx context.Context, by Pass, id int64) error {
	return p.endSession(ctx, by, Session{ID: id}, news.SessionsEnded)
}

func (p *Porter) endSession(ctx context.Context, by Pass, x Session, name news.EventName) error {
	if err := p.Store.EndSession(ctx, by.Staff.ID, x.ID, p.event(name, by.Staff.ID, x.Device)); err != nil {
		return fmt.Errorf("end session %d: %w", x.ID, err)
	}
	return nil
}

// EndOthers ends all of one's own sessions but this one.
func (p *Porter) EndOthers(ctx context.Context, by Pass) error {
	return p.endAll(ctx, by.Staff.ID, by.Staff, by.Session.ID)
}

// EndSessionsOf ends all sessions of somebody else.
func (p *Porter) EndSessionsOf(ctx context.Context, by news.Staff, id int64) error {
	s, err := p.theirs(ctx, by, id)
	if err != nil {
		return err
	}
	return p.endAll(ctx, by.ID, s, 0)
}

func (p *Porter) endAll(ctx context.Context, by int64, s news.Staff, keep int64) error {
	if err := p.Store.EndSessions(ctx, s.ID, keep, p.event(news.SessionsEnded, by, "Of "+s.Name+".")); err != nil {
		return fmt.Errorf("end the sessions of account %d: %w", s.ID, err)
	}
	return nil
}

// Prove notes that somebody has given their password again.
func (p *Porter) Prove(ctx context.Context, by Pass, v Visitor, password string) error {
	if err := p.checkOwn(ctx, by, v, password); err != nil {
		return err
	}
	by.Session.Proved = p.Now()
	if err := p.Store.SeeSession(ctx, by.Session); err != nil {
		return fmt.Errorf("note that the password was given: %w", err)
	}
	return nil
}

// checkOwn refuses what is not one's own password.
func (p *Porter) checkOwn(ctx context.Context, by Pass, v Visitor, password string) error {
	if by.Session.ID == 0 {
		return errNeedsPerson
	}
	tries := []counted{account(by.Staff.Email), address(v)}
	if err := p.tryFor(ctx, v, by.Staff, tries...); err != nil {
		return err
	}
	good, err := p.fits(ctx, password, by.Staff.Password)
	if err != nil {
		return err
	}
	if !good {
		return &news.Error{Kind: news.Invalid, Message: "This is not your password."}
	}
	return p.takeBack(ctx, tries...)
}

// errNeedsPerson keeps a program with a token from changing what opens the
// account.
var errNeedsPerson = &news.Error{Kind: news.Forbidden, Message: "Only a person who has signed in can do this, not a token."}

// ProvedUntil is how long the password need not be given again.
func (p Pass) ProvedUntil() time.Time { return p.Session.Proved.Add(proven) }

// fresh refuses to change what opens an account if the password was given too
// long ago: somebody else may be at the keyboard.
func (p *Porter) fresh(by Pass) error {
	switch {
	case by.Session.ID == 0:
		return errNeedsPerson
	case p.Now().After(by.ProvedUntil()):
		return &news.Error{Kind: news.Forbidden, Message: "Give your password again first."}
	default:
		return nil
	}
}
