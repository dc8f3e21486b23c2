package app

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/reach/letter/returns"
	"github.com/courant-press/courant/internal/search"
)

// openLetters builds the desk of letters, and the outbox where a relay is set
// up.
func (n *Newspaper) openLetters(ctx context.Context) (err error) {
	if n.letterKeys, err = letterKeys(ctx, n.store); err != nil {
		return err
	}
	outbox, err := n.openOutbox(ctx)
	if err != nil {
		return err
	}
	n.letters = &letter.Letters{
		Store: n.store, Paper: n.store, Find: n.findForLetter, Printer: n.letterPrinter, Outbox: outbox, Now: n.now,
	}
	if n.mail != nil {
		n.letters.Post = n.mail
	}
	n.posted = make(chan struct{}, 1)
	n.returns = &returns.Returns{
		Store: n.store, Keys: n.letterKeys, Addresses: returnsOf(n.config.Letters, n.letterKeys), Now: n.now, Alarm: n.letters.Halt,
	}
	return nil
}

// A secretKeeper keeps what the paper signs with.
type secretKeeper interface {
	Secret(ctx context.Context, name string, fresh []byte) ([]byte, error)
}

// letterKeys returns what signs the links and addresses in letters.
func letterKeys(ctx context.Context, s secretKeeper) (letter.Keys, error) {
	fresh := make([]byte, 32)
	_, _ = rand.Read(fresh) // never fails
	secret, err := s.Secret(ctx, "letters", fresh)
	return letter.Keys{Secret: secret}, err
}

// returnsOf is where mails come back to.
func returnsOf(c config.Letters, keys letter.Keys) mail.Returns {
	return mail.Returns{Prefix: c.BouncePrefix, Domain: c.BounceDomain, Key: keys.Secret}
}

// openOutbox returns how letters leave the house, or nil if they do not.
func (n *Newspaper) openOutbox(ctx context.Context) (*letter.Outbox, error) {
	c := n.config.Letters
	configured, err := n.config.LetterRelays()
	if err != nil || len(configured) == 0 {
		return nil, err
	}
	relays := &mail.Relays{}
	for _, r := range configured {
		relays.All = append(relays.All, mail.Options{
			Host: r.Host, Port: r.Port, User: r.User, Password: r.Password, From: r.From, TLS: r.TLS, Now: n.now,
		})
	}
	if relays.Name, err = n.hostName(ctx); err != nil {
		return nil, err
	}
	seal, err := sealOf(c)
	return &letter.Outbox{
		Dial: relays.Dial, Lines: c.Lines, Seal: seal, Returns: returnsOf(c, n.letterKeys), Warmup: c.Warmup,
	}, err
}

// hostName is how the paper introduces itself to relays.
func (n *Newspaper) hostName(ctx context.Context) (string, error) {
	set, err := n.store.Settings(ctx)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(cmp.Or(n.config.URL, set.URL))
	if err != nil {
		return "", fmt.Errorf("read the address of the paper: %w", err)
	}
	return cmp.Or(u.Hostname(), "localhost"), nil
}

// sealOf reads the keys that sign letters.
func sealOf(c config.Letters) (mail.Seal, error) {
	files, err := c.SealKeys()
	if err != nil {
		return mail.Seal{}, err
	}
	seal := mail.Seal{Domain: c.DKIMDomain}
	for _, f := range files {
		pem, err := os.ReadFile(f.File)
		if err != nil {
			return seal, &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("letters.dkim names %s, which can not be read.", f.File)}
		}
		key, err := mail.ParseSealKey(f.Selector, pem)
		if err != nil {
			return seal, fmt.Errorf("read %s: %w", f.File, err)
		}
		seal.Keys = append(seal.Keys, key)
	}
	return seal, nil
}

// findForLetter looks for what a digest is made from.
func (n *Newspaper) findForLetter(ctx context.Context, query string, most int) ([]int64, error) {
	return n.search.Search(ctx, search.Query{Text: query, Limit: most})
}

// pictureInMail is how wide a picture comes, in pixels: about twice as wide as
// it is shown, for screens with small ones.
const pictureInMail = 1104

// letterPrinter returns what prints letters in a language.
func (n *Newspaper) letterPrinter(ctx context.Context, lang string) (p letter.Printer, err error) {
	set, err := n.store.Settings(ctx)
	if err != nil {
		return p, err
	}
	set.URL = cmp.Or(n.config.URL, set.URL)
	theme, err := n.themes.Theme(set.Theme)
	if err != nil {
		return p, fmt.Errorf("open the theme: %w", err)
	}
	return letter.Printer{
		Settings: set, Theme: theme, Locale: locale.Find(cmp.Or(lang, set.Lang)), Zone: set.Location(), Keys: n.letterKeys,
		Returns: returnsOf(n.config.Letters, n.letterKeys),
		Picture: func(p paper.Picture) string { return set.URL + n.pictures.URL(p, pictureInMail, media.Plain) },
	}, nil
}

// wakeMailroom has the mailroom look for work. It never waits.
func (n *Newspaper) wakeMailroom() {
	select {
	case n.posted <- struct{}{}:
	default: // it is about to look
	}
}

// sendLetters takes part in sending letters until ctx ends. A node without a
// relay leaves that to others.
func (n *Newspaper) sendLetters(ctx context.Context) error {
	if n.letters.Outbox == nil {
		return nil
	}
	node, err := nodeName(n.config)
	if err != nil {
		return err
	}
	folder := filepath.Join(n.config.Outbox(), node)
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return fmt.Errorf("make the outbox: %w", err)
	}
	journals, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("open the outbox: %w", err)
	}
	defer journals.Close()
	held, err := n.holdOutbox(ctx, journals)
	if err != nil || held == nil {
		return err
	}
	defer held.Close()
	room := letter.Mailroom{
		Letters: n.letters, Runs: n.store, Store: n.store.DeliverAs(node), Keys: n.letterKeys, Journals: journals,
		NotTaken: n.returns.NotTaken, Woken: n.posted, Log: n.log,
	}
	room.Work(ctx)
	return nil
}

// holdOutbox waits until no other process uses the outbox of this node: one
// that comes to its end while this one takes its place may still send. It
// returns nil when ctx ends first.
func (n *Newspaper) holdOutbox(ctx context.Context, journals *os.Root) (*os.File, error) {
	file, err := journals.OpenFile("held", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("hold the outbox: %w", err)
	}
	for told := false; ; told = true {
		ours, err := lockFile(file)
		if err != nil || ours {
			return file, err
		}
		if !told {
			n.log.InfoContext(ctx, "another process of this node still sends letters; this one waits")
		}
		select {
		case <-ctx.Done():
			return nil, file.Close()
		case <-time.After(time.Second):
		}
	}
}

// nodeName returns what this node is called among those of the paper: as the
// operator says, or by a name that is kept in the data folder.
func nodeName(c config.Config) (string, error) {
	if c.Node != "" {
		return c.Node, nil
	}
	path := filepath.Join(c.Data, "node")
	kept, err := os.ReadFile(path) //nolint:gosec // the operator's own folder
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("read the name of this node: %w", err)
	}
	if name := strings.TrimSpace(string(kept)); name != "" {
		return name, nil
	}
	name := strings.ToLower(rand.Text()[:8])
	return name, os.WriteFile(path, []byte(name+"\n"), 0o600)
}
