package mail

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// A Returns makes the addresses to which mail that can not be delivered comes
// back, one for each mail, and reads them again. Whoever sends a bounce that
// we did not cause would need the key.
type Returns struct {
	Prefix string // before the first +; small letters
	Domain string // where bounces are received
	Key    []byte
}

// The parts of a returned address, in bytes: the number of the delivery, and
// what proves that we gave it out.
const (
	verpID  = 8
	verpMAC = 9 // 72 bits; with the id 17 bytes, 28 letters
)

// Address returns where the mail with this number is returned to:
// "b+aaaaaaaaaadg…@bounces.paper.example". Its letters are small and no case
// matters, since some servers change it.
func (r Returns) Address(delivery int64) news.Email {
	id := binary.BigEndian.AppendUint64(nil, uint64(delivery))
	code := strings.ToLower(verpCode().EncodeToString(append(id, r.mac(id)...)))
	return news.Email(r.Prefix + "+" + code + "@" + r.Domain)
}

// Delivery returns the number of the mail that was returned to an address,
// and whether it is one of ours.
func (r Returns) Delivery(address string) (int64, bool) {
	local, domain, _ := strings.Cut(strings.ToLower(address), "@")
	code, ok := strings.CutPrefix(local, r.Prefix+"+")
	raw, err := verpCode().DecodeString(strings.ToUpper(code))
	if !ok || err != nil || len(raw) != verpID+verpMAC || domain != strings.ToLower(r.Domain) {
		return 0, false
	}
	id := raw[:verpID]
	return int64(binary.BigEndian.Uint64(id)), hmac.Equal(raw[verpID:], r.mac(id))
}

// Find returns the number of the first mail whose address of return stands
// in a text, such as the head that a complaint quotes.
func (r Returns) Find(text string) (int64, bool) {
	text = strings.ToLower(text)
	start, end := r.Prefix+"+", "@"+strings.ToLower(r.Domain)
	for {
		_, after, found := strings.Cut(text, start)
		if !found {
			return 0, false
		}
		if code, _, ok := strings.Cut(after, end); ok {
			if id, ok := r.Delivery(start + code + end); ok {
				return id, true
			}
		}
		text = after
	}
}

// leavePrefix begins the addresses by which readers leave.
const leavePrefix = "leave+"

// LeaveAddress returns where a mail ends a letter: "leave+{token}@…". What is
// in the mail does not count, and the token says who leaves what. Programs
// write there for a reader who presses their button.
func (r Returns) LeaveAddress(token string) news.Email {
	return news.Email(leavePrefix + token + "@" + r.Domain)
}

// LeaveToken returns the token of such an address, and whether it looks like
// one of ours.
func (r Returns) LeaveToken(address string) (token string, ok bool) {
	local, domain, _ := strings.Cut(address, "@")
	if len(local) <= len(leavePrefix) || !strings.EqualFold(local[:len(leavePrefix)], leavePrefix) {
		return "", false
	}
	token = local[len(leavePrefix):]
	return token, r.Domain != "" && strings.EqualFold(domain, r.Domain) && fits(token)
}

func (r Returns) mac(id []byte) []byte {
	h := hmac.New(sha256.New, r.Key)
	h.Write([]byte("verp\x00"))
	h.Write(id)
	return h.Sum(nil)[:verpMAC]
}

func verpCode() *base32.Encoding { return base32.StdEncoding.WithPadding(base32.NoPadding) }
