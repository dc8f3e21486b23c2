package bounce

import (
	"regexp"
	"strings"
)

// delivery reads a report of delivery (RFC 3464): after a block about the
// mail a block for each recipient. A recipient without an action is as if
// the mail had failed, since that is why somebody wrote.
func delivery(m message) []Report {
	part, ok := m.part("message/delivery-status", "message/global-delivery-status")
	if !ok {
		return nil
	}
	var found []Report
	for block := range strings.SplitSeq(strings.TrimLeft(part.body, "\n"), "\n\n") {
		f := parseFields(strings.TrimLeft(block, "\n"))
		recipient := address(value(f.get("Final-Recipient")))
		if recipient == "" {
			recipient = address(value(f.get("Original-Recipient")))
		}
		if recipient == "" && f.get("Status") == "" {
			continue
		}
		found = append(found, f.report(recipient, m))
	}
	return found
}

// report reads the block of one recipient. Many servers tell more in their
// words to people than in the fields, so those are read as well where the
// fields say nothing in particular.
func (f fields) report(recipient string, m message) Report {
	text := value(f.get("Diagnostic-Code"))
	status := status(f.get("Status"))
	if own := status1(text); own != "" && generic(status) {
		status = own
	}
	r := Report{Recipient: recipient, Status: status, Text: text}
	switch strings.ToLower(strings.Fields(f.get("Action") + " failed")[0]) {
	case "delayed":
		r.Kind = Delayed
	case "delivered", "relayed", "expanded":
		r.Kind = Delivered
	default:
		r.Kind = Classify(status, text, m.told())
		if text == "" {
			r.Text = m.told()
		}
		r.Text = Short(r.Text)
	}
	return r
}

// value returns what follows the type of a field: "nora@paper.example" of
// "rfc822; nora@paper.example".
func value(field string) string {
	if _, after, ok := strings.Cut(field, ";"); ok {
		return strings.TrimSpace(after)
	}
	return field
}

var addressForm = regexp.MustCompile(`[^\s<>"'(),;:\[\]]+@[\w-]+(?:\.[\w-]+)+`)

// address returns the first address in s without what surrounds it, or "".
func address(s string) string { return addressForm.FindString(s) }

var statusForm = regexp.MustCompile(`(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?:$|[^\d.]|\.(?:$|\D))`)

// status returns the enhanced status a field begins with, or "".
func status(field string) string { return status1(strings.TrimSpace(field)) }

// status1 returns the first enhanced status in a text that says something, or
// "".
func status1(text string) string {
	first := ""
	for _, m := range statusForm.FindAllStringSubmatch(text, 4) {
		if first == "" || generic(first) {
			first = m[1]
		}
	}
	return first
}

// generic reports whether a status says no more than that it failed.
func generic(status string) bool {
	return status == "" || strings.HasSuffix(status, ".0.0")
}

// Short returns the beginning of what a server said, in one line.
func Short(text string) string {
	const most = 300
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text
}
