package account

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/courant-press/courant/internal/news"
)

// A Challenge is what the browser hands to an authenticator: the options in
// the JSON form of Web Authentication Level 3, and our ticket for the answer.
type Challenge struct {
	Options any
	Ticket  string
}

// A holder is somebody with passkeys, as go-webauthn wants to see them.
type holder struct {
	staff news.Staff
	keys  []webauthn.Credential
}

func (h holder) WebAuthnID() []byte                         { return []byte(strconv.FormatInt(h.staff.ID, 10)) }
func (h holder) WebAuthnName() string                       { return h.staff.Email }
func (h holder) WebAuthnDisplayName() string                { return h.staff.Name }
func (h holder) WebAuthnCredentials() []webauthn.Credential { return h.keys }

// party is the paper as authenticators know it: by the name of its host.
func (p *Porter) party(ctx context.Context) (*webauthn.WebAuthn, error) {
	here, err := p.place(ctx)
	if err != nil {
		return nil, err
	}
	host := here.url.Hostname()
	if _, err := netip.ParseAddr(host); err == nil || host == "" || here.url.Scheme != "https" && host != "localhost" {
		return nil, &news.Error{Kind: news.Unavailable, Message: "Passkeys need an address that begins with https and a name. The address of this paper is " + here.url.String() + "."}
	}
	party, err := webauthn.New(&webauthn.Config{
		RPID: host, RPDisplayName: here.name, RPOrigins: []string{here.url.Scheme + "://" + here.url.Host},
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired,
		},
	})
	if err != nil {
		return nil, fmt.Errorf("set up passkeys: %w", err)
	}
	return party, nil
}

// holderOf loads the passkeys of a person.
func (p *Porter) holderOf(ctx context.Context, s news.Staff) (holder, error) {
	list, err := p.Store.Passkeys(ctx, s.ID)
	if err != nil {
		return holder{}, fmt.Errorf("load the passkeys of account %d: %w", s.ID, err)
	}
	h := holder{staff: s}
	for _, k := range list {
		var c webauthn.Credential
		if err := json.Unmarshal(k.Credential, &c); err != nil {
			return h, fmt.Errorf("read passkey %s: %w", k.ID, err)
		}
		h.keys = append(h.keys, c)
	}
	return h, nil
}

// challenge keeps what a ceremony must remember in a ticket.
func (p *Porter) challenge(ctx context.Context, purpose Purpose, staff int64, options any, session *webauthn.SessionData) (Challenge, error) {
	data, err := json.Marshal(session)
	if err != nil {
		return Challenge{}, fmt.Errorf("keep a challenge: %w", err)
	}
	key, err := p.issue(ctx, Ticket{Purpose: purpose, Staff: staff, Data: string(data)}, stepTime)
	return Challenge{Options: options, Ticket: key}, err
}

// answered uses up the ticket of a ceremony.
func (p *Porter) answered(ctx context.Context, key string, purpose Purpose) (staff int64, session webauthn.SessionData, err error) {
	t, err := p.ticket(ctx, key, purpose)
	if err == nil {
		err = p.Store.UseTicket(ctx, digest(key))
	}
	if err == nil {
		err = json.Unmarshal([]byte(t.Data), &session)
	}
	return t.Staff, session, err
}

// BeginPasskey asks for a new passkey for one's own account.
func (p *Porter) BeginPasskey(ctx context.Context, by Pass) (Challenge, error) {
	if err := p.fresh(by); err != nil {
		return Challenge{}, err
	}
	party, err := p.party(ctx)
	if err != nil {
		return Challenge{}, err
	}
	h, err := p.holderOf(ctx, by.Staff)
	if err != nil {
		return Challenge{}, err
	}
	options, session, err := party.BeginRegistration(h, webauthn.WithExclusions(webauthn.Credentials(h.keys).CredentialDescriptors()))
	if err != nil {
		return Challenge{}, fmt.Errorf("begin a passkey: %w", err)
	}
	return p.challenge(ctx, toAddKey, by.Staff.ID, options, session)
}

// FinishPasskey keeps the passkey that an authenticator has made. Response is
// what the browser returned, as JSON. It returns recovery codes, to be shown
// once, if there are none.
func (p *Porter) FinishPasskey(ctx context.Context, by Pass, ticket, name string, response []byte) ([]string, error) {
	staff, session, err := p.answered(ctx, ticket, toAddKey)
	if err != nil {
		return nil, err
	}
	if staff != by.Staff.ID {
		return nil, errPasskey
	}
	party, err := p.party(ctx)
	if err != nil {
		return nil, err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(response)
	if err != nil {
		return nil, errPasskey
	}
	made, err := party.CreateCredential(holder{staff: by.Staff}, session, parsed)
	if err != nil {
		return nil, errPasskey
	}
	return p.keepPasskey(ctx, by, strings.TrimSpace(name), made)
}

func (p *Porter) keepPasskey(ctx context.Context, by Pass, name string, made *webauthn.Credential) ([]string, error) {
	if name == "" || utf8.RuneCountInString(name) > 60 {
		name = "Passkey"
	}
	credential, err := json.Marshal(made)
	if err != nil {
		return nil, fmt.Errorf("write a passkey: %w", err)
	}
	codes, hashes, err := p.firstRecovery(ctx, by.Staff.ID)
	if err != nil {
		return nil, err
	}
	k := Passkey{ID: keyID(made), Staff: by.Staff.ID, Name: name, Credential: credential, Created: p.Now()}
	if err := p.Store.SavePasskey(ctx, k, hashes, p.event(news.FactorChanged, by.Staff.ID, "Added passkey "+name+".")); err != nil {
		return nil, fmt.Errorf("save a passkey: %w", err)
	}
	return codes, nil
}

// RemovePasskey takes a passkey from one's own account.
func (p *Porter) RemovePasskey(ctx context.Context, by Pass, id string) error {
	if err := p.fresh(by); err != nil {
		return err
	}
	if err := p.Store.DeletePasskey(ctx, by.Staff.ID, id, p.event(news.FactorChanged, by.Staff.ID, "Removed a passkey.")); err != nil {
		return fmt.Errorf("remove a passkey: %w", err)
	}
	return nil
}

// BeginPasskeySignIn asks for a passkey, whoever's.
func (p *Porter) BeginPasskeySignIn(ctx context.Context, v Visitor) (Challenge, error) {
	if err := p.tryFor(ctx, v, news.Staff{}, address(v)); err != nil {
		return Challenge{}, err
	}
	party, err := p.party(ctx)
	if err != nil {
		return Challenge{}, err
	}
	options, session, err := party.BeginDiscoverableLogin()
	if err != nil {
		return Challenge{}, fmt.Errorf("begin to sign in with a passkey: %w", err)
	}
	return p.challenge(ctx, toPasskey, 0, options, session)
}

// FinishPasskeySignIn lets in whose passkey answered. It takes the place of
// the password and of the second step: the authenticator has made sure who
// holds it.
func (p *Porter) FinishPasskeySignIn(ctx context.Context, v Visitor, ticket string, response []byte) (Entry, error) {
	_, session, err := p.answered(ctx, ticket, toPasskey)
	if err != nil {
		return Entry{}, err
	}
	party, err := p.party(ctx)
	if err != nil {
		return Entry{}, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(response)
	if err != nil {
		return Entry{}, errPasskey
	}
	var h holder
	_, used, err := party.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
		id, err := strconv.ParseInt(string(handle), 10, 64)
		if err != nil {
			return nil, err
		}
		s, err := p.open(ctx, id)
		if err != nil {
			return nil, err
		}
		h, err = p.holderOf(ctx, s)
		return h, err
	}, session, parsed)
	if err != nil || used.Authenticator.CloneWarning {
		return Entry{}, errPasskey
	}
	if err := p.notePasskey(ctx, used); err != nil {
		return Entry{}, err
	}
	if err := p.takeBack(ctx, address(v)); err != nil {
		return Entry{}, err
	}
	return p.begin(ctx, v, h.staff, "a passkey")
}

// notePasskey keeps the counter of a passkey that was used.
func (p *Porter) notePasskey(ctx context.Context, used *webauthn.Credential) error {
	credential, err := json.Marshal(used)
	if err != nil {
		return fmt.Errorf("write a passkey: %w", err)
	}
	if err := p.Store.UsePasskey(ctx, Passkey{ID: keyID(used), Credential: credential, Used: p.Now()}); err != nil {
		return fmt.Errorf("note that a passkey was used: %w", err)
	}
	return nil
}

func keyID(c *webauthn.Credential) string { return base64.RawURLEncoding.EncodeToString(c.ID) }

// errPasskey stands for everything that can be wrong with an answer; what it
// was is of use only to who forged it.
var errPasskey = &news.Error{Kind: news.Unauthorized, Message: "This passkey does not open an account here."}
