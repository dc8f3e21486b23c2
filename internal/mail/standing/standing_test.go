package standing_test

import (
	"context"
	"crypto/ed25519"
	"net"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/standing"
)

// A zone answers from a map: "TXT name" to its records.
type zone map[string][]string

func (z zone) ask(kind, name string) ([]string, error) {
	found := z[kind+" "+name]
	if len(found) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: name, IsNotFound: true}
	}
	if found[0] == "SERVFAIL" {
		return nil, &net.DNSError{Err: "server misbehaving", Name: name, IsTemporary: true}
	}
	return append([]string(nil), found...), nil
}

func (z zone) LookupTXT(_ context.Context, name string) ([]string, error) { return z.ask("TXT", name) }

func (z zone) LookupHost(_ context.Context, name string) ([]string, error) { return z.ask("A", name) }

func (z zone) LookupAddr(_ context.Context, a string) ([]string, error) { return z.ask("PTR", a) }

func (z zone) LookupMX(_ context.Context, name string) (all []*net.MX, err error) {
	names, err := z.ask("MX", name)
	for _, n := range names {
		all = append(all, &net.MX{Host: n})
	}
	return all, err
}

func sender() (standing.Sender, zone) {
	key := mail.SealKey{Selector: "e", Key: ed25519.NewKeyFromSeed(make([]byte, 32))}
	s := standing.Sender{
		Domain: "gazette.example", Returns: "bounces.gazette.example", Receives: true, Host: "mail.gazette.example",
		Seal: mail.Seal{Domain: "gazette.example", Keys: []mail.SealKey{key}},
	}
	_, record, _ := key.Record("gazette.example")
	return s, zone{
		"TXT bounces.gazette.example":      {"google-site-verification=x", "v=spf1 ip4:192.0.2.1 include:relay.example -all"},
		"TXT relay.example":                {"v=spf1 a mx ip4:192.0.2.0/24 -all"},
		"TXT e._domainkey.gazette.example": {strings.Replace(record, "p=", "p= ", 1)},
		"TXT _dmarc.gazette.example":       {"v=DMARC1; p=quarantine; rua=mailto:desk@gazette.example"},
		"MX bounces.gazette.example":       {"mail.gazette.example."},
		"A mail.gazette.example":           {"192.0.2.1"},
		"PTR 192.0.2.1":                    {"mail.gazette.example."},
	}
}

func TestAPaperInGoodStanding(t *testing.T) {
	t.Parallel()
	s, z := sender()
	var names []string
	for _, f := range standing.Look(t.Context(), z, s) {
		names = append(names, f.Name)
		if !f.Good {
			t.Errorf("%s: %s", f.Name, f.Says)
		}
	}
	if diff := cmp.Diff([]string{"SPF", "DKIM", "DMARC", "MX", "PTR"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsMissingIsSaidWithTheRecordToPublish(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spoil func(*standing.Sender, zone)
		wrong string // what is found to be
		says  string
	}{
		"no SPF":             {func(_ *standing.Sender, z zone) { delete(z, "TXT bounces.gazette.example") }, "SPF", `bounces.gazette.example. TXT "v=spf1 include:RELAY`},
		"two SPF":            {func(_ *standing.Sender, z zone) { z["TXT bounces.gazette.example"][0] = "v=spf1 -all" }, "SPF", "2 policies"},
		"SPF for everybody":  {func(_ *standing.Sender, z zone) { z["TXT bounces.gazette.example"] = []string{"v=spf1 +all"} }, "SPF", "lets everybody"},
		"SPF without an end": {func(_ *standing.Sender, z zone) { z["TXT bounces.gazette.example"] = []string{"v=spf1 mx"} }, "SPF", "End it with -all"},
		"SPF in circles": {func(_ *standing.Sender, z zone) {
			z["TXT relay.example"] = []string{"v=spf1 include:relay.example -all"}
		}, "SPF", "more than 10 times"},
		"no DKIM":          {func(_ *standing.Sender, z zone) { delete(z, "TXT e._domainkey.gazette.example") }, "DKIM", `e._domainkey.gazette.example. TXT "v=DKIM1; k=ed25519; p=`},
		"another DKIM key": {func(_ *standing.Sender, z zone) { z["TXT e._domainkey.gazette.example"][0] = "v=DKIM1; p=abc" }, "DKIM", "another key"},
		"no key at all":    {func(s *standing.Sender, _ zone) { s.Seal.Keys = nil }, "DKIM", "openssl"},
		"no DMARC":         {func(_ *standing.Sender, z zone) { delete(z, "TXT _dmarc.gazette.example") }, "DMARC", `_dmarc.gazette.example. TXT "v=DMARC1; p=none`},
		"DMARC without p":  {func(_ *standing.Sender, z zone) { z["TXT _dmarc.gazette.example"][0] = "v=DMARC1" }, "DMARC", "p=none"},
		"strangers vouch":  {func(s *standing.Sender, z zone) { s.Seal.Domain, s.Returns = "relay.example", "relay.example" }, "DKIM DMARC MX", "belong to gazette.example"},
		"strictly not": {func(s *standing.Sender, z zone) {
			z["TXT _dmarc.gazette.example"][0] += "; aspf=s; adkim=s"
			s.Seal.Domain = "m.gazette.example"
		}, "DKIM DMARC", "fails for every letter"},
		"no MX":              {func(_ *standing.Sender, z zone) { delete(z, "MX bounces.gazette.example") }, "MX", "bounces.gazette.example. MX 10 mail.gazette.example."},
		"no address":         {func(_ *standing.Sender, z zone) { delete(z, "A mail.gazette.example") }, "PTR", "mail.gazette.example. A"},
		"another name":       {func(_ *standing.Sender, z zone) { z["PTR 192.0.2.1"][0] = "host-1.provider.example." }, "PTR", "192.0.2.1 is not called mail.gazette.example"},
		"no name":            {func(_ *standing.Sender, z zone) { delete(z, "PTR 192.0.2.1") }, "PTR", "192.0.2.1 is not called"},
		"a DNS that is away": {func(_ *standing.Sender, z zone) { z["TXT _dmarc.gazette.example"][0] = "SERVFAIL" }, "DMARC", "Look again later"},
		"a policy above":     {func(s *standing.Sender, _ zone) { s.Domain = "letters.gazette.example" }, "", ""},
		"a relay far away":   {func(s *standing.Sender, z zone) { s.Host = ""; delete(z, "PTR 192.0.2.1") }, "", ""},
		"in capital letters": {func(_ *standing.Sender, z zone) { z["TXT bounces.gazette.example"] = []string{"V=SPF1 -all"} }, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, z := sender()
			c.spoil(&s, z)
			var wrong, says []string
			for _, f := range standing.Look(t.Context(), z, s) {
				if !f.Good {
					wrong, says = append(wrong, f.Name), append(says, f.Says)
				}
			}
			if got := strings.Join(wrong, " "); got != c.wrong || !strings.Contains(strings.Join(says, "\n"), c.says) {
				t.Errorf("%s: %q, want %s: %q", got, says, c.wrong, c.says)
			}
		})
	}
}
