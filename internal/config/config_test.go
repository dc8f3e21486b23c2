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
	secret, relays := write(t, "postgres://paper:word@db/paper\n"), write(t, "smtp://a.example\nsmtps://b.example\n")
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
		{"relays from a file", "[letters]\nrelays_file = '" + relays + "'", nil, func(c *config.Config) {
			c.Letters.RelaysFile, c.Letters.Relays = relays, []string{"smtp://a.example", "smtps://b.example"}
		}},
		{"numbers in the environment", "", []string{"COURANT_LETTERS_WARMUP=50,100"}, func(c *config.Config) { c.Letters.Warmup = []int{50, 100} }},
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
		{"a node with a path for a name", "node = '../a'", nil, "node is"},
		{"a relay that is none", "[letters]\nrelays = ['relay.example:25']", nil, "letters.relays"},
		{"a relay in a way that is none", "[letters]\nrelays = ['smtp://relay.example?tls=ssl']", nil, "letters.relays"},
		{"a relay at no port", "[letters]\nrelays = ['smtp://relay.example:0']", nil, "letters.relays"},
		{"a file of relays that is not there", "[letters]\nrelays_file = '/nowhere'", nil, "/nowhere"},
		{"no line", "[letters]\nlines = 0", nil, "letters.lines is 0"},
		{"a key without a name", "[letters]\ndkim = ['/etc/key.pem']", nil, "selector:file"},
		{"a day without mail", "[letters]\nwarmup = [50, 0]", nil, "letters.warmup holds 0"},
		{"bounces to an address", "[letters]\nbounce_domain = 'b@paper.example'", nil, "letters.bounce_domain"},
		{"bounces to a plus", "[letters]\nbounce_prefix = 'b+'", nil, "letters.bounce_prefix"},
		{"seals of no domain", "[letters]\ndkim_domain = 'paper'", nil, "letters.dkim_domain"},
		{"returns to nowhere", "[returns]\nlisten = ':25'", nil, "letters.bounce_domain is empty"},
		{"a port that is none", "[returns]\nlisten = '25'", nil, "returns.listen"},
		{"complaints to nobody", "[returns]\ncomplaints = 'desk'", nil, "returns.complaints"},
		{"a mailbox in the open", "[returns]\nmailbox = 'imap://a:b@mail.example'", nil, "returns.mailbox"},
		{"a mailbox of nobody", "[returns]\nmailbox = 'imaps://mail.example'", nil, "returns.mailbox"},
		{"a provider that is none", "[returns]\nhooks = ['pigeon:hush']", nil, "returns.hooks"},
		{"a provider without secret", "[returns]\nhooks = ['ses']", nil, "returns.hooks"},
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
	c.Mail.Password, c.Letters.Relays, c.Letters.Warmup = "hush", []string{"smtp://paper:hush@a.example"}, []int{50, 100}
	var b strings.Builder
	if err := c.Print(&b); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "hush") {
		t.Errorf("the password is printed:\n%s", b.String())
	}
	c.Database, c.Mail.Password, c.Letters.Relays = "", "", nil
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

func TestWhatComesBackIsTakenInAsSet(t *testing.T) {
	keys := filepath.Join(t.TempDir(), "hooks")
	if err := os.WriteFile(keys, []byte("ses:one\nmailgun:key-two:three\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := config.Load(write(t, "[letters]\nbounce_domain = 'b.gazette.example'\n[returns]\nlisten = ':25'\nmailbox = 'pop3s://b:a%40b@mail.example:1995'\nhooks_file = '"+keys+"'"), nil)
	if err != nil {
		t.Fatal(err)
	}
	box, ok, err := c.Returns.Box()
	if diff := cmp.Diff(config.Mailbox{Protocol: "pop3", Host: "mail.example", Port: 1995, User: "b", Password: "a@b"}, box); diff != "" || !ok || err != nil {
		t.Error(diff, ok, err)
	}
	got, err := c.Returns.HookKeys()
	if diff := cmp.Diff(map[string]string{"ses": "one", "mailgun": "key-two:three"}, got); diff != "" || err != nil {
		t.Error(diff, err)
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

func TestLettersGoThroughTheirOwnRelaysOrThatOfMail(t *testing.T) {
	for _, tt := range []struct {
		name string
		file string
		want []config.Mail
	}{
		{"no mail at all", "", nil},
		{"the relay of mail", "[mail]\nhost = 'mail.example'\nfrom = 'desk@a.example'", []config.Mail{{Host: "mail.example", Port: 587, From: "desk@a.example", TLS: "starttls"}}},
		{"their own", "[letters]\nrelays = ['smtp://paper:h%2Cush@a.example', 'smtps://b.example', 'smtp://127.0.0.1:25?tls=none']", []config.Mail{
			{Host: "a.example", Port: 587, User: "paper", Password: "h,ush", TLS: "starttls"},
			{Host: "b.example", Port: 465, TLS: "tls"},
			{Host: "127.0.0.1", Port: 25, TLS: "none"},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := config.Load(write(t, tt.file), nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := c.LetterRelays()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
