package hook

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/courant-press/courant/internal/mail/bounce"
)

type sendGridEvent struct {
	Event, Type, Email, Status, Reason string
}

// readSendGrid reads a request signed with ECDSA over the time and the body.
// key is the public one as the provider shows it: DER in base64.
func readSendGrid(key string, head http.Header, body []byte) (News, error) {
	const prefix = "X-Twilio-Email-Event-Webhook-"
	der, _ := base64.StdEncoding.DecodeString(key)
	public, _ := x509.ParsePKIXPublicKey(der)
	signature, _ := base64.StdEncoding.DecodeString(head.Get(prefix + "Signature"))
	digest := sha256.Sum256(append([]byte(head.Get(prefix+"Timestamp")), body...))
	if curve, ok := public.(*ecdsa.PublicKey); !ok || !ecdsa.VerifyASN1(curve, digest[:], signature) {
		return News{}, forged()
	}
	var raw []json.RawMessage
	if err := decode(body, &raw); err != nil {
		return News{}, err
	}
	var n News
	for _, one := range raw {
		var e sendGridEvent
		if err := decode(one, &e); err != nil {
			return News{}, err
		}
		n.Events = append(n.Events, event(e.kind(), e.Email, e.Status, e.Reason, one)...)
	}
	return n, nil
}

func (e sendGridEvent) kind() bounce.Kind {
	switch reason := strings.ToLower(e.Reason); {
	case e.Event == "spamreport", e.Event == "dropped" && reason == "spam reporting address":
		return bounce.Complaint
	case e.Event == "dropped" && (reason == "bounced address" || reason == "invalid"):
		return bounce.Gone
	case e.Event == "bounce":
		return bounce.Classify(e.Status, e.Reason)
	default:
		return ""
	}
}
