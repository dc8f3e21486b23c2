package wordpress

import (
	"encoding/json"
	"strings"
)

// A block is one block of WordPress's block editor, which marks them with
// comments: <!-- wp:name {"attribute":1} --> … <!-- /wp:name -->.
type block struct {
	name   string // with its namespace: "core/paragraph"; "" for what is outside any
	attrs  blockAttrs
	parts  []blockPart
	source string // as it was written, with its comments
}

// A blockPart is HTML, or a block inside the block.
type blockPart struct {
	html  string
	block *block
}

// blockAttrs are the attributes of blocks that we look at.
type blockAttrs struct {
	URL      string        `json:"url"`
	Provider string        `json:"providerNameSlug"`
	Ref      json.Number   `json:"ref"`
	ID       json.Number   `json:"id"`
	IDs      []json.Number `json:"ids"`
	Src      string        `json:"src"`
	Caption  string        `json:"caption"`
}

// maxBlockDepth is how deep blocks may nest; deeper ones are read as if they
// stood beside each other.
const maxBlockDepth = 50

// hasBlocks reports whether a body was written with the block editor.
func hasBlocks(body string) bool { return strings.Contains(body, "<!-- wp:") }

// A blockComment is one of the comments.
type blockComment struct {
	name       string
	json       string
	closes     bool // <!-- /wp:name -->
	void       bool // <!-- wp:name /-->
	start, end int  // in the body
}

// nextComment returns the first block comment at or after from.
func nextComment(body string, from int) (c blockComment, ok bool) {
	for {
		i := strings.Index(body[from:], "<!--")
		if i < 0 {
			return c, false
		}
		start := from + i
		length := strings.Index(body[start:], "-->")
		if length < 0 {
			return c, false
		}
		end := start + length + len("-->")
		inside := strings.TrimSuffix(body[start:end], "-->") // of <!--> too, which is a comment
		if c, ok = parseComment(strings.TrimPrefix(inside, "<!--")); ok {
			c.start, c.end = start, end
			return c, true
		}
		from = end
	}
}

func parseComment(inside string) (c blockComment, ok bool) {
	inside = strings.TrimSpace(inside)
	inside, c.closes = strings.CutPrefix(inside, "/")
	inside, ok = strings.CutPrefix(inside, "wp:")
	if !ok {
		return c, false
	}
	inside, c.void = strings.CutSuffix(inside, "/")
	name, attrs, _ := strings.Cut(strings.TrimSpace(inside), " ")
	if name == "" || strings.ContainsAny(name, "{}<>\"") {
		return c, false
	}
	if !strings.Contains(name, "/") {
		name = "core/" + name
	}
	c.name, c.json = name, strings.TrimSpace(attrs)
	return c, true
}

// parseBlocks reads a body as a block without a name that holds everything. An
// end without a beginning is passed over, a beginning without an end goes to
// the end of the block around it.
func parseBlocks(body string) *block {
	type open struct {
		*block
		start int
	}
	stack := []open{{&block{source: body}, 0}}
	top := func() open { return stack[len(stack)-1] }
	closeTop := func(end int) {
		b := top()
		b.source = body[b.start:end]
		stack = stack[:len(stack)-1]
	}
	at := 0
	for {
		c, ok := nextComment(body, at)
		if !ok {
			break
		}
		top().text(body[at:c.start])
		at = c.end
		if c.closes {
			depth := len(stack) - 1
			for depth > 0 && stack[depth].name != c.name {
				depth--
			}
			for depth > 0 && len(stack) > depth {
				closeTop(c.end)
			}
			continue
		}
		b := &block{name: c.name, source: body[c.start:c.end]}
		if c.json != "" {
			_ = json.Unmarshal([]byte(c.json), &b.attrs) // attributes of another shape mean nothing to us
		}
		parent := top()
		parent.parts = append(parent.parts, blockPart{block: b})
		if !c.void && len(stack) <= maxBlockDepth {
			stack = append(stack, open{b, c.start})
		}
	}
	top().text(body[at:])
	for len(stack) > 1 {
		closeTop(len(body))
	}
	return stack[0].block
}

func (b *block) text(html string) {
	if html != "" {
		b.parts = append(b.parts, blockPart{html: html})
	}
}

// inner returns the HTML of a block without that of the blocks inside it.
func (b *block) inner() string {
	var s strings.Builder
	for _, p := range b.parts {
		s.WriteString(p.html)
	}
	return s.String()
}
