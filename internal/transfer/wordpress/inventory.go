package wordpress

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/transfer"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// An inventory is what the first pass over all files learned.
type inventory struct {
	site   site
	index  *index
	terms  terms
	people people
	zones  zones
	seen   []sighting
	twice  map[sighting]verdict
	hosts  map[string]bool // that attachments lie on
	items  int
}

// A sighting is one item of one file.
type sighting struct {
	key, guid uint64 // of type and number; of what WordPress calls it for ever
	at        int    // how many items of the job came before
}

// A verdict is what becomes of an item whose number another one has as well.
type verdict struct {
	skip  bool   // the same thing comes again later, perhaps newer
	alias string // another thing of the same number: what is put behind it
}

// maxReusableText is how many bytes of reusable blocks are kept in memory.
const maxReusableText = 16 << 20

func newInventory() *inventory {
	return &inventory{index: newIndex(), terms: newTerms(), people: newPeople(), hosts: map[string]bool{}}
}

// take reads all files once. It writes nothing, so an error leaves the paper
// as it was.
func (v *inventory) take(ctx context.Context, files []*file, report *transfer.Report) error {
	for _, f := range files {
		if err := v.file(ctx, f, report); err != nil {
			return fmt.Errorf("%s: %w", f.name(), err)
		}
	}
	v.index.sort()
	v.judge()
	return nil
}

func (v *inventory) file(ctx context.Context, f *file, report *transfer.Report) error {
	r, err := f.open()
	if err != nil {
		return err
	}
	defer f.close()
	for {
		entry, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if entry.Item != nil && entry.Item.Ordinal%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		v.entry(entry, f, report)
	}
	if err := f.finish(); err != nil {
		return err
	}
	for kind, n := range r.Mended {
		w := report.Warnings["broken XML mended: "+kind]
		report.Warnings["broken XML mended: "+kind] = transfer.Warning{Count: w.Count + n, Examples: append(w.Examples, f.name())}
	}
	return v.sameSite(newSite(r.Site))
}

var errOtherSite = errors.New("this is an export of another site")

// sameSite refuses files of two sites in one import, because their numbers
// mean different things.
func (v *inventory) sameSite(s site) error {
	switch {
	case v.site == (site{}) || v.site.host == "":
		v.site = s
	case s.host != "" && s.source() != v.site.source():
		return fmt.Errorf("%w: it is of %s, and the files before are of %s; import one site at a time", errOtherSite, s.root, v.site.root)
	}
	return nil
}

func (v *inventory) entry(e wxr.Entry, f *file, report *transfer.Report) {
	switch {
	case e.Author != nil:
		v.people.user(e.Author)
	case e.Term != nil:
		v.terms.declare(e.Term)
	default:
		normalise(e.Item)
		v.item(e.Item, f, report)
	}
}

// normalise trims the fields that are names and numbers.
func normalise(it *wxr.Item) {
	for _, field := range []*string{&it.ID, &it.Type, &it.Status, &it.Name, &it.Parent, &it.Link, &it.GUID} {
		*field = strings.TrimSpace(*field)
	}
	it.Type = cmp.Or(it.Type, "unknown")
	if it.ID == "" {
		it.ID = it.GUID
	}
}

func (v *inventory) item(it *wxr.Item, f *file, report *transfer.Report) {
	report.Items[it.Type]++
	report.Comments += len(it.Comments)
	v.seen = append(v.seen, sighting{hashOf(it.Type + "/" + it.ID), hashOf(cmp.Or(it.GUID, it.Link, it.Title)), v.items})
	v.items++
	v.zones.learn(it)
	switch it.Type {
	case "attachment":
		f.attachments = true
		a := attachmentOf(it)
		v.index.add(a)
		v.host(a.URL)
	case "guest-author":
		v.people.guest(it)
	case "wp_block":
		v.reusable(it, report)
	case "post":
		report.Articles++
		v.mention(it)
	case "page":
		report.Pages++
		v.people.mention(it)
	}
}

// mention takes in the terms and people of a post.
func (v *inventory) mention(it *wxr.Item) {
	v.people.mention(it)
	for _, ref := range it.Terms {
		v.terms.mention(ref)
	}
	section := v.terms.section(it)
	t := v.terms.categories[section]
	if t == nil {
		t = &term{slug: section, name: "News"}
		v.terms.categories[section] = t
	}
	t.uses++
}

// maxHosts is how many hosts of attachments are remembered; sites have one to
// three.
const maxHosts = 20

func (v *inventory) host(address string) {
	if u, err := url.Parse(address); err == nil && u.Host != "" && len(v.hosts) < maxHosts {
		v.hosts[plainHost(u.Hostname())] = true
	}
}

func (v *inventory) reusable(it *wxr.Item, report *transfer.Report) {
	size := len(it.Content)
	for _, body := range v.index.blocks {
		size += len(body)
	}
	if size > maxReusableText {
		report.Warn("too many reusable blocks", it.Title)
		return
	}
	v.index.blocks[it.ID] = it.Content
}

// judge finds the numbers that stand for more than one item, and lets go of
// all others.
func (v *inventory) judge() {
	v.twice = map[sighting]verdict{}
	slices.SortFunc(v.seen, func(a, b sighting) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at, b.at)) })
	for i := 0; i < len(v.seen); {
		end := i + 1
		for end < len(v.seen) && v.seen[end].key == v.seen[i].key {
			end++
		}
		v.judgeAlike(v.seen[i:end])
		i = end
	}
	v.seen = nil
}

// judgeAlike settles items of one type and number. What WordPress calls by
// the same name is one thing, of which the last copy counts. Others are
// different things: the first keeps the number.
func (v *inventory) judgeAlike(same []sighting) {
	for i, s := range same {
		d := verdict{}
		if s.guid != same[0].guid {
			d.alias = fmt.Sprintf("~%x", s.guid)
		}
		for _, later := range same[i+1:] {
			d.skip = d.skip || later.guid == s.guid
		}
		if d != (verdict{}) {
			v.twice[s] = d
		}
	}
}

// verdict returns what becomes of an item, which is the at-th of the job.
func (v *inventory) verdict(it *wxr.Item, at int) verdict {
	if len(v.twice) == 0 {
		return verdict{}
	}
	return v.twice[sighting{hashOf(it.Type + "/" + it.ID), hashOf(cmp.Or(it.GUID, it.Link, it.Title)), at}]
}
