package post

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-msgauth/dkim"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/mail/inbox"
	"github.com/courant-press/courant/internal/mail/mailtest"
)

// startPostfix returns the port at which it takes mail.
func startPostfix(t *testing.T, readers, returns int) int {
	t.Helper()
	if _, err := exec.LookPath("postfix"); err != nil || os.Getuid() != 0 {
		t.Skip("needs Postfix, and to be root: apt-get install postfix")
	}
	dir, err := os.MkdirTemp("", "postfix") //nolint:usetesting // Postfix works as another user, whom t.TempDir keeps out.
	if err != nil {
		t.Fatal(err)
	}
	port := freePort(t)
	blanks := strings.NewReplacer("@FOLDER@", dir, "@PORT@", strconv.Itoa(port), "@READERS@", strconv.Itoa(readers), "@RETURNS@", strconv.Itoa(returns))
	for _, name := range []string{"main.cf", "master.cf"} {
		text, err := os.ReadFile(filepath.Join("postfix", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(blanks.Replace(string(text))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range []string{"chmod 755 " + dir, "mkdir " + dir + "/queue " + dir + "/data", "chown postfix " + dir + "/data", "postfix -c " + dir + " start"} {
		if out, err := exec.CommandContext(t.Context(), "sh", "-c", command).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
	}
	t.Cleanup(func() {
		if log, err := os.ReadFile(filepath.Join(dir, "log")); err == nil && t.Failed() {
			t.Logf("%s", log)
		}
		_ = exec.CommandContext(context.Background(), "postfix", "-c", dir, "stop").Run()
		_ = os.RemoveAll(dir)
	})
	return port
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func TestAPostfixReportsAMailThatNobodyTakes(t *testing.T) {
	t.Parallel()
	readers := &mailtest.Sink{Answer: func(to string) string {
		if to == "gone@paper.example" {
			return "550 5.1.1 no such user here"
		}
		return ""
	}}
	arrived := make(chan string, 10)
	readers.Keep = func(_, _ string, text []byte) { arrived <- string(text) }
	readers.Start(t)
	returns := mail.Returns{Prefix: "b", Domain: "bounces.gazette.example", Key: []byte("key")}
	type report struct {
		delivery int64
		bounce.Report
	}
	reports := make(chan report, 10)
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	in := &inbox.Server{Host: "gazette.example", Clerk: inbox.Clerk{Returns: returns, Take: func(_ context.Context, id int64, found []bounce.Report) error {
		reports <- report{id, found[0]}
		return nil
	}}}
	go func() { _ = in.Serve(t.Context(), l) }() // it ends with the test
	port := startPostfix(t, readers.Port(), l.Addr().(*net.TCPAddr).Port)

	line, err := mail.Dial(t.Context(), mail.Options{Host: "127.0.0.1", Port: port, TLS: mail.Open}, "gazette.example")
	if err != nil {
		t.Fatal(err)
	}
	defer line.Close()
	text, zone := letterTo(t, "nora@paper.example")
	for id, to := range map[int64]string{17: "gone@paper.example", 18: "nora@paper.example"} {
		if err := line.Send(t.Context(), mail.Envelope{From: returns.Address(id), To: mustEmail(t, to)}, nil, text); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case got := <-reports:
		if got.delivery != 17 || got.Kind != bounce.Gone || got.Status != "5.1.1" || got.Recipient != "gone@paper.example" {
			t.Errorf("%+v", got)
		}
	case <-time.After(time.Minute):
		t.Fatal("no report has come")
	}
	select {
	case text := <-arrived:
		found, err := dkim.VerifyWithOptions(strings.NewReader(text), &dkim.VerifyOptions{LookupTXT: zone})
		if err != nil || len(found) != 1 || found[0].Err != nil {
			t.Errorf("the seal did not outlive the journey: %v", err)
		}
	case <-time.After(time.Minute):
		t.Fatal("the other mail has not arrived")
	}
}
