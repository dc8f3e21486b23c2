// Package mailtest is a mail server for tests and benchmarks: a [Sink] on the
// loopback interface takes whatever it is sent and delivers none of it.
package mailtest

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// A Sink is an SMTP server that costs next to nothing, so that what is measured
// is the sender. Set its fields before the first connection.
type Sink struct {
	// Answer says what a recipient is told, such as "550 5.1.1 no such
	// user"; nil, or an empty answer, takes everything.
	Answer func(to string) string
	// AnswerText says what is told after the text; like Answer.
	AnswerText func(to string) string
	// Keep is called with each mail that was taken; text is only good until
	// it returns.
	Keep func(from, to string, text []byte)
	// Extensions are announced after the greeting; nil for PIPELINING and
	// SMTPUTF8.
	Extensions []string
	// EagerData says yes to DATA even where nobody is left to get the text,
	// as some servers do.
	EagerData bool

	Taken atomic.Int64

	listener net.Listener
	open     sync.WaitGroup
}

// Start begins to listen and stops when the test ends.
func (s *Sink) Start(tb testing.TB) {
	tb.Helper()
	l, err := new(net.ListenConfig).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	s.listener = l
	s.open.Go(s.accept)
	tb.Cleanup(func() { _ = l.Close() })
}

// Port returns where the sink listens.
func (s *Sink) Port() int { return s.listener.Addr().(*net.TCPAddr).Port }

func (s *Sink) accept() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		go s.serve(conn)
	}
}

// A visit is one connection and what it is in the middle of.
type visit struct {
	sink     *Sink
	r        *bufio.Reader
	w        *bufio.Writer
	from, to string
	text     []byte
}

func (s *Sink) serve(conn net.Conn) {
	defer conn.Close()
	v := &visit{sink: s, r: bufio.NewReaderSize(conn, 64<<10), w: bufio.NewWriter(conn)}
	v.say("220 sink")
	for {
		line, err := v.r.ReadSlice('\n')
		if err != nil || !v.obey(string(bytes.TrimRight(line, "\r\n"))) {
			_ = v.w.Flush()
			return
		}
	}
}

// say answers; what is said waits while the client has spoken ahead.
func (v *visit) say(format string, args ...any) {
	fmt.Fprintf(v.w, format+"\r\n", args...)
	if v.r.Buffered() == 0 {
		_ = v.w.Flush()
	}
}

// obey does what a command says and reports whether the visit goes on.
func (v *visit) obey(line string) bool {
	verb, rest, _ := strings.Cut(line, ":")
	switch upper := strings.ToUpper(verb); {
	case strings.HasPrefix(upper, "EHLO"):
		v.ehlo()
	case upper == "MAIL FROM":
		v.from, v.to = inner(rest), ""
		v.say("250 2.1.0 ok")
	case upper == "RCPT TO":
		return v.recipient(inner(rest))
	case upper == "DATA":
		return v.data()
	case upper == "QUIT":
		v.say("221 bye")
		return false
	default:
		v.say("250 ok")
	}
	return true
}

func (v *visit) ehlo() {
	extensions := v.sink.Extensions
	if extensions == nil {
		extensions = []string{"PIPELINING", "SMTPUTF8"}
	}
	fmt.Fprint(v.w, "250-sink\r\n") // the first line is a name and no extension
	for _, e := range extensions {
		fmt.Fprintf(v.w, "250-%s\r\n", e)
	}
	v.say("250 HELP")
}

func (v *visit) recipient(to string) bool {
	if v.sink.Answer != nil {
		if no := v.sink.Answer(to); no != "" {
			v.say("%s", no)
			return !strings.HasPrefix(no, "421")
		}
	}
	v.to = to
	v.say("250 2.1.5 ok")
	return true
}

func (v *visit) data() bool {
	if v.to == "" && !v.sink.EagerData {
		v.say("554 5.5.1 no valid recipients")
		return true
	}
	v.say("354 go ahead")
	if !v.read() {
		return false
	}
	if v.to == "" {
		v.say("554 5.5.1 no valid recipients")
		return true
	}
	if v.sink.AnswerText != nil {
		if no := v.sink.AnswerText(v.to); no != "" {
			v.say("%s", no)
			return true
		}
	}
	v.sink.Taken.Add(1)
	if v.sink.Keep != nil {
		v.sink.Keep(v.from, v.to, bytes.TrimPrefix(bytes.ReplaceAll(v.text, []byte("\n.."), []byte("\n.")), []byte(".")))
	}
	v.say("250 2.0.0 taken")
	return true
}

// read takes a text up to the dot that ends it.
func (v *visit) read() bool {
	v.text = v.text[:0]
	for {
		line, err := v.r.ReadSlice('\n')
		if err != nil {
			return false
		}
		if string(line) == ".\r\n" {
			return true
		}
		if v.sink.Keep != nil {
			v.text = append(v.text, line...)
		}
	}
}

// inner returns what stands between < and >.
func inner(s string) string {
	_, s, _ = strings.Cut(s, "<")
	at := strings.LastIndexByte(s, '>')
	return s[:max(at, 0)]
}
