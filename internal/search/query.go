package search

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Query says what to look for.
type Query struct {
	Text  string     // words as a person types them, see [Index.Search]
	Flags [][]string // one flag of each group
	Limit int
	Best  bool // the best hits first, not the newest
}

// Search returns the ids of the articles that have all the words of a text:
// "quoted words" next to each other, -words not at all, and the last word as
// the beginning of one. Any text is a question; one without letters or digits
// finds nothing.
func (x *Index) Search(ctx context.Context, q Query) ([]int64, error) {
	match := expression(q)
	if match == "" {
		return nil, nil
	}
	order := "rowid desc"
	if q.Best {
		order = "bm25(desk, 0, 10, 3, 4, 6, 1), rowid desc" // a headline weighs ten times the text
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	rows, err := x.db.QueryContext(ctx, `select rowid from desk where desk match $1 order by `+order+` limit $2`, match, q.Limit)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// A term is a word, or several that follow each other.
type term struct {
	words string
	not   bool
	whole bool // not only the beginning of a word
}

// most is how many terms of a text count. Nobody types more; what is pasted
// is cut.
const most = 24

// expression writes a query in the language of FTS5. Every word stands in
// quotes there, so that none of them can be a word of that language.
func expression(q Query) string {
	var want, avoid []string
	terms := split(q.Text)
	for i, t := range terms {
		quoted := `"` + t.words + `"`
		switch {
		case t.not:
			avoid = append(avoid, quoted)
		case i == len(terms)-1 && !t.whole:
			want = append(want, quoted+" *")
		default:
			want = append(want, quoted)
		}
	}
	if len(want) == 0 {
		return ""
	}
	all := []string{"{headline kicker standfirst byline body} : (" + strings.Join(want, " AND ") + ")"}
	for _, group := range q.Flags {
		all = append(all, `flags : ("`+strings.Join(group, `" OR "`)+`")`)
	}
	match := strings.Join(all, " AND ")
	if len(avoid) > 0 {
		match = "(" + match + ") NOT {headline kicker standfirst byline body} : (" + strings.Join(avoid, " OR ") + ")"
	}
	return match
}

// split takes a text apart. A quote that is not closed reaches to the end.
func split(text string) (terms []term) {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		var t term
		if rest, ok := strings.CutPrefix(text, "-"); ok {
			t.not, text = true, rest
		}
		t.whole = quotes(text)
		t.words, text = cut(text, t.whole)
		if strings.ContainsFunc(t.words, wordly) && len(terms) < most {
			terms = append(terms, t)
		}
	}
	return terms
}

// marksOfQuotes are those that keyboards and word processors make.
var marksOfQuotes = []string{`"`, "“", "”", "„", "«", "»"}

func quotes(text string) bool {
	return slices.ContainsFunc(marksOfQuotes, func(q string) bool { return strings.HasPrefix(text, q) })
}

// cut takes the first term off a text, without its quotes.
func cut(text string, quoted bool) (words, rest string) {
	if quoted {
		_, open := utf8.DecodeRuneInString(text)
		text = text[open:]
		end := strings.IndexFunc(text, func(r rune) bool { return slices.Contains(marksOfQuotes, string(r)) })
		if end < 0 {
			return plain(text), ""
		}
		_, closing := utf8.DecodeRuneInString(text[end:])
		return plain(text[:end]), text[end+closing:]
	}
	end := strings.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || quotes(string(r)) })
	if end < 0 {
		return plain(text), ""
	}
	return plain(text[:end]), text[end:]
}

// plain leaves nothing in a term that could end the quotes around it.
func plain(words string) string {
	return strings.Map(func(r rune) rune {
		if r == '"' || r == 0 || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, words)
}

// wordly reports whether a character is part of a word for the index.
func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
