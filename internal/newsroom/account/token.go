package account

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
)

// tokenPrefix lets people, and programs that look for leaked keys, see what a
// token is.
const tokenPrefix = "courant_"

// longestToken is the longest a token can live.
const longestToken = 366 * 24 * time.Hour

// MakeToken makes a token for a program and returns its key, to be shown once.
// It can have no rights that its owner has not.
func (p *Porter) MakeToken(ctx context.Context, by Pass, name string, rights []news.Right, ends time.Time) (Token, string, error) {
	if err := p.fresh(by); err != nil {
		return Token{}, "", err
	}
	now := p.Now()
	t := Token{Staff: by.Staff.ID, Name: strings.TrimSpace(name), Rights: rights, Created: now, Ends: ends}
	if err := t.check(by.Staff, now); err != nil {
		return Token{}, "", err
	}
	key := tokenPrefix + strings.ToLower(newKey())
	if err := p.Store.CreateToken(ctx, &t, digest(key), p.event(news.TokenChanged, by.Staff.ID, "Made "+t.Name+".")); err != nil {
		return Token{}, "", fmt.Errorf("make a token: %w", err)
	}
	return t, key, nil
}

func (t Token) check(owner news.Staff, now time.Time) error {
	switch {
	case t.Name == "" || utf8.RuneCountInString(t.Name) > 60:
		return &news.Error{Kind: news.Invalid, Message: "A token needs a name of 60 characters at most, such as that of the program."}
	case len(t.Rights) == 0:
		return &news.Error{Kind: news.Invalid, Message: "A token needs at least one right."}
	case !t.Ends.After(now) || t.Ends.Sub(now) > longestToken:
		return &news.Error{Kind: news.Invalid, Message: "A token must end, within a year from now."}
	}
	for _, r := range t.Rights {
		if err := owner.Need(r); err != nil {
			return err
		}
	}
	return nil
}

// Tokens returns one's own tokens, the newest first.
func (p *Porter) Tokens(ctx context.Context, by Pass) ([]Token, error) {
	list, err := p.Store.Tokens(ctx, by.Staff.ID)
	if err != nil {
		return nil, fmt.Errorf("list the tokens of account %d: %w", by.Staff.ID, err)
	}
	return list, nil
}

// EndToken ends one of one's own tokens.
func (p *Porter) EndToken(ctx context.Context, by Pass, id int64) error {
	if by.Session.ID == 0 {
		return errNeedsPerson
	}
	if err := p.Store.DeleteToken(ctx, by.Staff.ID, id, p.event(news.TokenChanged, by.Staff.ID, fmt.Sprintf("Ended token %d.", id))); err != nil {
		return fmt.Errorf("end token %d: %w", id, err)
	}
	return nil
}

// Token returns in whose name a program acts that came with a key: with the
// rights that owner and token both have now. It is Unauthorized if there is no
// such token, it has ended, or the account is disabled.
func (p *Porter) Token(ctx context.Context, key string) (Pass, error) {
	t, err := p.Store.TokenByHash(ctx, digest(key))
	now := p.Now()
	switch {
	case err != nil && news.KindOf(err) != news.NotFound:
		return Pass{}, fmt.Errorf("look for a token: %w", err)
	case err != nil || now.After(t.Ends):
		return Pass{}, errNobody
	}
	s, err := p.Store.Staff(ctx, t.Staff)
	if err != nil {
		return Pass{}, fmt.Errorf("load account %d: %w", t.Staff, err)
	}
	if s.Disabled {
		return Pass{}, errNobody
	}
	if now.Sub(t.Used) >= time.Minute {
		t.Used = now
		_ = p.Store.SeeToken(ctx, t) // the program goes on working even if it can not be noted
	}
	return Pass{Staff: s.Within(t.Rights), Token: t.ID}, nil
}
