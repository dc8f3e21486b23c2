package bounce

import (
	"io"
	"regexp"
	"strings"
)

// A Report is what one mail says of one recipient.
type Report struct {
	Kind      Kind
	Recipient string // as the report names them; may be empty, may be untrue
	Status    string // enhanced status (RFC 3463), such as "5.1.1"; may be empty
	Text      string // what the server said, for people
}

// A Kind is what a report means.
type Kind string

// The kinds.
const (
	Gone      Kind = "gone"      // there is no such mailbox: never send there again
	Missed    Kind = "missed"    // not this time: a full mailbox, a server that is away
	Refused   Kind = "refused"   // we are taken for senders of spam, or break a rule: stop and look
	Complaint Kind = "complaint" // the reader called the mail spam
	Delayed   Kind = "delayed"   // the server is still trying
	Delivered Kind = "delivered" // nothing is wrong
	Reply     Kind = "reply"     // a machine answered for its owner, who is away
)

// away is how machines begin the subject of an answer for their owner.
var away = regexp.MustCompile(`(?i)^\s*(auto(matic|matische)?[ -]?(reply|antwort|response)|out of (the )?office|abwesenheit|réponse automatique|respuesta automática)`)

// mostBytes is how much of a mail is read; reports put what matters first.
const mostBytes = 512 << 10

// Read says what a mail reports, once for each recipient. A mail that is no
// report, but was written by a person, returns none. The only errors are those
// of r.
func Read(r io.Reader) ([]Report, error) {
	raw, err := io.ReadAll(io.LimitReader(r, mostBytes))
	if err != nil {
		return nil, err
	}
	m := parse(string(raw))
	for _, read := range []func(message) []Report{abuse, delivery, prose, reply} {
		if found := read(m); found != nil {
			return found, nil
		}
	}
	return nil, nil
}

// abuse reads a report of abuse (RFC 5965).
func abuse(m message) []Report {
	part, ok := m.part("message/feedback-report")
	if !ok {
		return m.complaint()
	}
	f := parseFields(part.body)
	report := Report{Kind: Complaint, Recipient: address(f.get("Original-Rcpt-To")), Text: f.get("Feedback-Type")}
	switch strings.ToLower(report.Text) {
	case "auth-failure", "dmarc": // about our signatures, not from a reader
		report.Kind = Refused
	case "not-spam":
		report.Kind = Delivered
	}
	return []Report{report}
}

// complaint knows the one large provider that sends the mail it complains of
// without a report.
func (m message) complaint() []Report {
	if address(m.head.get("From")) != "staff@hotmail.com" || !strings.Contains(m.head.get("Subject"), "complaint about message") {
		return nil
	}
	return []Report{{Kind: Complaint, Text: m.head.get("Subject")}}
}

// reply knows the answers of machines (RFC 3834).
func reply(m message) []Report {
	auto := strings.ToLower(m.head.get("Auto-Submitted"))
	robot := strings.HasPrefix(auto, "auto-replied") || m.head.get("X-Autoreply") != "" || m.head.get("X-Autorespond") != "" ||
		strings.EqualFold(m.head.get("Precedence"), "auto_reply") || away.MatchString(m.head.get("Subject"))
	if !robot {
		return nil
	}
	return []Report{{Kind: Reply, Recipient: address(m.head.get("From"))}}
}
