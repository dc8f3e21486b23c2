package standing

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"

	"github.com/courant-press/courant/internal/mail"
)

// A Resolver asks the DNS; [net.Resolver] is one.
type Resolver interface {
	LookupTXT(ctx context.Context, name string) ([]string, error)
	LookupMX(ctx context.Context, name string) ([]*net.MX, error)
	LookupHost(ctx context.Context, name string) ([]string, error)
	LookupAddr(ctx context.Context, address string) ([]string, error)
}

// A Sender is how a paper sends letters.
type Sender struct {
	Domain   string // of the sender that readers see
	Returns  string // domain of the addresses to which mail returns
	Receives bool   // a server of the paper's own takes mail for Returns
	Host     string // as what we introduce ourselves, where mail leaves from this machine; else empty
	Seal     mail.Seal
}

// A Finding is one thing that was looked at.
type Finding struct {
	Name string // such as "SPF"
	Good bool
	Says string // what is there, or what to do
}

func good(name, format string, args ...any) Finding {
	return Finding{name, true, fmt.Sprintf(format, args...)}
}

func bad(name, format string, args ...any) Finding {
	return Finding{name, false, fmt.Sprintf(format, args...)}
}

// Look looks at everything that receivers will.
func Look(ctx context.Context, r Resolver, s Sender) []Finding {
	found := []Finding{s.spf(ctx, r)}
	for _, key := range s.Seal.Keys {
		found = append(found, s.dkim(ctx, r, key))
	}
	if len(s.Seal.Keys) == 0 {
		found = append(found, bad("DKIM", "Letters are not signed. Make a key with: openssl genrsa -out dkim.pem 2048 and name it in letters.dkim."))
	}
	found = append(found, s.dmarc(ctx, r))
	if s.Receives {
		found = append(found, s.mx(ctx, r))
	}
	if s.Host != "" {
		found = append(found, s.ptr(ctx, r))
	}
	return found
}

// texts returns the TXT records of a name that begin with what is looked for.
// That there is no such name is no error.
func texts(ctx context.Context, r Resolver, name, prefix string) ([]string, error) {
	all, err := r.LookupTXT(ctx, name)
	if missing(err) {
		return nil, nil
	}
	return slices.DeleteFunc(all, func(s string) bool {
		return len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix)
	}), err
}

func missing(err error) bool {
	no, ok := errors.AsType[*net.DNSError](err)
	return ok && no.IsNotFound
}

// unheard is a finding of a question that nobody answered.
func unheard(name, about string, err error) Finding {
	return bad(name, "The DNS does not answer about %s: %v. Look again later.", about, err)
}

// dkim compares what is published with a key of ours.
func (s Sender) dkim(ctx context.Context, r Resolver, key mail.SealKey) Finding {
	name, record, err := key.Record(s.Seal.Domain)
	if err != nil {
		return bad("DKIM", "The key %s can not be published: %v.", key.Selector, err)
	}
	all, err := texts(ctx, r, name, "")
	switch {
	case err != nil:
		return unheard("DKIM", name, err)
	case len(all) == 0:
		return bad("DKIM", "Nobody can verify what %s signs. Publish: %s. TXT %s", key.Selector, name, quoted(record))
	case tag(all[0], "p") != tag(record, "p"):
		return bad("DKIM", "%s publishes another key than the one that signs. It should be: %s. TXT %s", name, name, quoted(record))
	default:
		return good("DKIM", "%s publishes the key that signs.", name)
	}
}

// tag returns a value of a record of tags, "v=DKIM1; p=…", without spaces.
func tag(record, name string) string {
	for part := range strings.SplitSeq(record, ";") {
		if k, v, ok := strings.Cut(part, "="); ok && strings.TrimSpace(k) == name {
			return strings.Join(strings.Fields(v), "")
		}
	}
	return ""
}

// quoted writes a text as a zone file takes it: in strings of 255 bytes at
// most.
func quoted(text string) string {
	var b strings.Builder
	for part := range slices.Chunk([]byte(text), 255) {
		if b.Len() > 0 {
			b.WriteString(" ")
		}
		b.WriteString(`"` + string(part) + `"`)
	}
	return b.String()
}

// dmarc looks at the policy for the sender that readers see, and whether what
// is verified belongs to the same house.
func (s Sender) dmarc(ctx context.Context, r Resolver) Finding {
	var found []string
	var err error
	for _, domain := range []string{s.Domain, house(s.Domain)} {
		if found, err = texts(ctx, r, "_dmarc."+domain, "v=DMARC1"); err != nil {
			return unheard("DMARC", "_dmarc."+domain, err)
		}
		if len(found) > 0 {
			break
		}
	}
	switch {
	case len(found) == 0:
		return bad("DMARC", `There is no policy for %s. Publish: _dmarc.%s. TXT "v=DMARC1; p=none; rua=mailto:postmaster@%s"`, s.Domain, house(s.Domain), house(s.Domain))
	case len(found) > 1:
		return bad("DMARC", "There are %d policies for %s, so none counts. Leave one.", len(found), s.Domain)
	case tag(found[0], "p") == "":
		return bad("DMARC", "The policy for %s does not say what to do: it needs p=none, p=quarantine or p=reject.", s.Domain)
	case !s.aligned(s.Returns, tag(found[0], "aspf")) && !s.aligned(s.Seal.Domain, tag(found[0], "adkim")):
		return bad("DMARC", "Neither the signatures (of %s) nor the addresses of return (at %s) belong to %s, so the policy fails for every letter. Set letters.dkim_domain or letters.bounce_domain to a name of %s.",
			s.Seal.Domain, s.Returns, s.Domain, house(s.Domain))
	default:
		return good("DMARC", "The policy for %s is %s.", s.Domain, tag(found[0], "p"))
	}
}

// aligned reports whether a domain vouches for the sender: the same, or where
// that is enough, of the same house.
func (s Sender) aligned(domain, mode string) bool {
	return domain == s.Domain || mode != "s" && domain != "" && house(domain) == house(s.Domain)
}

// house returns the name that its owner registered: paper.example of
// letters.paper.example.
func house(domain string) string {
	registered, err := publicsuffix.EffectiveTLDPlusOne(domain)
	if err != nil {
		return domain
	}
	return registered
}

// mx looks whether bounces find their way to us.
func (s Sender) mx(ctx context.Context, r Resolver) Finding {
	all, err := r.LookupMX(ctx, s.Returns)
	if err != nil && !missing(err) {
		return unheard("MX", s.Returns, err)
	}
	if len(all) == 0 {
		return bad("MX", "Nothing that comes back finds its way here. Publish, with the name of this machine: %s. MX 10 mail.%s.", s.Returns, house(s.Returns))
	}
	return good("MX", "Mail to %s goes to %s.", s.Returns, strings.TrimSuffix(all[0].Host, "."))
}

// ptr looks whether the name of this machine leads to an address that leads
// back to the name.
func (s Sender) ptr(ctx context.Context, r Resolver) Finding {
	addresses, err := r.LookupHost(ctx, s.Host)
	if err != nil && !missing(err) {
		return unheard("PTR", s.Host, err)
	}
	if len(addresses) == 0 {
		return bad("PTR", "We introduce ourselves as %s, which has no address. Publish: %s. A, with the address that mail leaves from.", s.Host, s.Host)
	}
	for _, address := range addresses {
		names, err := r.LookupAddr(ctx, address)
		if err != nil && !missing(err) {
			return unheard("PTR", address, err)
		}
		if !slices.Contains(names, s.Host+".") && !slices.Contains(names, s.Host) {
			return bad("PTR", "%s is not called %s backwards, as servers want it. Ask whoever gave you the address to set its PTR record to %s.", address, s.Host, s.Host)
		}
	}
	return good("PTR", "%s leads to %s and back.", s.Host, addresses[0])
}
