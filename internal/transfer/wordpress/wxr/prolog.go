package wxr

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// maxJunk is how far the XML may begin into the file.
const maxJunk = 64 << 10

var declared = regexp.MustCompile(`<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']`)

// decode returns r as UTF-8. Offsets count bytes of what it returns.
func decode(r io.Reader) (io.Reader, error) {
	head := bufio.NewReaderSize(r, chunk)
	start, err := head.Peek(1024)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	if bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")) {
		return nil, &SyntaxError{Line: 1, Problem: "the file is in UTF-16; WordPress exports are in UTF-8"}
	}
	found := declared.FindSubmatch(start)
	if found == nil || strings.EqualFold(string(found[1]), "utf-8") {
		return rewound(r, head)
	}
	encoding, err := htmlindex.Get(string(found[1]))
	if err != nil {
		return nil, &SyntaxError{Line: 1, Problem: fmt.Sprintf("the file says it is written in %q, which we do not know", found[1])}
	}
	return encoding.NewDecoder().Reader(head), nil
}

// rewound returns r at its start again if it can seek, so that [Reader.SkipTo]
// can; otherwise what has been read of it.
func rewound(r io.Reader, head *bufio.Reader) (io.Reader, error) {
	seeker, ok := r.(io.Seeker)
	if !ok {
		return head, nil
	}
	if _, err := seeker.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	return r, nil
}

// prolog reads up to and with <channel>.
func (r *Reader) prolog() error {
	if err := r.junk(); err != nil {
		return err
	}
	root, err := r.expect("rss")
	if err != nil {
		return err
	}
	r.scope = root.scope
	channel, err := r.expect("channel")
	if err != nil {
		return err
	}
	r.scope, r.done = channel.scope, channel.closed
	return nil
}

// junk passes over what stands before the XML: a byte order mark, blank
// lines, warnings of PHP.
func (r *Reader) junk() error {
	for len(r.src.buf) < maxJunk && r.src.more() {
	}
	if err := r.src.err; err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the file: %w", err)
	}
	head := r.src.buf[:min(len(r.src.buf), maxJunk)]
	i := bytes.Index(head, []byte("<?xml"))
	if i < 0 {
		i = bytes.Index(head, []byte("<rss"))
	}
	if i < 0 {
		return r.refuse("this is not a WordPress export: it has no <rss>")
	}
	if before := bytes.TrimPrefix(head[:i], []byte("\xef\xbb\xbf")); len(bytes.TrimSpace(before)) > 0 {
		r.Mended["text before the XML"]++
	}
	r.src.take(i)
	return nil
}

// expect reads the start tag that must come next.
func (r *Reader) expect(name string) (*tag, error) {
	t, end, err := r.token()
	switch {
	case errors.Is(err, io.EOF):
		return nil, r.refuse("this is not a WordPress export: it has no <%s>", name)
	case err != nil:
		return nil, err
	case t == nil:
		return nil, r.refuse("this is not a WordPress export: </%s> stands where <%s> is missing", end, name)
	case t.local != name:
		return nil, r.refuse("this is not a WordPress export: <%s> stands where <%s> is missing", t.raw, name)
	}
	r.scope = t.scope
	return t, nil
}
