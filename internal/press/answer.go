package press

import (
	"fmt"
	"net/http"
)

// A wish is what of a request an answer depends on, beside the address: the
// fields Accept-Encoding, If-None-Match and If-Modified-Since.
type wish struct{ accept, none, since []string }

// answer sends a sheet: the whole, its head alone, or word that the reader has
// it already. It allocates nothing, and hands header and body over at once.
func (s *sheet) answer(w http.ResponseWriter, r *http.Request, control []string) error {
	c, status := s.decide(wish{r.Header["Accept-Encoding"], r.Header["If-None-Match"], r.Header["If-Modified-Since"]})
	v := &s.variants[c]
	h := w.Header()
	h["Etag"], h["Cache-Control"] = v.etag, control
	set(h, s.always)
	if status == http.StatusNotModified {
		w.WriteHeader(status)
		return nil
	}
	set(h, s.full)
	h["Content-Length"] = v.length
	if c != identity {
		h["Content-Encoding"] = codingNames[c : c+1 : c+1]
	}
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return nil
	}
	if _, err := w.Write(v.body); err != nil {
		return fmt.Errorf("send page: %w", err)
	}
	return nil
}

// decide returns the coding and the status of an answer.
func (s *sheet) decide(ask wish) (coding, int) {
	c := s.choose(readAccept(ask.accept))
	if s.status == http.StatusOK && unchanged(ask, s.variants[c].etag[0], s.modified) {
		return c, http.StatusNotModified
	}
	return c, s.status
}

// choose returns the coding a reader likes best among those the sheet has. A
// reader who refuses all gets the plain bytes, which are of more use than a
// refusal.
func (s *sheet) choose(w weights) coding {
	best := identity
	for c := identity - 1; c >= 0; c-- {
		if s.variants[c].exists() && w[c] > 0 && w[c] >= w[best] {
			best = c
		}
	}
	return best
}

func set(h http.Header, fields []field) {
	for _, f := range fields {
		h[f.name] = f.value
	}
}

// Express answers a plain GET from what is printed and fresh, for a server
// that writes answers itself: it appends the header fields to head as they go
// over the wire, and returns the body for those who want it. Absent fields of
// the request are empty. It reports false where Serve has more to do.
func (p *Press) Express(head []byte, address, accept, noneMatch, modifiedSince string) (_ []byte, status int, body []byte, ok bool) {
	now := p.now()
	view := p.look(address)
	if view.sheet == nil || !view.fresh(now) {
		return head, 0, nil, false
	}
	p.hits.Add(1)
	c, status := view.sheet.decide(wish{said(accept), said(noneMatch), said(modifiedSince)})
	return view.sheet.appendHead(head, c, status, p.control(view, now)), status, view.sheet.variants[c].body, true
}

// said makes of a field what a request has of it: none, or one.
func said(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// appendHead writes the header fields that answer would set.
func (s *sheet) appendHead(b []byte, c coding, status int, control []string) []byte {
	v := &s.variants[c]
	b = appendField(b, "Etag", v.etag)
	b = appendField(b, "Cache-Control", control)
	for _, f := range s.always {
		b = appendField(b, f.name, f.value)
	}
	if status == http.StatusNotModified {
		return b
	}
	for _, f := range s.full {
		b = appendField(b, f.name, f.value)
	}
	b = appendField(b, "Content-Length", v.length)
	if c != identity {
		b = appendField(b, "Content-Encoding", codingNames[c:c+1])
	}
	return b
}

func appendField(b []byte, name string, values []string) []byte {
	for _, value := range values {
		b = append(append(append(b, name...), ": "...), value...)
		b = append(b, "\r\n"...)
	}
	return b
}
