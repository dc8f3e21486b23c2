package app

import (
	"cmp"
	"net"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/mail/standing"
	"github.com/courant-press/courant/internal/store"
)

// lookAtLetters says what those who receive letters will think of them: the
// keys that sign, and what each sender's domain publishes. A paper without
// letters, or without a relay for them, has nothing to look at.
func lookAtLetters(r *run) []check {
	relays, err := r.config.LetterRelays()
	if err != nil {
		return []check{found("letters", "", err)}
	}
	if len(relays) == 0 {
		return nil
	}
	senders, host, err := r.letterSenders()
	if err != nil || len(senders) == 0 {
		return []check{found("letters", "There are no letters yet.", err)}
	}
	seal, err := sealOf(r.config.Letters)
	if err != nil {
		return []check{found("letters", "", err)}
	}
	if !slices.ContainsFunc(relays, onThisMachine) {
		host = ""
	}
	var all []check
	for _, domain := range senders {
		its := seal
		its.Domain = cmp.Or(seal.Domain, domain)
		for _, f := range standing.Look(r.ctx, cmp.Or[standing.Resolver](r.DNS, net.DefaultResolver), standing.Sender{
			Domain: domain, Returns: cmp.Or(r.config.Letters.BounceDomain, domain), Receives: r.config.Returns.Listen != "",
			Host: host, Seal: its,
		}) {
			all = append(all, check{Name: strings.ToLower(f.Name), Good: f.Good, Says: f.Says})
		}
	}
	return all
}

// letterSenders returns the domains that letters come from, and the name by
// which the paper introduces itself.
func (r *run) letterSenders() (domains []string, host string, err error) {
	err = r.withStore(func(st *store.Store) error {
		letters, err := st.Letters(r.ctx)
		for _, l := range letters {
			if domain := l.Sender.Email.Domain(); !l.Closed && !slices.Contains(domains, domain) {
				domains = append(domains, domain)
			}
		}
		if err == nil {
			host, err = (&Newspaper{config: r.config, store: st}).hostName(r.ctx)
		}
		return err
	})
	return domains, host, err
}

// onThisMachine reports whether mail leaves from here.
func onThisMachine(relay config.Mail) bool {
	ip := net.ParseIP(relay.Host)
	return relay.Host == "localhost" || ip != nil && ip.IsLoopback()
}
