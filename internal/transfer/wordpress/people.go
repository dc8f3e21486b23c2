package wordpress

import (
	"cmp"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// People are those who can stand in a byline. A person can be a user of the
// site, a guest author of the plugin Co-Authors Plus, or both, linked. The key
// of each is the slug of the login.
type people struct {
	known map[string]*person
	alias map[string]string // keys that mean another person's
}

type person struct {
	key, login, name, bio string
	links                 []string
	avatar                string // attachment
	ref                   int64  // the author it became
}

func newPeople() people {
	return people{known: map[string]*person{}, alias: map[string]string{}}
}

func personKey(login string) string {
	login = strings.TrimPrefix(strings.TrimSpace(login), "cap-")
	if login == "" {
		return ""
	}
	return news.Slugify(login)
}

// user takes in a user of the site. Addresses of mail are nobody's business
// and stay behind.
func (x *people) user(a *wxr.Author) {
	full := strings.TrimSpace(a.FirstName + " " + a.LastName)
	x.person(a.Login, cmp.Or(plainName(a.DisplayName), plainName(full)))
}

// person returns the person of a login, and notes the name if none is known.
func (x *people) person(login, name string) *person {
	key := personKey(login)
	if key == "" {
		return nil
	}
	key = cmp.Or(x.alias[key], key)
	p := x.known[key]
	if p == nil {
		p = &person{key: key, login: strings.TrimSpace(login)}
		x.known[key] = p
	}
	p.name = cmp.Or(p.name, name)
	return p
}

// guest takes in a guest author, who may be linked to a user.
func (x *people) guest(it *wxr.Item) {
	login := cmp.Or(it.Value("cap-user_login"), it.Name, it.Title)
	own := personKey(login)
	if linked := strings.TrimSpace(it.Value("cap-linked_account")); linked != "" && personKey(linked) != own {
		x.link(own, personKey(linked))
		login = linked
	}
	p := x.person(login, "")
	if p == nil {
		return
	}
	full := strings.TrimSpace(it.Value("cap-first_name") + " " + it.Value("cap-last_name"))
	p.name = cmp.Or(plainName(it.Value("cap-display_name")), p.name, plainName(it.Title), plainName(full))
	p.bio = cmp.Or(plainText(it.Value("cap-description")), p.bio)
	p.avatar = cmp.Or(strings.TrimSpace(it.Value("_thumbnail_id")), p.avatar)
	if site := strings.TrimSpace(it.Value("cap-website")); isWebAddress(site) && !slices.Contains(p.links, site) {
		p.links = append(p.links, site)
	}
}

// link makes one key mean another person, who takes over what is known.
func (x *people) link(from, to string) {
	x.alias[from] = to
	if p := x.known[from]; p != nil {
		delete(x.known, from)
		if other := x.known[to]; other == nil {
			p.key = to
			x.known[to] = p
		}
	}
}

// mention takes in everyone an item is by.
func (x *people) mention(it *wxr.Item) {
	for _, c := range credits(it) {
		x.person(c.login, c.name)
	}
}

// A credit is one name of a byline as an item has it.
type credit struct{ login, name string }

// credits returns who an item is by, in order. The authors of Co-Authors Plus
// count; without them it is by the user who wrote it.
func credits(it *wxr.Item) []credit {
	var list []credit
	for _, ref := range it.Terms {
		if ref.Taxonomy == "author" {
			list = append(list, credit{cmp.Or(ref.Slug, ref.Name), plainName(ref.Name)})
		}
	}
	if len(list) == 0 {
		list = append(list, credit{it.Creator, ""})
	}
	return list
}

// byline returns the people an item is by, in order, each once.
func (x *people) byline(it *wxr.Item) []*person {
	var line []*person
	for _, c := range credits(it) {
		key := personKey(c.login)
		if p := x.known[cmp.Or(x.alias[key], key)]; p != nil && !slices.Contains(line, p) {
			line = append(line, p)
		}
	}
	return line
}

// all returns everyone, in a fixed order.
func (x *people) all() []*person {
	list := make([]*person, 0, len(x.known))
	for _, p := range x.known {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *person) int { return strings.Compare(a.key, b.key) })
	return list
}

// title returns the name readers see. A login that is an address of mail is
// cut, because it is not for the public.
func (p *person) title() string {
	if p.name != "" && !strings.Contains(p.name, "@") {
		return p.name
	}
	name, _, _ := strings.Cut(cmp.Or(p.name, p.login), "@")
	return name
}
