package account

import (
	"context"
	"fmt"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// Add makes an account with a password and gives it an id. An address that
// has one already is a conflict. By is who does it, 0 for the program.
func (p *Porter) Add(ctx context.Context, by int64, s *news.Staff, password string) error {
	if err := p.prepare(ctx, s); err != nil {
		return err
	}
	var err error
	if s.Password, err = p.hash(ctx, *s, password); err != nil {
		return err
	}
	if err := p.Store.SaveStaff(ctx, s, p.event(news.StaffChanged, by, "Added "+s.Name+".")); err != nil {
		return fmt.Errorf("save the account of %s: %w", s.Email, err)
	}
	return nil
}

// prepare checks a new account, and gives its posts their rights.
func (p *Porter) prepare(ctx context.Context, s *news.Staff) error {
	_, err := p.Store.StaffByEmail(ctx, s.Email)
	if err == nil {
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("There is an account for %s already.", s.Email)}
	}
	if news.KindOf(err) != news.NotFound {
		return fmt.Errorf("look for an account: %w", err)
	}
	if s.Posts, err = p.equipped(ctx, s.Posts); err != nil {
		return err
	}
	s.Name = strings.TrimSpace(s.Name)
	s.Created = p.Now()
	return s.Check()
}

// equipped returns posts with the rights of their roles, none for a role that
// nobody knows.
func (p *Porter) equipped(ctx context.Context, posts []news.Post) ([]news.Post, error) {
	own, err := p.Store.OwnRoles(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the roles: %w", err)
	}
	equipped := make([]news.Post, len(posts))
	for i, post := range posts {
		post.Rights = post.Role.Rights()
		for _, o := range own {
			if o.Role == post.Role {
				post.Rights = o.Rights
			}
		}
		equipped[i] = post
	}
	return equipped, nil
}

// SetPassword gives the account of an address another password and ends its
// sessions.
func (p *Porter) SetPassword(ctx context.Context, email, password string) error {
	s, err := p.Store.StaffByEmail(ctx, email)
	if err != nil {
		return fmt.Errorf("set the password of %s: %w", email, err)
	}
	if s.Password, err = p.hash(ctx, s, password); err != nil {
		return err
	}
	if err := p.Store.SavePassword(ctx, s, "", 0, p.event(news.PasswordChanged, 0, "For "+s.Name+".")); err != nil {
		return fmt.Errorf("save the password of %s: %w", email, err)
	}
	return nil
}

// List returns all accounts in the order they were made.
func (p *Porter) List(ctx context.Context) ([]news.Staff, error) { return p.Store.ListStaff(ctx) }

// change keeps what a deed did to an account.
func (p *Porter) change(ctx context.Context, s news.Staff, ev news.Event) error {
	if err := p.Store.SaveStaff(ctx, &s, ev); err != nil {
		return fmt.Errorf("change the account of %s: %w", s.Name, err)
	}
	return nil
}

// SetPosts gives somebody other posts.
func (p *Porter) SetPosts(ctx context.Context, by news.Staff, id int64, posts []news.Post) error {
	s, err := p.theirs(ctx, by, id)
	if err != nil {
		return err
	}
	if s.Posts, err = p.equipped(ctx, posts); err != nil {
		return err
	}
	if err := s.Check(); err != nil {
		return err
	}
	if err := grantable(by, s.Posts); err != nil {
		return err
	}
	return p.change(ctx, s, p.event(news.PostsChanged, by.ID, s.Name+": "+titles(s.Posts)+"."))
}

// theirs returns an account that by may manage.
func (p *Porter) theirs(ctx context.Context, by news.Staff, id int64) (news.Staff, error) {
	if err := by.Need(news.MayStaff); err != nil {
		return news.Staff{}, err
	}
	s, err := p.Store.Staff(ctx, id)
	if err != nil {
		return s, fmt.Errorf("load account %d: %w", id, err)
	}
	return s, nil
}

// grantable refuses posts with a right that by, who gives them, does not have.
func grantable(by news.Staff, posts []news.Post) error {
	for _, post := range posts {
		for _, r := range post.Rights {
			if !by.MayAt(r, post.Desk) && !by.MayAt(r, 0) {
				return &news.Error{Kind: news.Forbidden, Message: "You can not give the right to " + r.Words() + ", because you do not have it."}
			}
		}
	}
	return nil
}

// titles says what somebody is now, for the audit log.
func titles(posts []news.Post) string {
	var words []string
	for _, post := range posts {
		title := post.Role.Words()
		if post.Desk != 0 {
			title += fmt.Sprintf(" at desk %d", post.Desk)
		}
		words = append(words, title)
	}
	return strings.Join(words, ", ")
}

// SetDisabled closes an account, which ends its sessions at once on every
// node, or opens it again. By is who does it.
func (p *Porter) SetDisabled(ctx context.Context, by news.Staff, id int64, disabled bool) error {
	s, err := p.theirs(ctx, by, id)
	if err != nil {
		return err
	}
	name := news.StaffEnabled
	if disabled {
		name = news.StaffDisabled
	}
	s.Disabled = disabled
	return p.change(ctx, s, p.event(name, by.ID, s.Name+"."))
}

// Remove takes back an account that nobody has joined. One that was used is
// disabled instead, so that the history keeps the name.
func (p *Porter) Remove(ctx context.Context, by news.Staff, id int64) error {
	s, err := p.theirs(ctx, by, id)
	if err != nil {
		return err
	}
	if s.Password != "" {
		return &news.Error{Kind: news.Conflict, Message: s.Name + " has worked here. Disable the account: the history keeps the name."}
	}
	if err := p.Store.DeleteStaff(ctx, id, p.event(news.StaffChanged, by.ID, "Took back the invitation of "+s.Name+".")); err != nil {
		return fmt.Errorf("remove account %d: %w", id, err)
	}
	return nil
}

// Rename gives one's own account another name.
func (p *Porter) Rename(ctx context.Context, by Pass, name string) error {
	if by.Session.ID == 0 {
		return errNeedsPerson
	}
	s := by.Staff
	s.Name = strings.TrimSpace(name)
	if err := s.Check(); err != nil {
		return err
	}
	return p.change(ctx, s, p.event(news.StaffChanged, s.ID, by.Staff.Name+" is "+s.Name+" now."))
}

// RemoveFactors takes the second factors from somebody who has lost them, and
// ends their sessions.
func (p *Porter) RemoveFactors(ctx context.Context, by news.Staff, id int64) error {
	s, err := p.theirs(ctx, by, id)
	if err != nil {
		return err
	}
	if err := grantable(by, s.Posts); err != nil {
		return err
	}
	if err := p.Store.DeleteFactors(ctx, id, p.event(news.FactorChanged, by.ID, "Removed those of "+s.Name+".")); err != nil {
		return fmt.Errorf("remove the second factors of account %d: %w", id, err)
	}
	return nil
}
