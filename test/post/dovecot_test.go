package post

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/mail/inbox"
)

// dovecotConf makes a Dovecot with one mailbox, which has one password.
const dovecotConf = `base_dir = %[1]s/run
state_dir = %[1]s/run
log_path = %[1]s/log
protocols = imap pop3
listen = 127.0.0.1
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
ssl = required
ssl_cert = <%[1]s/cert
ssl_key = <%[1]s/key
mail_location = maildir:%[1]s/mail
first_valid_uid = 0
passdb {
  driver = static
  args = password=hu"sh
}
userdb {
  driver = static
  args = uid=%[2]d gid=%[2]d home=%[1]s
}
service imap-login {
  chroot =
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = %[3]d
  }
}
service pop3-login {
  chroot =
  inet_listener pop3 {
    port = 0
  }
  inet_listener pop3s {
    port = %[4]d
  }
}
service anvil {
  chroot =
}
`

// nobodys is the id of the user whose mailbox it is.
const nobodys = 65534

// A dovecot is a mail server with one mailbox, by two protocols.
type dovecot struct {
	folder string
	ports  map[inbox.Protocol]int
	roots  *tls.Config
}

func startDovecot(t *testing.T) *dovecot {
	t.Helper()
	if _, err := exec.LookPath("dovecot"); err != nil || os.Getuid() != 0 {
		t.Skip("needs Dovecot, and to be root: apt-get install dovecot-imapd dovecot-pop3d")
	}
	dir, err := os.MkdirTemp("", "dovecot") //nolint:usetesting // Dovecot works as another user, whom t.TempDir keeps out.
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	d := &dovecot{folder: dir, ports: map[inbox.Protocol]int{inbox.IMAP: freePort(t), inbox.POP3: freePort(t)}}
	d.certify(t)
	conf := filepath.Join(dir, "conf")
	if err := os.WriteFile(conf, fmt.Appendf(nil, dovecotConf, dir, nobodys, d.ports[inbox.IMAP], d.ports[inbox.POP3]), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"mail/new", "mail/cur", "mail/tmp"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.CommandContext(t.Context(), "sh", "-c", "chmod 755 "+dir+" && chown -R nobody "+dir+"/mail").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	server := exec.CommandContext(context.WithoutCancel(t.Context()), "dovecot", "-F", "-c", conf)
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
	return d
}

// certify writes a certificate down that the test trusts.
func (d *dovecot) certify(t *testing.T) {
	t.Helper()
	web := httptest.NewTLSServer(nil) // for its certificate
	defer web.Close()
	d.roots = web.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	d.roots.ServerName = "127.0.0.1"
	key, err := x509.MarshalPKCS8PrivateKey(web.TLS.Certificates[0].PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{
		"cert": {Type: "CERTIFICATE", Bytes: web.Certificate().Raw}, "key": {Type: "PRIVATE KEY", Bytes: key},
	} {
		if err := os.WriteFile(filepath.Join(d.folder, name), pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// deliver puts a mail into the mailbox.
func (d *dovecot) deliver(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(d.folder, "mail/new", name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(path, nobodys, nobodys); err != nil {
		t.Fatal(err)
	}
}

const dsn = "From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n" +
	"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; nora@paper.example\r\n" +
	"Action: failed\r\nStatus: 5.1.1\r\n\r\n.\r\n--b--\r\n"

func TestAMailboxOfDovecotIsEmptied(t *testing.T) {
	t.Parallel()
	d := startDovecot(t)
	returns := mail.Returns{Prefix: "b", Domain: "bounces.gazette.example", Key: []byte("key")}
	var got []string
	box := inbox.Mailbox{
		Host: "127.0.0.1", User: "bounces", Password: `hu"sh`, Roots: d.roots,
		Clerk: inbox.Clerk{
			Returns: returns,
			Take: func(_ context.Context, id int64, found []bounce.Report) error {
				got = append(got, fmt.Sprint(id, " ", found[0].Kind))
				return nil
			},
			Leave: func(_ context.Context, token string) error { got = append(got, token); return nil },
		},
	}
	for protocol, port := range d.ports {
		box.Protocol, box.Port, got = protocol, port, nil
		d.deliver(t, "1."+string(protocol), "Delivered-To: "+string(returns.Address(17))+"\r\n"+dsn)
		d.deliver(t, "2."+string(protocol), "From: nora@paper.example\r\n\r\nHello\r\n")
		d.deliver(t, "3."+string(protocol), "To: "+string(returns.LeaveAddress("AbC"))+"\r\n\r\n")
		var err error
		for range 100 { // it may still be about to start
			if err = box.Empty(t.Context()); err == nil {
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
		slices.Sort(got)
		if diff := cmp.Diff([]string{"17 gone", "AbC"}, got); diff != "" || err != nil {
			t.Errorf("by %s: %v %s", protocol, err, diff)
		}
		if left, _ := filepath.Glob(filepath.Join(d.folder, "mail/*/[123].*")); len(left) != 0 {
			t.Errorf("by %s: %v are left", protocol, left)
		}
	}
}
