package related

// Frequencies tells how common terms are in the archive.
type Frequencies interface {
	Articles() int    // how many articles there are
	Of(term Term) int // how many of them use a term
}

// Counts are the frequencies of an archive, kept in memory. They hold at most
// 400,000 terms: when there are more, those seen once are forgotten (lossy
// counting; Manku and Motwani, 2002). What is forgotten counts as rare, which
// it is. An article that readers lose stays counted.
type Counts struct {
	articles int
	of       map[Term]uint32
}

// most is how many terms are kept: 20 MB in memory, 4 MB when kept as bytes.
const most = 400_000

// NewCounts returns the counts of an empty archive.
func NewCounts() *Counts { return &Counts{of: map[Term]uint32{}} }

// Add counts an article.
func (c *Counts) Add(terms Terms) {
	c.articles++
	for t := range terms {
		c.of[t]++
	}
	c.forget()
}

// Join counts all articles that o counted.
func (c *Counts) Join(o *Counts) {
	c.articles += o.articles
	for t, n := range o.of {
		c.of[t] += n
	}
	c.forget()
}

// forget drops the rarest terms while there are too many.
func (c *Counts) forget() {
	for least := uint32(1); len(c.of) > most; least++ {
		for t, n := range c.of {
			if n <= least {
				delete(c.of, t)
			}
		}
	}
}

// Articles returns how many articles were counted.
func (c *Counts) Articles() int { return c.articles }

// Of returns how many articles use a term.
func (c *Counts) Of(term Term) int { return int(c.of[term]) }
