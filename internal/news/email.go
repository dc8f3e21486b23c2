package news

import (
	"net/netip"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// An Email is an address that mail can go to, in its normal form: the part
// before the @ as its owner writes it, without quotation marks it does not
// need; the domain in small ASCII letters, as mail servers look it up. Make
// one with [ParseEmail].
type Email string

// The longest address there can be, in bytes (RFC 5321, section 4.5.3.1; the
// path of 256 counts its brackets).
const (
	maxEmail  = 254
	maxLocal  = 64
	maxDomain = 253
	maxLabel  = 63
)

// ParseEmail reads a bare address as RFC 5321 defines a mailbox, also in the
// forms few people use: a quoted local part, an address literal, letters
// beyond ASCII on both sides (RFC 6531). Space around it is dropped. It
// refuses everything else, also what is merely incomplete, such as a domain of
// one word: no reader has such an address.
func ParseEmail(s string) (Email, error) {
	s = norm.NFC.String(strings.TrimSpace(s))
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return "", notAnEmail(s)
	}
	local, localOK := parseLocal(s[:at])
	domain, domainOK := parseMailDomain(s[at+1:])
	e := Email(local + "@" + domain)
	if !localOK || !domainOK || len(e) > maxEmail {
		return "", notAnEmail(s)
	}
	return e, nil
}

func notAnEmail(s string) error {
	if utf8.RuneCountInString(s) > maxName {
		s = string([]rune(s)[:maxName]) + "…"
	}
	return &Error{Invalid, "There is no e-mail address like " + quote(strings.ToValidUTF8(s, "�")) + "; one looks like nora@paper.example."}
}

// Local returns the part before the @.
func (e Email) Local() string { return string(e[:max(strings.LastIndexByte(string(e), '@'), 0)]) }

// Domain returns the part after the @: small ASCII letters, or a literal in
// square brackets.
func (e Email) Domain() string { return string(e[strings.LastIndexByte(string(e), '@')+1:]) }

// Key returns what two spellings of one person's address have in common. The
// standard lets servers tell Nora@ from nora@; none that readers use does.
func (e Email) Key() string { return strings.ToLower(e.Local()) + "@" + e.Domain() }

// ASCII reports whether every mail server can take the address. The others
// need the extension SMTPUTF8.
func (e Email) ASCII() bool {
	for i := range len(e) {
		if e[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// parseLocal returns the normal form of a local part, and whether it is one.
func parseLocal(s string) (string, bool) {
	if !utf8.ValidString(s) || len(s) > maxLocal {
		return "", false
	}
	if !strings.HasPrefix(s, `"`) {
		return s, isDotString(s)
	}
	content, ok := unquoteLocal(s)
	switch {
	case !ok:
		return "", false
	case isDotString(content):
		return content, true
	default:
		return quoteLocal(content), true
	}
}

// isDotString reports whether s is words with single dots between them.
func isDotString(s string) bool {
	for word := range strings.SplitSeq(s, ".") {
		if word == "" || strings.ContainsFunc(word, func(r rune) bool { return !isAtomRune(r) }) {
			return false
		}
	}
	return true
}

func isAtomRune(r rune) bool {
	switch {
	case r >= utf8.RuneSelf:
		return unicode.IsGraphic(r) && !unicode.IsSpace(r)
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
		return true
	default:
		return strings.ContainsRune("!#$%&'*+-/=?^_`{|}~", r)
	}
}

// unquoteLocal returns what stands between quotation marks.
func unquoteLocal(s string) (string, bool) {
	if len(s) < 2 || !strings.HasSuffix(s, `"`) {
		return "", false
	}
	var b strings.Builder
	escaped := false
	for _, r := range s[1 : len(s)-1] {
		switch {
		case r < ' ' || r == 0x7f || r >= utf8.RuneSelf && !isAtomRune(r), r == '"' && !escaped:
			return "", false
		case r == '\\' && !escaped:
			escaped = true
			continue
		}
		b.WriteRune(r)
		escaped = false
	}
	return b.String(), !escaped
}

func quoteLocal(content string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(content) + `"`
}

// parseMailDomain returns the normal form of what follows the @, and whether
// mail can go there.
func parseMailDomain(s string) (string, bool) {
	if strings.HasPrefix(s, "[") {
		return parseLiteral(s)
	}
	s = strings.ToLower(s)
	if strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) {
		ascii, err := idna.Lookup.ToASCII(s)
		if err != nil {
			return "", false
		}
		s = ascii
	}
	return s, isMailDomain(s)
}

// isMailDomain wants two labels or more, of which the last is no number.
func isMailDomain(s string) bool {
	labels := strings.Split(s, ".")
	for _, label := range labels {
		if !isLabel(label) {
			return false
		}
	}
	last := labels[len(labels)-1]
	return len(labels) > 1 && len(s) <= maxDomain && strings.Trim(last, "0123456789") != ""
}

// isLabel reports whether s is letters, digits and inner hyphens (RFC 1123).
func isLabel(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != "" && len(s) <= maxLabel && s[0] != '-' && s[len(s)-1] != '-'
}

// parseLiteral reads an address literal: [192.0.2.1] or [IPv6:2001:db8::1].
func parseLiteral(s string) (string, bool) {
	inner, ok := strings.CutSuffix(s[1:], "]")
	if !ok {
		return "", false
	}
	prefix, version6 := "", false
	if len(inner) > 5 && strings.EqualFold(inner[:5], "IPv6:") {
		prefix, inner, version6 = "IPv6:", inner[5:], true
	}
	ip, err := netip.ParseAddr(inner)
	if err != nil || ip.Is4() == version6 || ip.Zone() != "" {
		return "", false
	}
	return "[" + prefix + ip.String() + "]", true
}
