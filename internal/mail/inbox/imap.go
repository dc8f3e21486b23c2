package inbox

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"regexp"
	"strconv"
	"strings"
)

// An imap is a mailbox opened by IMAP. Of that large protocol it speaks the
// five commands that empty an inbox.
type imap struct {
	conn net.Conn
	r    *bufio.Reader
	tag  int
}

func newIMAP(conn net.Conn) *imap { return &imap{conn: conn, r: bufio.NewReader(conn)} }

// A response is one answer of the server: a line, and in place of each literal
// in it {}.
type response struct {
	line     string
	literals [][]byte
}

var exists = regexp.MustCompile(`^\* (\d+) EXISTS`)

func (b *imap) open(user, password string) (int, error) {
	if greeting, err := b.response(); err != nil || !strings.HasPrefix(greeting.line, "* OK") {
		return 0, errors.Join(err, fmt.Errorf("the server says %q", greeting.line))
	}
	if _, err := b.say("LOGIN " + inQuotes(user) + " " + inQuotes(password)); err != nil {
		return 0, err
	}
	answers, err := b.say("SELECT INBOX")
	count := 0
	for _, a := range answers {
		if m := exists.FindStringSubmatch(a.line); m != nil {
			count, _ = strconv.Atoi(m[1]) // digits only; too many of them mean none
		}
	}
	return count, err
}

func (b *imap) read(n int) ([]byte, error) {
	answers, err := b.say(fmt.Sprintf("FETCH %d BODY.PEEK[]<0.%d>", n, largest))
	if err != nil {
		return nil, err
	}
	for _, a := range answers {
		if strings.HasPrefix(a.line, fmt.Sprintf("* %d FETCH ", n)) && len(a.literals) > 0 {
			return a.literals[0], nil
		}
	}
	return nil, nil // somebody else has taken it out
}

func (b *imap) remove(n int) error {
	_, err := b.say(fmt.Sprintf(`STORE %d +FLAGS.SILENT (\Deleted)`, n))
	return err
}

// close removes what was marked for good.
func (b *imap) close() error {
	_, err := b.say("EXPUNGE")
	_, _ = b.say("LOGOUT") // some servers hang up before they answer
	return err
}

// inQuotes writes a string as IMAP takes it.
func inQuotes(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// say sends a command, waits for the yes, and returns what came before it. A
// no is an error in the server's words.
func (b *imap) say(command string) ([]response, error) {
	if strings.ContainsAny(command, "\r\n") {
		return nil, errors.New("a line break in a command to the mailbox")
	}
	b.tag++
	tag := "c" + strconv.Itoa(b.tag) + " "
	if _, err := io.WriteString(b.conn, tag+command+"\r\n"); err != nil {
		return nil, err
	}
	var answers []response
	for {
		a, err := b.response()
		if err != nil {
			return nil, err
		}
		verdict, tagged := strings.CutPrefix(a.line, tag)
		if !tagged {
			answers = append(answers, a)
			continue
		}
		if !strings.HasPrefix(verdict, "OK") {
			return nil, fmt.Errorf("the server says %q", verdict)
		}
		return answers, nil
	}
}

var literalEnd = regexp.MustCompile(`\{(\d{1,9})\}$`)

// response reads one answer with its literals: "{5}", a line break, and five
// bytes, after which the line goes on.
func (b *imap) response() (a response, err error) {
	for {
		piece, err := b.r.ReadString('\n')
		if err != nil {
			return a, err
		}
		piece = strings.TrimRight(piece, "\r\n")
		m := literalEnd.FindStringSubmatchIndex(piece)
		if m == nil {
			a.line += piece
			return a, nil
		}
		size, _ := strconv.Atoi(piece[m[2]:m[3]])
		if size > 2*largest {
			return a, fmt.Errorf("the server wants to send %d bytes", size)
		}
		literal := make([]byte, size)
		if _, err := io.ReadFull(b.r, literal); err != nil {
			return a, err
		}
		a.line += piece[:m[0]] + "{}"
		a.literals = append(a.literals, literal)
	}
}
