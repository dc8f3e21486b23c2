package wxr

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// maxDepth is how deep elements that we do not know may nest.
const maxDepth = 64

// token returns the next start tag, or the name of the next end tag. Text
// between tags, comments and instructions are passed over.
func (r *Reader) token() (start *tag, end string, err error) {
	for {
		i, err := r.src.index("<", 0)
		if err != nil {
			return nil, "", r.failed(err)
		}
		r.passText(i)
		switch {
		case r.src.startsWith("<!--", 0):
			err = r.passOver("-->", 4)
		case r.src.startsWith("<?", 0):
			err = r.passOver("?>", 2)
		case r.src.startsWith("<![CDATA[", 0):
			err = r.passOver("]]>", 9)
		case r.src.startsWith("<!", 0):
			err = r.doctype()
		case r.src.startsWith("</", 0):
			return r.endTag()
		default:
			start, err := r.startTag()
			return start, "", err
		}
		if err != nil {
			return nil, "", err
		}
	}
}

// failed makes a refusal of what is wrong with the file, and leaves the end
// of the file and failures to read it as they are.
func (r *Reader) failed(err error) error {
	if errors.Is(err, errTooLong) {
		return r.refuse("something here does not end: %v", err)
	}
	return err
}

// passText drops the n bytes between two tags.
func (r *Reader) passText(n int) {
	if !r.skipping && len(bytes.TrimSpace(r.src.buf[:n])) > 0 {
		r.Mended["text between elements"]++
	}
	r.src.take(n)
}

// passOver drops everything up to and with the mark, which is looked for
// after n bytes.
func (r *Reader) passOver(mark string, n int) error {
	i, err := r.src.index(mark, n)
	if errors.Is(err, io.EOF) {
		return r.refuse("the file ends where %s is missing", mark)
	}
	if err != nil {
		return r.failed(err)
	}
	r.src.take(i + len(mark))
	return nil
}

// doctype passes over a document type. One that declares entities is refused:
// no export has them, and they are how small files become large ones.
func (r *Reader) doctype() error {
	i, err := r.src.index(">", 2)
	if err != nil {
		return r.failed(err)
	}
	if bytes.IndexByte(r.src.buf[:i], '[') >= 0 {
		return r.refuse("it declares entities or a document type of its own, as no WordPress export does")
	}
	r.src.take(i + 1)
	return nil
}

func (r *Reader) endTag() (*tag, string, error) {
	i, err := r.src.index(">", 2)
	if err != nil {
		return nil, "", r.failed(err)
	}
	name := string(bytes.TrimSpace(r.src.buf[2:i]))
	if !isName(name) {
		return nil, "", r.refuse("there is a < that begins no tag")
	}
	r.src.take(i + 1)
	return nil, name, nil
}

func (r *Reader) startTag() (*tag, error) {
	i, err := r.tagEnd()
	if err != nil {
		return nil, r.failed(err)
	}
	t := parseTag(r.src.buf[1:i], r.scope)
	if !isName(t.raw) {
		return nil, r.refuse("there is a < that begins no tag")
	}
	r.src.take(i + 1)
	return t, nil
}

// maxName is how long the name of an element may be.
const maxName = 200

func isName(s string) bool {
	return s != "" && len(s) <= maxName && !strings.ContainsAny(s, "<>&\"'= \t\r\n")
}

// tagEnd returns where the > of the tag at the front stands; one in quotes is
// part of an attribute.
func (r *Reader) tagEnd() (int, error) {
	from := 1
	for {
		i, err := r.src.index(">", from)
		if err != nil {
			return 0, err
		}
		if !openQuote(r.src.buf[:i]) {
			return i, nil
		}
		from = i + 1
	}
}

// openQuote reports whether a quote that begins in b does not end there.
func openQuote(b []byte) bool {
	for {
		i := bytes.IndexAny(b, `"'`)
		if i < 0 {
			return false
		}
		end := bytes.IndexByte(b[i+1:], b[i])
		if end < 0 {
			return true
		}
		b = b[i+1+end+1:]
	}
}

// skip passes over an element that we have no use for, and all inside it.
func (r *Reader) skip(t *tag) error {
	r.skipping = true
	defer func() { r.skipping = false }()
	return r.skipAt(t, 1)
}

func (r *Reader) skipAt(t *tag, depth int) error {
	if depth > maxDepth {
		return r.refuse("elements are nested more than %d deep", maxDepth)
	}
	return r.each(t, func(c *tag) error { return r.skipAt(c, depth+1) })
}
