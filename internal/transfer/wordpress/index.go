package wordpress

import (
	"cmp"
	"hash/fnv"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// An index finds attachments by number, by address and by the post they were
// uploaded to. It holds some 60 bytes for each, whatever their addresses.
type index struct {
	entries []entry           // by number once sorted
	paths   []pathEntry       // by hash once sorted
	byPost  []int             // positions of entries, by parent once sorted
	files   map[uint64]string // addresses of what is no picture
	blocks  map[string]string // reusable blocks

	mu    sync.RWMutex
	found map[uint64]int64 // pictures of bodies that are no attachments, by hash; they come while others are converted
}

type entry struct {
	id     uint64
	parent uint64
	order  int32
	image  bool
	ref    int64 // the picture it became
}

type pathEntry struct {
	hash  uint64
	exact bool // of the address itself, not of what it is a size of
	id    uint64
}

func newIndex() *index {
	return &index{files: map[uint64]string{}, found: map[uint64]int64{}, blocks: map[string]string{}}
}

// add takes an attachment in.
func (x *index) add(a attachment) {
	id := number(a.ID)
	x.entries = append(x.entries, entry{id: id, parent: number(a.Parent), order: int32(a.Order), image: a.image()}) // an order that large sorts anyhow
	key := fileKey(a.URL)
	x.paths = append(x.paths, pathEntry{hashOf(key), true, id})
	if original := originalOf(key); original != key {
		x.paths = append(x.paths, pathEntry{hashOf(original), false, id})
	}
	if !a.image() {
		x.files[id] = a.URL
	}
}

// sort makes the index ready for questions.
func (x *index) sort() {
	slices.SortStableFunc(x.entries, func(a, b entry) int { return cmp.Compare(a.id, b.id) })
	slices.SortStableFunc(x.paths, func(a, b pathEntry) int { return cmp.Compare(a.hash, b.hash) })
	x.byPost = x.byPost[:0]
	for i, e := range x.entries {
		if e.parent != 0 && e.image {
			x.byPost = append(x.byPost, i)
		}
	}
	slices.SortStableFunc(x.byPost, func(a, b int) int {
		p, q := x.entries[a], x.entries[b]
		return cmp.Or(cmp.Compare(p.parent, q.parent), cmp.Compare(p.order, q.order), cmp.Compare(p.id, q.id))
	})
}

func (x *index) entry(id uint64) *entry {
	i, ok := slices.BinarySearchFunc(x.entries, id, func(e entry, id uint64) int { return cmp.Compare(e.id, id) })
	if !ok {
		return nil
	}
	return &x.entries[i]
}

// became notes which picture an attachment is.
func (x *index) became(id string, ref int64) {
	if e := x.entry(number(id)); e != nil {
		e.ref = ref
	}
}

func (x *index) picture(id string) (int64, bool) {
	e := x.entry(number(id))
	if e == nil || e.ref == 0 {
		return 0, false
	}
	return e.ref, true
}

func (x *index) pictureAt(address string) (int64, bool) {
	key := fileKey(address)
	if key == "" {
		return 0, false
	}
	for _, k := range []string{key, originalOf(key)} {
		if ref := x.at(hashOf(k)); ref != 0 {
			return ref, true
		}
	}
	return 0, false
}

// at returns the picture whose address has a hash; one that has the address
// itself goes before one that is a size of it.
func (x *index) at(hash uint64) (ref int64) {
	i, _ := slices.BinarySearchFunc(x.paths, hash, func(p pathEntry, h uint64) int { return cmp.Compare(p.hash, h) })
	for ; i < len(x.paths) && x.paths[i].hash == hash; i++ {
		if e := x.entry(x.paths[i].id); e != nil && e.ref != 0 && (ref == 0 || x.paths[i].exact) {
			ref = e.ref
		}
	}
	if ref != 0 {
		return ref
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.found[hash]
}

// find notes a picture that is no attachment.
func (x *index) find(key string, ref int64) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.found[hashOf(key)] = ref
}

func (x *index) file(id string) string { return x.files[number(id)] }

func (x *index) children(post string) []string {
	parent := number(post)
	i, _ := slices.BinarySearchFunc(x.byPost, parent, func(at int, p uint64) int { return cmp.Compare(x.entries[at].parent, p) })
	var ids []string
	for ; i < len(x.byPost) && x.entries[x.byPost[i]].parent == parent; i++ {
		ids = append(ids, strconv.FormatUint(x.entries[x.byPost[i]].id, 10))
	}
	return ids
}

func (x *index) reusable(id string) (string, bool) {
	body, ok := x.blocks[id]
	return body, ok
}

// number returns an id of WordPress as a number. What is none gets one.
func number(id string) uint64 {
	id = strings.TrimSpace(id)
	if id == "" {
		return 0
	}
	if n, err := strconv.ParseUint(id, 10, 64); err == nil {
		return n
	}
	return hashOf(id)
}

func hashOf(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// fileKey returns what identifies a file of the media library among all
// addresses it may have: the path inside the library, or host and path.
func fileKey(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Path == "" {
		return ""
	}
	host, path := plainHost(u.Host), u.Path
	if strings.HasSuffix(host, ".wp.com") && len(host) == len("i0.wp.com") { // Photon: the address is in the path
		host, path, _ = strings.Cut(strings.TrimPrefix(path, "/"), "/")
		host, path = plainHost(host), "/"+path
	}
	if _, file, ok := strings.Cut(path, "/wp-content/uploads/"); ok {
		return file
	}
	if _, file, ok := strings.Cut(path, "/wp-content/blogs.dir/"); ok {
		return "blogs.dir/" + file
	}
	return host + path
}

var sizeOf = regexp.MustCompile(`(?:-\d{1,5}x\d{1,5}|-scaled|-rotated|-e\d{10,13})+(\.[A-Za-z0-9]{2,5})$`)

// originalOf returns the key of the file that a smaller or edited one was made
// of.
func originalOf(key string) string { return sizeOf.ReplaceAllString(key, "$1") }
