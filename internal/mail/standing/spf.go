package standing

import (
	"context"
	"strings"
)

// mostLookups is how many questions to the DNS a policy may cost those who
// receive mail (RFC 7208, section 4.6.4).
const mostLookups = 10

// spf looks at who may send with the addresses of return.
func (s Sender) spf(ctx context.Context, r Resolver) Finding {
	found, err := texts(ctx, r, s.Returns, "v=spf1")
	if err != nil {
		return unheard("SPF", s.Returns, err)
	}
	if len(found) == 0 {
		return bad("SPF", `Nobody knows who may send for %s. Publish, with what your relay tells you to include or the address of this machine: %s. TXT "v=spf1 include:RELAY ip4:ADDRESS -all"`, s.Returns, s.Returns)
	}
	terms := strings.Fields(strings.ToLower(found[0]))
	last := terms[len(terms)-1]
	switch lookups := countLookups(ctx, r, terms, 0); {
	case len(found) > 1:
		return bad("SPF", "There are %d policies for %s, so none counts. Make one of them.", len(found), s.Returns)
	case last == "all" || last == "+all":
		return bad("SPF", "The policy of %s lets everybody send. End it with -all.", s.Returns)
	case last != "-all" && last != "~all" && !strings.HasPrefix(last, "redirect="):
		return bad("SPF", "The policy of %s does not say what of all others. End it with -all.", s.Returns)
	case lookups > mostLookups:
		return bad("SPF", "The policy of %s asks the DNS more than %d times, with all that it includes, so it fails. Include less.", s.Returns, mostLookups)
	default:
		return good("SPF", "%s says: %s. That the relay is among those, only its operator can tell.", s.Returns, found[0])
	}
}

// countLookups returns how many questions a policy costs, with those that it
// includes; it stops soon after too many.
func countLookups(ctx context.Context, r Resolver, terms []string, n int) int {
	for _, term := range terms {
		term = strings.TrimLeft(term, "+-~?")
		name, value, _ := strings.Cut(strings.Replace(term, "=", ":", 1), ":")
		switch name {
		case "a", "mx", "ptr", "exists":
			n++
		case "include", "redirect":
			n++
			if n > mostLookups {
				return n
			}
			if inner, err := texts(ctx, r, value, "v=spf1"); err == nil && len(inner) == 1 {
				n = countLookups(ctx, r, strings.Fields(strings.ToLower(inner[0])), n)
			}
		}
	}
	return n
}
