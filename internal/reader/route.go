package reader

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/press"
)

// A builder makes a page of one kind: it asks the Source and fills the view.
type builder func(context.Context, *edition) (leaf, error)

// A ref is a page as an address asks for it.
type ref struct {
	path string
	at   paper.Cursor // place in the list, for pages that are lists
}

// address is the ref as we write it; the press keeps the page under it.
func (f ref) address() string {
	if f.at.IsZero() {
		return f.path
	}
	return f.path + "?before=" + f.at.String()
}

// errNoList says that a place in a list was asked for where there is no list.
var errNoList = errors.New("the page is not a list")

// page serves the page at a path.
func (s *Site) page(w http.ResponseWriter, r *http.Request, path string) error {
	if !wellFormed(r.URL) {
		return errNoPage
	}
	if r.URL.RawQuery == "" {
		return s.print(w, r, ref{path: path})
	}
	query := r.URL.Query()
	if sinceAsked(w, r, cleanPath(path), query) {
		return nil
	}
	if old := oldAddress(path, query); old != "" {
		err := s.press.Serve(w, r, old, s.render(s.resolve(ref{path: old})))
		if err == nil || news.KindOf(err) != news.NotFound {
			return err
		}
	}
	at, err := paper.ParseCursor(query.Get("before"))
	if err != nil {
		return err
	}
	err = s.print(w, r, ref{path, at})
	if errors.Is(err, errNoList) {
		return s.print(w, r, ref{path: path})
	}
	return err
}

// print serves a page from the press. What it takes to make the page is put
// together only where the press has none.
func (s *Site) print(w http.ResponseWriter, r *http.Request, f ref) error {
	return s.press.Serve(w, r, f.address(), func(ctx context.Context) (*press.Print, error) {
		return s.render(s.find(f))(ctx)
	})
}

// oldAddress returns the address by which a WordPress site without permalinks
// names an article, "/?p=12", or "" if that is not what was asked for.
func oldAddress(path string, query url.Values) string {
	if path != "/" {
		return ""
	}
	for _, name := range []string{"p", "page_id", "attachment_id", "cat"} {
		if id, err := strconv.ParseUint(query.Get(name), 10, 63); err == nil {
			return "/?" + name + "=" + strconv.FormatUint(id, 10)
		}
	}
	return ""
}

// find returns the builder of what stands at an address.
func (s *Site) find(f ref) builder {
	clean := ref{cleanPath(f.path), f.at}
	switch b := s.fixed(clean); {
	case b == nil:
		return s.resolve(f)
	case clean.path != f.path:
		return moved(escapeRef(clean))
	default:
		return b
	}
}

// fixed returns the builder of a page whose address never changes, nil if f
// is none of them.
func (s *Site) fixed(f ref) builder {
	switch f.path {
	case "/":
		return plain(f, s.front)
	case latestPath:
		return s.latest(f.at)
	case correctionsPath:
		return s.corrections(f.at)
	case staffPath:
		return plain(f, s.staff)
	case storylinesPath:
		return s.storylines(f.at)
	case news.ListenPath:
		return s.heard(f.at)
	case news.QuestionsPath:
		return s.questions(news.OpenQuestion, f.at)
	case answeredPath:
		return s.questions(news.Answered, f.at)
	}
	if b, ok := s.machine(f); ok {
		return b
	}
	if b, ok := s.belowStoryline(f); ok {
		return b
	}
	if b, ok := s.belowLetters(f); ok {
		return b
	}
	if b, ok := s.digest(f.path); ok {
		return plain(f, b)
	}
	if rest, ok := strings.CutPrefix(f.path, frontsPath); ok && (rest == "" || rest[0] == '/') {
		return plain(f, s.pastFronts(rest))
	}
	if name, ok := strings.CutPrefix(f.path, editionPath+"/"); ok {
		return plain(f, s.editionFront(name))
	}
	if rest, ok := strings.CutPrefix(f.path, topicsPath); ok && (rest == "" || rest[0] == '/') {
		return plain(f, s.topics(rest))
	}
	if day, ok := strings.CutPrefix(f.path, archivePath); ok && (day == "" || day[0] == '/') {
		return plain(f, s.archive(day))
	}
	return nil
}

// machine returns the builder of what is made for machines: feeds, sitemaps
// and the files of one name.
func (s *Site) machine(f ref) (builder, bool) {
	if b, ok := s.feed(f); ok {
		return b, true
	}
	if b, ok := s.podcast(f.path); ok {
		return plain(f, b), true
	}
	if b, ok := s.sitemap(f.path); ok {
		return plain(f, b), true
	}
	if b, ok := s.wellKnown(f.path); ok {
		return plain(f, b), true
	}
	return nil, false
}

// plain is for pages that are not lists.
func plain(f ref, b builder) builder {
	if f.at.IsZero() {
		return b
	}
	return func(context.Context, *edition) (leaf, error) { return leaf{}, errNoList }
}

// moved is the answer that a page has another address for good.
func moved(to string) builder {
	return func(context.Context, *edition) (leaf, error) { return leaf{to: to}, nil }
}

// resolve asks what lives at an address that is not fixed.
func (s *Site) resolve(f ref) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		found, t, err := s.look(ctx, e, f.path)
		switch {
		case err != nil && news.KindOf(err) == news.NotFound:
			return s.below(ctx, e, f, err)
		case err != nil:
			return leaf{}, err
		case t.Kind == paper.ToRedirect:
			return leaf{to: escape(cleanTarget(t.To)), Page: paper.Page{Keys: []news.Key{news.AddressKey(found)}}}, nil
		case found != f.path:
			return leaf{to: escapeRef(ref{found, f.at})}, nil
		default:
			return s.target(f, t)(ctx, e)
		}
	}
}

// look asks what lives at a path, or at the same path in another spelling: the
// clean one of our own addresses, or with the slash at the end that addresses
// brought from elsewhere may have kept.
func (s *Site) look(ctx context.Context, e *edition, path string) (found string, t paper.Target, err error) {
	clean := cleanPath(path)
	for _, spelling := range []string{path, clean, clean + "/"} {
		t, err = s.source.Resolve(ctx, spelling, e.now)
		if err == nil || news.KindOf(err) != news.NotFound {
			return spelling, t, err
		}
	}
	return "", t, err
}

// cleanTarget makes sure that a redirect leads to a path of ours: "//elsewhere"
// would lead to another host.
func cleanTarget(to string) string { return "/" + strings.TrimLeft(to, "/\\") }

func escapeRef(f ref) string { return ref{escape(f.path), f.at}.address() }

// target returns the builder of what an address leads to.
func (s *Site) target(f ref, t paper.Target) builder {
	switch t.Kind {
	case paper.ToSection:
		return s.section(t.ID, f.at)
	case paper.ToTopic:
		return s.topic(t.ID, f.at)
	case paper.ToAuthor:
		return s.author(t.ID, f.at)
	case paper.ToStoryline:
		return s.storyline(t.ID, f.at)
	case paper.ToQuestion:
		return plain(f, s.questionPage(t.ID))
	case paper.ToArticle:
		return plain(f, s.article(t.ID))
	case paper.ToWithdrawn:
		return plain(f, s.withdrawn(t.ID))
	default:
		return func(context.Context, *edition) (leaf, error) { return leaf{}, errNoPage }
	}
}

// below looks for the pages that every article has below its own. If there is
// no such article either, the answer is notFound.
func (s *Site) below(ctx context.Context, e *edition, f ref, notFound error) (leaf, error) {
	if isQuotes(f.path) {
		return s.belowTopic(ctx, e, f)
	}
	parent, name := path.Split(f.path)
	page, ok := s.belowArticle()[name]
	if !ok {
		return leaf{}, notFound
	}
	found, t, err := s.look(ctx, e, strings.TrimSuffix(parent, "/"))
	switch {
	case err != nil:
		return leaf{}, err
	case t.Kind == paper.ToRedirect:
		return leaf{to: escape(child(cleanTarget(t.To), name))}, nil
	case t.Kind == paper.ToWithdrawn:
		return s.withdrawn(t.ID)(ctx, e)
	case t.Kind != paper.ToArticle:
		return leaf{}, notFound
	case child(found, name) != f.path:
		return leaf{to: escape(child(found, name))}, nil
	default:
		return plain(f, page(t.ID))(ctx, e)
	}
}

// belowArticle returns the builders of the pages below that of an article, by
// the last part of their addresses.
func (s *Site) belowArticle() map[string]func(article int64) builder {
	return map[string]func(int64) builder{
		historyName: s.history, embedName: s.embed, transcriptName: s.transcript, chaptersName: s.chapters,
	}
}
