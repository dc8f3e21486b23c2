package news

import (
	"net/url"
	"slices"
	"strings"
)

// A Redirect leads one path of the paper to another, for ever.
type Redirect struct {
	From string
	To   string
}

// maxPath is how long an address may be, in bytes.
const maxPath = 1000

// NewRedirect reads a redirect as somebody typed it or kept it in a table:
// paths, or addresses as the browser shows them. That readers asked another
// site for what leads here does not matter; where it leads to must be on site,
// the address of the paper.
func NewRedirect(from, to, site string) (Redirect, error) {
	var r Redirect
	var faults Faults
	var wrong string
	if r.From, wrong = oldPath(from); wrong != "" {
		faults.add("from", wrong)
	}
	if r.To, wrong = ownPath(to, site); wrong != "" {
		faults.add("to", wrong)
	}
	if len(faults) == 0 && r.From == r.To {
		faults.add("to", "This address would lead to itself.")
	}
	return r, faults.Refuse()
}

// oldPath returns the path of an address that shall lead elsewhere. Of what
// follows a question mark only the numbers count by which WordPress names its
// pages, as in "/?p=12".
func oldPath(address string) (path, wrong string) {
	path, query, wrong := pathOf(address)
	switch {
	case wrong != "":
		return "", wrong
	case path == "/" && len(query) == 1:
		for _, name := range []string{"p", "page_id", "attachment_id", "cat"} {
			if id := query.Get(name); id != "" {
				return "/?" + name + "=" + id, ""
			}
		}
		return "", "The front page can not lead elsewhere."
	case path == "/":
		return "", "The front page can not lead elsewhere."
	case len(query) > 0:
		return "", "Leave out what follows the question mark: it does not count for the address."
	case slices.Contains([]string{"api", "assets", "desk", "media"}, FirstSegment(path)):
		return "", "Addresses below /" + FirstSegment(path) + " belong to the program."
	default:
		return path, ""
	}
}

// ownPath returns the path of an address on the paper's own site.
func ownPath(address, site string) (path, wrong string) {
	path, _, wrong = pathOf(address)
	if wrong != "" {
		return "", wrong
	}
	u, _ := url.Parse(strings.TrimSpace(address)) // pathOf could
	own, err := url.Parse(site)
	if err == nil && u.Host != "" && !strings.EqualFold(u.Host, own.Host) {
		return "", "An address can only lead to a page of this paper, not to " + u.Host + "."
	}
	return path, ""
}

func pathOf(address string) (path string, query url.Values, wrong string) {
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil || len(address) > maxPath:
		return "", nil, "This is not an address."
	case !strings.HasPrefix(u.Path, "/") && u.Host == "" || u.Opaque != "":
		return "", nil, "An address begins with a slash, like “/about”."
	case strings.Contains(u.Path, "//"):
		return "", nil, "An address has no two slashes in a row."
	case u.Path == "":
		return "/", u.Query(), ""
	default:
		return u.Path, u.Query(), ""
	}
}
