package post

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestOpenDKIMVerifiesTheSeal asks a second implementation, which knows the
// keys from a file in place of the DNS.
func TestOpenDKIMVerifiesTheSeal(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("opendkim"); err != nil {
		t.Skip("needs OpenDKIM: apt-get install opendkim")
	}
	text, zone := letterTo(t, "nora@paper.example")
	record, _ := zone("")
	dir := t.TempDir()
	for name, content := range map[string]string{
		"conf":     "Mode v\nNameservers 127.0.0.1\nTestDNSData " + filepath.Join(dir, "keys") + "\n",
		"keys":     "r._domainkey.gazette.example " + record[0] + "\n",
		"letter":   string(text),
		"tampered": strings.Replace(string(text), "Ferry runs again", "Ferry sinks again", 1),
		"leave":    strings.Replace(string(text), "List-Unsubscribe-Post: ", "List-Unsubscribe-Post: x", 1),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]bool{"letter": true, "tampered": false, "leave": false} {
		out, _ := exec.CommandContext(t.Context(), "opendkim", "-x", filepath.Join(dir, "conf"), "-t", filepath.Join(dir, name)).CombinedOutput()
		if got := bytes.Contains(out, []byte("verification (s=r, d=gazette.example, 2048-bit key) succeeded")); got != want {
			t.Errorf("%s: verified is %t\n%s", name, got, out)
		}
	}
}
