package letter_test

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/mail/mailtest"
)

// senderPort, in the environment, makes this test program a sender that is to
// be killed: the port of the sink, and where it keeps its journal and ledger.
const senderPort = "COURANT_TEST_SENDER_PORT"

func TestMain(m *testing.M) {
	if port, err := strconv.Atoi(os.Getenv(senderPort)); err == nil {
		send(port, os.Getenv("COURANT_TEST_SENDER_DIR"))
		return
	}
	if os.Getenv(sinkAlone) != "" {
		serveAlone()
		return
	}
	os.Exit(m.Run())
}

// send sends to the readers whom the ledger in dir does not know as settled.
func send(port int, dir string) {
	t := &testing.B{}
	path := filepath.Join(dir, "ledger")
	settled := ledgerFile(path)
	store := readers(many)
	store.free = nil
	for _, d := range readers(many).free {
		if _, ok := settled[d.ID]; !ok {
			store.free = append(store.free, d)
		}
	}
	store.file, _ = os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	r := runIn(t, port, store, dir)
	if err := r.Send(context.Background()); err != nil {
		panic(err)
	}
}

const many = 20_000

func ledgerFile(path string) map[int64]string {
	settled := map[int64]string{}
	f, err := os.Open(path)
	if err != nil {
		return settled
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		id, result, _ := strings.Cut(lines.Text(), " ")
		if n, err := strconv.ParseInt(id, 10, 64); err == nil {
			settled[n] = result
		}
	}
	return settled
}

func TestAKilledSenderNeitherDoublesNorLosesAMail(t *testing.T) {
	if testing.Short() {
		t.Skip("sends 20,000 mails")
	}
	t.Parallel()
	s := &mailtest.Sink{}
	got, seen := sink(t, s)
	dir := t.TempDir()
	for kills := 0; ; kills++ {
		sender := exec.CommandContext(t.Context(), os.Args[0])
		sender.Env = append(os.Environ(), senderPort+"="+strconv.Itoa(s.Port()), "COURANT_TEST_SENDER_DIR="+dir)
		sender.Stderr = os.Stderr
		if err := sender.Start(); err != nil {
			t.Fatal(err)
		}
		if kills == 3 {
			if err := sender.Wait(); err != nil {
				t.Fatal(err)
			}
			break
		}
		for before := s.Taken.Load(); s.Taken.Load() < before+3000; {
			time.Sleep(time.Millisecond)
		}
		_ = sender.Process.Kill()
		_ = sender.Wait()
	}
	settled := ledgerFile(filepath.Join(dir, "ledger"))
	seen.Lock()
	defer seen.Unlock()
	unknown := 0
	for _, d := range readers(many).free {
		n, said := got[string(d.To)], settled[d.ID]
		if said == "unknown" {
			unknown++
		}
		if n > 1 || said == "" || n == 0 && said != "unknown" {
			t.Errorf("%s got %d mails, and the ledger says %q", d.To, n, said)
		}
	}
	if unknown > 3*4 {
		t.Errorf("%d mails were in the air at 3 kills of 4 lines", unknown)
	}
	t.Logf("%d mails in the air at 3 kills", unknown)
}
