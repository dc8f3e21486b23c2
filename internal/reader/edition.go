package reader

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/theme"
)

// An edition is all that one printing of a page stands on: the paper's
// settings and menu, its language, zone and theme, and the moment.
type edition struct {
	images   Images
	frame    paper.Frame
	settings news.Settings
	locale   *locale.Locale
	zone     *time.Location
	theme    *theme.Theme
	now      time.Time // in zone
}

// edition reads what stands around every page at this moment.
func (s *Site) edition(ctx context.Context) (*edition, error) {
	frame, err := s.source.Frame(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the frame of the page: %w", err)
	}
	set := frame.Settings
	zone, err := time.LoadLocation(set.Zone)
	if err != nil {
		return nil, fmt.Errorf("the paper's time zone: %w", err)
	}
	th, err := s.themes.Theme(set.Theme)
	if err != nil {
		return nil, fmt.Errorf("the paper's theme: %w", err)
	}
	return &edition{
		images: s.images, frame: frame, settings: set, theme: th,
		locale: locale.Find(set.Lang), zone: zone, now: s.now().In(zone),
	}, nil
}

// word returns an interface word in the paper's language.
func (e *edition) word(key string, blanks ...string) string { return e.locale.Word(key, blanks...) }

// midnight returns when the masthead's date changes.
func (e *edition) midnight() time.Time { return e.day(e.now).AddDate(0, 0, 1) }

// day returns the midnight at which the day of t began in the paper's zone.
func (e *edition) day(t time.Time) time.Time {
	y, m, d := t.In(e.zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, e.zone)
}

// absolute returns the address of a path of the paper for machines elsewhere.
func (e *edition) absolute(path string) string {
	if path == "/" {
		return e.settings.URL + "/"
	}
	return e.settings.URL + escape(path)
}

// absoluteURL is absolute for an address that is escaped already, or that is
// absolute because pictures are served from elsewhere.
func (e *edition) absoluteURL(address string) string {
	if strings.HasPrefix(address, "/") {
		return e.settings.URL + address
	}
	return address
}
