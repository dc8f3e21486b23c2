package account

import (
	"context"
	"fmt"
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
	Address string // of the network they come from
	Device  string // what their browser says it is
	Session string // the key they came with, if any
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

// link leads to a screen of the desk. The key stands behind the #, which a
// browser sends to nobody.
func (p place) link(screen, key string) string {
	return p.url.JoinPath("desk", screen).String() + "#" + key
}

// event returns what will stand in the audit log.
func (p *Porter) event(name news.EventName, staff int64, note string) news.Event {
	return news.Event{Name: name, Staff: staff, At: p.Now(), Note: note}
}
