package account

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Purpose is what a ticket is good for.
type Purpose string

// The purposes of tickets.
const (
	toJoin    Purpose = "join"    // accept an invitation
	toReset   Purpose = "reset"   // choose another password
	toProve   Purpose = "code"    // the second step of signing in
	toPasskey Purpose = "passkey" // sign in with a passkey
	toAddKey  Purpose = "new_key" // add a passkey
)

// How long tickets are good. A link in a mail may wait over a weekend if it is
// an invitation; one that opens an account that is in use may not.
const (
	joinTime  = 7 * 24 * time.Hour
	resetTime = time.Hour
	stepTime  = 10 * time.Minute
)

// newKey returns a random key of 130 bits.
func newKey() string { return rand.Text() }

// digest is what the store has of a key. Keys are random, so one round of a
// fast hash is enough.
func digest(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

// issue makes a ticket and returns its key.
func (p *Porter) issue(ctx context.Context, t Ticket, good time.Duration) (string, error) {
	key := newKey()
	t.Ends = p.Now().Add(good)
	if err := p.Store.SaveTicket(ctx, digest(key), t); err != nil {
		return "", fmt.Errorf("make a ticket to %s: %w", t.Purpose, err)
	}
	return key, nil
}

// ticket returns the ticket of a key, if it is one for this and still good.
func (p *Porter) ticket(ctx context.Context, key string, purpose Purpose) (Ticket, error) {
	t, err := p.Store.Ticket(ctx, digest(key))
	switch {
	case err != nil && news.KindOf(err) != news.NotFound:
		return t, fmt.Errorf("look for a ticket to %s: %w", purpose, err)
	case err != nil || t.Purpose != purpose || p.Now().After(t.Ends):
		return t, &news.Error{Kind: news.Gone, Message: purpose.over()}
	default:
		return t, nil
	}
}

// over is what to do when a ticket is not good any more.
func (p Purpose) over() string {
	switch p {
	case toJoin:
		return "This invitation was used already, or has run out. Ask for another one."
	case toReset:
		return "This link was used already, or has run out. Ask for another one."
	default:
		return "That took too long. Begin again."
	}
}
