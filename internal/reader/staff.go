package reader

import "context"

// staffPath is the page that says who makes and who owns the paper.
const staffPath = "/masthead"

// staff builds the masthead page.
func (s *Site) staff(ctx context.Context, e *edition) (leaf, error) {
	p, err := s.source.StaffPage(ctx)
	if err != nil {
		return leaf{}, err
	}
	set := e.settings
	page := e.page(about{kind: "staff", path: staffPath, title: e.word("staff"), crumbs: e.crumbs()})
	page.JSONLD = e.plainGraph(page, "AboutPage", e.word("staff"))
	v := StaffView{
		View: e.view(page), Publisher: set.Publisher, Owners: set.Owners, Address: set.Address,
		Email: set.Email, Phone: set.Phone, Founded: set.Founded,
	}
	for _, a := range p.Authors {
		switch person := e.person(a); {
		case a.Former:
			v.Former = append(v.Former, person)
		case a.Agency:
			v.Agencies = append(v.Agencies, person)
		default:
			v.Staff = append(v.Staff, person)
		}
	}
	return leaf{kind: "staff", view: v, Page: p.Page}, nil
}
