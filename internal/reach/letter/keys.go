package letter

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"net/netip"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Keys makes and reads what only the paper can make: the tokens in the links
// of a mail, and the marks by which an address is known without being kept.
type Keys struct {
	Secret []byte // 32 random bytes, the same on all nodes and for ever
}

// A Purpose is what a token is good for, and the only thing.
type Purpose byte

// The purposes of tokens. What a link shows may be done by whoever has the
// mail; that is little enough: to confirm, to leave, to choose letters.
const (
	ToConfirm Purpose = 'c'
	ToLeave   Purpose = 'l'
	ToPrefer  Purpose = 'p'
	ToMove    Purpose = 'm' // to have the letters at the address the mail went to
)

// A Token says who a link was made for. Opening it does nothing, since
// programs that look for dangers open every link of a mail; the page behind it
// has a button, and only its POST counts.
type Token struct {
	Purpose    Purpose
	Subscriber int64
	Letter     int64     // 0 for all of them
	At         time.Time // to the second; zero for a token that never gets old
}

// The parts of a token, in bytes.
const (
	tokenData = 1 + 8 + 8 + 8
	tokenMAC  = 15
)

// TokenLength is how many letters every token has, so that one can stand for
// another while a mail is printed.
const TokenLength = 54

// Sign writes a token out, in letters that need no escaping in an address.
func (k Keys) Sign(t Token) string {
	data := make([]byte, 0, tokenData+tokenMAC)
	data = append(data, byte(t.Purpose))
	data = binary.BigEndian.AppendUint64(data, uint64(t.Subscriber))
	data = binary.BigEndian.AppendUint64(data, uint64(t.Letter))
	data = binary.BigEndian.AppendUint64(data, uint64(seconds(t.At)))
	return base64.RawURLEncoding.EncodeToString(append(data, k.mac("token", data)[:tokenMAC]...))
}

// Read returns what a token says. One that was not signed by us for this
// purpose is refused, in the words for somebody who followed a broken link.
func (k Keys) Read(p Purpose, s string) (Token, error) {
	data, err := base64.RawURLEncoding.Strict().DecodeString(s)
	if err != nil || len(s) != TokenLength || Purpose(data[0]) != p ||
		!hmac.Equal(data[tokenData:], k.mac("token", data[:tokenData])[:tokenMAC]) {
		return Token{}, &news.Error{Kind: news.NotFound, Message: "This link is not complete. Please copy the whole of it from the mail."}
	}
	t := Token{Purpose: p, Subscriber: int64(binary.BigEndian.Uint64(data[1:])), Letter: int64(binary.BigEndian.Uint64(data[9:]))}
	if at := int64(binary.BigEndian.Uint64(data[17:])); at != 0 {
		t.At = time.Unix(at, 0).UTC()
	}
	return t, nil
}

func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// Mark returns by what an address is known on the list of those that must not
// be written to: nobody can tell the address from it without the secret.
func (k Keys) Mark(e news.Email) string {
	return hex.EncodeToString(k.mac("address", []byte(e.Key())))
}

// NetworkMark returns the same for the network address that a wish came from,
// as evidence that two came from one place.
func (k Keys) NetworkMark(a netip.Addr) string {
	return hex.EncodeToString(k.mac("network", a.Unmap().AsSlice()))
}

func (k Keys) mac(use string, data []byte) []byte {
	h := hmac.New(sha256.New, k.Secret)
	h.Write([]byte(use + "\x00"))
	h.Write(data)
	return h.Sum(nil)
}
