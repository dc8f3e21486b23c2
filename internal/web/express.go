package web

import (
	"bytes"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// The express lane answers the plain requests that make up nearly all of a
// reader's traffic, GET or HEAD for a page that is printed, before net/http
// takes them up: that halves what such a request costs.
//
// It sits in Read of a connection. While net/http waits there for the next
// request, the lane looks at what comes in. If that is exactly one well-formed
// request it has an answer for, it sends the answer and reads on; net/http
// never hears of it. If not, net/http gets the bytes and does as always.
//
// The lane must never disagree with net/http about where a request ends. So it
// understands only what is beyond doubt, hands over a request whole and alone,
// and keeps what came after it for itself. Upon anything it does not
// understand it leaves the connection for good.

// A Lane finds the answer to a plain request, or reports false. It appends the
// header fields of its answer to head, each ending in CRLF, all but Date and
// those of the Policy.
type Lane func(head []byte, r *Plain) (a Reply, ok bool)

// A Plain is a request without body, query or anything unusual. Absent headers
// are empty.
type Plain struct {
	Head            bool // HEAD, not GET
	Host            string
	Path            string // of letters, digits and -._~/ only, without empty or dot segments
	AcceptEncoding  string
	IfNoneMatch     string
	IfModifiedSince string

	forwardedProto string
	length         int
}

// A Reply is an answer of the express lane.
type Reply struct {
	Status int
	Head   []byte // what was given, with the header fields appended
	Body   []byte // sent as it is, and not for HEAD
}

// A verdict is what the lane makes of the bytes it sees.
type verdict int

const (
	strange  verdict = iota // not for the lane, nor is what follows
	ordinary                // a whole request without a body, for net/http
	express                 // one that the lane may answer
)

// readPlain reads the request at the beginning of data.
func readPlain(data []byte, r *Plain) verdict {
	*r = Plain{}
	end := bytes.Index(data, []byte("\r\n\r\n"))
	if end < 0 {
		return strange
	}
	r.length = end + 4
	line, fields, _ := bytes.Cut(data[:end+2], []byte("\r\n"))
	v := r.readLine(line)
	for len(fields) > 0 && v != strange {
		var field []byte
		field, fields, _ = bytes.Cut(fields, []byte("\r\n"))
		v = min(v, r.readField(field))
	}
	if r.Host == "" {
		return strange
	}
	return v
}

// readLine reads "GET /path HTTP/1.1".
func (r *Plain) readLine(line []byte) verdict {
	method, rest, _ := bytes.Cut(line, []byte(" "))
	target, version, _ := bytes.Cut(rest, []byte(" "))
	r.Head = string(method) == http.MethodHead
	if !r.Head && string(method) != http.MethodGet || string(version) != "HTTP/1.1" {
		return strange
	}
	r.Path = string(target)
	return readTarget(target)
}

// readTarget says whether a target is a plain path. A query, an escape or a
// path to be cleaned is for net/http.
func readTarget(target []byte) verdict {
	if len(target) == 0 || target[0] != '/' {
		return strange
	}
	v := express
	for i, c := range target {
		switch {
		case c <= ' ' || c >= 0x7f:
			return strange
		case !isPlain(c) && c != '/':
			v = ordinary
		case i > 0 && target[i-1] == '/' && (c == '/' || c == '.'):
			v = ordinary
		}
	}
	return v
}

// isPlain reports whether c means itself in names and paths.
func isPlain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		c == '-' || c == '_' || c == '~' || c == '.'
}

func all(b []byte, fits func(byte) bool) bool {
	for _, c := range b {
		if !fits(c) {
			return false
		}
	}
	return true
}

func isVisible(c byte) bool { return c >= ' ' && c < 0x7f || c == '\t' }

func isHost(c byte) bool { return isPlain(c) || c == ':' || c == '[' || c == ']' }

// readField reads one header field.
func (r *Plain) readField(field []byte) verdict {
	name, value, found := bytes.Cut(field, []byte(":"))
	value = bytes.Trim(value, " \t")
	if !found || len(name) == 0 || !all(name, isPlain) || !all(value, isVisible) {
		return strange
	}
	switch known := fieldNamed(name); known {
	case "":
		return express
	case "host":
		if !all(value, isHost) {
			return strange
		}
		return once(&r.Host, value, strange)
	case "accept-encoding":
		return once(&r.AcceptEncoding, value, ordinary)
	case "if-none-match":
		return once(&r.IfNoneMatch, value, ordinary)
	case "if-modified-since":
		return once(&r.IfModifiedSince, value, ordinary)
	case "x-forwarded-proto":
		return once(&r.forwardedProto, value, ordinary)
	case "connection":
		if bytes.EqualFold(value, []byte("keep-alive")) {
			return express
		}
	}
	return strange
}

// knownFields are those that the lane reads, and those that change what a
// connection is or where its request ends, which are not for the lane.
var knownFields = []string{
	"host", "accept-encoding", "if-none-match", "if-modified-since", "x-forwarded-proto", "connection",
	"content-length", "transfer-encoding", "upgrade", "expect", "te", "trailer", "http2-settings", "keep-alive",
	"proxy-connection",
}

func fieldNamed(name []byte) string {
	for _, known := range knownFields {
		if len(name) == len(known) && bytes.EqualFold(name, []byte(known)) {
			return known
		}
	}
	return ""
}

// once keeps the value of a field that must not come twice or empty.
func once(to *string, value []byte, otherwise verdict) verdict {
	if *to != "" || len(value) == 0 {
		return otherwise
	}
	*to = string(value)
	return express
}

// An expressAnswer is an answer of the lane in the pieces it is sent in.
type expressAnswer struct {
	start, head, body []byte
	pieces            [3][]byte // room for vector
	vector            net.Buffers
}

// answer fills a with the answer to r, or reports false. What belongs in the
// log goes the way of net/http.
func (d *Door) answer(a *expressAnswer, r *Plain, client netip.Addr, now time.Time) bool {
	if len(d.hosts) > 0 && !d.hosts[hostOf(r.Host)] {
		return false
	}
	reply, ok := d.lane(a.head[:0], r)
	if !ok || reply.Status >= http.StatusBadRequest || d.dueForLog() {
		return false
	}
	secure := strings.EqualFold(r.forwardedProto, "https") && d.proxies.trusts(client)
	a.start = d.policy.append(d.appendStart(a.start[:0], reply.Status, now), secure)
	a.head = append(reply.Head, "\r\n"...)
	a.body = reply.Body
	if r.Head || reply.Status == http.StatusNotModified {
		a.body = nil
	}
	return true
}

// appendStart begins an answer with its status line and date.
func (d *Door) appendStart(b []byte, status int, now time.Time) []byte {
	b = append(b, "HTTP/1.1 "...)
	b = strconv.AppendInt(b, int64(status), 10)
	b = append(append(b, ' '), http.StatusText(status)...)
	b = append(append(b, "\r\nDate: "...), d.date(now)...)
	return append(b, "\r\n"...)
}

// A stamp is the date of one second, written once for all answers in it.
type stamp struct {
	second int64
	text   string
}

func (d *Door) date(now time.Time) string {
	if s := d.stamp.Load(); s != nil && s.second == now.Unix() {
		return s.text
	}
	s := &stamp{now.Unix(), now.UTC().Format(http.TimeFormat)}
	d.stamp.Store(s)
	return s.text
}
