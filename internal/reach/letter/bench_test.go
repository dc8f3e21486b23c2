package letter_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/mailtest"
	"github.com/courant-press/courant/internal/mail/pace"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// sinkAlone, in the environment, makes this test program a sink and nothing
// else, so that the processor time of the sender can be told from it.
const sinkAlone = "COURANT_TEST_SINK"

// serveAlone says its port and takes mail until its input ends.
func serveAlone() {
	s := &mailtest.Sink{}
	s.Start(&testing.B{})
	fmt.Println(s.Port())
	_, _ = bufio.NewReader(os.Stdin).ReadByte()
}

// startSink starts a sink in a process of its own and returns its port.
func startSink(b *testing.B) int {
	b.Helper()
	sink := exec.CommandContext(b.Context(), os.Args[0])
	sink.Env = append(os.Environ(), sinkAlone+"=1")
	stdin, err := sink.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	stdout, err := sink.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := sink.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = stdin.Close()
		_ = sink.Wait()
	})
	said, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		b.Fatal(err)
	}
	port, err := strconv.Atoi(strings.TrimSpace(said))
	if err != nil {
		b.Fatal(err)
	}
	return port
}

// spent returns the processor time of this process so far.
func spent() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// report adds processor time, mails a second and the highest memory so far.
func report(b *testing.B, before time.Duration) {
	b.Helper()
	b.ReportMetric(float64((spent()-before).Microseconds())/float64(b.N), "cpu-µs/mail")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "mails/s")
	status, _ := os.ReadFile("/proc/self/status")
	if _, after, ok := bytes.Cut(status, []byte("VmHWM:")); ok {
		kilobytes, _ := strconv.Atoi(string(bytes.Fields(after)[0]))
		b.ReportMetric(float64(kilobytes)/1024, "MiB-peak")
	}
}

const benchLines = 20

// BenchmarkLetters sends personalised mails of 30 KB into a sink, each to a
// reader of a paper on SQLite:
//
//	go test ./internal/reach/letter -run '^$' -bench Letters -benchtime 100000x
//
// The floor is a program that pushes one ready mail over as many lines.
func BenchmarkLetters(b *testing.B) {
	port := startSink(b)
	slow, _ := rsa.GenerateKey(rand.Reader, 2048)
	_, quick, _ := ed25519.GenerateKey(rand.Reader)
	seal := mail.Seal{Domain: "gazette.example", Keys: []mail.SealKey{{Selector: "r", Key: slow}, {Selector: "e", Key: quick}}}
	b.Run("floor", func(b *testing.B) { floor(b, port) })
	b.Run("unsigned", func(b *testing.B) { sendAll(b, port, mail.Seal{}) })
	b.Run("signed", func(b *testing.B) { sendAll(b, port, seal) })
	b.Run("signatures", func(b *testing.B) {
		text := fullMail(b)
		before := spent()
		for b.Loop() {
			_, _ = seal.Sign(text)
		}
		report(b, before)
	})
}

// long returns a run whose mails have 30 KB.
func long(b *testing.B, port, n int) *letter.Run {
	b.Helper()
	r := run(b, port, readers(n))
	i, cards := issue()
	i.Parts[0].Text.Blocks = nil
	for range 54 {
		text := strings.Repeat("The ferry runs again – after three weeks, and with it the mail. ", 3)
		i.Parts[0].Text.Blocks = append(i.Parts[0].Text.Blocks, richtext.Paragraph{Text: richtext.Text{{Text: text}}})
	}
	c, err := printer(b, "en").Copy(morning(), i, cards, six)
	if err != nil {
		b.Fatal(err)
	}
	if r.Form, err = mail.NewForm(c); err != nil {
		b.Fatal(err)
	}
	r.Lines, r.Pace = benchLines, pace.New(pace.Rules{AtOnce: benchLines, Rest: time.Second, Longest: time.Second})
	return r
}

func fullMail(b *testing.B) []byte {
	b.Helper()
	r := long(b, 0, 1)
	text, err := r.Form.Fill(nil, r.Fill(readers(1).free[0]))
	if err != nil {
		b.Fatal(err)
	}
	if kb := len(text) >> 10; kb < 29 || kb > 31 {
		b.Fatalf("a mail of %d KB", kb)
	}
	return text
}

func sendAll(b *testing.B, port int, seal mail.Seal) {
	b.Helper()
	st := storetest.New(b)
	r := long(b, port, 1)
	r.Issue, r.Store, r.Seal = addressed(b, st, b.N), st.DeliverAs("a"), seal
	before := spent()
	b.ResetTimer()
	if err := r.Send(b.Context()); err != nil {
		b.Fatal(err)
	}
	report(b, before)
	figures, err := st.Figures(b.Context(), r.Issue)
	if n := figures.Of(letter.Accepted); n != b.N || err != nil {
		b.Fatalf("%d of %d were accepted: %v", n, b.N, err)
	}
}

// addressed makes an issue that is being sent to n readers, and returns it.
func addressed(b *testing.B, st *store.Store, n int) int64 {
	b.Helper()
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	l, ev := morning(), news.Event{Name: news.LetterChanged, At: six}
	l.ID = 0
	must(st.SaveLetter(b.Context(), &l, ev))
	i := news.Issue{Letter: l.ID, State: news.IssueSending, MadeAt: six, StartedAt: six}
	must(st.SaveIssue(b.Context(), &i, ev))
	for _, statement := range []string{
		`insert into subscriber (id, email, email_key, made_at)
			with recursive n (i) as (select 1 union all select i + 1 from n where i < $1)
			select i, 'reader' || i || '@' || (i % 50) || '.example', 'reader' || i || '@' || (i % 50) || '.example', 1 from n`,
		`insert into subscription (subscriber, letter, state, source, confirmed_at)
			select id, $2, 'confirmed', 'form', 1 from subscriber where id <= $1`,
	} {
		_, err := st.DB().ExecContext(b.Context(), statement, n, l.ID)
		must(err)
	}
	for {
		complete, err := st.FillDeliveries(b.Context(), i.ID, 2000, keys.Mark)
		must(err)
		if complete {
			return i.ID
		}
	}
}

// floor pushes the same bytes b.N times.
func floor(b *testing.B, port int) {
	b.Helper()
	text := append(fullMail(b), ".\r\n"...)
	before := spent()
	b.ResetTimer()
	var group errgroup.Group
	for i := range benchLines {
		n := b.N / benchLines
		if i == 0 {
			n += b.N % benchLines
		}
		group.Go(func() error { return push(b.Context(), port, n, text) })
	}
	if err := group.Wait(); err != nil {
		b.Fatal(err)
	}
	report(b, before)
}

// push is one line of the floor.
func push(ctx context.Context, port, n int, text []byte) error {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return err
	}
	defer conn.Close()
	r := bufio.NewReader(conn)
	answers := func(n int) error {
		for range n {
			if _, err := r.ReadSlice('\n'); err != nil {
				return err
			}
		}
		return nil
	}
	if err := answers(1); err != nil {
		return err
	}
	for range n {
		if _, err := conn.Write([]byte("MAIL FROM:<b@gazette.example>\r\nRCPT TO:<nora@paper.example>\r\nDATA\r\n")); err != nil {
			return err
		}
		if err := answers(3); err != nil {
			return err
		}
		if _, err := conn.Write(text); err != nil {
			return err
		}
		if err := answers(1); err != nil {
			return err
		}
	}
	return nil
}
