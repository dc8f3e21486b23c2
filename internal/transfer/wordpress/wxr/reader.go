package wxr

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// A Reader reads the entries of one file, one after the other.
type Reader struct {
	Site   Site           // complete at the latest when the first item is read
	Mended map[string]int // what was not quite XML, by kind

	src   *source
	scope *binding
	items int   // begun so far
	item  *Item // that is being read
	done  bool  // the channel has ended

	skipping bool // what is read now is not looked at
	checked  bool // an earlier reader saw that the version is right
}

// A Place is a point between two entries of a file.
type Place struct {
	Offset int64 // byte, from 0
	Line   int   // from 1
	Items  int   // before it
	End    bool  // behind the last entry
}

// A SyntaxError says why a file was refused, and where.
type SyntaxError struct {
	Line    int
	Byte    int64  // from 0
	Item    string // title and id of the item, or ""
	Problem string
}

func (e *SyntaxError) Error() string {
	where := fmt.Sprintf("line %d, byte %d", e.Line, e.Byte)
	if e.Item != "" {
		where += ", in the item " + e.Item
	}
	return where + ": " + e.Problem
}

// NewReader begins to read a file. It refuses at once what is not an RSS
// feed with a channel.
func NewReader(r io.Reader) (*Reader, error) {
	text, err := decode(r)
	if err != nil {
		return nil, err
	}
	x := &Reader{src: newSource(text, 0, 1), Mended: map[string]int{}}
	if err := x.prolog(); err != nil {
		return nil, err
	}
	return x, nil
}

// Place returns where the next entry begins.
func (r *Reader) Place() Place {
	return Place{Offset: r.src.offset, Line: r.src.line, Items: r.items, End: r.done}
}

// SkipTo goes on at a place that an earlier reader of the same file told.
func (r *Reader) SkipTo(p Place) error {
	if seeker, ok := r.src.r.(io.Seeker); ok {
		if _, err := seeker.Seek(p.Offset, io.SeekStart); err != nil {
			return fmt.Errorf("go on at byte %d: %w", p.Offset, err)
		}
		r.src = newSource(r.src.r, p.Offset, p.Line)
	} else if err := r.discard(p.Offset); err != nil {
		return fmt.Errorf("go on at byte %d: %w", p.Offset, err)
	}
	r.items, r.done, r.checked = p.Items, p.End, true
	return nil
}

func (r *Reader) discard(until int64) error {
	for r.src.offset < until {
		if len(r.src.buf) == 0 && !r.src.more() {
			return r.src.end()
		}
		r.src.take(int(min(until-r.src.offset, int64(len(r.src.buf)))))
	}
	return nil
}

var versionForm = regexp.MustCompile(`^\d+\.\d+$`)

// Next returns the next entry, and io.EOF after the last one.
func (r *Reader) Next() (Entry, error) {
	for !r.done {
		t, end, err := r.token()
		switch {
		case errors.Is(err, io.EOF):
			return Entry{}, r.refuse("the file ends before its <channel> does; it may have been cut off")
		case err != nil:
			return Entry{}, err
		case t == nil && end != "channel":
			return Entry{}, r.refuse("</%s> stands where it closes nothing", end)
		case t == nil:
			r.done = true
		default:
			if entry, err := r.child(t); err != nil || entry != (Entry{}) {
				return entry, err
			}
		}
	}
	if err := r.checkVersion(); err != nil {
		return Entry{}, err
	}
	return Entry{}, io.EOF
}

// child reads one element of the channel. The entry is empty if it was not
// one.
func (r *Reader) child(t *tag) (entry Entry, err error) {
	switch {
	case t.is(none, "item"):
		entry.Item, err = r.readItem(t)
	case t.is(wp, "author"):
		entry.Author = &Author{}
		err = r.record(t, entry.Author.field)
	case t.is(wp, "category"), t.is(wp, "tag"), t.is(wp, "term"):
		entry.Term, err = r.readTerm(t)
	default:
		if field := r.Site.field(t); field != nil {
			return Entry{}, r.fill(t, field)
		}
		return Entry{}, r.skip(t)
	}
	return entry, err
}

func (r *Reader) checkVersion() error {
	switch v := strings.TrimSpace(r.Site.Version); {
	case r.checked:
		return nil
	case v == "":
		return r.refuse("this is not a WordPress export: it has no <wp:wxr_version>")
	case !versionForm.MatchString(v):
		return r.refuse("this is not a WordPress export: its version is %q, not like 1.2", v)
	default:
		return nil
	}
}

func (r *Reader) readTerm(t *tag) (*Term, error) {
	x := &Term{Taxonomy: map[string]string{"category": "category", "tag": "post_tag"}[t.local]}
	err := r.each(t, func(c *tag) error {
		if c.is(wp, "termmeta") {
			return r.readMeta(c, &x.Meta)
		}
		return r.fillOrSkip(c, x.field)
	})
	return x, err
}

func (r *Reader) readItem(t *tag) (*Item, error) {
	if err := r.checkVersion(); err != nil {
		return nil, err
	}
	it := &Item{Ordinal: r.items, Line: r.src.line}
	r.item, r.items = it, r.items+1
	err := r.each(t, func(c *tag) error {
		switch {
		case c.is(none, "category"):
			ref := TermRef{Taxonomy: c.attr("domain"), Slug: c.attr("nicename")}
			err := r.fill(c, &ref.Name)
			it.Terms = append(it.Terms, ref)
			return err
		case c.is(wp, "postmeta"):
			return r.readMeta(c, &it.Meta)
		case c.is(wp, "comment"):
			return r.readComment(c, it)
		default:
			return r.fillOrSkip(c, it.field)
		}
	})
	r.item = nil
	return it, err
}

func (r *Reader) readMeta(t *tag, to *[]Meta) error {
	var m Meta
	if err := r.record(t, m.field); err != nil {
		return err
	}
	*to = append(*to, m)
	return nil
}

func (r *Reader) readComment(t *tag, it *Item) error {
	var c Comment
	err := r.each(t, func(child *tag) error {
		if child.is(wp, "commentmeta") {
			return r.readMeta(child, &c.Meta)
		}
		return r.fillOrSkip(child, c.field)
	})
	it.Comments = append(it.Comments, c)
	return err
}

// record reads an element that has fields and nothing else.
func (r *Reader) record(t *tag, field func(*tag) *string) error {
	return r.each(t, func(c *tag) error { return r.fillOrSkip(c, field) })
}

func (r *Reader) fillOrSkip(t *tag, field func(*tag) *string) error {
	if to := field(t); to != nil {
		return r.fill(t, to)
	}
	return r.skip(t)
}

// fill reads the text of an element. A field that is given twice keeps its
// first value.
func (r *Reader) fill(t *tag, to *string) error {
	text, err := r.text(t)
	if *to == "" {
		*to = text
	}
	return err
}

// each calls do with every element inside t, up to its end tag.
func (r *Reader) each(t *tag, do func(*tag) error) error {
	if t.closed {
		return nil
	}
	outer := r.scope
	r.scope = t.scope
	defer func() { r.scope = outer }()
	for {
		c, end, err := r.token()
		switch {
		case errors.Is(err, io.EOF):
			return r.refuse("the file ends before its <%s> does; it may have been cut off", t.raw)
		case err != nil:
			return err
		case c == nil && end == t.raw:
			return nil
		case c == nil:
			return r.refuse("</%s> stands where </%s> is missing", end, t.raw)
		case c.is(none, "item"):
			return r.refuse("a new item begins before </%s>", t.raw)
		}
		if err := do(c); err != nil {
			return err
		}
	}
}

func (r *Reader) refuse(format string, args ...any) error {
	e := &SyntaxError{Line: r.src.line, Byte: r.src.offset, Problem: fmt.Sprintf(format, args...)}
	if r.item != nil {
		e.Item = fmt.Sprintf("%q (number %d, id %q)", r.item.Title, r.items, r.item.ID)
	}
	return e
}
