package account_test

import (
	"encoding/json"
	"testing"

	"github.com/descope/virtualwebauthn"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

// A phone makes and keeps passkeys.
type phone struct {
	virtualwebauthn.Authenticator
	site virtualwebauthn.RelyingParty
}

func newPhone() *phone {
	return &phone{
		virtualwebauthn.NewAuthenticatorWithOptions(virtualwebauthn.AuthenticatorOptions{}),
		virtualwebauthn.RelyingParty{Name: "The Ferry Gazette", ID: "gazette.example", Origin: "https://gazette.example"},
	}
}

// add makes a passkey for the person of a pass.
func (p *phone) add(t *testing.T, l *lodge, pass account.Pass) ([]string, error) {
	t.Helper()
	c, err := l.BeginPasskey(t.Context(), pass)
	must(t, err)
	options, err := virtualwebauthn.ParseAttestationOptions(asText(t, c.Options))
	must(t, err)
	k := virtualwebauthn.NewCredential(virtualwebauthn.KeyTypeEC2)
	answer := virtualwebauthn.CreateAttestationResponse(p.site, p.Authenticator, k, *options)
	p.Options.UserHandle = []byte(options.UserID)
	p.AddCredential(k)
	return l.FinishPasskey(t.Context(), pass, c.Ticket, "Phone", []byte(answer))
}

// signIn signs in with the passkey of the phone.
func (p *phone) signIn(t *testing.T, l *lodge) (account.Entry, error) {
	t.Helper()
	c, err := l.BeginPasskeySignIn(t.Context(), here)
	must(t, err)
	options, err := virtualwebauthn.ParseAssertionOptions(asText(t, c.Options))
	must(t, err)
	answer := virtualwebauthn.CreateAssertionResponse(p.site, p.Authenticator, p.Credentials[0], *options)
	e, err := l.FinishPasskeySignIn(t.Context(), here, c.Ticket, []byte(answer))
	if _, again := l.FinishPasskeySignIn(t.Context(), here, c.Ticket, []byte(answer)); again == nil {
		t.Error("an answer opens twice")
	}
	return e, err
}

func asText(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	must(t, err)
	return string(text)
}

func TestAPasskeyOpensAnAccountAlone(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, _ := l.in(t, ada)
		phone := newPhone()
		codes, err := phone.add(t, l, pass)
		must(t, err)
		if len(codes) != 10 {
			t.Errorf("recovery codes: %v", codes)
		}
		step, err := l.SignIn(ctx, here, ada.Email, word)
		must(t, err)
		if step.Session != "" || !step.Passkey || step.App {
			t.Errorf("the password alone is enough: %+v", step)
		}
		in, err := phone.signIn(t, l)
		must(t, err)
		if in.Staff.ID != ada.ID || in.Session == "" {
			t.Errorf("%+v", in)
		}
		f, err := l.Factors(ctx, ada.ID)
		must(t, err)
		if len(f.Passkeys) != 1 || f.Passkeys[0].Name != "Phone" || f.Passkeys[0].Used.IsZero() {
			t.Errorf("%+v", f.Passkeys)
		}
		must(t, l.RemovePasskey(ctx, pass, f.Passkeys[0].ID))
		_, err = phone.signIn(t, l)
		refused(t, news.Unauthorized, err)
		l.in(t, ada)
		if f, err := l.Factors(ctx, ada.ID); err != nil || f.Recovery != 0 {
			t.Errorf("recovery codes are left: %+v, %v", f, err)
		}
	})
}

func TestAPasskeyOfAnotherSiteOpensNothing(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, _ := l.in(t, ada)
		phone := newPhone()
		_, err := phone.add(t, l, pass)
		must(t, err)
		phone.site.Origin = "https://gazette.example.evil.example"
		_, err = phone.signIn(t, l)
		refused(t, news.Unauthorized, err)
	})
}

func TestThePasskeyOfADisabledAccountOpensNothing(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, _ := l.in(t, ada)
		phone := newPhone()
		_, err := phone.add(t, l, pass)
		must(t, err)
		must(t, l.SetDisabled(t.Context(), chief, ada.ID, true))
		_, err = phone.signIn(t, l)
		refused(t, news.Unauthorized, err)
	})
}

func TestPasskeysNeedAName(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		l.URL = "http://127.0.0.1:8080"
		_, err := l.BeginPasskeySignIn(t.Context(), here)
		refused(t, news.Unavailable, err)
		l.URL = "http://localhost:8080"
		_, err = l.BeginPasskeySignIn(t.Context(), here)
		must(t, err)
	})
}
