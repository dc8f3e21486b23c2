package inbox

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"strings"
)

// A pop is a mailbox opened by POP3.
type pop struct{ text *textproto.Conn }

func newPOP(conn net.Conn) pop { return pop{textproto.NewConn(conn)} }

func (p pop) open(user, password string) (int, error) {
	if _, err := p.answer(); err != nil {
		return 0, err
	}
	for _, command := range []string{"USER " + user, "PASS " + password} {
		if err := p.say(command); err != nil {
			return 0, err
		}
	}
	if err := p.text.PrintfLine("STAT"); err != nil {
		return 0, err
	}
	answer, err := p.answer()
	if err != nil {
		return 0, err
	}
	count, _, _ := strings.Cut(answer, " ")
	return strconv.Atoi(count)
}

func (p pop) read(n int) ([]byte, error) {
	if err := p.say("RETR " + strconv.Itoa(n)); err != nil {
		return nil, err
	}
	text := bufio.NewReader(p.text.DotReader())
	raw, err := io.ReadAll(io.LimitReader(text, largest))
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(io.Discard, text)
	return raw, err
}

func (p pop) remove(n int) error { return p.say("DELE " + strconv.Itoa(n)) }

// close removes what was marked: the server does so when we say goodbye.
func (p pop) close() error { return p.say("QUIT") }

// say sends a command and waits for the yes.
func (p pop) say(command string) error {
	if strings.ContainsAny(command, "\r\n") {
		return errors.New("a line break in a command to the mailbox")
	}
	if err := p.text.PrintfLine("%s", command); err != nil {
		return err
	}
	_, err := p.answer()
	return err
}

// answer returns what follows a yes; a no is an error in the server's words.
func (p pop) answer() (string, error) {
	line, err := p.text.ReadLine()
	if err != nil {
		return "", err
	}
	if rest, ok := strings.CutPrefix(line, "+OK"); ok {
		return strings.TrimSpace(rest), nil
	}
	return "", fmt.Errorf("the server says %q", line)
}
