package post

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// A zone answers questions for TXT records on the loopback interface, and says
// of everything else that there is no such name.
type zone map[string]string

// serve returns the port at which the zone answers.
func (z zone) serve(t *testing.T) int {
	t.Helper()
	conn, err := new(net.ListenConfig).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	go func() {
		buffer := make([]byte, 4096)
		for {
			n, from, err := conn.ReadFrom(buffer)
			if err != nil {
				return
			}
			if answer, err := z.answer(buffer[:n]); err == nil {
				_, _ = conn.WriteTo(answer, from)
			}
		}
	}()
	return conn.LocalAddr().(*net.UDPAddr).Port
}

func (z zone) answer(asked []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(asked); err != nil || len(m.Questions) != 1 {
		return nil, fmt.Errorf("no question: %w", err)
	}
	q := m.Questions[0]
	m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
	text, ok := z[strings.ToLower(strings.TrimSuffix(q.Name.String(), "."))]
	switch {
	case !ok:
		m.RCode = dnsmessage.RCodeNameError
	case q.Type == dnsmessage.TypeTXT:
		var parts []string
		for len(text) > 255 {
			parts, text = append(parts, text[:255]), text[255:]
		}
		m.Answers = []dnsmessage.Resource{{
			Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 60},
			Body:   &dnsmessage.TXTResource{TXT: append(parts, text)},
		}}
	}
	return m.Pack()
}

// startRspamd returns the address at which it looks at mail.
func startRspamd(t *testing.T, dns int) string {
	t.Helper()
	dir := t.TempDir()
	address := fmt.Sprintf("127.0.0.1:%d", freePort(t))
	for name, text := range map[string]string{
		"options.inc":           fmt.Sprintf("dns { nameserver = [\"127.0.0.1:%d\"]; timeout = 1s; retransmits = 1; }\npidfile = \"%s/pid\";\nfilters = \"chartable,dkim,regexp\";\nlocal_addrs = [];\n", dns, dir),
		"logging.inc":           fmt.Sprintf("type = \"file\"; filename = \"%s/log\"; level = \"warning\";\n", dir),
		"worker-normal.inc":     fmt.Sprintf("bind_socket = %q; count = 1;\n", address),
		"worker-controller.inc": fmt.Sprintf("bind_socket = \"127.0.0.1:%d\"; count = 1;\n", freePort(t)),
	} {
		write(t, filepath.Join(dir, "local.d", name), text)
	}
	for _, off := range []string{"asn.conf", "bayes_expiry.conf", "fuzzy_check.conf", "hfilter.conf", "neural.conf", "phishing.conf", "rbl.conf", "surbl.conf", "worker-fuzzy.inc", "worker-proxy.inc"} {
		write(t, filepath.Join(dir, "local.d", off), "enabled = false;\n")
	}
	server := exec.CommandContext(context.WithoutCancel(t.Context()), "rspamd", "-f", "--insecure",
		"--var=LOCAL_CONFDIR="+dir, "--var=DBDIR="+dir, "--var=RUNDIR="+dir, "--var=LOGDIR="+dir)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Signal(os.Interrupt)
		_ = server.Wait()
		if log, err := os.ReadFile(filepath.Join(dir, "log")); err == nil && t.Failed() {
			t.Logf("%s", log)
		}
	})
	return address
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestRspamdLetsALetterPass has SPF, DKIM and DMARC looked at together, as a
// provider does, for a letter and for one that somebody else has changed.
func TestRspamdLetsALetterPass(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute to start")
	}
	t.Parallel()
	if _, err := exec.LookPath("rspamd"); err != nil {
		t.Skip("needs Rspamd: apt-get install rspamd")
	}
	text, keys := letterTo(t, "nora@paper.example")
	key, _ := keys("")
	address := startRspamd(t, zone{
		"gazette.example":              "v=spf1 -all",
		"bounces.gazette.example":      "v=spf1 ip4:203.0.113.10 -all",
		"_dmarc.gazette.example":       "v=DMARC1; p=reject",
		"r._domainkey.gazette.example": key[0],
	}.serve(t))
	look := func(ip string, text []byte) (said string) {
		for range 200 { // it takes its time to start
			check := exec.CommandContext(t.Context(), "rspamc", "-h", address, "--ip="+ip, "--from=b+abc@bounces.gazette.example",
				"--helo=mail.gazette.example", "--hostname=mail.gazette.example", "--rcpt=nora@paper.example")
			check.Stdin = bytes.NewReader(text)
			out, err := check.CombinedOutput()
			if said = string(out); err == nil && strings.Contains(said, "Symbol:") {
				return said
			}
			time.Sleep(500 * time.Millisecond)
		}
		t.Fatalf("rspamd does not answer: %s", said)
		return ""
	}
	for _, c := range []struct {
		name, ip string
		text     []byte
		want     []string
	}{
		{"ours", "203.0.113.10", text, []string{"R_SPF_ALLOW", "R_DKIM_ALLOW", "DMARC_POLICY_ALLOW", "Action: no action"}},
		{"changed by somebody", "192.0.2.66", bytes.Replace(text, []byte("Ferry runs"), []byte("Ferry sinks"), 1), []string{"R_SPF_FAIL", "R_DKIM_REJECT", "DMARC_POLICY_REJECT"}},
	} {
		said := look(c.ip, c.text)
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %s in\n%s", c.name, want, said)
			}
		}
	}
}
