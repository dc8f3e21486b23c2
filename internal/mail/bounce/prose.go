package bounce

import (
	"regexp"
	"strings"
)

// prose reads a report that was written for people only.
func prose(m message) []Report {
	if !m.looksReturned() {
		return nil
	}
	told := m.told()
	if delaying(m.head.get("Subject"), told) {
		return []Report{{Kind: Delayed, Recipient: m.recipient(told), Text: Short(told)}}
	}
	var found []Report
	for _, section := range sections(told) {
		status := status1(section)
		found = append(found, Report{Classify(status, section), m.recipient(section), status, Short(section)})
	}
	return found
}

var sectionBegins = regexp.MustCompile(`(?m)^<[^<>\s]+@[^<>\s]+>.*:`)

// sections takes a text apart that speaks of one recipient after the other, as
// those of qmail and Postfix do: "<nora@paper.example>: no such user".
func sections(told string) []string {
	at := sectionBegins.FindAllStringIndex(told, -1)
	if len(at) < 2 {
		return []string{told}
	}
	var found []string
	for i, here := range at {
		end := len(told)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		found = append(found, told[here[0]:end])
	}
	return found
}

// returned is how servers begin the subject of a report.
var returned = regexp.MustCompile(`(?i)^\W*(undeliver|returned mail|mail delivery|mail system|delivery (status|failure|failed|report|problem|notification|has failed|error)|failure (notice|delivery)|nondeliver|non remis|unzustellbar|failed mail|message status|permanent error|message could not be delivered)`)

// looksReturned reports whether a mail server rather than a person wrote.
func (m message) looksReturned() bool {
	from := strings.ToLower(m.head.get("From"))
	server := strings.Contains(from, "mailer-daemon") || strings.Contains(from, "postmaster") || strings.Contains(from, "mail delivery") ||
		m.head.get("Return-Path") == "<>" || m.head.get("X-Failed-Recipients") != ""
	return server || returned.MatchString(m.head.get("Subject"))
}

func delaying(subject, told string) bool {
	subject = strings.ToLower(subject)
	return strings.Contains(subject, "delay") || strings.Contains(subject, "warning: could not send") || strings.Contains(strings.ToLower(told), "this is a warning message only")
}

var originalBegins = regexp.MustCompile(`(?im)^(-{2,}.*(original|copy|below|unsent|returned|forward|transcript of message|message header|header).*|received: .*|return-path: .*|the header of the original message.*|original message follows.*|message header follows.*)$`)

// told returns what the server says in its own words, without the mail it
// sends back.
func (m message) told() string {
	var b strings.Builder
	for _, p := range m.parts {
		if strings.HasPrefix(p.kind, "message/") || strings.HasPrefix(p.kind, "text/rfc822") {
			break
		}
		if p.kind == "text/html" {
			p.body = tag.ReplaceAllString(p.body, " ")
		}
		b.WriteString(p.body)
		b.WriteString("\n")
	}
	told := b.String()
	if at := originalBegins.FindStringIndex(told); at != nil && strings.TrimSpace(told[:at[0]]) != "" {
		told = told[:at[0]]
	}
	return told
}

var tag = regexp.MustCompile(`<[a-zA-Z/!][^>@]*>`)

// recipient returns whom a text says it could not reach: the first address
// that is neither ours nor the server's, or else the one in the head.
func (m message) recipient(told string) string {
	not := strings.ToLower(m.head.get("To") + " " + m.head.get("From") + " " + m.head.get("Delivered-To"))
	for _, found := range addressForm.FindAllString(told, 50) {
		lower := strings.ToLower(found)
		if !strings.Contains(not, lower) && !strings.HasPrefix(lower, "postmaster@") && !strings.HasPrefix(lower, "support@") {
			return found
		}
	}
	return address(m.head.get("X-Failed-Recipients"))
}
