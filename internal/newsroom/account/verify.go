package account

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// Verify returns the account that an address and a password open.
func (p *Porter) Verify(ctx context.Context, email, password string) (news.Staff, error) {
	s, err := p.Store.StaffByEmail(ctx, email)
	if err != nil && news.KindOf(err) != news.NotFound {
		return s, fmt.Errorf("look up an account: %w", err)
	}
	fits, err := p.fits(ctx, password, s.Password)
	if err != nil {
		return s, err
	}
	if !fits || s.Disabled {
		return news.Staff{}, &news.Error{Kind: news.Unauthorized, Message: "The address and the password do not belong together."}
	}
	return s, nil
}
