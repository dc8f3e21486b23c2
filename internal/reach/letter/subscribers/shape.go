package subscribers

import (
	"slices"
	"strings"
)

// A Shape is what a program calls the columns of its lists.
type Shape string

// The shapes that are known by their columns.
const (
	Ghost     Shape = "Ghost"
	Mailchimp Shape = "Mailchimp"
	Substack  Shape = "Substack"
	Beehiiv   Shape = "beehiiv"
	Plain     Shape = "a table"
)

// columns say where in a record things stand; -1 for nowhere.
type columns struct {
	shape                                           Shape
	email, asked, confirmed, left, bounced, lang    int
	labels, wants, off, status, deleted, newsletter int
}

// columnsOf knows the columns by their names; false if none holds addresses.
func columnsOf(header []string) (columns, bool) {
	names := make([]string, len(header))
	for i, name := range header {
		names[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))
	}
	find := func(known ...string) int {
		return slices.IndexFunc(names, func(name string) bool { return slices.Contains(known, name) })
	}
	c := columns{
		shape:     shapeOf(find),
		email:     find("email", "email address", "e-mail", "e-mail address", "email_address", "mail"),
		asked:     find("optin_time", "created_at", "created at", "subscription date", "signup date"),
		confirmed: find("confirm_time", "confirmed_at"), left: find("unsub_time", "unsubscribed_at"), bounced: find("clean_time"),
		lang: find("language", "lang", "locale"), labels: find("labels", "tags"), wants: find("subscribed_to_emails", "subscribed"),
		off: find("email_disabled"), status: find("status"), deleted: find("deleted_at"), newsletter: find("newsletters"),
	}
	return c, c.email >= 0
}

func shapeOf(find func(...string) int) Shape {
	switch {
	case find("optin_time", "leid", "euid") >= 0:
		return Mailchimp
	case find("subscribed_to_emails", "complimentary_plan") >= 0:
		return Ghost
	case find("email_disabled", "prefer_digests") >= 0:
		return Substack
	case find("subscription date (substack)", "free tier") >= 0:
		return Beehiiv
	default:
		return Plain
	}
}

// commaOf returns what stands between the names of a header.
func commaOf(header string) byte {
	best, most := byte(','), 0
	for _, comma := range []byte{',', ';', '\t'} {
		if n := strings.Count(header, string(comma)); n > most {
			best, most = comma, n
		}
	}
	return best
}
