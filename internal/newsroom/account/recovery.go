package account

import (
	"context"
	"fmt"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// recoveryCodes is how many a person gets; each opens the account once.
const recoveryCodes = 10

// newRecovery makes recovery codes of 80 bits, and what the store gets of them.
func newRecovery() (codes, hashes []string) {
	for range recoveryCodes {
		text := strings.ToLower(newKey()[:16])
		codes = append(codes, text[:4]+"-"+text[4:8]+"-"+text[8:12]+"-"+text[12:])
		hashes = append(hashes, digest(text))
	}
	return codes, hashes
}

// firstRecovery makes codes for who has none yet.
func (p *Porter) firstRecovery(ctx context.Context, staff int64) (codes, hashes []string, err error) {
	left, err := p.Store.RecoveryLeft(ctx, staff)
	if err != nil {
		return nil, nil, fmt.Errorf("count recovery codes: %w", err)
	}
	if left > 0 {
		return nil, nil, nil
	}
	codes, hashes = newRecovery()
	return codes, hashes, nil
}

// RenewRecovery replaces one's own recovery codes and returns the new ones, to
// be shown once.
func (p *Porter) RenewRecovery(ctx context.Context, by Pass) ([]string, error) {
	if err := p.fresh(by); err != nil {
		return nil, err
	}
	f, err := p.factors(ctx, by.Staff.ID)
	if err != nil {
		return nil, err
	}
	if !f.App && len(f.Passkeys) == 0 {
		return nil, &news.Error{Kind: news.Conflict, Message: "Recovery codes stand in for an authenticator app or a passkey. Add one of these first."}
	}
	codes, hashes := newRecovery()
	if err := p.Store.SaveRecovery(ctx, by.Staff.ID, hashes, p.event(news.FactorChanged, by.Staff.ID, "Renewed the recovery codes.")); err != nil {
		return nil, fmt.Errorf("renew recovery codes: %w", err)
	}
	return codes, nil
}
