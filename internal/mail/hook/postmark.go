package hook

import "github.com/courant-press/courant/internal/mail/bounce"

type postmarkEvent struct {
	RecordType, Type, Email, Description, Details string
}

func readPostmark(body []byte) (News, error) {
	var e postmarkEvent
	if err := decode(body, &e); err != nil {
		return News{}, err
	}
	text := e.Details
	if text == "" {
		text = e.Description
	}
	return News{Events: event(e.kind(), e.Email, "", text, body)}, nil
}

func (e postmarkEvent) kind() bounce.Kind {
	if e.RecordType != "Bounce" && e.RecordType != "SpamComplaint" {
		return ""
	}
	switch e.Type {
	case "SpamComplaint":
		return bounce.Complaint
	case "HardBounce", "BadEmailAddress", "ManuallyDeactivated":
		return bounce.Gone
	case "Blocked", "SpamNotification", "DMARCPolicy", "VirusNotification":
		return bounce.Refused
	case "SoftBounce", "DnsError", "Undeliverable":
		return bounce.Missed
	default: // it goes on trying, or a machine answered
		return ""
	}
}
