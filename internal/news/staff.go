package news

import (
	"slices"
	"time"
)

// Staff is a person with an account at the desk.
type Staff struct {
	ID       int64
	Email    string
	Name     string
	Password string // encoded hash, never the word itself; empty until an invitation is accepted
	Posts    []Post
	Disabled bool
	Created  time.Time
}

// A Post is what a person is in the newsroom: a role, for the whole paper or
// for one desk.
type Post struct {
	Role   Role    `json:"role"`
	Desk   int64   `json:"desk,omitempty"` // 0 for the whole paper
	Rights []Right `json:"-"`              // what the role allows now
}

// As returns the posts of somebody with one of our own roles for the whole
// paper.
func As(r Role) []Post { return []Post{{Role: r, Rights: r.Rights()}} }

// At returns the posts of somebody with one of our own roles at one desk.
func At(r Role, desk int64) []Post { return []Post{{Role: r, Desk: desk, Rights: r.Rights()}} }

// Active reports whether the person can sign in.
func (s Staff) Active() bool { return !s.Disabled && s.Password != "" }

// May reports whether the person has a right: for the whole paper, or at a
// desk if it is a right that can be given for one. Nobody whose account is
// disabled has any.
func (s Staff) May(r Right) bool {
	return !s.Disabled && slices.ContainsFunc(s.Posts, func(p Post) bool {
		return (p.Desk == 0 || r.ForDesk()) && slices.Contains(p.Rights, r)
	})
}

// MayAt reports whether the person has a right at a desk, which whoever has
// it for the whole paper does. What belongs to no desk, 0, belongs to the
// whole paper.
func (s Staff) MayAt(r Right, desk int64) bool {
	return !s.Disabled && slices.ContainsFunc(s.Posts, func(p Post) bool {
		return (p.Desk == 0 || p.Desk == desk && r.ForDesk()) && slices.Contains(p.Rights, r)
	})
}

// Need refuses with a sentence if the person has a right neither for the
// whole paper nor at any desk. What is done to an article is for [Staff.Allow]
// to judge.
func (s Staff) Need(r Right) error {
	switch {
	case s.Disabled:
		return &Error{Forbidden, "This account is disabled."}
	case !s.May(r):
		return &Error{Forbidden, "Your role does not let you " + r.Words() + "."}
	default:
		return nil
	}
}

// NeedAt is Need for one desk.
func (s Staff) NeedAt(r Right, desk int64) error {
	if err := s.Need(r); err != nil || s.MayAt(r, desk) {
		return err
	}
	return &Error{Forbidden, "At this desk your role does not let you " + r.Words() + "."}
}

// Allow refuses with a sentence if the person may not do this to an article.
// Rights are those at the article's desk. A verb of writing (write, submit,
// spike, lock, assign, move, set due) asks for one right more if somebody
// else, or nobody, has the article; whoever has it may write wherever it lies.
func (s Staff) Allow(v Verb, a *Article) error {
	right := v.Right()
	writing := right == MayWrite || right == MaySubmit
	if writing && a.Assignee == s.ID {
		return s.Need(right)
	}
	if err := s.NeedAt(right, a.Desk); err != nil || !writing {
		return err
	}
	return s.NeedAt(MayEditOthers, a.Desk)
}

// HomeDesk returns the desk at which the person begins an article: none for
// who may write for the whole paper, else the first where they may.
func (s Staff) HomeDesk() int64 {
	if s.MayAt(MayWrite, 0) {
		return 0
	}
	for _, p := range s.Posts {
		if slices.Contains(p.Rights, MayWrite) {
			return p.Desk
		}
	}
	return 0
}

// Within returns the person with no more than these rights, for a token that
// acts in their name.
func (s Staff) Within(rights []Right) Staff {
	posts := make([]Post, len(s.Posts))
	for i, p := range s.Posts {
		p.Rights = slices.DeleteFunc(slices.Clone(p.Rights), func(r Right) bool { return !slices.Contains(rights, r) })
		posts[i] = p
	}
	s.Posts = posts
	return s
}

// KeepAdministrator refuses a newsroom in which nobody could let people in: at
// least one active account must have the right to manage the staff for the
// whole paper.
func KeepAdministrator(all []Staff) error {
	for _, s := range all {
		if s.Active() && s.May(MayStaff) {
			return nil
		}
	}
	return &Error{Conflict, "This is the last account that may manage the staff. Give somebody else that right first."}
}
