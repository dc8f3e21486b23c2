package wordpress

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// TestNoWordIsLost converts the body of every post and page of the samples:
// each word that a browser would show must be in the text, or in a legacy
// block. Two things are tolerated: characters that make a line run the other
// way are dropped, and what stands inside the brackets of a shortcode is an
// instruction, not text.
func TestNoWordIsLost(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../../../shared/data/wxr/*/*.xml*")
	if err != nil || len(files) == 0 {
		t.Skip("the sample exports are not here")
	}
	for _, path := range files {
		if strings.Contains(path, "merged") {
			continue // the others once more
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			f := &file{path: path}
			r, err := f.open()
			if err != nil {
				return // refused: there is another test for that
			}
			defer f.close()
			for {
				entry, err := r.Next()
				if err != nil {
					return
				}
				if it := entry.Item; it != nil && (strings.TrimSpace(it.Type) == "post" || strings.TrimSpace(it.Type) == "page") {
					checkWords(t, it)
				}
			}
		})
	}
}

func checkWords(t *testing.T, it *wxr.Item) {
	t.Helper()
	var warnings tally
	c := conversion{site: site{host: "example.org"}, library: newIndex(), tally: &warnings, post: it.ID}
	kept := wordsOf(textsOf(c.doc(it.Content)))
	for _, word := range slices.Sorted(maps.Keys(wordsOf(shown(it.Content)))) {
		if kept[word] == 0 {
			t.Errorf("%s %q: the word %q is lost", it.ID, it.Title, word)
		}
	}
}

var (
	shortcodeTag = regexp.MustCompile(`\[/?[A-Za-z][^\[\]]*\]`)
	blockTag     = regexp.MustCompile(`<!--.*?-->`)
)

// shown returns the text that a browser shows of a body. The insides of
// shortcodes are instructions and not words.
func shown(body string) string {
	body = strings.ReplaceAll(body, "\r", "\n")
	body = strings.NewReplacer("[dropcap]", "", "[/dropcap]", "").Replace(body) // inside a word
	body = shortcodeTag.ReplaceAllString(blockTag.ReplaceAllString(body, " "), " ")
	var text strings.Builder
	hidden := 0
	tokens := html.NewTokenizer(strings.NewReader(body))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return text.String()
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			token := tokens.Token()
			if isBlockTag("<" + token.Data + ">") {
				text.WriteString(" ")
			}
			switch {
			case !isHiddenTag(token.Data):
			case token.Type == html.StartTagToken:
				hidden++
			case token.Type == html.EndTagToken:
				hidden--
			}
		case html.TextToken:
			if hidden <= 0 {
				text.Write(tokens.Text())
			}
		}
	}
}

func isHiddenTag(name string) bool {
	return name == "style" || name == "script" || name == "noscript" || name == "template" || name == "title" || name == "object"
}

// textsOf returns everything in a doc that anybody can read.
func textsOf(doc richtext.Doc) string {
	text := []string{richtext.PlainText(doc)}
	for _, b := range doc.Blocks {
		switch b := b.(type) {
		case richtext.PullQuote:
			text = append(text, b.Text.String(), b.Speaker)
		case richtext.Legacy:
			text = append(text, b.Source, html.UnescapeString(b.Source))
		case richtext.Embed:
			text = append(text, b.URL)
		}
	}
	return strings.Join(text, "\n")
}

func wordsOf(text string) map[string]int {
	words := map[string]int{}
	text = norm.NFC.String(strings.ToLower(strings.Map(withoutOverrides, text)))
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		words[word]++
	}
	return words
}

// withoutOverrides drops the characters that make a line run the other way.
func withoutOverrides(r rune) rune {
	if 0x202A <= r && r <= 0x202E {
		return -1
	}
	return r
}
