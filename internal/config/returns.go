package config

import (
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Returns sets by which ways news of letters that came back reaches the paper.
// To which addresses they come is set in Letters.
type Returns struct {
	// Listen is what a small mail server for returns listens on, such as
	// ":25"; empty for none.
	Listen string `koanf:"listen"`
	// Complaints is the address that providers were told for complaints.
	Complaints string `koanf:"complaints"`
	// Mailbox is one at another server that is emptied every minute, such as
	// imaps://user:password@mail.example or pop3s://…
	Mailbox string `koanf:"mailbox" secret:"true"`
	// MailboxFile is a file that holds the value of Mailbox.
	MailboxFile string `koanf:"mailbox_file"`
	// Hooks are the secrets of providers that report by HTTP, as
	// provider:secret.
	Hooks []string `koanf:"hooks" secret:"true"`
	// HooksFile is a file that holds the value of Hooks, a line for each.
	HooksFile string `koanf:"hooks_file"`
}

// A Mailbox is where another server keeps what came back.
type Mailbox struct {
	Protocol, Host, User, Password string
	Port                           int // 0 for the usual one
}

func (c Config) checkReturns() error {
	r := c.Returns
	if _, _, err := net.SplitHostPort(r.Listen); r.Listen != "" && err != nil {
		return refuse(fmt.Sprintf("returns.listen is %q: use the form :25 or 192.0.2.1:25.", r.Listen))
	}
	if r.Complaints != "" {
		if a, err := mail.ParseAddress(r.Complaints); err != nil || a.Address != r.Complaints {
			return refuse(fmt.Sprintf("returns.complaints is %q: give an address such as complaints@bounces.paper.example.", r.Complaints))
		}
	}
	if _, _, err := r.Box(); err != nil {
		return err
	}
	if _, err := r.HookKeys(); err != nil {
		return err
	}
	if c.Letters.BounceDomain == "" && (r.Listen != "" || r.Mailbox != "") {
		return refuse("letters.bounce_domain is empty: say to which domain letters return, so that what comes back is known.")
	}
	return nil
}

// Box returns the mailbox to empty, and whether there is one.
func (r Returns) Box() (m Mailbox, ok bool, err error) {
	if r.Mailbox == "" {
		return m, false, nil
	}
	u, err := url.Parse(r.Mailbox)
	if err == nil && u.Port() != "" {
		m.Port, err = strconv.Atoi(u.Port())
	}
	if err != nil || !oneOf(u.Scheme, "imaps", "pop3s") || u.Hostname() == "" || u.User == nil {
		return m, false, refuse("returns.mailbox is no address of a mailbox: use the form imaps://user:password@mail.example or pop3s://user:password@mail.example; a special character in the password is written as %40 for @.")
	}
	m.Protocol, m.Host, m.User = strings.TrimSuffix(u.Scheme, "s"), u.Hostname(), u.User.Username()
	m.Password, _ = u.User.Password()
	return m, true, nil
}

// HookKeys returns the secret of each provider that reports by HTTP.
func (r Returns) HookKeys() (map[string]string, error) {
	providers := []string{"brevo", "mailgun", "postmark", "sendgrid", "ses"}
	keys := map[string]string{}
	for _, h := range r.Hooks {
		provider, key, _ := strings.Cut(h, ":")
		if !slices.Contains(providers, provider) || key == "" {
			return nil, refuse("returns.hooks holds something else than provider:secret; the providers are " + strings.Join(providers, ", ") + ".")
		}
		keys[provider] = key
	}
	return keys, nil
}
