package wordpress

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/transfer"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// A Store is what an import asks of the paper.
type Store interface {
	// Import stores things, all or none, and says of each what became of it.
	Import(ctx context.Context, items []*news.Imported, ev news.Event) error
	// ImportedRefs returns what things of another site became here.
	ImportedRefs(ctx context.Context, source, kind string, ids []string) (map[string]int64, error)
	// Imported yields what an import stored, in the order of ids.
	Imported(ctx context.Context, source, kind string) iter.Seq2[*news.Imported, error]
	Settings(ctx context.Context) (news.Settings, error)
	Sections(ctx context.Context) ([]news.Section, error)
	TopicBySlug(ctx context.Context, kind news.TopicKind, slug string) (news.Topic, error)
	Authors(ctx context.Context, ids []int64) ([]news.Author, error)
	AuthorBySlug(ctx context.Context, slug string) (news.Author, error)
	Pictures(ctx context.Context, ids []int64) (map[int64]news.Picture, error)
	Resolve(ctx context.Context, path string, now time.Time) (paper.Target, error)
}

// Options say how to import.
type Options struct {
	Files  []string       // one export, in as many files as it was split into
	DryRun bool           // read and convert everything, write nothing
	Resume bool           // go on where the same import was broken off
	Zone   *time.Location // of the site, where a date says only its local time; nil to derive it
	// Media brings the files of pictures along; nil leaves them where they
	// are. It is told which hosts belong to the site.
	Media func(owns func(host string) bool) transfer.Media
	Now   func() time.Time
}

// Import moves a site in. Files that can not be read in full are refused
// before anything is written, with a sentence that says where; an import that
// breaks off later keeps what it has written, and a second one goes on.
func Import(ctx context.Context, st Store, o Options) (*transfer.Report, error) {
	began := o.Now()
	if len(o.Files) == 0 {
		return nil, &news.Error{Kind: news.Invalid, Message: "Name the files that WordPress exported."}
	}
	j := &job{
		store: st, options: o, now: began,
		inventory: newInventory(), read: transfer.NewReport(), lists: transfer.NewReport(), done: transfer.NewReport(),
	}
	j.zones.given = o.Zone
	for _, path := range o.Files {
		j.files = append(j.files, &file{path: path})
	}
	err := j.run(ctx)
	report := transfer.NewReport()
	report.Add(j.read)
	report.Add(j.lists)
	report.Add(j.done)
	report.Seconds = o.Now().Sub(began).Seconds()
	if err != nil {
		report.Errors = append(report.Errors, err.Error())
	}
	return report, err
}

// A job is one import.
type job struct {
	*inventory
	store     Store
	options   Options
	now       time.Time
	files     []*file
	id        string // hash of the files and of what changes their meaning
	pattern   string // of the paper's addresses
	paperLang string // language of the paper
	media     transfer.Media
	at        checkpoint
	read      *transfer.Report // of the inventory
	lists     *transfer.Report // of sections, topics and authors
	done      *transfer.Report // of pictures and articles, as far as they are stored
}

func (j *job) run(ctx context.Context) error {
	if err := j.take(ctx, j.files, j.read); err != nil {
		return refused(err)
	}
	if j.site.host == "" && j.site.name == "" {
		j.site.name = j.files[0].name()
	}
	settings, err := j.store.Settings(ctx)
	if err != nil {
		return fmt.Errorf("read the settings: %w", err)
	}
	j.pattern, j.paperLang = settings.ArticlePath, settings.Lang
	j.id = j.identity()
	if j.options.Media != nil && !j.options.DryRun {
		j.media = j.options.Media(j.ownsHost)
	}
	if err := j.lookBack(ctx); err != nil {
		return err
	}
	if j.at.Done {
		j.unchanged()
		return nil
	}
	for _, step := range []func(context.Context) error{j.storeTerms, j.storePictures, j.storePeople, j.storeArticles} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return j.finish(ctx)
}

// refused makes a sentence of what is wrong with a file. Other failures stay
// what they are.
func refused(err error) error {
	_, broken := errors.AsType[*wxr.SyntaxError](err)
	_, unreadable := errors.AsType[*fs.PathError](err)
	for _, damage := range []error{gzip.ErrHeader, gzip.ErrChecksum, io.ErrUnexpectedEOF, errOtherSite} {
		broken = broken || errors.Is(err, damage)
	}
	if broken || unreadable {
		return &news.Error{Kind: news.Invalid, Message: err.Error() + ". Nothing was imported."}
	}
	return fmt.Errorf("look through the files: %w", err)
}

// identity names the job: the same files, read in the same way.
func (j *job) identity() string {
	var all strings.Builder
	for _, f := range j.files {
		all.WriteString(f.hash + "\n")
	}
	if j.options.Zone != nil {
		all.WriteString(j.options.Zone.String())
	}
	return digest(all.String())
}

// digest returns a hash of parts, in which texts, which may be long, count as
// they are and everything else as JSON.
func digest(parts ...any) string {
	sum := sha256.New() // which takes everything
	values := json.NewEncoder(sum)
	for _, part := range parts {
		if text, ok := part.(string); ok {
			_, _ = fmt.Fprintf(sum, "%d:%s", len(text), text)
		} else {
			_ = values.Encode(part)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// event tells the house what was done.
func (j *job) event() news.Event {
	return news.Event{Name: news.PaperImported, At: j.options.Now(), Note: j.site.source()}
}

// origin names a thing of the site for ever.
func (j *job) origin(kind, id, path, hash string) news.Origin {
	return news.Origin{Source: j.site.source(), Kind: kind, ID: id, Path: path, Hash: hash}
}

// write stores things, or in a dry run says that they would be new.
func (j *job) write(ctx context.Context, items []*news.Imported) error {
	if len(items) == 0 {
		return nil
	}
	if j.options.DryRun {
		for _, item := range items {
			item.Outcome, item.Ref = news.Added, 1
		}
		return nil
	}
	if err := j.store.Import(ctx, items, j.event()); err != nil {
		return fmt.Errorf("store what was read: %w", err)
	}
	return nil
}
