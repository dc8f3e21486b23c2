package hook

import (
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/news"
)

// A Provider is a service that mail is handed to.
type Provider string

// The providers whose reports can be read.
const (
	Brevo    Provider = "brevo"
	Mailgun  Provider = "mailgun"
	Postmark Provider = "postmark"
	SendGrid Provider = "sendgrid"
	SES      Provider = "ses"
)

// Keys are the secrets by which providers are known: the key they sign with,
// or the password we gave them. A provider without one is not listened to.
type Keys map[Provider]string

// News is what one request says.
type News struct {
	Events []Event
	// Confirm is an address to open in order to be sent anything at all, or
	// empty. It is the provider's own.
	Confirm string
}

// An Event is what happened to one mail.
type Event struct {
	bounce.Report        // of the recipient as the provider names them
	Quotes        string // all that the provider says of it; the address of return or the message id may be in it
}

// Read checks that a request is from a provider and returns what it says.
// Events that concern nobody, such as an opened mail, are left out. It refuses
// what is forged as unauthorized, and what it can not read as invalid.
func (k Keys) Read(p Provider, head http.Header, body []byte, now time.Time) (News, error) {
	key := k[p]
	if key == "" {
		return News{}, &news.Error{Kind: news.NotFound, Message: "No such provider is set up."}
	}
	switch p {
	case Mailgun:
		return readMailgun(key, body, now)
	case SendGrid:
		return readSendGrid(key, head, body)
	case SES:
		return knocked(key, head, body, readSES)
	case Postmark:
		return knocked(key, head, body, readPostmark)
	default:
		return knocked(key, head, body, readBrevo)
	}
}

// knocked reads a request that carries a password, under whatever name.
func knocked(key string, head http.Header, body []byte, read func([]byte) (News, error)) (News, error) {
	_, password, _ := (&http.Request{Header: head}).BasicAuth()
	if subtle.ConstantTimeCompare([]byte(password), []byte(key)) != 1 {
		return News{}, forged()
	}
	return read(body)
}

func forged() error {
	return &news.Error{Kind: news.Unauthorized, Message: "This does not come from the provider that is set up."}
}

func unreadable() error {
	return &news.Error{Kind: news.Invalid, Message: "This can not be read as a report of that provider."}
}

// decode reads JSON, whose unknown fields are passed over: providers add some.
func decode(body []byte, into any) error {
	if json.Unmarshal(body, into) != nil {
		return unreadable()
	}
	return nil
}

// event makes an event of what one report says. Of what concerns nobody there
// is none.
func event(kind bounce.Kind, to, status, text string, quotes []byte) []Event {
	if kind == "" {
		return nil
	}
	return []Event{{bounce.Report{Kind: kind, Recipient: to, Status: status, Text: bounce.Short(text)}, string(quotes)}}
}
