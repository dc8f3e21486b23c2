package account

import (
	"context"
	"crypto/subtle"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"github.com/courant-press/courant/internal/news"
)

// Factors are what a person shows beside the password.
type Factors struct {
	App      bool // an authenticator app, confirmed
	Passkeys []Passkey
	Recovery int // codes left
}

// Factors returns those of a person.
func (p *Porter) Factors(ctx context.Context, staff int64) (Factors, error) {
	return p.factors(ctx, staff)
}

func (p *Porter) factors(ctx context.Context, staff int64) (f Factors, err error) {
	app, err := p.Store.App(ctx, staff)
	if err == nil {
		f.App = app.Confirmed
		f.Passkeys, err = p.Store.Passkeys(ctx, staff)
	}
	if err == nil {
		f.Recovery, err = p.Store.RecoveryLeft(ctx, staff)
	}
	if err != nil {
		return f, fmt.Errorf("load the second factors of account %d: %w", staff, err)
	}
	return f, nil
}

// period is how long a code is good, in seconds (RFC 6238, section 5.2).
const period = 30

// BeginApp returns what an authenticator app is to be given: the secret in
// base32, and the same in an otpauth address for a QR code. It counts once
// [Porter.ConfirmApp] has seen a code.
func (p *Porter) BeginApp(ctx context.Context, by Pass) (secret, address string, err error) {
	if err := p.fresh(by); err != nil {
		return "", "", err
	}
	app, err := p.Store.App(ctx, by.Staff.ID)
	if err != nil {
		return "", "", fmt.Errorf("look for an authenticator app: %w", err)
	}
	if app.Confirmed {
		return "", "", &news.Error{Kind: news.Conflict, Message: "There is an authenticator app already. Remove it first."}
	}
	here, err := p.place(ctx)
	if err != nil {
		return "", "", err
	}
	secret = (newKey() + newKey())[:32] // 160 bits, as RFC 4226 advises
	if err := p.Store.SaveApp(ctx, by.Staff.ID, App{Secret: secret}); err != nil {
		return "", "", fmt.Errorf("keep an authenticator app: %w", err)
	}
	return secret, otpauth(here.name, by.Staff.Email, secret), nil
}

// otpauth writes the address that apps read (Google's Key URI Format).
func otpauth(issuer, who, secret string) string {
	issuer = strings.ReplaceAll(issuer, ":", "")
	query := url.Values{"secret": {secret}, "issuer": {issuer}}
	u := url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + issuer + ":" + who, RawQuery: strings.ReplaceAll(query.Encode(), "+", "%20")}
	return u.String()
}

// ConfirmApp takes the first code of an authenticator app, from which on it is
// asked for. It returns recovery codes, to be shown once, if there are none.
func (p *Porter) ConfirmApp(ctx context.Context, by Pass, text string) ([]string, error) {
	if err := p.fresh(by); err != nil {
		return nil, err
	}
	app, err := p.Store.App(ctx, by.Staff.ID)
	if err != nil {
		return nil, fmt.Errorf("look for an authenticator app: %w", err)
	}
	if app.Secret == "" || app.Confirmed {
		return nil, &news.Error{Kind: news.Conflict, Message: "There is no authenticator app to confirm. Begin again."}
	}
	step, ok := app.step(tidyCode(text), p.Now())
	if !ok {
		return nil, &news.Error{Kind: news.Invalid, Message: "This code is not right. Look whether the clock of your phone is."}
	}
	codes, hashes, err := p.firstRecovery(ctx, by.Staff.ID)
	if err != nil {
		return nil, err
	}
	if err := p.Store.ConfirmApp(ctx, by.Staff.ID, step, hashes, p.event(news.FactorChanged, by.Staff.ID, "Added an authenticator app.")); err != nil {
		return nil, fmt.Errorf("confirm an authenticator app: %w", err)
	}
	return codes, nil
}

// RemoveApp takes the authenticator app from one's own account.
func (p *Porter) RemoveApp(ctx context.Context, by Pass) error {
	if err := p.fresh(by); err != nil {
		return err
	}
	if err := p.Store.DeleteApp(ctx, by.Staff.ID, p.event(news.FactorChanged, by.Staff.ID, "Removed the authenticator app.")); err != nil {
		return fmt.Errorf("remove an authenticator app: %w", err)
	}
	return nil
}

// step returns the number of the step whose code a text is, and whether there
// is one among the step of now and its two neighbours that was not used yet.
func (a App) step(text string, now time.Time) (int64, bool) {
	for _, aside := range []int64{0, -1, 1} {
		step := now.Unix()/period + aside
		want, err := totp.GenerateCodeCustom(a.Secret, time.Unix(step*period, 0), totp.ValidateOpts{
			Period: period, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1,
		})
		if err == nil && step > a.Step && subtle.ConstantTimeCompare([]byte(want), []byte(text)) == 1 {
			return step, true
		}
	}
	return 0, false
}

// useCode uses up the code of an app, or a recovery code, and says which.
func (p *Porter) useCode(ctx context.Context, staff int64, text string) (how string, err error) {
	text = tidyCode(text)
	if len(text) == int(otp.DigitsSix) {
		app, err := p.Store.App(ctx, staff)
		if err != nil {
			return "", fmt.Errorf("look for an authenticator app: %w", err)
		}
		if step, ok := app.step(text, p.Now()); ok && app.Confirmed {
			return "a code", p.Store.UseStep(ctx, staff, step)
		}
		return "", errCode
	}
	err = p.Store.UseRecovery(ctx, staff, digest(text))
	if err != nil && news.KindOf(err) == news.NotFound {
		return "", errCode
	}
	return "a recovery code", err
}

var errCode = &news.Error{Kind: news.Unauthorized, Message: "This code is not right, or was used already."}

// tidyCode takes out what people put between characters to read them.
func tidyCode(text string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "").Replace(text))
}
