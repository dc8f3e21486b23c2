package name

import (
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// vote adds to votes what one mention says about the kind of its name.
func (g *gatherer) vote(votes *[4]int, m Mention) {
	p := &g.names.passages[m.Passage]
	text := g.names.text(m)
	words := strings.Fields(prose.Fold(text))
	before, after := near(p, m.From-1), near(p, m.To)
	switch {
	case m.Title != "":
		votes[Person] += 5
	case hasInstitution(text):
		votes[Organisation] += 5
	case hasLandscape(words):
		votes[Place] += 5
	case isAcronym(text):
		votes[Organisation] += 3
	case m.To-m.From >= 2 && capitals(p.Tokens[m.From:m.To]) <= 3:
		votes[Person]++
	}
	switch before {
	case "in", "near", "across", "outside", "throughout":
		votes[Place] += 2
	case "at", "from", "to", "aus", "nach":
		votes[Place]++
	case "a", "an", "ein", "eine", "einen": // "a DVD", "an American": one of many
		votes[Person] -= 2
		votes[Organisation] -= 3
	case "the", "der", "die", "das":
		votes[Person] -= 2
		if m.To-m.From > 1 { // "the Arab spring" is no organisation
			votes[Organisation]++
		}
	}
	switch {
	case after == "who" || after == "der" && before == "":
		votes[Person] += 3
	case isReporting(after):
		votes[Person] += 2
	case after == "'s" || after == "’s":
		votes[Person]++
	}
	if isPersonsAge(p, m.To) {
		votes[Person] += 4
	}
}

// capitals counts the capitalised words among tokens.
func capitals(tokens []prose.Token) int {
	n := 0
	for _, t := range tokens {
		if t.Capital() {
			n++
		}
	}
	return n
}

// winner returns the kind with the most votes; none, or two, give no kind.
func winner(votes [4]int) Kind {
	best, tied := Unknown, false
	for k := Person; k <= Place; k++ {
		switch {
		case votes[k] > votes[best]:
			best, tied = k, false
		case votes[k] == votes[best] && best != Unknown:
			tied = true
		}
	}
	if tied {
		return Unknown
	}
	return best
}

// near returns the folded token at i, "" at the edges.
func near(p *prose.Passage, i int) string {
	if i < 0 || i >= len(p.Tokens) {
		return ""
	}
	return prose.Fold(p.Tokens[i].Text)
}

// isPersonsAge reports whether an age follows: "Anna Holm, 43, …".
func isPersonsAge(p *prose.Passage, i int) bool {
	return i+2 < len(p.Tokens) && p.Tokens[i].Text == "," && p.Tokens[i+1].Kind == prose.Number &&
		len(p.Tokens[i+1].Text) <= 2 && p.Tokens[i+2].Text == ","
}
