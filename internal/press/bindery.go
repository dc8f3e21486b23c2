package press

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// A page is bound in three steps, because most of an archive is asked for once,
// by a crawler: at once in gzip, which everybody reads, for a fifth of a
// millisecond; when it is asked for again in brotli and zstd, which cost seven
// times as much and save a tenth of the bytes; and when it is in demand in the
// best brotli, which takes 40 to 200 ms and saves another sixth.
const (
	gzipLevel   = 6
	brotliAgain = 5
	brotliBest  = brotli.BestCompression
)

// A bindery compresses pages. Encoders are big, so they are used again.
type bindery struct {
	gzip   sync.Pool
	brotli sync.Pool
	zstd   *zstd.Encoder
}

func newBindery() (*bindery, error) {
	// A window of 8 MB is the most that the coding zstd may ask of a browser
	// (RFC 9659); one megabyte holds any page and keeps the encoders small.
	z, err := zstd.NewWriter(nil, zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, fmt.Errorf("make the zstd encoder: %w", err)
	}
	b := &bindery{zstd: z}
	b.gzip.New = func() any { w, _ := gzip.NewWriterLevel(nil, gzipLevel); return w }
	b.brotli.New = func() any { return brotli.NewWriterLevel(nil, brotliAgain) }
	return b, nil
}

// bind returns body as it is and, if that makes it shorter, in gzip. Pictures
// and fonts are compressed by their own formats.
func (b *bindery) bind(body []byte, contentType string) (bound [codings][]byte) {
	bound[identity] = body
	if compressible(contentType) {
		bound[gzipCoding] = shorter(pooled(&b.gzip, body), body)
	}
	return bound
}

// again returns body in the codings of browsers, where they make it shorter.
func (b *bindery) again(body []byte) (bound [codings][]byte) {
	bound[brotliCoding] = shorter(pooled(&b.brotli, body), body)
	bound[zstdCoding] = shorter(bytes.Clone(b.zstd.EncodeAll(body, nil)), body)
	return bound
}

// shorter returns coded, or nil where that is no gain.
func shorter(coded, body []byte) []byte {
	if len(coded) < len(body) {
		return coded
	}
	return nil
}

// best returns body in brotli at its best.
func (b *bindery) best(body []byte) []byte {
	var out bytes.Buffer
	encode(brotli.NewWriterLevel(&out, brotliBest), body)
	return bytes.Clone(out.Bytes())
}

// An encoder is what gzip and brotli writers have in common.
type encoder interface {
	io.WriteCloser
	Reset(io.Writer)
}

// pooled encodes body with an encoder of the pool. The result is cloned so
// that it takes no more memory than its length says.
func pooled(pool *sync.Pool, body []byte) []byte {
	w := pool.Get().(encoder)
	defer pool.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	encode(w, body)
	return bytes.Clone(out.Bytes())
}

// encode cannot fail: the encoders only pass on errors of their writer, and a
// bytes.Buffer has none.
func encode(w io.WriteCloser, body []byte) {
	_, _ = w.Write(body)
	_ = w.Close()
}

// compressible reports whether a content type is text of some kind.
func compressible(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	kind = strings.ToLower(strings.TrimSpace(kind))
	return strings.HasPrefix(kind, "text/") ||
		strings.HasSuffix(kind, "json") || strings.HasSuffix(kind, "xml") ||
		strings.HasSuffix(kind, "javascript")
}
