package news

import (
	"slices"
	"strings"
	"time"
)

// A Check is something that an editor should look at before readers do: a
// rule that the article breaks, where, and what to do about it.
type Check struct {
	Rule     string // name of the rule, for ever: "headline-question"
	Must     bool   // it keeps the article from being published; else it is advice
	Field    string // the field of [Content] as JSON has it: "headline", "picture", "body"
	Block    int    // index of the block in the body, or -1
	Sentence string // what is wrong
	Fix      string // what to do
}

// A Reading is what an article is held against by [Checks].
type Reading struct {
	Proof
	Topics  []Topic    // those it is about or mentions
	Similar []Headline // published lately with nearly the same headline
	Lang    string     // the paper's language
	Now     time.Time
}

// Checks lists all that an editor should know before the article is published,
// what keeps it from that first.
func Checks(a *Article, r Reading) []Check {
	c := &a.Content
	var checks []Check
	for _, family := range [][]Check{
		required(c, r.Proof), aboutHeadline(c, r), aboutFurniture(c, r), aboutPictures(c, r),
		aboutStructure(c), aboutLinks(c), aboutNames(c, r.Topics), aboutLanguage(c, r.Lang), aboutTime(a, r.Now),
	} {
		checks = append(checks, family...)
	}
	slices.SortStableFunc(checks, func(x, y Check) int {
		switch {
		case x.Must == y.Must:
			return 0
		case x.Must:
			return -1
		default:
			return 1
		}
	})
	return checks
}

// Problems lists what keeps an article from being published, one sentence
// each, all at once; none if it can be.
func Problems(c *Content, proof Proof) []string {
	var problems []string
	for _, check := range required(c, proof) {
		if !slices.Contains(problems, check.Sentence) {
			problems = append(problems, check.Sentence)
		}
	}
	return problems
}

// must returns a check of a field that keeps the article from being published.
func must(rule, field, sentence, fix string) Check {
	return Check{Rule: rule, Must: true, Field: field, Block: -1, Sentence: sentence, Fix: fix}
}

// should returns a check of a field that is advice.
func should(rule, field, sentence, fix string) Check {
	return Check{Rule: rule, Field: field, Block: -1, Sentence: sentence, Fix: fix}
}

// in returns the check as one of a block of the body.
func (c Check) in(block int) Check {
	c.Field, c.Block = "body", block
	return c
}

// required checks what no article can be published without.
func required(c *Content, proof Proof) []Check {
	var checks []Check
	if c.Headline == "" {
		checks = append(checks, must("headline-missing", "headline", "The article needs a headline.", "Write one."))
	}
	if c.Section == 0 && c.Kind != AboutPage {
		checks = append(checks, must("section-missing", "section", "The article needs a section.", "Choose where in the paper it belongs."))
	}
	if len(c.Body.Blocks) == 0 && c.Standfirst == "" {
		checks = append(checks, must("text-missing", "body", "The article needs a text, or at least a standfirst.", "Write it."))
	}
	if c.Kind == AboutPage && c.Slug != "" && Reserved(c.Slug) {
		checks = append(checks, must("slug-reserved", "slug",
			"The slug "+quote(c.Slug)+" belongs to the program; choose another one.", "Choose another slug."))
	}
	checks = append(checks, proof.Profile.lacking(c)...)
	return append(checks, requiredOfPictures(c, proof.Pictures)...)
}

// publishable refuses, with all the reasons at once, what readers must not
// see.
func (a *Article) publishable(proof Proof) error {
	if a.Restricted {
		return &Error{Conflict, "This article came from behind a password. Open it to readers before you publish it."}
	}
	return refuse(Problems(&a.Content, proof))
}

// refuse makes one refusal of several sentences, or nil of none.
func refuse(problems []string) error {
	if len(problems) == 0 {
		return nil
	}
	return &Error{Invalid, strings.Join(problems, " ")}
}
