package web

import (
	"net/netip"
	"testing"
)

func TestClientIsBelievedOnlyFromATrustedProxy(t *testing.T) {
	t.Parallel()
	trusted := Proxies{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("2001:db8::/32")}
	tests := []struct {
		name, remote string
		forwarded    []string
		want         string
	}{
		{"a reader", "198.51.100.7:1", nil, "198.51.100.7"},
		{"a reader who lies", "198.51.100.7:1", []string{"203.0.113.9"}, "198.51.100.7"},
		{"a reader behind our proxy", "10.1.1.1:1", []string{"203.0.113.9"}, "203.0.113.9"},
		{"one who lies to our proxy", "10.1.1.1:1", []string{"127.0.0.1, 203.0.113.9"}, "203.0.113.9"},
		{"two proxies of ours", "10.1.1.1:1", []string{"203.0.113.9, 10.2.2.2"}, "203.0.113.9"},
		{"two fields", "10.1.1.1:1", []string{"203.0.113.9", "10.2.2.2"}, "203.0.113.9"},
		{"nonsense", "10.1.1.1:1", []string{"localhost"}, "10.1.1.1"},
		{"nothing", "10.1.1.1:1", nil, "10.1.1.1"},
		{"a proxy's own request", "10.1.1.1:1", []string{"10.3.3.3"}, "10.3.3.3"},
		{"IPv6", "[2001:db8::1]:1", []string{"2001:0DB9::7"}, "2001:db9::7"},
		{"IPv4 in IPv6", "[::ffff:10.1.1.1]:1", []string{"203.0.113.9"}, "203.0.113.9"},
	}
	for _, test := range tests {
		r := request("GET", "/")
		r.RemoteAddr = test.remote
		r.Header["X-Forwarded-For"] = test.forwarded
		if got := trusted.Client(r).String(); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestHTTPSIsBelievedOnlyFromATrustedProxy(t *testing.T) {
	t.Parallel()
	trusted := Proxies{netip.MustParsePrefix("10.0.0.0/8")}
	for remote, want := range map[string]bool{"10.1.1.1:1": true, "198.51.100.7:1": false, "@": false} {
		r := request("GET", "/")
		r.RemoteAddr = remote
		r.Header.Set("X-Forwarded-Proto", "HTTPS")
		if got := trusted.Secure(r); got != want {
			t.Errorf("from %s: %v, want %v", remote, got, want)
		}
	}
}

func TestBlurredAddressIsANetwork(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{"198.51.100.77": "198.51.100.0/24", "2001:db8:1:2::3": "2001:db8:1::/48"} {
		if got := blur(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s is blurred to %s, want %s", address, got, want)
		}
	}
	if got := blur(netip.Addr{}); got != "" {
		t.Errorf("no address is blurred to %q", got)
	}
}
