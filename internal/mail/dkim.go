package mail

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
)

// A Seal signs mail in the name of a domain (DKIM, RFC 6376 and 8463), so that
// who receives it can tell it from a forgery. Each key makes a signature of
// its own: RSA for everybody, Ed25519 for those who know it.
//
// It is our own and not go-msgauth's, which reads the text once for each key,
// byte by byte; tests have go-msgauth verify what it makes.
type Seal struct {
	Domain string
	Keys   []SealKey
}

// A SealKey is a private key, and the name under which the domain publishes
// its public half: {selector}._domainkey.{domain}.
type SealKey struct {
	Selector string
	Key      crypto.Signer // *rsa.PrivateKey or ed25519.PrivateKey
}

// sealed are the fields that a signature covers where a mail has them (RFC
// 6376, section 5.4.1; RFC 8058, section 4, wants the two for leaving).
func sealed(name string) bool {
	return slices.Contains([]string{
		"from", "reply-to", "to", "subject", "date", "message-id", "list-id", "list-archive",
		"list-unsubscribe", "list-unsubscribe-post", "auto-submitted", "mime-version", "content-type",
	}, name)
}

// Sign returns the head lines that seal a mail; they go before all others. The
// mail has \r\n at the end of its lines. Without keys there are none.
func (s Seal) Sign(text []byte) ([]byte, error) {
	if len(s.Keys) == 0 {
		return nil, nil
	}
	head, body, _ := bytes.Cut(text, []byte("\r\n\r\n"))
	names, fields := relaxedHead(string(head))
	sum := relaxedBody(body)
	var seals bytes.Buffer
	for _, key := range s.Keys {
		line := fmt.Sprintf("DKIM-Signature: v=1; a=%s; c=relaxed/relaxed; d=%s; s=%s;\r\n h=%s;\r\n bh=%s;\r\n b=",
			key.algorithm(), s.Domain, key.Selector, strings.Join(names, ":\r\n "), base64.StdEncoding.EncodeToString(sum))
		_, own := relaxedField(line)
		digest := sha256.Sum256([]byte(fields + own))
		signature, err := key.Key.Sign(nil, digest[:], key.hash())
		if err != nil {
			return nil, fmt.Errorf("seal a mail with %s: %w", key.Selector, err)
		}
		seals.WriteString(line)
		seals.WriteString(inLines(base64.StdEncoding.EncodeToString(signature)))
	}
	return seals.Bytes(), nil
}

func (k SealKey) algorithm() string {
	if k.isEd25519() {
		return "ed25519-sha256"
	}
	return "rsa-sha256"
}

// hash says what the key signs: Ed25519 hashes the digest once more.
func (k SealKey) hash() crypto.Hash {
	if k.isEd25519() {
		return crypto.Hash(0)
	}
	return crypto.SHA256
}

func (k SealKey) isEd25519() bool {
	_, ok := k.Key.Public().(ed25519.PublicKey)
	return ok
}

// inLines folds a signature.
func inLines(s string) string {
	var b strings.Builder
	for len(s) > foldAt-2 {
		b.WriteString(s[:foldAt-2] + "\r\n ")
		s = s[foldAt-2:]
	}
	return b.String() + s + "\r\n"
}

// relaxedHead returns the sealed fields of a head in the order in which a
// signature names and covers them. From is named once more than it stands
// there, so that nobody can add a second.
func relaxedHead(head string) (names []string, fields string) {
	var b strings.Builder
	for field := range strings.SplitSeq(unfold(head), "\r\n") {
		if name, line := relaxedField(field); sealed(name) {
			names = append(names, name)
			b.WriteString(line + "\r\n")
		}
	}
	return append(names, "from"), b.String()
}

func unfold(head string) string {
	return strings.NewReplacer("\r\n ", " ", "\r\n\t", " ").Replace(head)
}

// relaxedField returns a field with one space where there is any (RFC 6376,
// section 3.4.2).
func relaxedField(field string) (name, line string) {
	name, value, _ := strings.Cut(field, ":")
	name = strings.ToLower(strings.TrimSpace(name))
	return name, name + ":" + strings.Join(strings.Fields(value), " ")
}

// relaxedBody returns the hash of a text with one space where there is any,
// none at the end of lines, and no empty lines at its end (RFC 6376, section
// 3.4.4).
func relaxedBody(body []byte) []byte {
	h := sha256.New()
	empty := 0
	for line := range bytes.SplitSeq(bytes.TrimSuffix(body, []byte("\r\n")), []byte("\r\n")) {
		line = relaxedLine(line)
		if len(line) == 0 {
			empty++
			continue
		}
		for ; empty > 0; empty-- {
			h.Write([]byte("\r\n"))
		}
		h.Write(line)
		h.Write([]byte("\r\n"))
	}
	return h.Sum(nil)
}

// relaxedLine returns a line as [relaxedBody] counts it.
func relaxedLine(line []byte) []byte {
	line = bytes.TrimRight(line, " \t")
	if bytes.IndexByte(line, '\t') < 0 && !bytes.Contains(line, []byte("  ")) {
		return line
	}
	var b []byte
	for i, c := range line {
		space := c == ' ' || c == '\t'
		if space && i > 0 && (line[i-1] == ' ' || line[i-1] == '\t') {
			continue
		}
		if space {
			c = ' '
		}
		b = append(b, c)
	}
	return b
}
