package newsroom

import (
	"context"
	"fmt"
	"time"

	"github.com/alexedwards/argon2id"

	"github.com/courant-press/courant/internal/news"
)

// Accounts is where people are let into the newsroom.
type Accounts struct {
	Store AccountStore
	Now   func() time.Time
}

// AccountStore keeps accounts.
type AccountStore interface {
	StaffByEmail(ctx context.Context, email string) (news.Staff, error)
	ListStaff(ctx context.Context) ([]news.Staff, error)
	SaveStaff(ctx context.Context, s *news.Staff, ev news.Event) error
}

// Add makes an account and gives it an id. An address that has one already is
// a conflict.
func (a Accounts) Add(ctx context.Context, s *news.Staff, password string) error {
	_, err := a.Store.StaffByEmail(ctx, s.Email)
	if err == nil {
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("There is an account for %s already.", s.Email)}
	}
	if news.KindOf(err) != news.NotFound {
		return fmt.Errorf("add an account: %w", err)
	}
	if err := s.Check(); err != nil {
		return err
	}
	s.Created = a.Now()
	return a.save(ctx, s, password)
}

// SetPassword gives the account of an address another password.
func (a Accounts) SetPassword(ctx context.Context, email, password string) error {
	s, err := a.Store.StaffByEmail(ctx, email)
	if err != nil {
		return fmt.Errorf("set the password of %s: %w", email, err)
	}
	return a.save(ctx, &s, password)
}

// List returns all accounts by name.
func (a Accounts) List(ctx context.Context) ([]news.Staff, error) { return a.Store.ListStaff(ctx) }

func (a Accounts) save(ctx context.Context, s *news.Staff, password string) (err error) {
	if err := s.CheckPassword(password); err != nil {
		return err
	}
	if s.Password, err = argon2id.CreateHash(password, hashing()); err != nil {
		return fmt.Errorf("hash a password: %w", err)
	}
	if err := a.Store.SaveStaff(ctx, s, news.Event{Name: news.StaffChanged, At: a.Now()}); err != nil {
		return fmt.Errorf("save the account of %s: %w", s.Email, err)
	}
	return nil
}

// hashing is the cost of a password (Argon2id, RFC 9106; 19 MiB and two
// passes, the least that OWASP advises): some 35 ms on a small machine.
func hashing() *argon2id.Params {
	return &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// Verify returns the account that an address and a password open.
func (a Accounts) Verify(ctx context.Context, email, password string) (news.Staff, error) {
	s, err := a.Store.StaffByEmail(ctx, email)
	if err != nil && news.KindOf(err) != news.NotFound {
		return s, fmt.Errorf("look up an account: %w", err)
	}
	fits := false
	if err == nil && !s.Disabled {
		if fits, err = argon2id.ComparePasswordAndHash(password, s.Password); err != nil {
			return s, fmt.Errorf("compare a password: %w", err)
		}
	}
	if !fits {
		return news.Staff{}, &news.Error{Kind: news.Unauthorized, Message: "The address and the password do not belong together."}
	}
	return s, nil
}
