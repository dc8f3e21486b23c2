package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/news"
)

func TestLoad(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "database")
	if err := os.WriteFile(secret, []byte("postgres://paper:word@db/paper\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		file    string
		environ []string
		change  func(*config.Config)
	}{
		{"nothing said", "", nil, func(*config.Config) {}},
		{"the file", "data = \"paper\"\n[press]\nmemory = 12", nil, func(c *config.Config) { c.Data, c.Press.Memory = "paper", 12 }},
		{"the environment goes over the file", "[press]\nmemory = 12", []string{"COURANT_PRESS_MEMORY=13"}, func(c *config.Config) { c.Press.Memory = 13 }},
		{"a list in the environment", "", []string{"COURANT_HOSTS=a.example,b.example"}, func(c *config.Config) { c.Hosts = []string{"a.example", "b.example"} }},
		{"variables of others are left alone", "", []string{"COURANT_TEST_POSTGRES=x", "HOME=/home"}, func(*config.Config) {}},
		{"a password from a file", "[mail]\npassword_file = '" + secret + "'", nil, func(c *config.Config) {
			c.Mail.PasswordFile, c.Mail.Password = secret, "postgres://paper:word@db/paper"
		}},
		{"a secret from a file", "database_file = '" + secret + "'", nil, func(c *config.Config) {
			c.DatabaseFile, c.Database = secret, "postgres://paper:word@db/paper"
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := config.Load(write(t, tt.file), tt.environ)
			if err != nil {
				t.Fatal(err)
			}
			want := config.Default()
			tt.change(&want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLoadRefuses(t *testing.T) {
	tests := []struct {
		name    string
		file    string
		environ []string
		says    string
	}{
		{"an unknown key", "hears = ':80'", nil, "no setting called hears"},
		{"an unknown key in a table", "[press]\nmemry = 1", nil, "memry"},
		{"an unknown variable", "", []string{"COURANT_LISTEN=:80"}, "COURANT_LISTEN"},
		{"broken TOML", "data = ", nil, "can not be read"},
		{"a word for a number", "[press]\nmemory = 'much'", nil, "press.memory"},
		{"no memory", "[press]\nmemory = 0", nil, "press.memory is 0"},
		{"another engine", "database = 'mysql://x'", nil, "postgres://"},
		{"a secret file that is not there", "database_file = '/nowhere'", nil, "/nowhere"},
		{"an address with a slash", "url = 'https://a.example/'", nil, "without a slash"},
		{"a network that is none", "[proxy]\ntrusted = ['ten']", nil, "10.0.0.0/8"},
		{"mail from nobody", "[mail]\nhost = 'mail.example'", nil, "mail.from"},
		{"mail to no port", "[mail]\nhost = 'mail.example'\nport = 0", nil, "mail.port is 0"},
		{"mail in a way that is none", "[mail]\nhost = 'mail.example'\nfrom = 'desk@a.example'\ntls = 'ssl'", nil, "mail.tls"},
		{"a level that is none", "[log]\nlevel = 'loud'", nil, "log.level"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := config.Load(write(t, tt.file), tt.environ)
			if news.KindOf(err) != news.Invalid || !strings.Contains(news.Sentence(err), tt.says) {
				t.Errorf("Load = %v, want a sentence with %q", err, tt.says)
			}
		})
	}
}

func TestPrintReadsBackAndHidesSecrets(t *testing.T) {
	c := config.Default()
	c.Hosts, c.Database = []string{"a.example"}, "postgres://paper:hush@db/paper"
	c.Mail.Password = "hush"
	var b strings.Builder
	if err := c.Print(&b); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "hush") {
		t.Errorf("the password is printed:\n%s", b.String())
	}
	c.Database, c.Mail.Password = "", ""
	b.Reset()
	if err := c.Print(&b); err != nil {
		t.Fatal(err)
	}
	got, err := config.Load(write(t, b.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, got, cmp.Comparer(func(a, b []string) bool { return strings.Join(a, ",") == strings.Join(b, ",") })); diff != "" {
		t.Error(diff)
	}
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "courant.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
