package web

import (
	"cmp"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A Door stands before all handlers of a server.
type Door struct {
	handler Handler
	errors  *Errors
	policy  *Policy
	proxies Proxies
	hosts   map[string]bool
	log     *slog.Logger
	every   uint64
	where   bool
	path    func(string) string
	now     func() time.Time
	count   atomic.Uint64
	lane    Lane
	answers sync.Pool
	stamp   atomic.Pointer[stamp]
}

// DoorOptions say how a Door works.
type DoorOptions struct {
	Handler Handler
	Errors  *Errors
	Policy  *Policy          // on every answer, unless a Policy further in replaces it
	Proxies Proxies          // whom to believe about others
	Hosts   []string         // the names the paper answers to, without port; empty for any
	Log     *slog.Logger     // takes the request log
	Now     func() time.Time // the real time, not the clock of the paper

	// LogEvery writes a line for one in so many requests that went well; zero
	// for none. Those that did not always get one.
	LogEvery int

	// LogPath returns how a path stands in the log, so that no key to what
	// somebody reads does. Nil for as it is.
	LogPath func(path string) string

	// LogNetwork adds the reader's network, never the whole address.
	LogNetwork bool

	// Lane answers plain requests ahead of the Handler. It must give the
	// answers that the Handler would. Nil for none.
	Lane Lane
}

// NewDoor returns the handler for a server.
func NewDoor(o DoorOptions) *Door {
	d := &Door{
		handler: o.Handler, errors: o.Errors, policy: o.Policy, proxies: o.Proxies, hosts: map[string]bool{},
		log: o.Log, every: uint64(max(o.LogEvery, 0)), where: o.LogNetwork, now: o.Now, path: o.LogPath,
		lane: o.Lane, answers: sync.Pool{New: func() any { return new(expressAnswer) }},
	}
	if d.path == nil {
		d.path = func(path string) string { return path }
	}
	for _, host := range o.Hosts {
		d.hosts[strings.ToLower(host)] = true
	}
	return d
}

// longestAddress is what fits in the address bar of old browsers, and more
// than any address of a newspaper needs.
const longestAddress = 4096

// ServeHTTP lets a request in, and writes it down when it is through.
func (d *Door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := d.now()
	rec := &recorder{ResponseWriter: w, conn: connOf(r)}
	d.policy.set(w.Header(), d.proxies.Secure(r))
	if err := d.errors.try(d.enter, rec, r); err != nil {
		d.errors.answer(rec, r, err)
	}
	d.note(rec, r, began)
}

// enter turns away what cannot be for us.
func (d *Door) enter(w http.ResponseWriter, r *http.Request) error {
	if len(d.hosts) > 0 && !d.hosts[hostOf(r.Host)] {
		return &Refusal{Status: http.StatusMisdirectedRequest, Message: "There is no newspaper under this name here."}
	}
	if len(r.RequestURI) > longestAddress {
		return &Refusal{Status: http.StatusRequestURITooLong, Message: "This address is too long."}
	}
	return d.handler(w, r)
}

// hostOf returns the name in a Host field, without port and in small letters.
func hostOf(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}

// logged counts a request that went well, and reports whether it is the one in
// so many that gets a line.
func (d *Door) logged() bool { return d.every > 0 && d.count.Add(1)%d.every == 0 }

// dueForLog counts a request like logged, but leaves the one that gets a line
// to be counted by whoever writes it.
func (d *Door) dueForLog() bool {
	if !d.logged() {
		return false
	}
	d.count.Add(^uint64(0))
	return true
}

// note writes the line of a request. The query is left out: it may hold what a
// reader searched for, or a key to unsubscribe.
func (d *Door) note(rec *recorder, r *http.Request, began time.Time) {
	status := cmp.Or(rec.status, http.StatusOK)
	if status < http.StatusBadRequest && !d.logged() {
		return
	}
	attrs := []slog.Attr{
		slog.String("id", rec.name(d.errors.ID)),
		slog.String("method", r.Method),
		slog.String("path", d.path(r.URL.Path)),
		slog.Int("status", status),
		slog.Int64("bytes", rec.bytes),
		slog.Duration("duration", d.now().Sub(began)),
	}
	if d.where {
		attrs = append(attrs, slog.String("network", blur(d.proxies.Client(r))))
	}
	d.log.LogAttrs(r.Context(), slog.LevelInfo, "request", attrs...)
}
