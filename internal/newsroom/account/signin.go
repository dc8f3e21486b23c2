package account

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// An Entry is what it comes to when somebody signs in: a session, or the
// ticket for the second step.
type Entry struct {
	Staff   news.Staff
	Session string // the key of the new session, for the cookie; empty before the second step
	Ticket  string // for [Porter.SignInWithCode]
	App     bool   // at the second step: there is an authenticator app
	Passkey bool   // at the second step: there is a passkey
}

// errWrong does not say which of the two is wrong.
var errWrong = &news.Error{Kind: news.Unauthorized, Message: "The address and the password do not belong together."}

// SignIn lets somebody in who knows the password of an account, or gives them
// a ticket for the second step if the account has a second factor.
func (p *Porter) SignIn(ctx context.Context, v Visitor, email, password string) (Entry, error) {
	s, err := p.known(ctx, email)
	if err != nil {
		return Entry{}, err
	}
	tries := []counted{account(email), address(v)}
	if err := p.tryFor(ctx, v, s, tries...); err != nil {
		return Entry{}, err
	}
	good, err := p.fits(ctx, password, s.Password)
	if err != nil {
		return Entry{}, err
	}
	if !good || s.Disabled {
		return Entry{}, errWrong
	}
	if err := p.takeBack(ctx, tries...); err != nil {
		return Entry{}, err
	}
	second, err := p.secondStep(ctx, s)
	if err != nil || second.Ticket != "" {
		return second, err
	}
	return p.begin(ctx, v, s, "the password")
}

// known returns the account of an address, or nobody's.
func (p *Porter) known(ctx context.Context, email string) (news.Staff, error) {
	s, err := p.Store.StaffByEmail(ctx, email)
	if err != nil && news.KindOf(err) != news.NotFound {
		return s, fmt.Errorf("look for an account: %w", err)
	}
	return s, nil
}

// tryFor is try, and notes in the audit log, once an hour at most, that
// somebody was made to wait.
func (p *Porter) tryFor(ctx context.Context, v Visitor, s news.Staff, tries ...counted) error {
	refusal := p.try(ctx, tries...)
	if refusal == nil || news.KindOf(refusal) != news.TooMany {
		return refusal
	}
	told := "told:" + tries[0].key
	wait, err := p.Store.Spend(ctx, told, time.Hour, time.Hour, p.Now())
	if err != nil || wait > 0 {
		return refusal
	}
	note := "From " + v.network() + "."
	if s.ID != 0 {
		note = "For " + s.Name + ", from " + v.network() + "."
	}
	if err := p.Store.Tell(ctx, p.event(news.SignInThrottled, 0, note)); err != nil {
		return fmt.Errorf("note that somebody tries too often: %w", err)
	}
	return refusal
}

// secondStep returns a ticket for the second step if the account has a second
// factor, and which.
func (p *Porter) secondStep(ctx context.Context, s news.Staff) (e Entry, err error) {
	f, err := p.factors(ctx, s.ID)
	if err != nil || !f.App && len(f.Passkeys) == 0 {
		return e, err
	}
	key, err := p.issue(ctx, Ticket{Purpose: toProve, Staff: s.ID}, stepTime)
	return Entry{Staff: s, Ticket: key, App: f.App, Passkey: len(f.Passkeys) > 0}, err
}

// SignInWithCode is the second step: with the code of an authenticator app, or
// a recovery code. A wrong one can be mended as long as the ticket is good.
func (p *Porter) SignInWithCode(ctx context.Context, v Visitor, key, text string) (Entry, error) {
	t, err := p.ticket(ctx, key, toProve)
	if err != nil {
		return Entry{}, err
	}
	s, err := p.open(ctx, t.Staff)
	if err != nil {
		return Entry{}, err
	}
	tries := []counted{code(s.ID), address(v)}
	if err := p.tryFor(ctx, v, s, tries...); err != nil {
		return Entry{}, err
	}
	how, err := p.useCode(ctx, s.ID, text)
	if err != nil {
		return Entry{}, err
	}
	if err := p.takeBack(ctx, tries...); err != nil {
		return Entry{}, err
	}
	if err := p.Store.UseTicket(ctx, digest(key)); err != nil {
		return Entry{}, fmt.Errorf("use a ticket: %w", err)
	}
	return p.begin(ctx, v, s, "the password and "+how)
}

// open returns an account that can be signed in to.
func (p *Porter) open(ctx context.Context, id int64) (news.Staff, error) {
	s, err := p.Store.Staff(ctx, id)
	if err != nil {
		return s, fmt.Errorf("load account %d: %w", id, err)
	}
	if !s.Active() {
		return s, errWrong
	}
	return s, nil
}

// begin makes a session.
func (p *Porter) begin(ctx context.Context, v Visitor, s news.Staff, how string) (Entry, error) {
	key, now := newKey(), p.Now()
	x := Session{Staff: s.ID, Device: device(v.Browser), Address: v.Address.String(), Began: now, Seen: now, Proved: now}
	ev := p.event(news.SignedIn, s.ID, "With "+how+", on "+x.Device+".")
	if err := p.Store.CreateSession(ctx, &x, digest(key), digest(v.Session), ev); err != nil {
		return Entry{}, fmt.Errorf("begin a session: %w", err)
	}
	return Entry{Staff: s, Session: key}, nil
}
