package web

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// Proxies are the networks of those who may speak for others: the load
// balancer or CDN before the paper. What anyone else says in X-Forwarded-For
// and X-Forwarded-Proto is not looked at.
type Proxies []netip.Prefix

// Client returns the address a request came from: the last one on its way that
// is not a trusted proxy. It is the zero Addr where the connection has none.
func (t Proxies) Client(r *http.Request) netip.Addr {
	client := parseAddr(r.RemoteAddr)
	if !t.trusts(client) {
		return client
	}
	hops := strings.Split(strings.Join(r.Header["X-Forwarded-For"], ","), ",")
	for _, text := range slices.Backward(hops) {
		hop, err := netip.ParseAddr(strings.TrimSpace(text))
		if err != nil {
			return client
		}
		if client = hop.Unmap(); !t.trusts(client) {
			return client
		}
	}
	return client
}

// Secure reports whether the reader's browser speaks https, to us or to a
// trusted proxy.
func (t Proxies) Secure(r *http.Request) bool {
	if r.TLS != nil {
		return true
	}
	if len(t) == 0 {
		return false
	}
	proto := r.Header["X-Forwarded-Proto"]
	return len(proto) == 1 && strings.EqualFold(proto[0], "https") && t.trusts(parseAddr(r.RemoteAddr))
}

func (t Proxies) trusts(a netip.Addr) bool {
	for _, prefix := range t {
		if prefix.Contains(a) {
			return true
		}
	}
	return false
}

// parseAddr returns the address of the other end of a connection.
func parseAddr(hostPort string) netip.Addr {
	a, _ := netip.ParseAddrPort(hostPort)
	return a.Addr().Unmap()
}

// blur cuts an address down to a network, so that the log says where trouble
// comes from and not who reads.
func blur(a netip.Addr) string {
	bits := 24
	if a.Is6() {
		bits = 48
	}
	p, err := a.Prefix(bits)
	if err != nil || !p.IsValid() {
		return ""
	}
	return p.String()
}
