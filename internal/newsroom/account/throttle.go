package account

import (
	"context"
	"fmt"
	"net/netip"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A limit is how many tries somebody has at once, and after how long there is
// one more.
type limit struct {
	tries int
	every time.Duration
}

// The limits. A person who mistypes never meets them; a program that guesses
// has 480 tries a day for a password, and 288 for a code of which one in some
// 300,000 fits.
var (
	perAccount = limit{10, 3 * time.Minute}
	perCode    = limit{5, 5 * time.Minute}
	perAddress = limit{60, 10 * time.Second}
	perMail    = limit{3, 20 * time.Minute}
)

// A counted try can be taken back.
type counted struct {
	key   string
	limit limit
}

func account(email string) counted {
	return counted{"account:" + digest(strings.ToLower(email)), perAccount}
}
func code(staff int64) counted    { return counted{fmt.Sprintf("code:%d", staff), perCode} }
func address(v Visitor) counted   { return counted{"address:" + v.network(), perAddress} }
func mailTo(email string) counted { return counted{"mail:" + digest(strings.ToLower(email)), perMail} }

// network is where a visitor's tries are counted: under their own address, or
// the /64 network that an IPv6 address is one of, which one person has whole.
func (v Visitor) network() string {
	if a := v.Address; a.Is6() && !a.Is4In6() {
		return netip.PrefixFrom(a, 64).Masked().String()
	}
	return v.Address.Unmap().String()
}

// try counts a try, or refuses it where there were too many.
func (p *Porter) try(ctx context.Context, tries ...counted) error {
	for i, c := range tries {
		burst := time.Duration(c.limit.tries) * c.limit.every
		wait, err := p.Store.Spend(ctx, c.key, c.limit.every, burst, p.Now())
		if err != nil {
			return fmt.Errorf("count a try: %w", err)
		}
		if wait > 0 {
			if err := p.takeBack(ctx, tries[:i]...); err != nil {
				return err
			}
			return &news.Error{Kind: news.TooMany, Message: "Too many tries. Wait " + minutes(wait) + ", then try again."}
		}
	}
	return nil
}

// takeBack makes tries that went well not count.
func (p *Porter) takeBack(ctx context.Context, tries ...counted) error {
	for _, c := range tries {
		if err := p.Store.Refund(ctx, c.key, c.limit.every); err != nil {
			return fmt.Errorf("take back a try: %w", err)
		}
	}
	return nil
}

func minutes(wait time.Duration) string {
	if wait <= time.Minute {
		return "a minute"
	}
	return fmt.Sprintf("%d minutes", int(wait.Minutes())+1)
}
