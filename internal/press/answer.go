package press

import (
	"fmt"
	"net/http"
)

// answer sends a sheet: the whole, its head alone, or word that the reader has
// it already. It allocates nothing, and hands header and body over at once.
func (s *sheet) answer(w http.ResponseWriter, r *http.Request, control []string) error {
	c := s.choose(readAccept(r.Header["Accept-Encoding"]))
	v := &s.variants[c]
	h := w.Header()
	h["Etag"], h["Cache-Control"] = v.etag, control
	set(h, s.always)
	if s.status == http.StatusOK && unchanged(r.Header, v.etag[0], s.modified) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	set(h, s.full)
	h["Content-Length"] = v.length
	if c != identity {
		h["Content-Encoding"] = codingNames[c : c+1 : c+1]
	}
	w.WriteHeader(s.status)
	if r.Method == http.MethodHead {
		return nil
	}
	if _, err := w.Write(v.body); err != nil {
		return fmt.Errorf("send page: %w", err)
	}
	return nil
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
