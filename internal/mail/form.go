package mail

import (
	"bytes"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Copy is what all readers of one mailing get alike, and the blanks in it.
type Copy struct {
	From    mail.Address
	ReplyTo news.Email // empty: answers go to the sender
	Subject string
	Date    time.Time
	Text    string // the plain form; both with \n at the end of lines
	HTML    string

	ListID   string // RFC 2919, such as "morning.letters.paper.example"
	Archive  string // address of the page with past issues
	Leave    string // address to which one POST ends the letter (RFC 8058)
	LeaveBy  string // the same for a mail with anything in it, without "mailto:"; may be empty
	Feedback string // Feedback-ID, by which large providers group complaints
	Host     string // domain of message ids

	// Blanks are words in Text, HTML, Leave and LeaveBy in whose place each reader
	// finds something of their own. Whoever makes the copy chooses words that
	// can not stand there otherwise.
	Blanks []string
}

// A Form is a mail to many: printed once, with gaps for what differs. It is
// safe for concurrent use.
type Form struct {
	pieces []piece
	blanks int
	size   int
}

// A piece is text that is the same for everybody and the gap that follows it.
type piece struct {
	text []byte
	gap  byte // 0 after the last piece
}

// The gaps of every form. Those of [Copy.Blanks] follow.
const (
	gapTo byte = 1 + iota
	gapID
	gapBlank
)

// mostBlanks is how many a copy can have; each gap is named by one byte.
const mostBlanks = 100

// gapMark begins a gap while a form is printed: no text can contain it, since
// heads refuse it and bodies encode it.
const gapMark = "\x00"

// A Filling is what one reader's mail has in its gaps.
type Filling struct {
	To     news.Email
	ID     string   // before the @ of the message id: different for every mail there will ever be
	Blanks []string // as many as the copy has
}

// NewForm prints a copy. It refuses what would break a head.
func NewForm(c Copy) (*Form, error) {
	for _, line := range []string{c.From.Name, c.From.Address, string(c.ReplyTo), c.Subject, c.ListID, c.Archive, c.Leave, c.LeaveBy, c.Feedback, c.Host} {
		if broken(line) || len(line) > maxLine/2 {
			return nil, &news.Error{Kind: news.Invalid, Message: "The head of a mail takes short single lines only."}
		}
	}
	if len(c.Blanks) > mostBlanks {
		return nil, fmt.Errorf("print a form: %d blanks are too many", len(c.Blanks))
	}
	var b strings.Builder
	c.head(&b)
	c.body(&b)
	f := &Form{blanks: len(c.Blanks), size: b.Len()}
	f.cut(b.String())
	return f, nil
}

// Size returns how long a mail is before its gaps are filled, in bytes.
func (f *Form) Size() int { return f.size }

func gap(n byte) string { return gapMark + string([]byte{n}) }

// head writes the fields in the order in which people who look for a fault
// expect them.
func (c Copy) head(b *strings.Builder) {
	leave := c.waysOut()
	for i, blank := range c.Blanks {
		leave = strings.ReplaceAll(leave, blank, gap(gapBlank+byte(i)))
	}
	for _, field := range [][2]string{
		{"Date", c.Date.Format(time.RFC1123Z)},
		{"From", c.From.String()},
		{"Reply-To", angled(string(c.ReplyTo))},
		{"To", angled(gap(gapTo))},
		{"Subject", phrase(c.Subject)},
		{"Message-ID", angled(gap(gapID) + "@" + c.Host)},
		{"List-ID", angled(c.ListID)},
		{"List-Archive", angled(c.Archive)},
		{"List-Unsubscribe", leave},
		{"List-Unsubscribe-Post", oneClick(c.Leave)},
		{"Feedback-ID", c.Feedback},
		{"Precedence", "bulk"},
		{"MIME-Version", "1.0"},
		{"Content-Type", `multipart/alternative; boundary="` + boundary + `"`},
	} {
		if field[1] != "" {
			headLine(b, field[0], field[1])
		}
	}
	b.WriteString("\r\n")
}

// waysOut lists the addresses that end the letter, the better one first.
func (c Copy) waysOut() string {
	ways := angled(c.Leave)
	if c.LeaveBy != "" {
		ways += ", " + angled("mailto:"+c.LeaveBy)
	}
	return ways
}

func angled(s string) string {
	if s == "" {
		return ""
	}
	return "<" + s + ">"
}

func oneClick(leave string) string {
	if leave == "" {
		return ""
	}
	return "List-Unsubscribe=One-Click"
}

// cut takes a printed form apart at its gaps.
func (f *Form) cut(printed string) {
	for {
		before, after, found := strings.Cut(printed, gapMark)
		if !found {
			f.pieces = append(f.pieces, piece{text: []byte(printed)})
			return
		}
		f.pieces = append(f.pieces, piece{[]byte(before), after[0]})
		printed = after[1:]
	}
}

// Fill appends the mail for one reader to dst, with \r\n at the end of lines.
// It refuses a filling that could break the mail.
func (f *Form) Fill(dst []byte, r Filling) ([]byte, error) {
	if len(r.Blanks) != f.blanks || !fits(r.ID) || !fitsAddress(r.To) || slices.ContainsFunc(r.Blanks, func(s string) bool { return !fits(s) }) {
		return dst, fmt.Errorf("fill a form for %q: a gap can not take what it is given", r.To)
	}
	for _, p := range f.pieces {
		dst = append(dst, p.text...)
		switch p.gap {
		case 0:
		case gapTo:
			dst = append(dst, r.To...)
		case gapID:
			dst = append(dst, r.ID...)
		default:
			dst = append(dst, r.Blanks[p.gap-gapBlank]...)
		}
	}
	return dst, nil
}

// fits reports whether s can stand in a head, in an address and, as a line of
// its own, in a body that is encoded as quoted-printable: letters, digits and
// what base64 for addresses has beside them.
func fits(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return s != "" && len(s) < foldAt
}

func fitsAddress(e news.Email) bool {
	return e != "" && bytes.IndexByte([]byte(e), '<') < 0 && !broken(string(e))
}
