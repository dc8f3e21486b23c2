// Package config is the one place that reads how an operator wants the
// program to run: courant.toml, then the environment over it, then the flags
// of the command over both.
//
// What a publisher decides about the paper (its name, its zone, its menu) is
// not here but in the store, see [news.Settings]. Nothing else in the house
// reads the environment; every department is handed the little that it needs.
package config

import (
	"fmt"
	"net/mail"
	"net/netip"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// A Config is everything an operator may set. The zero value is not fit for
// use: start from [Default].
type Config struct {
	// Data is the folder of the paper: its database, files and renditions.
	Data string `koanf:"data"`
	// Address is what the server listens on, "127.0.0.1:8080".
	Address string `koanf:"address"`
	// URL is the public address of the paper without a slash at the end. It
	// takes the place of the setting, for a rehearsal on another host.
	URL string `koanf:"url"`
	// Database is "postgres://…", or empty for SQLite in the data folder.
	Database string `koanf:"database" secret:"true"`
	// DatabaseFile is a file that holds the value of Database.
	DatabaseFile string `koanf:"database_file"`
	// Themes is a folder whose templates and assets go over the theme's own.
	Themes string `koanf:"themes"`
	// Hosts are the names the paper answers to; empty for any.
	Hosts []string `koanf:"hosts"`
	// Node names this one among the nodes of the paper, for ever. Without it
	// the name is kept in the data folder.
	Node string `koanf:"node"`

	Pictures Pictures `koanf:"pictures"`

	Listen Listen `koanf:"listen"`

	Press Press `koanf:"press"`
	Proxy Proxy `koanf:"proxy"`
	Mail  Mail  `koanf:"mail"`

	Letters Letters `koanf:"letters"`
	Returns Returns `koanf:"returns"`

	Log Log `koanf:"log"`
}

// Pictures sets what may come into the library.
type Pictures struct {
	// Largest is how many MiB the file of a picture may have.
	Largest int `koanf:"largest"`
}

// Press sets how many printed pages are kept, and who else keeps them.
type Press struct {
	// Memory is how many MiB of printed pages are kept.
	Memory int `koanf:"memory"`
	// Purge lists addresses of caches in front of the paper, such as a
	// Varnish, which are told when a page is dropped.
	Purge []string `koanf:"purge"`
}

// Proxy names those in front of the program whose word is taken for where a
// request came from.
type Proxy struct {
	// Trusted are networks such as "10.0.0.0/8".
	Trusted []string `koanf:"trusted"`
}

// Mail names the relay through which letters to single people are sent. Where
// there is no host none are, and the desk shows the links they would carry.
type Mail struct {
	Host     string `koanf:"host"`
	Port     int    `koanf:"port"`
	User     string `koanf:"user"` // empty for a relay that asks for none
	Password string `koanf:"password" secret:"true"`
	// PasswordFile is a file that holds the value of Password.
	PasswordFile string `koanf:"password_file"`
	// From is the sender, "The Ferry Gazette <desk@gazette.example>".
	From string `koanf:"from"`
	TLS  string `koanf:"tls"` // starttls, tls or none
}

// Log says what is written to standard error.
type Log struct {
	Level  string `koanf:"level"`  // debug, info, warn or error
	Format string `koanf:"format"` // text or json
	// Hits logs requests that were answered from a printed page, too.
	Hits bool `koanf:"hits"`
}

// Default returns what holds where nobody said otherwise.
func Default() Config {
	return Config{
		Data:    "courant-data",
		Address: "127.0.0.1:8080",
		Press:   Press{Memory: 64}, Pictures: Pictures{Largest: 60},
		Listen: Listen{Lines: 2}, Letters: Letters{Lines: 10, BouncePrefix: "b"},
		Mail: Mail{Port: 587, TLS: "starttls"}, Log: Log{Level: "info", Format: "text"},
	}
}

// DatabaseURL returns what the store is opened with: the address of a
// PostgreSQL database or the path of the SQLite file in the data folder.
func (c Config) DatabaseURL() string {
	if c.Database != "" {
		return c.Database
	}
	return filepath.Join(c.Data, "courant.db")
}

// Blobs returns the folder of original files.
func (c Config) Blobs() string { return filepath.Join(c.Data, "files") }

// Sound returns the folder of recordings.
func (c Config) Sound() string { return filepath.Join(c.Data, "sound") }

// Larder returns the folder of spoken lines that recordings are made of. All
// of it can be deleted, and each node may have its own.
func (c Config) Larder() string { return filepath.Join(c.Data, "larder") }

// Renditions returns the folder of pictures made from the originals.
func (c Config) Renditions() string { return filepath.Join(c.Data, "renditions") }

// Incoming returns the folder of files on their way in.
func (c Config) Incoming() string { return filepath.Join(c.Data, "incoming") }

// Outbox returns the folder in which a node notes what it is about to send.
func (c Config) Outbox() string { return filepath.Join(c.Data, "outbox") }

// SearchIndex returns the file of the words of every article. It is made of
// the paper and can be deleted at any time.
func (c Config) SearchIndex() string { return filepath.Join(c.Data, "search.db") }

// check refuses what can not work, in a sentence that names the key.
func (c Config) check() error {
	switch {
	case c.Data == "":
		return refuse("data is empty: name the folder of the paper.")
	case c.Database != "" && !strings.HasPrefix(c.Database, "postgres://") && !strings.HasPrefix(c.Database, "postgresql://"):
		return refuse("database must start with postgres://, or be left out for SQLite in the data folder.")
	case c.Node != "" && !regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$`).MatchString(c.Node):
		return refuse(fmt.Sprintf("node is %q: use letters, digits and hyphens.", c.Node))
	case c.Pictures.Largest < 1 || c.Pictures.Largest > 1024:
		return refuse(fmt.Sprintf("pictures.largest is %d: give a number of MiB from 1 to 1024.", c.Pictures.Largest))
	case c.Press.Memory < 1 || c.Press.Memory > 1<<20:
		return refuse(fmt.Sprintf("press.memory is %d: give a number of MiB from 1 to 1048576.", c.Press.Memory))
	case !oneOf(c.Log.Level, "debug", "info", "warn", "error"):
		return refuse(fmt.Sprintf("log.level is %q: use debug, info, warn or error.", c.Log.Level))
	case !oneOf(c.Log.Format, "text", "json"):
		return refuse(fmt.Sprintf("log.format is %q: use text or json.", c.Log.Format))
	}
	for _, check := range []func() error{c.Mail.check, c.Letters.check, c.checkReturns, c.Listen.check} {
		if err := check(); err != nil {
			return err
		}
	}
	return c.checkAddresses()
}

func (m Mail) check() error {
	_, err := mail.ParseAddress(m.From)
	switch {
	case m.Host == "":
		return nil
	case m.Port < 1 || m.Port > 65535:
		return refuse(fmt.Sprintf("mail.port is %d: give a number from 1 to 65535.", m.Port))
	case err != nil:
		return refuse(fmt.Sprintf("mail.from is %q: give an address such as desk@paper.example.", m.From))
	case !oneOf(m.TLS, "starttls", "tls", "none"):
		return refuse(fmt.Sprintf("mail.tls is %q: use starttls, tls or none.", m.TLS))
	default:
		return nil
	}
}

func (c Config) checkAddresses() error {
	if c.URL != "" {
		u, err := url.Parse(c.URL)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.HasSuffix(c.URL, "/") {
			return refuse(fmt.Sprintf("url is %q: use the form https://paper.example, without a slash at the end.", c.URL))
		}
	}
	if _, err := c.TrustedProxies(); err != nil {
		return err
	}
	for _, p := range c.Press.Purge {
		if u, err := url.Parse(p); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return refuse(fmt.Sprintf("press.purge holds %q: use the form http://127.0.0.1:6081.", p))
		}
	}
	return nil
}

// TrustedProxies returns the networks of Proxy.Trusted.
func (c Config) TrustedProxies() ([]netip.Prefix, error) {
	var trusted []netip.Prefix
	for _, s := range c.Proxy.Trusted {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, refuse(fmt.Sprintf("proxy.trusted holds %q: use the form 10.0.0.0/8.", s))
		}
		trusted = append(trusted, p)
	}
	return trusted, nil
}

func oneOf(s string, options ...string) bool { return slices.Contains(options, s) }

func refuse(sentence string) error { return &news.Error{Kind: news.Invalid, Message: sentence} }
