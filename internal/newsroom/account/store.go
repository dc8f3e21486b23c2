package account

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Store is what the lodge asks of the store, noun by noun. Methods with an
// event are one transaction with it.
type Store interface {
	StaffStore
	RoleStore
	SessionStore
	TicketStore
	FactorStore
	TokenStore
	// Spend moves the time of key on by cost, but no further ahead of now
	// than burst. If it would be, nothing changes and the wait is returned.
	Spend(ctx context.Context, key string, cost, burst time.Duration, now time.Time) (wait time.Duration, err error)
	// Refund gives back what was spent.
	Refund(ctx context.Context, key string, cost time.Duration) error
	// Tell keeps an event that changes nothing else.
	Tell(ctx context.Context, ev news.Event) error
	// SweepAccounts removes what has ended: tickets, sessions not seen since
	// idle or begun before began, tokens, and what was spent.
	SweepAccounts(ctx context.Context, now, idle, began time.Time) error
	Settings(ctx context.Context) (news.Settings, error)
}

// StaffStore keeps accounts. What would leave nobody to manage the staff is
// refused as [news.Conflict].
type StaffStore interface {
	Staff(ctx context.Context, id int64) (news.Staff, error)
	StaffByEmail(ctx context.Context, email string) (news.Staff, error)
	ListStaff(ctx context.Context) ([]news.Staff, error)
	SaveStaff(ctx context.Context, s *news.Staff, ev news.Event) error
	// SavePassword keeps the password of an account, uses up the ticket with
	// this hash (unless it is empty) and every other one of the account, and
	// ends its sessions but one. A ticket that is gone is a Conflict.
	SavePassword(ctx context.Context, s news.Staff, ticket string, keep int64, ev news.Event) error
	DeleteStaff(ctx context.Context, id int64, ev news.Event) error
}

// RoleStore keeps the roles that the publisher made.
type RoleStore interface {
	OwnRoles(ctx context.Context) ([]news.OwnRole, error)
	SaveRole(ctx context.Context, o news.OwnRole, ev news.Event) error
	DeleteRole(ctx context.Context, r news.Role, ev news.Event) error
}

// A Session is a browser in which somebody has signed in.
type Session struct {
	ID      int64
	Staff   int64
	Device  string // what the browser says it is
	Address string
	Began   time.Time
	Seen    time.Time // the last request, to the minute
	Proved  time.Time // when the person last showed who they are
}

// SessionStore keeps sessions by the hash of their key.
type SessionStore interface {
	// CreateSession gives a session its ID; the one with the hash old ends.
	CreateSession(ctx context.Context, s *Session, hash, old string, ev news.Event) error
	SessionByHash(ctx context.Context, hash string) (Session, error)
	Sessions(ctx context.Context, staff int64) ([]Session, error)
	SeeSession(ctx context.Context, s Session) error // its Seen, Proved and Address
	EndSession(ctx context.Context, staff, id int64, ev news.Event) error
	// EndSessions ends all sessions of an account but one; 0 keeps none.
	EndSessions(ctx context.Context, staff, keep int64, ev news.Event) error
}

// A Ticket is good for one deed, once, for a while.
type Ticket struct {
	Purpose Purpose
	Staff   int64
	Data    string // what the deed needs to remember
	Ends    time.Time
}

// TicketStore keeps tickets by the hash of their key.
type TicketStore interface {
	SaveTicket(ctx context.Context, hash string, t Ticket) error
	Ticket(ctx context.Context, hash string) (Ticket, error)
	// UseTicket removes a ticket; one that is gone is a Conflict.
	UseTicket(ctx context.Context, hash string) error
}

// An App is the authenticator app of a person (TOTP, RFC 6238).
type App struct {
	Secret    string // in base32
	Confirmed bool   // a first code has come
	Step      int64  // the newest code that was used
}

// A Passkey is a key pair of which we have the public half.
type Passkey struct {
	ID         string // of the credential, in base64url
	Staff      int64
	Name       string
	Credential []byte // as go-webauthn writes it, in JSON
	Created    time.Time
	Used       time.Time
}

// FactorStore keeps what a person shows beside the password. Recovery codes
// are kept as hashes.
type FactorStore interface {
	App(ctx context.Context, staff int64) (App, error)
	SaveApp(ctx context.Context, staff int64, a App) error
	// ConfirmApp notes the first code, and recovery codes if any are given.
	ConfirmApp(ctx context.Context, staff, step int64, recovery []string, ev news.Event) error
	// UseStep notes that a code was used; an older or equal one is a Conflict.
	UseStep(ctx context.Context, staff, step int64) error
	DeleteApp(ctx context.Context, staff int64, ev news.Event) error
	Passkeys(ctx context.Context, staff int64) ([]Passkey, error)
	// SavePasskey keeps a passkey, and recovery codes if any are given.
	SavePasskey(ctx context.Context, p Passkey, recovery []string, ev news.Event) error
	UsePasskey(ctx context.Context, p Passkey) error // its Credential and Used
	DeletePasskey(ctx context.Context, staff int64, id string, ev news.Event) error
	RecoveryLeft(ctx context.Context, staff int64) (int, error)
	SaveRecovery(ctx context.Context, staff int64, hashes []string, ev news.Event) error
	// UseRecovery uses a code up; one that is not there is NotFound.
	UseRecovery(ctx context.Context, staff int64, hash string) error
	// DeleteFactors takes all of these from an account and ends its sessions.
	DeleteFactors(ctx context.Context, staff int64, ev news.Event) error
}

// A Token lets a program act in the name of a person.
type Token struct {
	ID      int64
	Staff   int64
	Name    string
	Rights  []news.Right
	Created time.Time
	Ends    time.Time
	Used    time.Time // to the minute
}

// TokenStore keeps tokens by the hash of their key.
type TokenStore interface {
	CreateToken(ctx context.Context, t *Token, hash string, ev news.Event) error
	TokenByHash(ctx context.Context, hash string) (Token, error)
	Tokens(ctx context.Context, staff int64) ([]Token, error)
	SeeToken(ctx context.Context, t Token) error // its Used
	DeleteToken(ctx context.Context, staff, id int64, ev news.Event) error
}
