package config

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// Letters sets how newsletters leave the house.
type Letters struct {
	// Relays are the servers that letters go through, in turn, such as
	// smtp://user:password@relay.example. Where there is none it is the one
	// of Mail.
	Relays []string `koanf:"relays" secret:"true"`
	// RelaysFile is a file that holds the value of Relays, a line for each.
	RelaysFile string `koanf:"relays_file"`
	// Lines are open at once to the relays, on each node.
	Lines int `koanf:"lines"`
	// DKIM are the keys that sign, as selector:file.
	DKIM []string `koanf:"dkim"`
	// DKIMDomain publishes them; without it the domain of each sender does.
	DKIMDomain string `koanf:"dkim_domain"`
	// BounceDomain receives what comes back; without it mails return to
	// their senders, and nobody counts.
	BounceDomain string `koanf:"bounce_domain"`
	// BouncePrefix is what addresses there begin with, before a plus sign.
	BouncePrefix string `koanf:"bounce_prefix"`
	// Warmup is how many mails a sender's domain may send on each of its
	// first days; later as many as there are.
	Warmup []int `koanf:"warmup"`
}

func (l Letters) check() error {
	if _, err := l.relays(); err != nil {
		return err
	}
	if _, err := l.SealKeys(); err != nil {
		return err
	}
	for _, n := range l.Warmup {
		if n < 1 {
			return refuse(fmt.Sprintf("letters.warmup holds %d: give how many mails may go out on the first day, the second and so on.", n))
		}
	}
	switch {
	case l.Lines < 1 || l.Lines > 100:
		return refuse(fmt.Sprintf("letters.lines is %d: give a number from 1 to 100.", l.Lines))
	case l.BounceDomain != "" && !isHost(l.BounceDomain):
		return refuse(fmt.Sprintf("letters.bounce_domain is %q: use the form bounces.paper.example.", l.BounceDomain))
	case l.DKIMDomain != "" && !isHost(l.DKIMDomain):
		return refuse(fmt.Sprintf("letters.dkim_domain is %q: use the form paper.example.", l.DKIMDomain))
	case !regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,15}$`).MatchString(l.BouncePrefix):
		return refuse(fmt.Sprintf("letters.bounce_prefix is %q: use a few small letters or digits.", l.BouncePrefix))
	default:
		return nil
	}
}

func isHost(s string) bool {
	return regexp.MustCompile(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$`).MatchString(s)
}

// LetterRelays returns the relays of letters; none if no mail is set up.
func (c Config) LetterRelays() ([]Mail, error) {
	relays, err := c.Letters.relays()
	if len(relays) == 0 && c.Mail.Host != "" {
		relays = []Mail{c.Mail}
	}
	return relays, err
}

func (l Letters) relays() ([]Mail, error) {
	var relays []Mail
	for _, s := range l.Relays {
		m, ok := parseRelay(s)
		if !ok {
			return nil, refuse("letters.relays holds an address that is none: use the form smtp://user:password@relay.example:587, smtps:// for encryption from the first byte, or smtp://127.0.0.1:25?tls=none on the same machine.")
		}
		relays = append(relays, m)
	}
	return relays, nil
}

func parseRelay(s string) (m Mail, ok bool) {
	u, err := url.Parse(s)
	if err != nil || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" {
		return m, false
	}
	usual := map[string]Mail{"smtp": {Port: 587, TLS: "starttls"}, "smtps": {Port: 465, TLS: "tls"}}
	if m, ok = usual[u.Scheme]; !ok {
		return m, false
	}
	m.Host, m.User = u.Hostname(), u.User.Username()
	m.Password, _ = u.User.Password()
	m.TLS = cmp.Or(u.Query().Get("tls"), m.TLS)
	if u.Port() != "" {
		m.Port, err = strconv.Atoi(u.Port())
	}
	return m, err == nil && m.Port > 0 && m.Port <= 65535 && oneOf(m.TLS, "starttls", "tls", "none")
}

// A SealKey is a file with a private key, and the name under which its public
// half is published.
type SealKey struct{ Selector, File string }

// SealKeys returns the keys that sign letters.
func (l Letters) SealKeys() ([]SealKey, error) {
	var keys []SealKey
	for _, s := range l.DKIM {
		selector, file, ok := strings.Cut(s, ":")
		if !ok || file == "" || !regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$`).MatchString(selector) {
			return nil, refuse(fmt.Sprintf("letters.dkim holds %q: use the form selector:file, such as r2026:/etc/courant/dkim-rsa.pem.", s))
		}
		keys = append(keys, SealKey{selector, file})
	}
	return keys, nil
}
