package web

import (
	"net/http"
	"strings"
)

// A field is one header, its value in the shape that http.Header takes over
// without copying.
type field struct {
	name  string
	value []string
}

// A Policy is a set of security headers, written out once and put on every
// answer, whatever its status.
type Policy struct {
	plain  []field // over http, where a browser must not be sent to https
	secure []field // over https

	plainText, secureText string // the same for the express lane
}

// set puts the policy on an answer.
func (p *Policy) set(h http.Header, secure bool) {
	for _, f := range p.fields(secure) {
		h[f.name] = f.value
	}
}

// append writes the policy out as it goes over the wire.
func (p *Policy) append(b []byte, secure bool) []byte {
	if secure {
		return append(b, p.secureText...)
	}
	return append(b, p.plainText...)
}

func (p *Policy) fields(secure bool) []field {
	if secure {
		return p.secure
	}
	return p.plain
}

// Wrap puts the policy on every answer of h, in place of the one of the Door:
// for the few addresses that need another.
func (p *Policy) Wrap(t Proxies, h Handler) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		p.set(w.Header(), t.Secure(r))
		return h(w, r)
	}
}

// PublicPolicy is for the paper. Scripts, styles and fonts come from the paper
// itself as files; nothing inline can run, and no other site can frame it.
// Pictures and sound may also come from the media hosts, and frames, which a
// reader opens by a click, from the embed hosts. Hosts are CSP sources such as
// https://media.example.org.
func PublicPolicy(media, embeds []string) *Policy {
	return newPolicy(publicCSP(media, embeds)+"; frame-ancestors 'none'", "same-origin", "same-origin")
}

// FramePolicy is for the one page that other sites are meant to frame: an
// article as an oEmbed card.
func FramePolicy(media []string) *Policy {
	return newPolicy(publicCSP(media, nil)+"; frame-ancestors *", "unsafe-none", "cross-origin")
}

// MediaPolicy is for files that people have uploaded, shown on any site but
// never run: opened as a page they are in a sandbox without rights.
func MediaPolicy() *Policy {
	return newPolicy("default-src 'none'; sandbox; frame-ancestors 'none'", "same-origin", "cross-origin")
}

// PreviewPolicy is for a reader's page as the desk shows it before readers get
// it: as in public, but inside a frame of the desk.
func PreviewPolicy(media, embeds []string) *Policy {
	return newPolicy(publicCSP(media, embeds)+"; frame-ancestors 'self'", "same-origin", "same-origin")
}

// MailPolicy is for the HTML of a mail as the desk shows it: with the style that
// stands in the mail itself, as programs for mail want it, and nothing that
// runs. Its pictures are those of the paper, wherever the paper is.
func MailPolicy() *Policy {
	return newPolicy("default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: http: https:; "+
		"base-uri 'none'; form-action 'none'; sandbox allow-same-origin; frame-ancestors 'self'", "same-origin", "same-origin")
}

// DeskPolicy is for the newsroom's web app. Its scripts are files of the
// program; frames show readers' pages; markup is only taken from the policies
// of the libraries named, which make it from templates and clean what is
// pasted. The address of a draft goes to nobody.
func DeskPolicy() *Policy {
	p := newPolicy(strings.Join([]string{
		"default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'",
		"img-src 'self' data: blob:", "media-src 'self' blob:", "connect-src 'self'", "frame-src 'self'",
		"object-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
		"require-trusted-types-for 'script'", "trusted-types svelte-trusted-html ProseMirrorClipboard",
	}, "; "), "same-origin", "same-origin")
	p.change("Referrer-Policy", "same-origin")
	p.change("Permissions-Policy", strings.Replace(permissions,
		"publickey-credentials-get=()", "publickey-credentials-get=(self), publickey-credentials-create=(self)", 1))
	return p
}

// change gives a header of the policy another value.
func (p *Policy) change(name, value string) {
	for _, fields := range [][]field{p.plain, p.secure} {
		for i := range fields {
			if fields[i].name == name {
				fields[i].value = []string{value}
			}
		}
	}
	p.plainText, p.secureText = wire(p.plain), wire(p.secure)
}

func publicCSP(media, embeds []string) string {
	from := func(base string, hosts []string) string {
		return strings.Join(append([]string{base}, hosts...), " ")
	}
	frames := "'none'"
	if len(embeds) > 0 {
		frames = strings.Join(embeds, " ")
	}
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"font-src 'self'",
		"img-src " + from("'self' data:", media),
		"media-src " + from("'self'", media),
		"connect-src 'self'",
		"manifest-src 'self'",
		"worker-src 'self'",
		"frame-src " + frames,
		"object-src 'none'",
		"form-action 'self'",
		"base-uri 'none'",
		"require-trusted-types-for 'script'",
	}, "; ")
}

// newPolicy writes out the headers around a content security policy. Opener
// and resource are the policies of those names.
func newPolicy(csp, opener, resource string) *Policy {
	common := []field{
		{"X-Content-Type-Options", []string{"nosniff"}},
		{"Referrer-Policy", []string{"strict-origin-when-cross-origin"}},
		{"Permissions-Policy", []string{permissions}},
		{"Cross-Origin-Opener-Policy", []string{opener}},
		{"Cross-Origin-Resource-Policy", []string{resource}},
	}
	p := &Policy{}
	p.plain = append(p.plain, field{"Content-Security-Policy", []string{csp}})
	p.plain = append(p.plain, common...)
	p.secure = append(p.secure, field{"Content-Security-Policy", []string{csp + "; upgrade-insecure-requests"}})
	p.secure = append(p.secure, common...)
	p.secure = append(p.secure, field{"Strict-Transport-Security", []string{"max-age=63072000; includeSubDomains"}})
	p.plainText, p.secureText = wire(p.plain), wire(p.secure)
	return p
}

// wire writes header fields out, each ending in CRLF.
func wire(fields []field) string {
	var b strings.Builder
	for _, f := range fields {
		b.WriteString(f.name + ": " + f.value[0] + "\r\n")
	}
	return b.String()
}

// permissions switches off what a newspaper has no use for.
const permissions = "accelerometer=(), autoplay=(self), camera=(), display-capture=(), " +
	"fullscreen=(self), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), " +
	"midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), usb=()"
