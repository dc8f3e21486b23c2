package transfer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Web brings pictures from the other site itself. An export is written by
// strangers: it can name any address, also ones inside our own network. So
// only hosts that belong to the site are asked, wherever they redirect to, and
// the Client must be one that refuses private addresses, see [Guarded].
type Web struct {
	Client *http.Client
	Owns   func(host string) bool
	Keep   Keep
}

// Bring fetches a picture. A resized name is tried when the original is gone.
func (w Web) Bring(ctx context.Context, address string) (File, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return File{}, &news.Error{Kind: news.Invalid, Message: "the address is none of the web"}
	}
	if err := w.allowed(u); err != nil {
		return File{}, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return File{}, &news.Error{Kind: news.Invalid, Message: "the address is none of the web"}
	}
	request.Header.Set("Accept", "image/*")
	client := *w.Client
	client.CheckRedirect = func(next *http.Request, via []*http.Request) error {
		const most = 5
		if len(via) >= most {
			return &news.Error{Kind: news.Invalid, Message: "it is redirected without end"}
		}
		return w.allowed(next.URL)
	}
	response, err := client.Do(request)
	if err != nil {
		return File{}, w.failed(ctx, err)
	}
	defer response.Body.Close() // it was only read
	return w.receive(ctx, response)
}

func (w Web) allowed(u *url.URL) error {
	if u.User != nil || !w.Owns(u.Hostname()) {
		return &news.Error{Kind: news.Forbidden, Message: "it lies on a host that is not the site's"}
	}
	return nil
}

// failed says why there was no answer, in words that group well.
func (w Web) failed(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if refusal, ok := errors.AsType[*news.Error](err); ok {
		return refusal
	}
	return &news.Error{Kind: news.Unavailable, Message: "the site does not answer"}
}

func (w Web) receive(ctx context.Context, response *http.Response) (File, error) {
	switch {
	case response.StatusCode != http.StatusOK:
		return File{}, &news.Error{Kind: news.NotFound, Message: fmt.Sprintf("the site answers %d", response.StatusCode)}
	case !strings.HasPrefix(response.Header.Get("Content-Type"), "image/"):
		return File{}, &news.Error{Kind: news.Invalid, Message: "what the site sends is no picture"}
	case response.ContentLength > maxFile:
		return File{}, &news.Error{Kind: news.Invalid, Message: "it is larger than 64 megabytes"}
	}
	body := &capped{r: response.Body, left: maxFile}
	f, err := w.Keep(ctx, body)
	if body.left < 0 {
		return File{}, &news.Error{Kind: news.Invalid, Message: "it is larger than 64 megabytes"}
	}
	return f, err
}

// A capped reader fails when more comes than was allowed, so that nothing is
// kept of a file that was cut.
type capped struct {
	r    io.Reader
	left int64
}

func (c *capped) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return 0, errors.New("the file is too large")
	}
	return n, err
}

// Guarded returns a client that connects to public addresses only. The check
// is made on the address that is dialled, after the name was looked up, so a
// name that changes its mind does not help.
func Guarded() *http.Client {
	dialer := &net.Dialer{
		Timeout: 10 * time.Second,
		Control: func(_, address string, _ syscall.RawConn) error {
			host, err := netip.ParseAddrPort(address)
			if err != nil || !isPublic(host.Addr().Unmap()) {
				return &news.Error{Kind: news.Forbidden, Message: "it lies at an address that is not public"}
			}
			return nil
		},
	}
	return &http.Client{
		Timeout: time.Minute,
		Transport: &http.Transport{
			DialContext:         dialer.DialContext,
			TLSHandshakeTimeout: 10 * time.Second,
			MaxConnsPerHost:     4,
			MaxIdleConns:        8,
		},
	}
}

// isPublic reports whether an address is one of the open internet: not of
// this machine, a private network, a carrier's, a translation to IPv4, or a
// range kept for documents and tests.
func isPublic(a netip.Addr) bool {
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, kept := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
	} {
		if netip.MustParsePrefix(kept).Contains(a) {
			return false
		}
	}
	return true
}
