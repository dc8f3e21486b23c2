package testpaper

import (
	"iter"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// IDs are what the nouns of the Gazette were given when it was printed, by
// slug or key. Authors are by name.
type IDs struct {
	Sections, Authors, Topics, Pictures, Articles map[string]int64
	Desks                                         map[string]int64 // by the slugs of their sections
}

// perDay is how many articles a grown paper brought out on one day.
const perDay = 60

// Grow yields n articles that read like the Gazette from a little way off.
// The same seed always gives the same ones, and the first thousand of many
// are the thousand of a small paper. They lie before now, sixty a day.
func (g *Gazette) Grow(seed uint64, n int, ids IDs, now time.Time) iter.Seq[*news.Imported] {
	chain := newChain(g.Articles)
	pool := newPool(g, ids)
	return func(yield func(*news.Imported) bool) {
		for i := range n {
			r := rand.New(rand.NewPCG(seed, uint64(i))) //nolint:gosec // chance that can be repeated is the point
			if !yield(grown(i, r, chain, pool, now)) {
				return
			}
		}
	}
}

// grown makes article number i.
func grown(i int, r *rand.Rand, c *chain, p *pool, now time.Time) *news.Imported {
	at := now.AddDate(0, 0, -1-i/perDay).Truncate(24 * time.Hour).Add(time.Duration(r.IntN(24*60)) * time.Minute)
	headline := c.sentence(r, 5, 11)
	slug := news.Slugify(headline) + "-" + strconv.Itoa(i)
	section := p.sections[r.IntN(len(p.sections))]
	a := &news.Article{
		State: news.Live, PublishAt: at, CreatedAt: at, SavedAt: at,
		Content: news.Content{
			Kind: news.News, Section: section.id, Slug: slug,
			Kicker: c.word(r), Headline: headline, Standfirst: c.sentence(r, 14, 28) + ".",
			Byline: []news.Byline{{Author: p.authors[r.IntN(len(p.authors))]}},
			Topics: p.topicsOf(r), Body: c.body(r),
		},
	}
	if r.IntN(3) > 0 {
		a.Picture = &news.Illustration{Picture: p.pictures[r.IntN(len(p.pictures))]}
	}
	a.Path = news.ArticlePath(news.DefaultArticlePath, section.slug, at, slug, 0)
	return &news.Imported{
		Origin:  news.Origin{Source: "gazette", Kind: "grown", ID: strconv.Itoa(i), Hash: strconv.Itoa(i)},
		Article: a,
	}
}

// A pool is what grown articles draw from.
type pool struct {
	sections                  []place
	authors, topics, pictures []int64
}

type place struct {
	id   int64
	slug string
}

func newPool(g *Gazette, ids IDs) *pool {
	p := &pool{}
	for _, s := range g.Sections {
		p.sections = append(p.sections, place{ids.Sections[s.Slug], s.Slug})
	}
	for _, a := range g.Authors {
		p.authors = append(p.authors, ids.Authors[a.Name])
	}
	for _, t := range g.Topics {
		p.topics = append(p.topics, ids.Topics[t.Slug])
	}
	for _, x := range g.Pictures {
		p.pictures = append(p.pictures, ids.Pictures[x.Key])
	}
	return p
}

// topicsOf picks one to four topics; a few of them are in the news far more
// often than the rest, as in life.
func (p *pool) topicsOf(r *rand.Rand) []int64 {
	var picked []int64
	for range 1 + r.IntN(4) {
		f := r.Float64()
		id := p.topics[int(f*f*f*float64(len(p.topics)))]
		seen := false
		for _, x := range picked {
			seen = seen || x == id
		}
		if !seen {
			picked = append(picked, id)
		}
	}
	return picked
}

// A chain is a Markov chain over the words of the Gazette: after each pair of
// words, those that have followed it.
type chain struct {
	next  map[[2]string][]string
	pairs [][2]string
}

func newChain(articles []Article) *chain {
	c := &chain{next: map[[2]string][]string{}}
	for _, a := range articles {
		if a.Lang == "ar" || a.Lang == "fr" {
			continue
		}
		words := strings.Fields(richtext.PlainText(richtext.FromHTML(a.HTML, richtext.FromHTMLOptions{})))
		for i := 0; i+2 < len(words); i++ {
			pair := [2]string{words[i], words[i+1]}
			if c.next[pair] == nil {
				c.pairs = append(c.pairs, pair)
			}
			c.next[pair] = append(c.next[pair], words[i+2])
		}
	}
	return c
}

// words writes n words, starting anew wherever the chain ends.
func (c *chain) words(r *rand.Rand, n int) []string {
	pair := c.pairs[r.IntN(len(c.pairs))]
	out := []string{pair[0], pair[1]}
	for len(out) < n {
		next := c.next[pair]
		if len(next) == 0 {
			pair = c.pairs[r.IntN(len(c.pairs))]
			out = append(out, pair[0], pair[1])
			continue
		}
		word := next[r.IntN(len(next))]
		out, pair = append(out, word), [2]string{pair[1], word}
	}
	return out[:n]
}

// sentence writes from low to high words without a stop at the end.
func (c *chain) sentence(r *rand.Rand, low, high int) string {
	s := strings.Join(c.words(r, low+r.IntN(high-low)), " ")
	s = strings.Trim(s, ".,;:“”‘’\"'–- ")
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return "Ostrand"
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

func (c *chain) word(r *rand.Rand) string {
	return strings.Trim(c.pairs[r.IntN(len(c.pairs))][0], ".,;:“”‘’\"'–- ")
}

// body writes 8 to 16 paragraphs of some 50 words, with a heading now and then.
func (c *chain) body(r *rand.Rand) richtext.Doc {
	var d richtext.Doc
	for i := range 8 + r.IntN(9) {
		if i%5 == 4 {
			d.Blocks = append(d.Blocks, richtext.Heading{Level: 2, Text: richtext.Plain(c.sentence(r, 3, 7))})
		}
		text := strings.Join(c.words(r, 30+r.IntN(50)), " ")
		d.Blocks = append(d.Blocks, richtext.Paragraph{Text: richtext.Plain(text)})
	}
	return d
}
