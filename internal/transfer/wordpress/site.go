package wordpress

import (
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// A site is where an export came from.
type site struct {
	host string // without "www."
	base string // path of the blog without a slash at the end, "" at the root
	root string // absolute address without a slash at the end
	name string
	lang string
}

// newSite reads what a file says of its site. The address of the blog counts;
// older files have that of the network or the link of the channel only.
func newSite(s wxr.Site) site {
	x := site{name: strings.TrimSpace(s.Title), lang: strings.TrimSpace(s.Language)}
	for _, address := range []string{s.BaseBlog, s.Link, s.BaseSite} {
		u, err := url.Parse(strings.TrimSpace(address))
		if err == nil && u.Host != "" {
			x.host = plainHost(u.Host)
			x.base = strings.TrimRight(u.EscapedPath(), "/")
			x.root = u.Scheme + "://" + u.Host + x.base
			break
		}
	}
	return x
}

func plainHost(host string) string {
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

// source names the site in the origin of everything that comes from it. It is
// the same with http and https, and with and without www.
func (s site) source() string {
	if s.host == "" {
		return "wordpress:" + news.Slugify(s.name)
	}
	return "wordpress:" + s.host + s.base
}

// path returns the path of an address of the site, with its query if that is
// what names the page.
func (s site) path(address string) (string, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Opaque != "" || u.User != nil {
		return "", false
	}
	if u.Host == "" && !strings.HasPrefix(u.Path, "/") || u.Host != "" && plainHost(u.Host) != s.host {
		return "", false
	}
	if u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		path += "#" + u.EscapedFragment()
	}
	return path, true
}

// owns reports whether an address is on a machine of the site: of the same
// domain, or where WordPress.com keeps its files.
func (s site) owns(address string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return false
	}
	host := strings.Replace(plainHost(u.Hostname()), ".files.wordpress.com", ".wordpress.com", 1)
	own := strings.Replace(plainHost(hostname(s.host)), ".files.wordpress.com", ".wordpress.com", 1)
	if host == "" {
		return strings.HasPrefix(u.Path, "/")
	}
	return host == own || domainOf(host) != "" && domainOf(host) == domainOf(own)
}

// domainOf returns the part of a host that somebody registered, "" if there is
// none.
func domainOf(host string) string {
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	return domain
}

func hostname(host string) string {
	name, _, _ := strings.Cut(host, ":")
	return name
}

// absolute returns the address of a path of the site.
func (s site) absolute(path string) string {
	return s.root + "/" + strings.TrimLeft(path, "/")
}
