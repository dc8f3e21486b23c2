package hook

import (
	"net/url"
	"strings"

	"github.com/courant-press/courant/internal/mail/bounce"
)

// An snsMessage is the envelope in which Amazon SNS brings what SES reports.
type snsMessage struct {
	Type, Message, SubscribeURL string
}

type sesReport struct {
	NotificationType, EventType string // the one or the other, as it was set up
	Bounce                      struct {
		BounceType, BounceSubType string
		BouncedRecipients         []sesRecipient
	}
	Complaint struct {
		ComplaintFeedbackType string
		ComplainedRecipients  []sesRecipient
	}
}

type sesRecipient struct {
	EmailAddress, Status, DiagnosticCode string
}

// readSES reads what SES reports, in an envelope of SNS or without one.
func readSES(body []byte) (News, error) {
	var m snsMessage
	if err := decode(body, &m); err != nil {
		return News{}, err
	}
	switch m.Type {
	case "SubscriptionConfirmation":
		if !ofSNS(m.SubscribeURL) {
			return News{}, forged()
		}
		return News{Confirm: m.SubscribeURL}, nil
	case "Notification":
		body = []byte(m.Message)
	}
	var r sesReport
	if decode(body, &r) != nil {
		return News{}, nil //nolint:nilerr // a greeting to a new subscriber is plain text
	}
	return News{Events: r.events(body)}, nil
}

// ofSNS reports whether an address is one of Amazon SNS: we open it, so it
// must not be another.
func ofSNS(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "https" && strings.HasPrefix(u.Host, "sns.") && strings.HasSuffix(u.Host, ".amazonaws.com")
}

func (r sesReport) events(quotes []byte) (found []Event) {
	switch r.NotificationType + r.EventType {
	case "Bounce":
		for _, to := range r.Bounce.BouncedRecipients {
			found = append(found, event(r.bounced(to), to.EmailAddress, to.Status, to.DiagnosticCode, quotes)...)
		}
	case "Complaint":
		if r.Complaint.ComplaintFeedbackType == "not-spam" {
			return nil
		}
		for _, to := range r.Complaint.ComplainedRecipients {
			found = append(found, event(bounce.Complaint, to.EmailAddress, "", r.Complaint.ComplaintFeedbackType, quotes)...)
		}
	}
	return found
}

func (r sesReport) bounced(to sesRecipient) bounce.Kind {
	switch b := r.Bounce; {
	case b.BounceSubType == "ContentRejected", b.BounceSubType == "AttachmentRejected":
		return bounce.Refused
	case b.BounceType == "Transient":
		return bounce.Missed
	case b.BounceSubType == "NoEmail", strings.HasSuffix(b.BounceSubType, "Suppressed"), b.BounceSubType == "OnAccountSuppressionList":
		return bounce.Gone
	default:
		return bounce.Classify(to.Status, to.DiagnosticCode)
	}
}
