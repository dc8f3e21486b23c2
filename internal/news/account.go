package news

import (
	"net/mail"
	"strings"
	"unicode/utf8"
)

// Shortest and longest password, in characters. Length is what counts
// (OWASP ASVS 5.0, 6.2.1 and 6.2.9); the upper limit only bounds the work.
const (
	MinPassword = 10
	MaxPassword = 200
)

// Check refuses an account that can not be used.
func (s *Staff) Check() error {
	address, err := mail.ParseAddress(s.Email)
	switch {
	case err != nil || address.Address != s.Email:
		return &Error{Invalid, "The e-mail address of the account is not one."}
	case strings.TrimSpace(s.Name) == "":
		return &Error{Invalid, "The account needs a name."}
	default:
		return checkPosts(s.Posts)
	}
}

// checkPosts refuses posts with a role that nobody knows, which is one without
// any right, and two posts at one desk.
func checkPosts(posts []Post) error {
	seen := map[int64]bool{}
	for _, p := range posts {
		switch {
		case len(p.Rights) == 0:
			return &Error{Invalid, "There is no role called " + quote(string(p.Role)) + ". The newsroom's own are: " + roleNames() + "."}
		case seen[p.Desk]:
			return &Error{Invalid, "A person can have one role at each desk, and one for the whole paper."}
		}
		seen[p.Desk] = true
	}
	if len(posts) == 0 {
		return &Error{Invalid, "The account needs a role."}
	}
	return nil
}

// CheckPassword refuses a password that is too short or repeats the account.
func (s *Staff) CheckPassword(password string) error {
	user, _, _ := strings.Cut(s.Email, "@")
	word := strings.ToLower(strings.TrimSpace(password))
	switch n := utf8.RuneCountInString(password); {
	case n < MinPassword:
		return &Error{Invalid, "The password is too short: use 10 characters or more, a few words for example."}
	case n > MaxPassword:
		return &Error{Invalid, "The password is too long: use 200 characters or fewer."}
	case word == strings.ToLower(s.Email) || word == strings.ToLower(s.Name) || word == strings.ToLower(user):
		return &Error{Invalid, "The password must not be the name or address of the account."}
	case len(strings.Trim(word, word[:1])) == 0:
		return &Error{Invalid, "The password is one character over and over."}
	default:
		return nil
	}
}

func roleNames() string {
	var names []string
	for _, r := range Roles() {
		names = append(names, string(r))
	}
	return strings.Join(names, ", ")
}
