package account

import (
	"context"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
)

// A Porter lets people into the newsroom. Its methods may be called at the
// same time.
type Porter struct {
	Options
	hashing chan struct{} // a place for each password that is being hashed
}

// Options are what a Porter works with.
type Options struct {
	Store Store
	Mail  mail.Sender // nil where no mail is set up
	Now   func() time.Time
	URL   string // the public address, if it is not that of the settings
}

// New returns a porter.
func New(o Options) *Porter { return &Porter{Options: o, hashing: make(chan struct{}, hashesAtOnce)} }

// A Visitor is who sends a request, as far as it can be seen from outside.
type Visitor struct {
	Address netip.Addr
	Browser string // what it says it is
	Session string // the key of a session they came with, if any
	Listens bool   // they do nothing but listen, so their session grows older
}

// A Pass is what opened the door: a person with the rights they have now, and
// the session or the token that showed who they are.
type Pass struct {
	Staff   news.Staff
	Session Session // zero for a token
	Token   int64   // zero for a session
}

// A place is where the paper is to be found.
type place struct {
	name string
	url  *url.URL
}

func (p *Porter) place(ctx context.Context) (place, error) {
	settings, err := p.Store.Settings(ctx)
	if err != nil {
		return place{}, fmt.Errorf("load the settings: %w", err)
	}
	address := settings.URL
	if p.URL != "" {
		address = p.URL
	}
	u, err := url.Parse(strings.TrimSuffix(address, "/"))
	if err != nil {
		return place{}, fmt.Errorf("read the address of the paper: %w", err)
	}
	return place{settings.Name, u}, nil
}

// Entrance returns what anybody may know: the name of the paper, and whether a
// forgotten password can be replaced by mail.
func (p *Porter) Entrance(ctx context.Context) (paper string, mails bool, err error) {
	here, err := p.place(ctx)
	return here.name, p.Mail != nil, err
}

// link leads to a screen of the desk. The key stands behind the #, which a
// browser sends to nobody.
func (p place) link(screen, key string) string {
	return p.url.JoinPath("desk", screen).String() + "#" + key
}

// event returns what will stand in the audit log.
func (p *Porter) event(name news.EventName, staff int64, note string) news.Event {
	return news.Event{Name: name, Staff: staff, At: p.Now(), Note: note}
}
