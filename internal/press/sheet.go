package press

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A field is one header, its value in the shape that http.Header takes over
// without copying.
type field struct {
	name  string
	value []string
}

// A sheet is what readers are given: bytes and headers, bound and written out
// once. It never changes, so any number of goroutines may serve it.
type sheet struct {
	status   int
	hash     string
	modified time.Time
	control  []string // Cache-Control, where the Print brought its own
	always   []field  // with the body and with a 304
	full     []field  // with the body only
	variants [codings]variant
	untagged bool // not all of its keys fit in its header
}

// A variant is a sheet in one coding. Each has an ETag of its own: strong tags
// promise the same bytes, and two codings are not. The zero variant is a
// coding that is of no use to this page.
type variant struct {
	body   []byte
	etag   []string
	length []string
}

var (
	errCookie = errors.New("a printed page is shown to everybody and cannot set a cookie")
	errHeader = errors.New("a header of the page holds a line break")
)

// newSheet writes out the headers of a print around its bound bytes.
func newSheet(p *Print, hash string, variants [codings]variant) (*sheet, error) {
	if _, ok := p.Header["Set-Cookie"]; ok {
		return nil, errCookie
	}
	s := &sheet{status: cmp.Or(p.Status, http.StatusOK), hash: hash, modified: p.Modified, variants: variants}
	if p.CacheControl != "" {
		s.control = []string{p.CacheControl}
	}
	s.always = []field{{"Vary", []string{"Accept-Encoding"}}}
	if !p.Modified.IsZero() {
		s.always = append(s.always, field{"Last-Modified", []string{p.Modified.UTC().Format(http.TimeFormat)}})
	}
	s.full = []field{{"Content-Type", []string{p.ContentType}}}
	for name, value := range p.Header {
		if strings.ContainsAny(name+strings.Join(value, ""), "\r\n\x00") {
			return nil, errHeader
		}
		s.full = append(s.full, field{http.CanonicalHeaderKey(name), slices.Clip(value)})
	}
	return s, nil
}

// newVariants writes out what tells the codings of one body apart.
func newVariants(hash string, bound [codings][]byte) (variants [codings]variant) {
	for c, body := range bound {
		if body != nil || coding(c) == identity {
			variants[c] = newVariant(hash+"-"+codingNames[c], body)
		}
	}
	return variants
}

func newVariant(tag string, body []byte) variant {
	return variant{body: body, etag: []string{`"` + tag + `"`}, length: []string{strconv.Itoa(len(body))}}
}

// with returns a copy of the sheet with more codings.
func (s *sheet) with(bound [codings][]byte) *sheet {
	more := *s
	for c, body := range bound {
		if body != nil {
			more.variants[c] = newVariant(s.hash+"-"+codingNames[c], body)
		}
	}
	return &more
}

// isBare reports whether the sheet is bound in gzip and nothing better.
func (s *sheet) isBare() bool {
	return s.variants[gzipCoding].exists() && !s.variants[brotliCoding].exists()
}

// finer returns a copy of the sheet with a better brotli binding, under a tag
// of its own because its bytes are others.
func (s *sheet) finer(body []byte) *sheet {
	better := *s
	better.variants[brotliCoding] = newVariant(s.hash+finestTag, body)
	return &better
}

const finestTag = "-br11"

// isFinest reports whether there is nothing to gain by binding again.
func (s *sheet) isFinest() bool {
	br := s.variants[brotliCoding]
	return !br.exists() || strings.HasSuffix(br.etag[0], finestTag+`"`)
}

func (v variant) exists() bool { return v.etag != nil }

// size estimates the memory a sheet takes, in bytes.
func (s *sheet) size() int64 {
	const perSheet, perField = 512, 96
	n := perSheet + perField*(len(s.always)+len(s.full))
	for _, v := range s.variants {
		n += cap(v.body)
	}
	return int64(n)
}

// hashOf names a body: 128 bits of SHA-256, more than enough to tell apart the
// versions of one page, and short in every request that sends it back.
func hashOf(body []byte) string {
	sum := sha256.Sum256(body)
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}
