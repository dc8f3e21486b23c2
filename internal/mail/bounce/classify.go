package bounce

import "strings"

// Classify says what a failure means by its enhanced status (RFC 3463), which
// may be empty, and what the server says, the most particular first. Its words count more than its status, which is often a
// default, unless that says the failure passes: blocking a reader is not
// undone by itself.
func Classify(status string, texts ...string) Kind {
	if strings.HasPrefix(status, "4.") {
		return Missed
	}
	for i, text := range texts {
		if i > 0 && byStatus(status) == Gone {
			break // what it tells people about the case in general counts less
		}
		if kind := byWords(strings.ToLower(text)); kind != "" {
			return kind
		}
	}
	return byStatus(status)
}

// byWords goes by phrases. Those against the sender come first, since they
// speak of domains that do not exist as those against recipients do; then
// those that name a cause that passes.
func byWords(text string) Kind {
	switch {
	case has(text, senderWords()):
		return Refused
	case has(text, missedWords()):
		return Missed
	case has(text, goneWords()):
		return Gone
	case has(text, refusedWords()):
		return Refused
	default:
		return ""
	}
}

// byStatus goes by the codes of RFC 3463.
func byStatus(status string) Kind {
	switch class, detail, _ := strings.Cut(status, "."); {
	case class == "5" && gone(detail):
		return Gone
	case class == "5" && (strings.HasPrefix(detail, "7.") || detail == "1.7" || detail == "1.8"):
		return Refused
	default:
		return Missed
	}
}

// gone reports whether a status says that there is no such mailbox or domain.
func gone(detail string) bool {
	switch detail {
	case "1.0", "1.1", "1.2", "1.3", "1.6", "1.10", "2.1", "4.310", "4.4":
		return true
	default:
		return false
	}
}

func has(text string, phrases []string) bool {
	for _, p := range phrases {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

func senderWords() []string {
	return []string{
		"domain of sender", "sender address", "sender domain", "after mail from", "reply to mail from",
		"sender verify", "sender rejected",
	}
}

func missedWords() []string {
	return []string{
		"quota", "try again", "command output", "disk space", "mailbox full", "mailbox is full",
		"mailfolder is full", "mail box is full", "mailbox exceeds", "insufficient system storage",
		"insufficient storage", "out of storage", "disk full", "no space left", "not enough space", "user is over",
		"mailbox size limit", "too large", "message size exceeds", "exceeds size", "size limit",
		"maximum message size", "message too big", "exceeded storage", "greylist", "graylist", "try again later",
		"temporarily", "temporary", "too many connections", "timed out", "timeout", "connection refused",
		"no route to host", "network is unreachable", "too many hops", "mail loop", "loops back",
		"too many recipients", "receiving mail at a rate", "retry time", "too old", "delivery time expired",
	}
}

func goneWords() []string {
	return []string{
		"user unknown", "unknown user", "no such user", "no such recipient", "no such person", "no such mailbox",
		"no such account", "no such address", "no such local user", "no mailbox here", "user not found",
		"recipient not found", "mailbox not found", "account not found", "address not found",
		"mailbox not available", "does not exist", "doesn't exist", "doesn't have a", "not our customer",
		"unknown recipient", "recipient unknown", "unknown address", "unrouteable address", "unroutable address",
		"unrouteable mail domain", "host unknown", "unknown host", "host not found", "domain not found",
		"name service error", "no such domain", "dns error", "invalid recipient",
		"recipient address rejected: access denied", "invalid mailbox", "invalid user", "no local mailbox",
		"not a valid mailbox", "is not a known user", "not a known user", "unknown local", "not listed in",
		"account that you tried to reach", "address is invalid", "is unknown", "no user", "mailbox unavailable",
		"mailbox disabled", "account disabled", "account is disabled", "account inactive", "inactive user",
		"user disabled", "is not active", "account has been disabled", "account suspended", "user suspended",
		"mailbox is disabled", "mailbox is inactive", "mailbox is unavailable", "is a deactivated mailbox",
		"no account", "no recipient", "delivery to the following recipients failed", "user is unknown",
		"undeliverable address", "bad destination", "recipient rejected", "not in domino directory",
		"no matches found", "invalid final delivery userid", "no mx record", "no valid recipient", "address unknown", "unknown mailbox", "could not be found",
	}
}

func refusedWords() []string {
	return []string{
		"spam", "blacklist", "black list", "blocklist", "block list", "blocked", "spamhaus", "spamcop", "reputation",
		"dmarc", "dkim", "spf ", "sender policy", "unsolicited", "bulk mail", "poor", "banned", "virus", "policy",
		"content rejected", "message rejected", "not accepting mail from", "ptr record", "reverse dns",
		"reverse lookup", "dnsbl", "rbl", "listed at", "suspicious", "bad host", "bad reputation",
		"does not resolve", "client host rejected", "abuse", "unauthenticated", "authentication required",
		"not authorized", "prohibited", "denied", "smtp authentication", "insecure mail relay", "rejected by destination",
	}
}
