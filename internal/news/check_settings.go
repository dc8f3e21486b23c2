package news

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Faults lists what is wrong with the settings, field by field.
func (s Settings) Faults() Faults {
	checks := []struct {
		wrong bool
		Fault
	}{
		{blank(s.Name), Fault{"name", "The paper needs a name."}},
		{!validLang(s.Lang), Fault{"lang", "The language must be a code such as “en”, “en-GB” or “pt-BR”."}},
		{!validZone(s.Zone), Fault{"zone", "The time zone must be a name such as “Europe/London”."}},
		{!validSite(s.URL), Fault{"url", "The address must be that of a whole site, such as “https://www.example.org”, with nothing after the host."}},
		{!slices.Contains(AIPolicies(), s.AI), Fault{"ai", "The policy for machines must be one of allow_all, allow_search, refuse_training and refuse_all."}},
		{!validAges(s.AgeNotice), Fault{"age_notice", "The age notice needs a number of days, 1 or more, for kinds of article that exist."}},
		{s.Email != "" && !strings.Contains(s.Email, "@"), Fault{"email", "The e-mail address for readers needs an @."}},
		{s.Security != "" && !validContact(s.Security), Fault{"security", "The security contact must begin with mailto: or https:."}},
		{s.Licence != "" && !validLink(s.Licence), Fault{"licence", "The licence must be an absolute address, beginning with https: or http:."}},
	}
	var faults Faults
	for _, c := range checks {
		if c.wrong {
			faults = append(faults, c.Fault)
		}
	}
	if wrong := patternFault(s.ArticlePath); wrong != "" {
		faults.add("article_path", wrong)
	}
	if wrong := s.Listen.fault(); wrong != "" {
		faults.add("listen", wrong)
	}
	return append(faults, s.AudioDigest.faults()...)
}

// Check refuses settings that can not be saved, with all the reasons.
func (s Settings) Check() error { return s.Faults().Refuse() }

// Location returns the paper's time zone. Settings that passed
// [Settings.Check] have one; for others it is UTC.
func (s Settings) Location() *time.Location {
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// validLang looks at the shape of a BCP 47 tag only: a language of two or
// three letters, then subtags.
func validLang(tag string) bool {
	return regexp.MustCompile(`^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$`).MatchString(tag)
}

// validZone wants an IANA name. "Local" would mean the machine's own zone.
func validZone(name string) bool {
	_, err := time.LoadLocation(name)
	return err == nil && name != "" && name != "Local"
}

func validSite(address string) bool {
	u, err := url.Parse(address)
	return err == nil && validLink(address) && u.User == nil && u.Path == "" && u.RawQuery == "" && !strings.ContainsAny(address, "?#")
}

func validLink(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != ""
}

func validContact(address string) bool {
	mail, ok := strings.CutPrefix(address, "mailto:")
	return ok && strings.Contains(mail, "@") || strings.HasPrefix(address, "https:") && validLink(address)
}

func validAges(days map[ArticleKind]int) bool {
	for kind, n := range days {
		if n < 1 || !slices.Contains(ArticleKinds(), kind) {
			return false
		}
	}
	return true
}

// patternFault says what is wrong with a pattern of article addresses, or
// returns "".
func patternFault(pattern string) string {
	plain := ArticlePath(pattern, "section", time.Unix(0, 0).UTC(), "slug", 1)
	switch {
	case !strings.HasPrefix(pattern, "/") || strings.HasSuffix(pattern, "/") || strings.Contains(pattern, "//"):
		return "The pattern of article addresses must begin with one slash, have no empty part and not end with a slash."
	case !regexp.MustCompile(`^[a-z0-9/._-]+$`).MatchString(plain):
		return "The pattern of article addresses may contain small letters, digits, hyphens and {section}, {yyyy}, {mm}, {dd}, {slug} and {id}."
	case !strings.Contains(pattern, "{slug}") && !strings.Contains(pattern, "{id}"):
		return "The pattern of article addresses needs {slug} or {id}, or two articles would share an address."
	case Reserved(FirstSegment(pattern)):
		return "Article addresses can not begin with " + quote("/"+FirstSegment(pattern)) + ", which belongs to the program."
	default:
		return ""
	}
}
