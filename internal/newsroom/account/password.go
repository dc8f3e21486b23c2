package account

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/alexedwards/argon2id"

	"github.com/courant-press/courant/internal/news"
)

// hashesAtOnce bounds the memory and time that passwords can take: 19 MiB
// each.
const hashesAtOnce = 2

// cost is that of a password (Argon2id, RFC 9106; 19 MiB and two passes, the
// least that OWASP advises): some 35 ms on a small machine.
func cost() *argon2id.Params {
	return &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// hash checks a password for an account and returns what is kept of it.
func (p *Porter) hash(ctx context.Context, s news.Staff, password string) (encoded string, err error) {
	if err := CheckPassword(s, password); err != nil {
		return "", err
	}
	err = p.compute(ctx, func() error {
		encoded, err = argon2id.CreateHash(password, cost())
		return err
	})
	if err != nil {
		return "", fmt.Errorf("hash a password: %w", err)
	}
	return encoded, nil
}

// nobody is the hash of a password that no account has. A name that nobody has
// costs as much time as one that somebody has.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// fits reports whether a password is that of a hash. An empty hash, that of an
// account nobody has joined yet, fits none.
func (p *Porter) fits(ctx context.Context, password, encoded string) (good bool, err error) {
	known := encoded != ""
	if !known {
		encoded = nobody
	}
	err = p.compute(ctx, func() error {
		good, err = argon2id.ComparePasswordAndHash(password, encoded)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("compare a password: %w", err)
	}
	return good && known, nil
}

// compute waits for a place before it hashes.
func (p *Porter) compute(ctx context.Context, hash func() error) error {
	select {
	case p.hashing <- struct{}{}:
		defer func() { <-p.hashing }()
		return hash()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// CheckPassword refuses a password that an account can not have, or that is
// among those everybody tries first.
func CheckPassword(s news.Staff, password string) error {
	if err := s.CheckPassword(password); err != nil {
		return err
	}
	if common(password) {
		return &news.Error{Kind: news.Invalid, Message: "This password is among the first that are tried. Use a few words that do not belong together."}
	}
	return nil
}

// commonText holds 7,141 of the most common passwords of published breaches,
// one to a line. It is the list of zxcvbn-go v1.0.4 (MIT licence, see NOTICE),
// which has it from Dropbox's zxcvbn. Few of them are as long as we ask for,
// so [common] also finds them inside what people do to make one longer.
//
//go:embed common.txt
var commonText string

var commonWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for word := range strings.Lines(commonText) {
		words[strings.TrimSpace(word)] = true
	}
	return words
})

// common reports whether a password is a common one, alone or with digits and
// signs around it, with letters written as digits, said twice, or beside other
// common ones; or if it only runs along the keyboard or the alphabet.
func common(password string) bool {
	word := strings.ToLower(password)
	core := strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range []string{word, core, plainLetters.Replace(word), plainLetters.Replace(core)} {
		if w == "" || madeOf(commonWords(), w) || runs(w) {
			return true
		}
	}
	return false
}

var plainLetters = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s", "!", "i")

// madeOf reports whether a text is one of the words or two of them in a row,
// with nothing but signs between.
func madeOf(words map[string]bool, text string) bool {
	if words[text] {
		return true
	}
	for i := range text {
		if words[text[:i]] && words[strings.TrimLeft(text[i:], " -_.+")] {
			return true
		}
	}
	return false
}

// rows are what fingers run along.
const rows = "qwertyuiop asdfghjkl zxcvbnm qwertzuiop azertyuiop 1234567890 abcdefghijklmnopqrstuvwxyz 0123456789"

// runs reports whether a text is made of pieces of three or more neighbours of
// the keyboard, the alphabet or the digits.
func runs(text string) bool {
	for text != "" {
		n := 0
		for n < len(text) && (strings.Contains(rows, text[:n+1]) || strings.Contains(rows, reversed(text[:n+1]))) {
			n++
		}
		if n < 3 {
			return false
		}
		text = text[n:]
	}
	return true
}

func reversed(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
