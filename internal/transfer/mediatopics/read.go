package mediatopics

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
)

// maxFile is how long a file may be, in bytes. The one of all languages has 4
// million.
const maxFile = 64 << 20

// How much of a concept is taken in: of so many languages, and names and
// definitions of so many characters.
const (
	maxLanguages  = 100
	maxName       = 80
	maxDefinition = 4000
)

// maxConcepts is how many concepts a file may have.
const maxConcepts = 20_000

// A Concept is a subject as the file has it.
type Concept struct {
	Code       string            // medtop:20000002
	Broader    string            // the code of the one above it; empty at the top
	Names      map[string]string // by language (BCP 47)
	Definition map[string]string
	Retired    bool
}

// file is the part of the file that we read.
type file struct {
	Concepts []struct {
		URI        string            `json:"uri"`
		Code       string            `json:"qcode"`
		Names      map[string]string `json:"prefLabel"`
		Definition map[string]string `json:"definition"`
		Broader    oneOrMore         `json:"broader"`
		Retired    string            `json:"retired"`
	} `json:"conceptSet"`
}

// oneOrMore is a text, or a list of them.
type oneOrMore []string

func (o *oneOrMore) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte(`"`)) {
		*o = oneOrMore{""}
		return json.Unmarshal(b, &(*o)[0])
	}
	return json.Unmarshal(b, (*[]string)(o))
}

var codeForm = regexp.MustCompile(`^medtop:\d{8}$`)

// Read reads the concepts of a file, each once, in the order of the file. What
// has no proper code or no name is left out.
func Read(r io.Reader) ([]Concept, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read Media Topics: %w", err)
	}
	if len(text) > maxFile {
		return nil, &news.Error{Kind: news.Invalid, Message: "This file is too long for the Media Topics."}
	}
	var f file
	if err := json.Unmarshal(bytes.TrimPrefix(text, []byte("\ufeff")), &f); err != nil {
		return nil, notMediaTopics("it is no JSON of that shape")
	}
	if len(f.Concepts) > maxConcepts {
		return nil, notMediaTopics("it has too many concepts")
	}
	var all []Concept
	seen := map[string]bool{}
	for _, c := range f.Concepts {
		x := Concept{Code: codeOf(c.Code, c.URI), Names: tidy(c.Names, maxName), Definition: tidy(c.Definition, maxDefinition), Retired: c.Retired != ""}
		if len(c.Broader) > 0 {
			x.Broader = codeOf("", c.Broader[0])
		}
		if x.Code == "" || seen[x.Code] || len(x.Names) == 0 {
			continue
		}
		seen[x.Code] = true
		all = append(all, x)
	}
	if len(all) == 0 {
		return nil, notMediaTopics("it has no concept of them")
	}
	return all, nil
}

func notMediaTopics(why string) error {
	return &news.Error{Kind: news.Invalid, Message: "This is not the file of the Media Topics: " + why + ". Take the JSON from https://cv.iptc.org/newscodes/mediatopic/?format=json."}
}

// codeOf returns the code of a concept, from its code or address; "" for none.
func codeOf(code, uri string) string {
	if code == "" {
		code = "medtop:" + strings.TrimSuffix(uri[strings.LastIndexByte(strings.TrimSuffix(uri, "/"), '/')+1:], "/")
	}
	if !codeForm.MatchString(code) {
		return ""
	}
	return code
}

// tidy sets single spaces and leaves out what is empty or too long then.
func tidy(texts map[string]string, limit int) map[string]string {
	tidied := map[string]string{}
	for _, lang := range slices.Sorted(maps.Keys(texts)) {
		text := strings.Join(strings.Fields(texts[lang]), " ")
		if text != "" && utf8.RuneCountInString(text) <= limit && len(tidied) < maxLanguages {
			tidied[lang] = text
		}
	}
	return tidied
}
