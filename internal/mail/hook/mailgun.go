package hook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/mail/bounce"
)

// mailgunAge is how old a request may be. What is not answered is sent again
// for eight hours, with its first signature.
const mailgunAge = 9 * time.Hour

type mailgunRequest struct {
	Signature struct{ Timestamp, Token, Signature string }
	Event     json.RawMessage `json:"event-data"`
}

type mailgunEvent struct {
	Event, Severity, Reason, Recipient string
	Delivery                           struct{ Message, Description string } `json:"delivery-status"`
}

// readMailgun reads a request signed with HMAC-SHA256 over the time and a
// random token.
func readMailgun(key string, body []byte, now time.Time) (News, error) {
	var r mailgunRequest
	if err := decode(body, &r); err != nil {
		return News{}, err
	}
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(r.Signature.Timestamp + r.Signature.Token))
	signature, _ := hex.DecodeString(r.Signature.Signature)
	at, err := strconv.ParseInt(r.Signature.Timestamp, 10, 64)
	if err != nil || !hmac.Equal(mac.Sum(nil), signature) || now.Sub(time.Unix(at, 0)).Abs() > mailgunAge {
		return News{}, forged()
	}
	var e mailgunEvent
	if err := decode(r.Event, &e); err != nil {
		return News{}, err
	}
	text := e.Delivery.Message
	if text == "" {
		text = e.Delivery.Description
	}
	return News{Events: event(e.kind(text), e.Recipient, "", text, r.Event)}, nil
}

func (e mailgunEvent) kind(text string) bounce.Kind {
	switch {
	case e.Event == "complained", e.Reason == "suppress-complaint":
		return bounce.Complaint
	case e.Event != "failed", e.Severity != "permanent": // it goes on trying what is temporary
		return ""
	case e.Reason == "suppress-bounce":
		return bounce.Gone
	default:
		return bounce.Classify("", text)
	}
}
