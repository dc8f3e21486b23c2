package account

import (
	"context"
	"fmt"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// Roles returns the roles that the publisher made, by name.
func (p *Porter) Roles(ctx context.Context) ([]news.OwnRole, error) { return p.Store.OwnRoles(ctx) }

// SaveRole gives a role of the publisher's another name and other rights, or
// makes one if role is empty. Nobody can put rights into a role that they do
// not have.
func (p *Porter) SaveRole(ctx context.Context, by news.Staff, role news.Role, name string, rights []news.Right) error {
	if err := by.Need(news.MayStaff); err != nil {
		return err
	}
	o := news.NewRole(name, rights)
	own, err := p.Store.OwnRoles(ctx)
	if err != nil {
		return fmt.Errorf("load the roles: %w", err)
	}
	if role != "" {
		o.Role = role
	}
	if err := o.Check(); err != nil {
		return err
	}
	if err := fitsAmong(own, o, role != ""); err != nil {
		return err
	}
	if err := grantable(by, []news.Post{{Role: o.Role, Rights: rights}}); err != nil {
		return err
	}
	if err := p.Store.SaveRole(ctx, o, p.event(news.RoleChanged, by.ID, o.Name+": "+rightsOf(o)+".")); err != nil {
		return fmt.Errorf("save role %s: %w", o.Role, err)
	}
	return nil
}

// fitsAmong refuses a new role that is there already, and a change of one that
// is not.
func fitsAmong(own []news.OwnRole, o news.OwnRole, known bool) error {
	found := false
	for _, other := range own {
		same := other.Role == o.Role
		found = found || same
		if (!known || !same) && (same || strings.EqualFold(other.Name, o.Name)) {
			return &news.Error{Kind: news.Conflict, Message: "There is a role called " + other.Name + " already."}
		}
	}
	if known && !found {
		return &news.Error{Kind: news.NotFound, Message: "There is no such role."}
	}
	return nil
}

func rightsOf(o news.OwnRole) string {
	var words []string
	for _, r := range o.Rights {
		words = append(words, r.Words())
	}
	return strings.Join(words, ", ")
}

// RemoveRole removes a role of the publisher's that nobody has.
func (p *Porter) RemoveRole(ctx context.Context, by news.Staff, role news.Role) error {
	if err := by.Need(news.MayStaff); err != nil {
		return err
	}
	if err := p.Store.DeleteRole(ctx, role, p.event(news.RoleChanged, by.ID, "Removed "+role.Words()+".")); err != nil {
		return fmt.Errorf("remove role %s: %w", role, err)
	}
	return nil
}
