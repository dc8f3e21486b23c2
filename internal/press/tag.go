package press

import (
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// tagLimit bounds the header that carries the keys: proxies refuse an answer
// whose headers outgrow one page of memory, 4 KB with nginx.
const tagLimit = 2048

// untaggedAge is how long shared caches may keep a page they were not told all
// the keys of, and so could not be told to drop.
const untaggedAge = 10 * time.Second

// tag adds the header that tells caches before us what the page shows.
func (p *Press) tag(s *sheet, keys []news.Key) {
	if p.keyField == "" {
		return
	}
	separator := " "
	if p.keyField == "Cache-Tag" {
		separator = ","
	}
	value, n := joinKeys(keys, separator)
	s.always = append(s.always, field{p.keyField, []string{value}})
	s.untagged = n < len(keys)
}

// joinKeys writes as many keys as fit in a header, and says how many.
func joinKeys(keys []news.Key, separator string) (value string, n int) {
	var b strings.Builder
	for i, key := range keys {
		if b.Len()+len(separator)+len(key) > tagLimit {
			return b.String(), i
		}
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(string(key))
	}
	return b.String(), len(keys)
}
