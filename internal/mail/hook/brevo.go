package hook

import "github.com/courant-press/courant/internal/mail/bounce"

type brevoEvent struct {
	Event, Email, Reason string
}

func readBrevo(body []byte) (News, error) {
	var e brevoEvent
	if err := decode(body, &e); err != nil {
		return News{}, err
	}
	return News{Events: event(e.kind(), e.Email, "", e.Reason, body)}, nil
}

// kind knows the events in both of the spellings that are sent.
func (e brevoEvent) kind() bounce.Kind {
	switch e.Event {
	case "spam":
		return bounce.Complaint
	case "hard_bounce", "hardBounce", "invalid_email", "invalid":
		return bounce.Gone
	case "blocked":
		return bounce.Refused
	case "soft_bounce", "softBounce":
		return bounce.Missed
	default:
		return ""
	}
}
