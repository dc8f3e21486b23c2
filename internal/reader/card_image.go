package reader

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// cardRoot is where the pictures are served that stand in where an article
// without one is shared: /card/{article}-{hash}.jpg, and /card/paper-{hash}.jpg
// for all other pages.
const cardRoot = "/card/"

// An art is all that is to be seen on a card image, so that equal arts are
// equal pictures. Its hash is in the address.
type art struct {
	Name     string // what stands before the hash: an article's id, or "paper"
	Paper    string
	Kicker   string
	Headline string
	Foot     string // date and, on old news, the age
	Ground   string
	Ink      string
	Accent   string
	RTL      bool
	Fonts    [2]string // addresses of the theme's fonts, headline and text
}

// paperArt is the card of the paper itself.
func (e *edition) paperArt() art {
	a := e.blankArt("paper", e.settings.Lang)
	a.Headline, a.Foot = e.settings.Motto, hostOf(e.settings.URL)
	return a
}

// articleArt is the card of an article.
func (e *edition) articleArt(p paper.ArticlePage) art {
	a := e.blankArt(strconv.FormatInt(p.ID, 10), p.Content.Lang)
	a.Kicker, a.Headline = p.Content.Kicker, p.Content.Headline
	if a.Kicker == "" {
		a.Kicker = p.Card.Section.Name
	}
	if p.Content.Kind != news.AboutPage {
		a.Foot = e.locale.LongDate(p.PublishedAt.In(e.zone))
	}
	if age := e.ageNotice(p); age != "" {
		a.Foot += "  |  " + age
	}
	if tintClass(p.Card.Section.Colour) != "" {
		a.Accent = p.Card.Section.Colour
	}
	return a
}

func (e *edition) blankArt(name, lang string) art {
	card := e.theme.Manifest.Card
	a := art{
		Name: name, Paper: e.settings.Name, Ground: card.Ground, Ink: card.Ink, Accent: card.Accent,
		RTL: direction(lang) == "rtl",
	}
	for i, font := range []string{card.Headline, card.Text} {
		a.Fonts[i], _ = e.theme.AssetURL(font) // a missing one is drawn in the Go fonts
	}
	return a
}

// address names the picture by all that is on it.
func (a art) address() string {
	text, _ := json.Marshal(a) // strings and a bool cannot fail
	sum := sha256.Sum256(text)
	return cardRoot + a.Name + "-" + base64.RawURLEncoding.EncodeToString(sum[:9]) + ".jpg"
}

// cardImage serves a card image. It is drawn when it is first asked for, one
// at a time, since a drawing costs as much as twenty pages.
func (s *Site) cardImage(w http.ResponseWriter, r *http.Request, path string) error {
	name, _, ok := strings.Cut(strings.TrimPrefix(path, cardRoot), "-")
	id, err := strconv.ParseInt(name, 10, 64)
	if !ok || name != "paper" && (err != nil || id <= 0) {
		return errNoPage
	}
	return s.serveFile(w, r, cardRoot+name, func(ctx context.Context) (hashed, error) {
		e, err := s.edition(ctx)
		if err != nil {
			return hashed{}, err
		}
		a, keys, err := s.artOf(ctx, e, id)
		if err != nil {
			return hashed{}, err
		}
		body := func(ctx context.Context) ([]byte, error) { return s.draw(ctx, e, a) }
		return hashed{kind: "image/jpeg", body: body, keys: keys, home: a.address()}, nil
	})
}

// artOf returns the art of an article, or of the paper for id 0.
func (s *Site) artOf(ctx context.Context, e *edition, id int64) (art, []news.Key, error) {
	if id == 0 {
		return e.paperArt(), e.frame.Keys, nil
	}
	p, err := s.source.ArticlePage(ctx, id, e.now)
	if err != nil {
		return art{}, nil, err
	}
	return e.articleArt(p), []news.Key{news.ArticleKey(id)}, nil
}

// draw waits for its turn and draws.
func (s *Site) draw(ctx context.Context, e *edition, a art) ([]byte, error) {
	select {
	case s.drawing <- struct{}{}:
		defer func() { <-s.drawing }()
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	fonts, err := e.fonts()
	if err != nil {
		return nil, err
	}
	return paint(a, fonts)
}
